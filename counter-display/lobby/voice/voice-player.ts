import type { ReadonlySignal } from '@preact/signals';
import { type Clock, sleep } from '#contract/clock.ts';
import { type LoadClip, openClipStore } from './clip-store.ts';
import type { Loudspeaker, Playable } from './loudspeaker.ts';
import { type SoundState, watchSound } from './sound-watch.ts';
import {
  CHIME,
  type ClipName,
  clipsNeeded,
  phrasesFor,
  type VoiceLanguage,
} from './voice-clips.ts';
import { openVoiceQueue, type SayResult, type VoiceCall } from './voice-queue.ts';

export interface VoicePlayer {
  /**
   * Speaks the call when its turn has come, never over another. `spoken` means that the sound's time has run
   * past its last syllable; whether a loudspeaker hangs on the cable, no browser can tell.
   */
  say(call: VoiceCall): Promise<SayResult>;
  /** Cuts what is being said and all that waits: an evacuation. */
  silence(): void;
  readonly sound: ReadonlySignal<SoundState>;
  /** To be called from a key press, for browsers that hold sound back. */
  start(): void;
  /** Loads all clips of these languages ahead of the first call; returns those that cannot be had. */
  prepare(languages: readonly VoiceLanguage[]): Promise<readonly ClipName[]>;
  close(): void;
}

export interface VoicePlayerOptions {
  readonly load: LoadClip;
  readonly loudspeaker: Loudspeaker;
  readonly clock: Clock;
}

/** LOOK: so that two numbers are never heard as one. */
const GAP_S = 0.8;
const AFTER_CHIME_S = 0.1;
const COMMA_S = 0.18;
const AGAIN_S = 0.6;
/** The sound card needs the clips a moment before they sound. */
const LEAD_S = 0.05;
const LOOK_EVERY_MS = 50;
/** How often a call looks whether suspended sound has been let out: a second. A PC's clock may jump; looks do not. */
const START_LOOKS_MAX = 20;

/** A clip, and the pause before it. */
interface Cue {
  readonly clip: ClipName;
  readonly pauseS: number;
}

interface Sounding {
  readonly sound: Playable;
  readonly pauseS: number;
}

export function openVoicePlayer({ load, loudspeaker, clock }: VoicePlayerOptions): VoicePlayer {
  const queue = openVoiceQueue();
  const clips = openClipStore(load, loudspeaker, clock);
  const watch = watchSound(loudspeaker, clock);
  let cut = new AbortController();
  let isSpeaking = false;
  /** In the loudspeaker's time: when the last call ended. */
  let quietFromS = Number.NEGATIVE_INFINITY;

  const speakAll = async () => {
    if (isSpeaking) return;
    isSpeaking = true;
    for (let next = queue.take(); next !== undefined; next = queue.take()) {
      next.settle(await speak(next.call, cut.signal));
    }
    isSpeaking = false;
  };

  const speak = async (call: VoiceCall, stop: AbortSignal): Promise<SayResult> => {
    const parts = await Promise.all(partsFor(call).map(ready));
    if (stop.aborted) return 'stopped';
    if (!(await letOut(stop))) return stop.aborted ? 'stopped' : 'suspended';

    // What can be said whole is said, the chime alone if need be: it makes people look up at the board.
    const whole = parts.filter((part) => part !== undefined);
    const result = await play(whole.flat(), stop);
    return result === 'spoken' && whole.length < parts.length ? 'clipMissing' : result;
  };

  /** A number without its counter, or half of it, would mislead: a part lacking one clip is left out. */
  const ready = async (cues: readonly Cue[]): Promise<readonly Sounding[] | undefined> => {
    const found = await Promise.all(cues.map(({ clip }) => clips.get(clip)));
    const sounds = found.filter((sound) => sound !== undefined);
    if (sounds.length < cues.length) return undefined;
    return sounds.map((sound, place) => ({ sound, pauseS: cues[place]?.pauseS ?? 0 }));
  };

  const letOut = async (stop: AbortSignal): Promise<boolean> => {
    if (!loudspeaker.isLetOut()) loudspeaker.start();
    for (let look = 0; look < START_LOOKS_MAX; look += 1) {
      if (loudspeaker.isLetOut() || stop.aborted) break;
      await sleep(clock, LOOK_EVERY_MS, stop);
    }
    return loudspeaker.isLetOut() && !stop.aborted;
  };

  const play = async (sounding: readonly Sounding[], stop: AbortSignal): Promise<SayResult> => {
    let atS = Math.max(loudspeaker.nowS() + LEAD_S, quietFromS + GAP_S);
    for (const { sound, pauseS } of sounding) {
      sound.playAt(atS + pauseS);
      atS += pauseS + sound.durationS;
    }
    const result = await hearOut(atS, stop);
    if (result !== 'spoken') loudspeaker.hush();
    quietFromS = Math.min(atS, loudspeaker.nowS());
    return result;
  };

  const hearOut = async (endS: number, stop: AbortSignal): Promise<SayResult> => {
    while (loudspeaker.nowS() < endS) {
      if (stop.aborted) return 'stopped';
      if (!loudspeaker.isLetOut() || watch.state.value === 'stalled') return 'suspended';
      await sleep(clock, LOOK_EVERY_MS, stop);
    }
    return 'spoken';
  };

  const silence = () => {
    cut.abort();
    cut = new AbortController();
    loudspeaker.hush();
    queue.clear();
  };

  return {
    say(call) {
      const result = queue.add(call);
      void speakAll();
      return result;
    },
    silence,
    sound: watch.state,
    start: () => loudspeaker.start(),
    async prepare(languages) {
      const needed = [...new Set(languages.flatMap(clipsNeeded))];
      const missing: ClipName[] = [];
      for (const clip of needed) {
        if ((await clips.get(clip)) === undefined) missing.push(clip);
      }
      return missing;
    },
    close() {
      silence();
      watch.close();
    },
  };
}

/** Chime, then the call in each language; a comma between phrases, a breath before it is said again. */
function partsFor({ number, counterLabel, languages }: VoiceCall): readonly (readonly Cue[])[] {
  const spoken = languages.map((language, turn) =>
    phrasesFor({ number, counterLabel, language }).flatMap((phrase, part) => {
      const [first, ...others] = phrase;
      const pauseS = part > 0 ? COMMA_S : turn > 0 ? AGAIN_S : AFTER_CHIME_S;
      return [
        ...(first === undefined ? [] : [{ clip: first, pauseS }]),
        ...others.map((clip) => ({ clip, pauseS: 0 })),
      ];
    }),
  );
  return [[{ clip: CHIME, pauseS: 0 }], ...spoken];
}
