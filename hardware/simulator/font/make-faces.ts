/**
 * Makes the *.face.br files beside it; run by hand when a face is to change:
 * `node hardware/simulator/font/make-faces.ts`. Needs the Debian packages xfonts-base, fonttools,
 * python3-brotli and imagemagick, whose `convert` may be named by the CONVERT variable.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { BitmapFace, FaceName } from './bitmap-face.ts';
import { packFace } from './face-file.ts';
import { readPcf } from './pcf.ts';

const X11_FONTS = '/usr/share/fonts/X11/misc';
const CONVERT = process.env.CONVERT ?? 'convert';
const FIRST_ASCII = 0x20;
const LAST_ASCII = 0x7e;
const ASCII = Array.from({ length: LAST_ASCII - FIRST_ASCII + 1 }, (_, nth) => FIRST_ASCII + nth);
/** What printers set to China show for a dollar. */
const YEN = 0xa5;

interface Cell {
  readonly widthDots: number;
  readonly heightDots: number;
}

function faceOfX11(file: string, cell: Cell, lastCode: number): BitmapFace {
  const font = readPcf(gunzipSync(readFileSync(join(X11_FONTS, file))));
  const rowBytes = Math.ceil(cell.widthDots / 8);
  const glyphs = new Map<number, Uint8Array>();
  for (const [code, glyph] of font.glyphs) {
    if (code < FIRST_ASCII || code > lastCode) continue;
    const bits = new Uint8Array(rowBytes * cell.heightDots);
    for (let y = 0; y < glyph.heightDots; y += 1) {
      for (let x = 0; x < glyph.widthDots; x += 1) {
        const [cellX, cellY] = [glyph.left + x, font.ascent - glyph.ascent + y];
        if (!glyph.isBlack(x, y) || cellX >= cell.widthDots || cellY >= cell.heightDots) continue;
        const at = cellY * rowBytes + (cellX >> 3);
        bits[at] = (bits[at] ?? 0) | (0x80 >> (cellX & 7));
      }
    }
    glyphs.set(code, bits);
  }
  return { ...cell, glyphs };
}

/** Overpass Mono 600: its digits are 0.616 em wide, so the cell's width gives the size. */
function faceOfOverpass(cell: Cell, size: { points: number; baseline: number }): BitmapFace {
  const folder = mkdtempSync(join(tmpdir(), 'faces-'));
  const [woff, ttf] = [join(folder, 'mono.woff2'), join(folder, 'mono.ttf')];
  const source = createRequire(import.meta.url).resolve(
    '@fontsource-variable/overpass-mono/files/overpass-mono-latin-wght-normal.woff2',
  );
  execFileSync('fonttools', ['varLib.instancer', source, 'wght=600', '-o', woff]);
  execFileSync('fonttools', ['ttLib.woff2', 'decompress', woff, '-o', ttf]);
  const rowBytes = Math.ceil(cell.widthDots / 8);
  const glyphs = new Map<number, Uint8Array>();
  for (const code of [...ASCII, YEN]) {
    const pbm = execFileSync(CONVERT, [
      ...['-size', `${cell.widthDots}x${cell.heightDots}`, 'xc:white', '+antialias'],
      ...['-font', ttf, '-pointsize', String(size.points)],
      ...['-annotate', `+0+${size.baseline}`, annotation(code), 'pbm:-'],
    ]);
    glyphs.set(code, Uint8Array.from(pbm.subarray(pbm.length - rowBytes * cell.heightDots)));
  }
  rmSync(folder, { recursive: true });
  return { ...cell, glyphs };
}

/** ImageMagick reads `\`, `%` and a leading `@` as its own. */
function annotation(code: number): string {
  const character = String.fromCharCode(code);
  if (character === '%') return '%%';
  return character === '\\' || character === '@' ? `\\${character}` : character;
}

function keep(name: FaceName, face: BitmapFace): void {
  writeFileSync(new URL(`./${name}.face.br`, import.meta.url), packFace(face));
}

keep('song24', faceOfX11('gb24st.pcf.gz', { widthDots: 24, heightDots: 24 }, 0x7e7e));
keep('fangsong16', faceOfX11('gb16fs.pcf.gz', { widthDots: 16, heightDots: 16 }, 0x7e7e));
keep('fixed8x16', faceOfX11('8x16.pcf.gz', { widthDots: 8, heightDots: 16 }, LAST_ASCII));
keep(
  'overpass12x24',
  faceOfOverpass({ widthDots: 12, heightDots: 24 }, { points: 19.5, baseline: 19 }),
);
keep(
  'overpass9x17',
  faceOfOverpass({ widthDots: 9, heightDots: 17 }, { points: 14.6, baseline: 14 }),
);
