import type { SimulatedSlip } from '#contract/bench.ts';
import { type Dots, openDots } from '../dots.ts';

/** One stretch of print: its dots, and what it reads once it is wholly on paper. */
export interface Band {
  readonly dots: Dots;
  readonly text: string | undefined;
  readonly qr: string | undefined;
}

/** The paper that comes out: one slip growing, the last finished ones lying in the tray. */
export interface Tray {
  /** A row of a band, or an empty one. */
  addRow(band: Band | undefined, row: number): void;
  /** The band is on paper to its last row. */
  finishBand(band: Band): void;
  /** Ends the growing slip: cut off, or the end of a roll that fell out. */
  finish(isCut: boolean): void;
  takeAll(): void;
  slips(): readonly SimulatedSlip[];
  growing(): SimulatedSlip | null;
  slipsEver(): number;
}

const SLIPS_MAX = 10;
/** A metre of paper at 8 dots a millimetre; a longer slip is torn there. */
const SLIP_ROWS_MAX = 8_000;
/** Lines and symbols that fit on it; more can only be garbage. */
const SLIP_TEXTS_MAX = 1_000;

export function openTray(widthDots: number): Tray {
  const slips: SimulatedSlip[] = [];
  let slipsEver = 0;
  let dots = openDots(widthDots, SLIP_ROWS_MAX);
  let text: string[] = [];
  let qr: string[] = [];

  const slip = (isCut: boolean): SimulatedSlip => ({
    picture: dots.picture(),
    text: [...text],
    qr: [...qr],
    isCut,
  });
  const finish = (isCut: boolean) => {
    if (dots.heightDots === 0) return;
    slips.push(slip(isCut));
    if (slips.length > SLIPS_MAX) slips.shift();
    slipsEver += 1;
    dots = openDots(widthDots, SLIP_ROWS_MAX);
    text = [];
    qr = [];
  };

  return {
    addRow(band, row) {
      if (dots.heightDots >= SLIP_ROWS_MAX) finish(false);
      const y = dots.heightDots;
      dots.growTo(y + 1);
      if (band === undefined) return;
      for (let x = 0; x < widthDots; x += 1) if (band.dots.isSet(x, row)) dots.set(x, y);
    },
    finishBand(band) {
      if (band.text !== undefined && text.length < SLIP_TEXTS_MAX) text.push(band.text);
      if (band.qr !== undefined && qr.length < SLIP_TEXTS_MAX) qr.push(band.qr);
    },
    finish,
    takeAll() {
      slips.length = 0;
    },
    slips: () => [...slips],
    growing: () => (dots.heightDots === 0 ? null : slip(false)),
    slipsEver: () => slipsEver,
  };
}
