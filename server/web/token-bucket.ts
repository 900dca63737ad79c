import type { Clock } from '#contract/clock.ts';

/** How often one page may speak: so much at once, and so much a second from then on. */
export interface Pace {
  readonly perSecond: number;
  readonly atOnce: number;
}

/** True while there is something left; each call takes one. */
export function openTokenBucket(pace: Pace, clock: Clock): () => boolean {
  let left = pace.atOnce;
  let filledAt = clock.now();
  return () => {
    const now = clock.now();
    left = Math.min(pace.atOnce, left + (Math.max(0, now - filledAt) * pace.perSecond) / 1000);
    filledAt = now;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}
