import type { Clock, Instant } from '#contract/clock.ts';

/**
 * Tells a device's repeats of itself from somebody who wants the same thing again. Each repeat
 * counts anew: a device that is never understood would otherwise be believed once in every while.
 */
export function watchRepeats(clock: Clock, withinMs: number): (frame: Uint8Array) => boolean {
  let last: { readonly frame: Uint8Array; readonly at: Instant } | undefined;
  return (frame) => {
    const at = clock.now();
    const gapMs = last === undefined ? Number.POSITIVE_INFINITY : at - last.at;
    const isSame = last !== undefined && Buffer.compare(last.frame, frame) === 0;
    last = { frame, at };
    // A negative gap is the hall's clock set back, which says nothing of the device.
    return isSame && gapMs >= 0 && gapMs < withinMs;
  };
}
