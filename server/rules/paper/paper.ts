import type { TicketNumber, VisitId } from '#contract/ids.ts';
import { ticketNumberFrom } from '#contract/ids.ts';
import type { RollPrefix } from '#contract/paper.ts';

export interface PaperRoll {
  readonly prefix: RollPrefix;
  readonly from: number;
  readonly to: number;
  /** The last number called or passed over; one before the first at the beginning. */
  readonly last: number;
}

/** What the hall knows of paper numbers. */
export interface Paper {
  roll: PaperRoll | null;
  /** Who was called from a roll and has not told for what; each is called, parked, waits or is a no-show. */
  readonly untold: Set<VisitId>;
  /** Visits entered from paper so far, for ever: their own series. */
  entered: number;
}

export interface PaperDump {
  readonly roll: PaperRoll | null;
  readonly untold: readonly VisitId[];
  readonly entered: number;
}

export function openPaper(): Paper {
  return { roll: null, untold: new Set(), entered: 0 };
}

export function dumpPaper({ roll, untold, entered }: Paper): PaperDump {
  return { roll, untold: [...untold], entered };
}

export function restorePaper({ roll, untold, entered }: PaperDump): Paper {
  return { roll, untold: new Set(untold), entered };
}

/** The running roll keeps its numbers for itself, whatever prefixes the services get meanwhile. */
export function isOfRoll({ roll }: Paper, number: TicketNumber): boolean {
  if (roll === null) return false;
  const [, prefix = '', digits = ''] = /^([A-Z]?)([0-9]+)$/.exec(number) ?? [];
  const count = Number(digits);
  const isPadded = ticketNumberFrom(roll.prefix, count) === number;
  return prefix === roll.prefix && isPadded && count >= roll.from && count <= roll.to;
}
