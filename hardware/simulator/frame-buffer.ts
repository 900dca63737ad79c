import type { Clock, Instant } from '#contract/clock.ts';

/**
 * What a look at the start of the buffer finds: a whole frame of so many bytes, a frame that is
 * still growing, or no frame at the first byte.
 */
export type Found<Frame> =
  | { readonly kind: 'frame'; readonly frame: Frame; readonly lengthBytes: number }
  | { readonly kind: 'growing' }
  | { readonly kind: 'noise' };

/** Half a frame is given up after this: its sender has gone, and what follows is a new one. */
const GAP_MS = 500;

/**
 * Gathers bytes and hands on what `look` takes for frames, skipping noise byte by byte, so that a
 * broken frame never hides the whole one behind it. `bytesMax` bounds what is kept.
 */
export function gatherFrames<Frame>(
  clock: Clock,
  bytesMax: number,
  look: (bytes: Uint8Array) => Found<Frame>,
): (bytes: Uint8Array) => readonly Frame[] {
  return gatherQuickFrames(clock, { bytesMax, gapMs: GAP_MS }, look);
}

/** For protocols whose frames are told apart by silence. */
export function gatherQuickFrames<Frame>(
  clock: Clock,
  { bytesMax, gapMs }: { readonly bytesMax: number; readonly gapMs: number },
  look: (bytes: Uint8Array) => Found<Frame>,
): (bytes: Uint8Array) => readonly Frame[] {
  let kept: Uint8Array = new Uint8Array();
  let lastAt: Instant = 0;

  return (bytes) => {
    if (clock.now() - lastAt > gapMs) kept = new Uint8Array();
    lastAt = clock.now();
    const frames: Frame[] = [];
    let start = 0;
    const all = Uint8Array.from([...kept, ...bytes]);
    while (start < all.length) {
      const found = look(all.subarray(start));
      if (found.kind === 'growing') break;
      if (found.kind === 'frame') frames.push(found.frame);
      start += found.kind === 'frame' ? found.lengthBytes : 1;
    }
    kept = all.slice(Math.max(start, all.length - bytesMax));
    return frames;
  };
}
