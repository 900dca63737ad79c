import type { DotPicture } from '#contract/bench.ts';

/** Tells of each dot whether it is black or lit. */
export function dotsOf({ widthDots, heightDots, bits }: DotPicture) {
  const bytes = Uint8Array.from(atob(bits), (byte) => byte.charCodeAt(0));
  const rowBytes = Math.ceil(widthDots / 8);
  return {
    widthDots,
    heightDots,
    isSet: (x: number, y: number): boolean =>
      ((bytes[y * rowBytes + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0,
  };
}
