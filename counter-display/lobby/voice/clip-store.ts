import { type Clock, sleep } from '#contract/clock.ts';
import type { Loudspeaker, Playable } from './loudspeaker.ts';
import type { ClipName } from './voice-clips.ts';

export type LoadClip = (clip: ClipName) => Promise<ArrayBuffer>;

export interface ClipStore {
  /** Ready to sound, or undefined where the hall has no such clip that can be played. */
  get(clip: ClipName): Promise<Playable | undefined>;
}

/** A server that takes longer has gone; the calls behind this one cannot wait for it. */
const LOAD_TIMEOUT_MS = 4000;

/**
 * Loads and decodes each clip once. What failed is asked for again with the next call, so a hall that puts a
 * recording in its place is heard without a reload. Bounded by the names there are, some 130.
 */
export function openClipStore(load: LoadClip, loudspeaker: Loudspeaker, clock: Clock): ClipStore {
  const clips = new Map<ClipName, Promise<Playable | undefined>>();

  const fetched = async (clip: ClipName): Promise<Playable | undefined> => {
    try {
      return await loudspeaker.decode(await load(clip));
    } catch {
      // Not found, no link, no sound in it: to the caller each means that the clip cannot be said.
      clips.delete(clip);
      return undefined;
    }
  };

  return {
    async get(clip) {
      const found = clips.get(clip) ?? fetched(clip);
      clips.set(clip, found);
      const late = new AbortController();
      const timeout = sleep(clock, LOAD_TIMEOUT_MS, late.signal).then(() => undefined);
      const playable = await Promise.race([found, timeout]);
      late.abort();
      return playable;
    },
  };
}
