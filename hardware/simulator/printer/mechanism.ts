import type { Clock } from '#contract/clock.ts';
import type { Band, Tray } from './tray.ts';

/** What the print head, the paper feed and the cutter do one after the other. */
export type Work =
  | { readonly kind: 'band'; readonly band: Band }
  | { readonly kind: 'feed'; readonly rows: number }
  | { readonly kind: 'cut' }
  /** Runs when all before it is on paper. */
  | { readonly kind: 'then'; readonly run: () => void };

export interface Mechanism {
  add(work: Work): void;
  hasRoom(): boolean;
  /** Goes on after a stop, if the hands have put right what was wrong. */
  wake(): void;
  /** Forgets what has not been printed. */
  clear(): void;
  stop(): void;
}

/** What stands in the way of printing, and who hears of it. */
export interface MechanismSurroundings {
  readonly clock: Clock;
  readonly tray: Tray;
  isReady(): boolean;
  /** Moves the paper by a row; false when there is none. */
  takeRow(): boolean;
  /** Closes the blade; false when it jams. */
  takeCut(): boolean;
  progressed(): void;
}

/** 150 mm a second at 8 dots a millimetre, a usual speed. */
const ROWS_PER_MS = 1.2;
const STEP_MS = 16;
const CUT_MS = 200;
/** How far the printer reads ahead of its head. */
const ROWS_AHEAD_MAX = 256;
const WORKS_AHEAD_MAX = 64;

export function openMechanism(surroundings: MechanismSurroundings): Mechanism {
  const { clock, tray } = surroundings;
  const works: Work[] = [];
  let rowsAhead = 0;
  /** Rows of the first work that are on paper already; it goes on there after a stop. */
  let rowsDone = 0;
  let freeAt = 0;
  let cancel: (() => void) | undefined;

  const drop = () => {
    const work = works.shift();
    if (work !== undefined) rowsAhead -= rowsOf(work);
    rowsDone = 0;
  };
  /** Does what the first work needs; false when something stands in the way. */
  const advance = (work: Work): boolean => {
    if (work.kind === 'then') {
      drop();
      work.run();
      return true;
    }
    if (work.kind === 'cut') {
      if (!surroundings.takeCut()) return false;
      freeAt += CUT_MS;
      tray.finish(true);
      drop();
      return true;
    }
    if (rowsDone < rowsOf(work)) {
      if (!surroundings.takeRow()) return false;
      tray.addRow(work.kind === 'band' ? work.band : undefined, rowsDone);
      freeAt += 1 / ROWS_PER_MS;
      rowsDone += 1;
    }
    if (rowsDone >= rowsOf(work)) {
      if (work.kind === 'band') tray.finishBand(work.band);
      drop();
    }
    return true;
  };
  const step = () => {
    cancel = undefined;
    for (let work = works[0]; work !== undefined && freeAt <= clock.now(); work = works[0]) {
      if (!surroundings.isReady() || !advance(work)) break;
    }
    surroundings.progressed();
    wake();
  };
  const wake = () => {
    if (cancel !== undefined || works.length === 0 || !surroundings.isReady()) return;
    // A head that stood still starts now; it does not make up for the time it waited.
    freeAt = Math.max(freeAt, clock.now() - STEP_MS);
    cancel = clock.after(STEP_MS, step);
  };

  return {
    add(work) {
      works.push(work);
      rowsAhead += rowsOf(work);
      wake();
    },
    hasRoom: () => rowsAhead < ROWS_AHEAD_MAX && works.length < WORKS_AHEAD_MAX,
    wake,
    clear() {
      works.length = 0;
      rowsAhead = 0;
      rowsDone = 0;
    },
    stop() {
      cancel?.();
      cancel = undefined;
      works.length = 0;
    },
  };
}

function rowsOf(work: Work): number {
  if (work.kind === 'band') return work.band.dots.heightDots;
  return work.kind === 'feed' ? work.rows : 0;
}
