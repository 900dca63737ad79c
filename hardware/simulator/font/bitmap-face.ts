import { readFileSync } from 'node:fs';
import { unpackFace } from './face-file.ts';

/** A one-bit face with a fixed cell; rows padded to whole bytes, left dot highest. */
export interface BitmapFace {
  readonly widthDots: number;
  readonly heightDots: number;
  /** By ASCII code, or by GB 2312 code (two bytes, each 21h–7Eh). */
  readonly glyphs: ReadonlyMap<number, Uint8Array>;
}

/** `song24` and `fangsong16` hold GB 2312, the others ASCII. Where each comes from stands in NOTICE. */
export type FaceName = 'song24' | 'fangsong16' | 'overpass12x24' | 'overpass9x17' | 'fixed8x16';

const loaded = new Map<FaceName, BitmapFace>();

export function loadFace(name: FaceName): BitmapFace {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const face = unpackFace(readFileSync(new URL(`./${name}.face.br`, import.meta.url)));
  loaded.set(name, face);
  return face;
}

/** The glyph of a GBK pair, which the GB 2312 faces have only in the code's older part. */
export function hanziGlyph(face: BitmapFace, lead: number, trail: number): Uint8Array {
  const isGb2312 = lead >= 0xa1 && trail >= 0xa1;
  const glyph = isGb2312 ? face.glyphs.get(((lead & 0x7f) << 8) | (trail & 0x7f)) : undefined;
  return glyph ?? hollowBox(face);
}

export function asciiGlyph(face: BitmapFace, code: number): Uint8Array {
  return face.glyphs.get(code) ?? hollowBox(face);
}

export function isGlyphBlack(face: BitmapFace, glyph: Uint8Array, x: number, y: number): boolean {
  const byte = glyph[y * Math.ceil(face.widthDots / 8) + (x >> 3)] ?? 0;
  return ((byte >> (7 - (x & 7))) & 1) === 1;
}

/** What a character without a glyph looks like. */
export function hollowBox(face: BitmapFace): Uint8Array {
  const rowBytes = Math.ceil(face.widthDots / 8);
  const box = new Uint8Array(rowBytes * face.heightDots);
  const isEdge = (at: number, first: number, last: number) => at === first || at === last;
  const [right, bottom] = [face.widthDots - 2, face.heightDots - 3];
  for (let y = 2; y <= bottom; y += 1) {
    for (let x = 1; x <= right; x += 1) {
      if (!isEdge(x, 1, right) && !isEdge(y, 2, bottom)) continue;
      const at = y * rowBytes + (x >> 3);
      box[at] = (box[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return box;
}
