import { Buffer } from 'node:buffer';
import EscposPrinter from 'escpos/printer.js';
import { assert } from '#contract/assert.ts';

/** Composes one run of commands with the escpos package, whose adapter here only gathers bytes. */
export interface JobWriter {
  align(where: 'left' | 'centre' | 'right'): void;
  /** GS B: white on black, spaces too. */
  reverse(isReversed: boolean): void;
  /** ESC 3 n, or the printer's own spacing. */
  lineSpacing(units: number | 'default'): void;
  /** GS ! n: width and height of each glyph, Hanzi too. escpos would send ESC !, which ends bold. */
  size(times: number): void;
  /** ESC E n. escpos would add ESC 5, which some printers print as a 5. */
  bold(isBold: boolean): void;
  line(bytes: Uint8Array): void;
  raw(bytes: Uint8Array): void;
  /** Ends a run: what was composed since the last, whole commands only. */
  take(): Uint8Array;
}

const ALIGN = { left: 'LT', centre: 'CT', right: 'RT' } as const;
export const GLYPH_TIMES_MAX = 8;
const LF = 0x0a;

export function openJobWriter(): JobWriter {
  let gathered: Uint8Array = new Uint8Array();
  const printer = new EscposPrinter({
    open: (done) => done(),
    write: (bytes, done) => {
      gathered = Uint8Array.from(bytes);
      done();
    },
    close: (done) => done(),
  });
  // mutable-buffer keeps the bytes of a Buffer and would read a plain array as text.
  const raw = (bytes: Uint8Array) => void printer.print(Buffer.from(bytes));
  return {
    align: (where) => void printer.align(ALIGN[where]),
    reverse: (isReversed) => void printer.setReverseColors(isReversed),
    lineSpacing: (units) => void printer.lineSpace(units === 'default' ? undefined : units),
    size: (times) => {
      assert(times >= 1 && times <= GLYPH_TIMES_MAX, 'glyphs are enlarged one to eight times');
      raw(Uint8Array.of(0x1d, 0x21, ((times - 1) << 4) | (times - 1)));
    },
    bold: (isBold) => raw(Uint8Array.of(0x1b, 0x45, isBold ? 1 : 0)),
    line: (bytes) => raw(Uint8Array.of(...bytes, LF)),
    raw,
    take: () => {
      printer.flush(() => {});
      return gathered;
    },
  };
}
