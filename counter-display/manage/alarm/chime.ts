import { type ReadonlySignal, signal } from '@preact/signals';

/** Two notes, the lower one first: unlike the hall's call, so that nobody in the office takes one for the other. */
const NOTES_HZ = [587, 880] as const;
const NOTE_S = 0.28;
const LEVEL = 0.12;
const SILENT = 0.0001;

export interface Chime {
  /** The browser lets no sound out before somebody has pressed something on this page. */
  readonly isBlocked: ReadonlySignal<boolean>;
  ring(): void;
  /** From a press. */
  allow(): void;
  close(): void;
}

/** LOOK 9: made of nothing, so that no file has to be there. Any press on the page lets it be heard from then on. */
export function openChime(page: Pick<Window, 'addEventListener' | 'removeEventListener'>): Chime {
  const context = new AudioContext();
  const isBlocked = signal(context.state !== 'running');
  const look = () => {
    isBlocked.value = context.state !== 'running';
  };
  const allow = () => void context.resume();
  context.addEventListener('statechange', look);
  page.addEventListener('pointerdown', allow);
  page.addEventListener('keydown', allow);
  // Whoever has just signed in has pressed a key: then it is let out at once.
  allow();

  const note = (hz: number, at: number) => {
    const tone = context.createOscillator();
    const level = context.createGain();
    level.gain.setValueAtTime(SILENT, at);
    level.gain.exponentialRampToValueAtTime(LEVEL, at + 0.02);
    level.gain.exponentialRampToValueAtTime(SILENT, at + NOTE_S);
    tone.frequency.value = hz;
    tone.connect(level).connect(context.destination);
    tone.start(at);
    tone.stop(at + NOTE_S);
  };
  return {
    isBlocked,
    ring() {
      // What would be heard minutes later, when somebody comes back to the page, is no alarm.
      if (context.state !== 'running') return;
      for (const [nth, hz] of NOTES_HZ.entries()) note(hz, context.currentTime + nth * NOTE_S);
    },
    allow,
    close() {
      page.removeEventListener('pointerdown', allow);
      page.removeEventListener('keydown', allow);
      void context.close();
    },
  };
}
