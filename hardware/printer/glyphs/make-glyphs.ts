/**
 * Draws the figures and capitals of the ticket number once, as one-bit pictures, and writes
 * overpass-800.json beside itself: `node hardware/printer/glyphs/make-glyphs.ts [chromium]`.
 * A tool for whoever changes the face or its sizes; the running hall only reads the file.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { chromium, type Page } from 'playwright-core';

const FONT = '@fontsource-variable/overpass/files/overpass-latin-wght-normal.woff2';
const CHARACTERS = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Height of a capital in dots: 98 on 58 mm paper, 148 on 80 mm (12 and 18 mm at 203 dpi). */
const CAPITAL_DOTS = [98, 148] as const;
/** Dots darker than half are black. */
const BLACK_BELOW = 128;

/** Rows from top to bottom, one entry a dot. */
type Picture = readonly (readonly number[])[];

const browser = await chromium.launch({ executablePath: process.argv[2] ?? '/usr/bin/chromium' });
try {
  const page = await browser.newPage({ viewport: { width: 400, height: 400 } });
  const font = readFileSync(fileURLToPath(import.meta.resolve(FONT))).toString('base64');
  // Tabular figures as on every screen: a 1 takes as much room as a 0, so numbers align by eye.
  await page.setContent(
    `<style>@font-face { font-family: Overpass; font-weight: 100 900;
       src: url(data:font/woff2;base64,${font}) }
     body { margin: 0; background: white; color: black }
     #glyph { display: inline-block; white-space: pre; line-height: 2;
       font: 800 100px/2 Overpass; font-variant-numeric: tabular-nums lining-nums }
     </style><span id="glyph">H</span>`,
  );
  await page.evaluate(() => document.fonts.ready);
  const sizes: Record<string, unknown> = {};
  for (const capitalDots of CAPITAL_DOTS)
    sizes[capitalDots] = packed(await drawAll(page, capitalDots));
  writeFileSync(new URL('overpass-800.json', import.meta.url), `${JSON.stringify(sizes)}\n`);
} finally {
  await browser.close();
}

async function drawAll(page: Page, capitalDots: number): Promise<Map<string, Picture>> {
  // The nearest size whose H is exactly so high, found by looking, not by the font's own figures.
  let sizePixels = capitalDots;
  while (inkRows(await draw(page, 'H', sizePixels)).length < capitalDots) sizePixels += 0.25;
  const pictures = new Map<string, Picture>();
  for (const character of CHARACTERS) {
    pictures.set(character, await draw(page, character, sizePixels));
  }
  const inked = [...pictures.values()].flatMap(inkRows);
  const top = Math.min(...inked);
  const bottom = Math.max(...inked);
  return new Map(
    [...pictures].map(([character, rows]) => [character, rows.slice(top, bottom + 1)]),
  );
}

async function draw(page: Page, character: string, sizePixels: number): Promise<Picture> {
  const box = await page.evaluate(
    ({ character, sizePixels }) => {
      const glyph = document.querySelector<HTMLElement>('#glyph');
      if (glyph === null) throw new Error('the page has its glyph');
      glyph.style.fontSize = `${sizePixels}px`;
      glyph.textContent = character;
      const { width, height } = glyph.getBoundingClientRect();
      return { width: Math.round(width), height: Math.round(height) };
    },
    { character, sizePixels },
  );
  const png = await page.screenshot({ clip: { x: 0, y: 0, ...box } });
  return page.evaluate(
    async ({ base64, blackBelow }) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const pen = new OffscreenCanvas(image.width, image.height).getContext('2d');
      if (pen === null) throw new Error('no canvas');
      pen.drawImage(image, 0, 0);
      const { data } = pen.getImageData(0, 0, image.width, image.height);
      return Array.from({ length: image.height }, (_, y) =>
        Array.from({ length: image.width }, (_, x) =>
          (data[(y * image.width + x) * 4 + 1] ?? 255) < blackBelow ? 1 : 0,
        ),
      );
    },
    { base64: png.toString('base64'), blackBelow: BLACK_BELOW },
  );
}

function inkRows(picture: Picture): number[] {
  return picture.flatMap((row, y) => (row.includes(1) ? [y] : []));
}

/** Rows padded to whole bytes, most significant bit left, all glyphs in one compressed run. */
function packed(pictures: ReadonlyMap<string, Picture>) {
  const widthsDots = [...pictures].map(([character, rows]) => [character, rows[0]?.length ?? 0]);
  const bytes = [...pictures.values()].flatMap((rows) => rows.flatMap(rowBytes));
  return {
    heightDots: pictures.get('0')?.length ?? 0,
    widthsDots: Object.fromEntries(widthsDots),
    rows: deflateRawSync(Uint8Array.from(bytes), { level: 9 }).toString('base64'),
  };
}

function rowBytes(row: readonly number[]): number[] {
  return Array.from({ length: Math.ceil(row.length / 8) }, (_, byte) =>
    Array.from({ length: 8 }, (_, bit) => (row[byte * 8 + bit] ?? 0) << (7 - bit)).reduce(
      (all, dot) => all | dot,
    ),
  );
}
