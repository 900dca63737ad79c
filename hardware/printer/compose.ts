import { assert, unreachable } from '#contract/assert.ts';
import type { PrintBlock, PrintDocument, PrinterSettings } from '#contract/devices.ts';
import { drawBigNumber } from './big-number.ts';
import { GLYPH_TIMES_MAX, type JobWriter, openJobWriter } from './job-writer.ts';
import { printable } from './printable.ts';
import { centred, paired, wrapped } from './printed-line.ts';
import { QUIET_MODULES, qrCommands } from './qr.ts';
import { hasRealTimeCommand, type Raster, rasterCommands, stripe } from './raster.ts';

export type PrinterProfile = Pick<PrinterSettings, 'widthDots' | 'bigNumber'>;

export interface PrintJob {
  /** Whole commands each: between two of them the printer may be asked how it is. */
  readonly segments: readonly Uint8Array[];
  /** Characters that stand on the paper as □. */
  readonly replaced: readonly string[];
}

/** Prints nothing: ESC @, then FS & since that forgets Hanzi mode, then ASB for errors, paper and offline. */
export const PREAMBLE = Uint8Array.of(0x1b, 0x40, 0x1c, 0x26, 0x1d, 0x61, 0x0e);
/** GS V 66 0: feeds to the cutter, then cuts. The one form that every model with a cutter knows. */
const CUT = Uint8Array.of(0x1d, 0x56, 0x42, 0x00);

/** Font A: 12 dots a column, a 汉字 two columns. */
const COLUMN_DOTS = 12;
const GLYPH_DOTS = 24;
/** Black around the lines of the direction, in doubled rows, so that no letter touches another or the edge. */
const DIRECTION_PAD_ROWS = 10;
/** White above and below, in dots: what lies together on the paper is read together. */
const GAP_DOTS = { rule: [12, 18], number: [16, 24], direction: [16, 30] } as const;
const BLACK = [0xff] as const;
/** Dashes of eleven dots and a gap of five. */
const DASHES = [0xff, 0xe0] as const;
const RULES = {
  solid: (widthDots: number) => stripe(widthDots, 4, BLACK),
  dashed: (widthDots: number) => stripe(widthDots, 2, DASHES),
} as const;
/** The printer's own font for the number: as near to the drawn one's 98 and 148 dots as it comes. */
const FONT_TIMES = { narrow: 4, wide: 6 } as const;

/** A document as one job for one kind of printer, without what confirms it. */
export function composeJob(document: PrintDocument, profile: PrinterProfile): PrintJob {
  const writer = openJobWriter();
  const replaced: string[] = [];
  const segments: Uint8Array[] = [];
  const page: Page = {
    ...profile,
    columns: Math.floor(profile.widthDots / COLUMN_DOTS),
    writer,
    text: (text) => {
      const filtered = printable(text);
      replaced.push(...filtered.replaced);
      return filtered.text;
    },
    next: () => {
      const segment = writer.take();
      if (segment.length > 0) segments.push(segment);
    },
  };
  for (const block of document) {
    composeBlock(page, block);
    page.next();
  }
  writer.raw(CUT);
  page.next();
  assert(!segments.some(hasRealTimeCommand), 'no job spells a real-time command');
  return { segments, replaced };
}

interface Page extends PrinterProfile {
  readonly columns: number;
  readonly writer: JobWriter;
  /** Filters a text and remembers what its font has not got. */
  readonly text: (text: string) => string;
  /** Ends a segment. */
  readonly next: () => void;
}

function composeBlock(page: Page, block: PrintBlock): void {
  const { writer } = page;
  switch (block.kind) {
    case 'text':
      writer.align(block.align);
      styled(page, block, wrapped(page.text(block.text), page.columns / block.size));
      return;
    case 'pair': {
      const [left, right] = [page.text(block.left), page.text(block.right)];
      writer.align('left');
      const columns = page.columns / block.size;
      styled(page, block, paired(printable(left), printable(right), columns));
      return;
    }
    case 'direction':
      gap(page, GAP_DOTS.direction[0]);
      composeDirection(page, block.lines);
      gap(page, GAP_DOTS.direction[1]);
      return;
    case 'number':
      gap(page, GAP_DOTS.number[0]);
      composeNumber(page, page.text(block.text));
      gap(page, GAP_DOTS.number[1]);
      return;
    case 'rule':
      composeRule(page, block.style);
      return;
    case 'qr': {
      const { bytes, moduleDots } = qrCommands(block.text, page.widthDots);
      gap(page, QUIET_MODULES * moduleDots);
      writer.align('centre');
      writer.raw(bytes);
      writer.align('left');
      gap(page, QUIET_MODULES * moduleDots);
      return;
    }
    default:
      unreachable(block);
  }
}

function styled(
  { writer }: Page,
  style: { readonly size: 1 | 2; readonly bold: boolean },
  lines: readonly string[],
): void {
  writer.size(style.size);
  writer.bold(style.bold);
  for (const line of lines) writer.line(printable(line).bytes);
  writer.bold(false);
  writer.size(1);
}

/** Drawn, or on a slow line a row of the font's own dashes and low lines, drawn out to eight times their width. */
function composeRule(page: Page, style: 'solid' | 'dashed'): void {
  if (page.bigNumber === 'raster') {
    gap(page, GAP_DOTS.rule[0]);
    picture(page, RULES[style](page.widthDots), false);
    gap(page, GAP_DOTS.rule[1]);
    return;
  }
  drawnOut(page, style === 'solid' ? '_' : '-');
  gap(page, GAP_DOTS.rule[0]);
}

/** GS ! 70h: one row of a character, each eight columns wide and one line high. */
function drawnOut({ writer, columns }: Page, character: string): void {
  writer.raw(Uint8Array.of(0x1d, 0x21, (GLYPH_TIMES_MAX - 1) << 4));
  writer.line(printable(character.repeat(columns / GLYPH_TIMES_MAX)).bytes);
  writer.size(1);
}

/** White on black from edge to edge: reversed spaces are black, and no line is left unfilled. */
function composeDirection(page: Page, lines: readonly string[]): void {
  const { writer, bigNumber } = page;
  const columns = page.columns / 2;
  const wrappedLines = lines.flatMap((line) => wrapped(page.text(line), columns));
  writer.align('left');
  blackRow(page);
  for (const [at, line] of wrappedLines.entries()) {
    // Glyphs without white between them and the black that follows.
    writer.lineSpacing(2 * GLYPH_DOTS);
    writer.size(2);
    writer.reverse(true);
    writer.line(printable(centred(line, columns)).bytes);
    writer.reverse(false);
    writer.size(1);
    // Rows of the font are as high as two of the drawn ones: between two lines their own margins must do.
    if (bigNumber === 'raster' || at === wrappedLines.length - 1) blackRow(page);
  }
  writer.lineSpacing('default');
}

/** The block's upper or lower edge: drawn, each dot sent for four, or on a slow line a row of reversed spaces. */
function blackRow(page: Page): void {
  const { writer, widthDots, bigNumber } = page;
  if (bigNumber === 'raster') {
    picture(page, stripe(widthDots / 2, DIRECTION_PAD_ROWS, BLACK), true);
    return;
  }
  writer.lineSpacing(GLYPH_DOTS);
  writer.reverse(true);
  drawnOut(page, ' ');
  writer.reverse(false);
}

function composeNumber(page: Page, text: string): void {
  const { writer, widthDots, bigNumber } = page;
  const drawn = drawBigNumber(text, widthDots);
  if (bigNumber === 'raster' && drawn.ok) {
    picture(page, drawn.value, false);
    return;
  }
  const wanted = widthDots >= 576 ? FONT_TIMES.wide : FONT_TIMES.narrow;
  const fitting = Math.floor(page.columns / Math.max(1, printable(text).bytes.length));
  writer.align('centre');
  writer.size(Math.max(1, Math.min(wanted, fitting)));
  writer.bold(true);
  writer.line(printable(text).bytes);
  writer.bold(false);
  writer.size(1);
  writer.align('left');
}

/** ESC J n: so many dots of white. */
function gap({ writer }: Page, dots: number): void {
  writer.raw(Uint8Array.of(0x1b, 0x4a, dots));
}

function picture(page: Page, raster: Raster, isDoubled: boolean): void {
  page.writer.align('left');
  for (const command of rasterCommands(raster, isDoubled)) {
    page.writer.raw(command);
    page.next();
  }
}
