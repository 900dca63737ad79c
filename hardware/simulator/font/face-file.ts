import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import type { BitmapFace } from './bitmap-face.ts';

/**
 * One face in one brotli file: cell width and height, the glyph count (big-endian 16 bits), the
 * sorted codes (16 bits each), then the glyphs, rows padded to whole bytes, left dot highest.
 */
export function packFace(face: BitmapFace): Uint8Array {
  const codes = [...face.glyphs.keys()].sort((a, b) => a - b);
  const head = new Uint8Array(4 + codes.length * 2);
  const view = new DataView(head.buffer);
  view.setUint8(0, face.widthDots);
  view.setUint8(1, face.heightDots);
  view.setUint16(2, codes.length);
  codes.forEach((code, nth) => {
    view.setUint16(4 + nth * 2, code);
  });
  const bits = codes.map((code) => face.glyphs.get(code) ?? new Uint8Array());
  return brotliCompressSync(Buffer.concat([head, ...bits]));
}

export function unpackFace(packed: Uint8Array): BitmapFace {
  const bytes = new Uint8Array(brotliDecompressSync(packed));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const widthDots = view.getUint8(0);
  const heightDots = view.getUint8(1);
  const count = view.getUint16(2);
  const glyphBytes = Math.ceil(widthDots / 8) * heightDots;
  const glyphs = new Map<number, Uint8Array>();
  for (let nth = 0; nth < count; nth += 1) {
    const start = 4 + count * 2 + nth * glyphBytes;
    glyphs.set(view.getUint16(4 + nth * 2), bytes.subarray(start, start + glyphBytes));
  }
  return { widthDots, heightDots, glyphs };
}
