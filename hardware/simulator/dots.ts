import type { DotPicture } from '#contract/bench.ts';
import { type BitmapFace, isGlyphBlack } from './font/bitmap-face.ts';

/** A sheet of dots of a fixed width that grows downwards up to `heightDotsMax`. */
export interface Dots {
  readonly widthDots: number;
  readonly heightDots: number;
  set(x: number, y: number): void;
  isSet(x: number, y: number): boolean;
  /** Makes the sheet at least so high. */
  growTo(heightDots: number): void;
  picture(): DotPicture;
}

export function openDots(widthDots: number, heightDotsMax: number): Dots {
  const rowBytes = Math.ceil(widthDots / 8);
  let heightDots = 0;
  let bits = new Uint8Array(rowBytes * 64);

  const isInside = (x: number, y: number) => x >= 0 && y >= 0 && x < widthDots && y < heightDots;
  return {
    widthDots,
    get heightDots() {
      return heightDots;
    },
    set(x, y) {
      if (!isInside(x, y)) return;
      const at = y * rowBytes + (x >> 3);
      bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7));
    },
    isSet(x, y) {
      return isInside(x, y) && ((bits[y * rowBytes + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
    },
    growTo(wanted) {
      heightDots = Math.max(heightDots, Math.min(wanted, heightDotsMax));
      if (heightDots * rowBytes <= bits.length) return;
      const larger = new Uint8Array(heightDots * rowBytes * 2);
      larger.set(bits);
      bits = larger;
    },
    picture: () => ({
      widthDots,
      heightDots,
      bits: Buffer.from(bits.subarray(0, heightDots * rowBytes)).toString('base64'),
    }),
  };
}

export interface GlyphStyle {
  readonly scaleX: number;
  readonly scaleY: number;
  /** One dot of smear to the right. */
  readonly isBold: boolean;
  /** White on black: the whole cell is filled and the glyph left out. */
  readonly isReverse: boolean;
}

export const PLAIN: GlyphStyle = { scaleX: 1, scaleY: 1, isBold: false, isReverse: false };

/** Draws a glyph with its cell's left upper corner at the place. */
export function drawGlyph(
  dots: Pick<Dots, 'set'>,
  place: { readonly x: number; readonly y: number },
  { face, glyph }: { readonly face: BitmapFace; readonly glyph: Uint8Array },
  style: GlyphStyle,
): void {
  const width = face.widthDots * style.scaleX;
  const isInk = (x: number, y: number) =>
    x >= 0 && isGlyphBlack(face, glyph, Math.floor(x / style.scaleX), Math.floor(y / style.scaleY));
  for (let y = 0; y < face.heightDots * style.scaleY; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const isBlack = isInk(x, y) || (style.isBold && isInk(x - 1, y));
      if (isBlack !== style.isReverse) dots.set(place.x + x, place.y + y);
    }
  }
}
