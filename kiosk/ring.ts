/** Two notes, as in the hall: a fifth apart, soft at both ends. */
const NOTES_HZ = [660, 440] as const;
const NOTE_S = 0.35;
const VIBRATE_MS = [300, 120, 300];

export interface Ringer {
  /** A phone plays sound only after a finger has asked for it; call this from a press. */
  wake(): void;
  ring(): void;
}

/** Sound made on the spot: nothing to load, and it works on plain http. */
export function openRinger(): Ringer {
  let sound: AudioContext | undefined;
  return {
    wake() {
      sound ??= new AudioContext();
      void sound.resume();
    },
    ring() {
      navigator.vibrate?.(VIBRATE_MS);
      if (sound === undefined) return;
      const from = sound.currentTime + 0.05;
      NOTES_HZ.forEach((hertz, place) => {
        if (sound !== undefined) note(sound, hertz, from + place * NOTE_S);
      });
    },
  };
}

function note(sound: AudioContext, hertz: number, from: number): void {
  const tone = new OscillatorNode(sound, { frequency: hertz });
  const loudness = new GainNode(sound, { gain: 0 });
  loudness.gain.setValueAtTime(0, from);
  loudness.gain.linearRampToValueAtTime(0.5, from + 0.04);
  loudness.gain.linearRampToValueAtTime(0, from + NOTE_S);
  tone.connect(loudness).connect(sound.destination);
  tone.start(from);
  tone.stop(from + NOTE_S);
}
