import { Buffer } from 'node:buffer';
import { inflateRawSync } from 'node:zlib';
import { mustGet } from '#contract/assert.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import glyphFile from './glyphs/overpass-800.json' with { type: 'json' };
import type { Raster } from './raster.ts';

interface Glyph {
  readonly widthDots: number;
  readonly rows: readonly Uint8Array[];
}

/**
 * A ticket number drawn in Overpass 800, centred on the paper: capitals 148 dots high on 80 mm, 98 on 58.
 * Centred by its own left margin, since not every printer aligns pictures. Refused where a character
 * was never drawn or the number is too wide; the printer's own font has to do then.
 */
export function drawBigNumber(
  text: string,
  widthDots: number,
): Outcome<Raster, { readonly kind: 'notDrawn' }> {
  const font = widthDots >= 576 ? fonts.large : fonts.small;
  const glyphs: Glyph[] = [];
  for (const character of text) {
    const glyph = font.get(character);
    if (glyph === undefined) return refuse({ kind: 'notDrawn' });
    glyphs.push(glyph);
  }
  const inkDots = glyphs.reduce((sum, glyph) => sum + glyph.widthDots, 0);
  if (inkDots === 0 || inkDots > widthDots) return refuse({ kind: 'notDrawn' });
  return ok(trimmed(joined(glyphs, Math.floor((widthDots - inkDots) / 2), inkDots)));
}

function joined(glyphs: readonly Glyph[], marginDots: number, inkDots: number): Raster {
  const widthBytes = Math.ceil((marginDots + inkDots) / 8);
  const height = glyphs[0]?.rows.length ?? 0;
  const rows = Array.from({ length: height }, () => new Uint8Array(widthBytes));
  let left = marginDots;
  for (const glyph of glyphs) {
    for (const [y, row] of rows.entries()) blend(row, glyph.rows[y] ?? new Uint8Array(), left);
    left += glyph.widthDots;
  }
  return { widthBytes, rows };
}

/** Puts a glyph's row into the number's, `left` dots from its edge. */
function blend(row: Uint8Array, glyphRow: Uint8Array, left: number): void {
  const shift = left % 8;
  const first = (left - shift) / 8;
  for (const [index, byte] of glyphRow.entries()) {
    const at = first + index;
    row[at] = (row[at] ?? 0) | (byte >> shift);
    // Past the last byte a glyph has only padding; writing there does nothing.
    if (shift > 0) row[at + 1] = (row[at + 1] ?? 0) | ((byte << (8 - shift)) & 0xff);
  }
}

/** Rows above and below the ink cost time on the line and paper. */
function trimmed(raster: Raster): Raster {
  const isInked = (row: Uint8Array) => row.some((byte) => byte !== 0);
  const top = raster.rows.findIndex(isInked);
  return { ...raster, rows: raster.rows.slice(top, raster.rows.findLastIndex(isInked) + 1) };
}

const fonts = { small: unpacked(glyphFile['98']), large: unpacked(glyphFile['148']) } as const;

interface PackedFont {
  readonly heightDots: number;
  readonly widthsDots: Readonly<Record<string, number>>;
  readonly rows: string;
}

/** The file's glyphs lie one behind the other, in the order of their code points. */
function unpacked(font: PackedFont): ReadonlyMap<string, Glyph> {
  const bytes = Uint8Array.from(inflateRawSync(Buffer.from(font.rows, 'base64')));
  const widths = new Map(Object.entries(font.widthsDots));
  const glyphs = new Map<string, Glyph>();
  let offset = 0;
  for (const character of [...widths.keys()].sort()) {
    const widthDots = mustGet(widths, character);
    const widthBytes = Math.ceil(widthDots / 8);
    const start = offset;
    const rows = Array.from({ length: font.heightDots }, (_, y) =>
      bytes.slice(start + y * widthBytes, start + (y + 1) * widthBytes),
    );
    glyphs.set(character, { widthDots, rows });
    offset += widthBytes * font.heightDots;
  }
  return glyphs;
}
