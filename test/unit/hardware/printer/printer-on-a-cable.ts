import type { Health, PrintDocument, PrinterSettings, PrintReport } from '#contract/devices.ts';
import { openPrinter, type PrinterPast, unknownPast } from '#hardware/printer/printer.ts';
import { steppedClock } from '#test/support/stepped-clock.ts';
import { hexOf, openCable } from '../cable.ts';

export const HEALTHY = [0x12, 0x12, 0x12, 0x12] as const;
export const PAPER_OUT = [0x1a, 0x32, 0x12, 0x72] as const;
export const COVER_OPEN = [0x1a, 0x16, 0x12, 0x12] as const;
export const CUTTER_STUCK = [0x1a, 0x12, 0x1a, 0x12] as const;

const RECOVER_AND_GO_ON = '100501';
const RECOVER_AND_FORGET = '100502';
/** ESC @ and FS &, which open every ticket; the same behind rows of NUL only clear away. */
const TICKET_OPENS = '1B401C261D610E';
const CUT = '1D564200';

export const TICKET: PrintDocument = [
  { kind: 'number', text: 'A017' },
  { kind: 'text', text: '新装开户', align: 'left', size: 2, bold: false },
];

/** A printer of few words: it answers what it is asked and keeps what it cannot print yet. */
export function printerOnACable(
  confirmedBy: PrinterSettings['confirmedBy'],
  past: PrinterPast = unknownPast(),
) {
  const cable = openCable();
  const clock = steppedClock(1_000_000_000);
  const state = {
    status: HEALTHY as readonly [number, number, number, number],
    isSilent: false,
    /** Answers real-time questions, yet never the one behind the ticket. */
    neverConfirms: false,
    /** Stops, as by itself, when so many bytes of a ticket have come. */
    stopsAfterBytes: Number.POSITIVE_INFINITY,
    /** Stops at the cut of the next ticket, all of it in its buffer. */
    stopsAtCut: false,
    stopsWith: PAPER_OUT as readonly [number, number, number, number],
  };
  const orders: string[] = [];
  let jobBytes = 0;
  let owed: Uint8Array[] = [];
  let tickets = 0;
  let cuts = 0;

  const isStopped = () => state.status[0] === 0x1a;
  const say = (bytes: Uint8Array) => void clock.after(2, () => cable.say(bytes));
  const sayOwed = () => {
    if (isStopped() || state.isSilent) return;
    for (const bytes of owed) say(bytes);
    owed = [];
  };
  cable.onHeard((bytes) => {
    const hex = hexOf(bytes);
    const question = /^10040([1-4])$/.exec(hex)?.[1];
    if (question !== undefined) {
      if (!state.isSilent) say(Uint8Array.of(state.status[Number(question) - 1] ?? 0));
      return;
    }
    if (hex === RECOVER_AND_GO_ON || hex === RECOVER_AND_FORGET) {
      orders.push(hex);
      if (hex === RECOVER_AND_FORGET) owed = [];
      return;
    }
    if (hex.startsWith('0000')) {
      // What clears away asks its own barrier last.
      if (hex.endsWith('1D7201')) owed.push(Uint8Array.of(0));
      if (hex.includes(CUT)) cuts += 1;
      return sayOwed();
    }
    if (hex === TICKET_OPENS) jobBytes = 0;
    jobBytes += bytes.length;
    if (jobBytes >= state.stopsAfterBytes || (state.stopsAtCut && hex.includes(CUT))) {
      state.status = state.stopsWith;
      state.stopsAtCut = false;
      state.stopsAfterBytes = Number.POSITIVE_INFINITY;
    }
    const id = /1D284806003030([0-9A-F]{8})$/.exec(hex)?.[1];
    if (hex.includes(CUT)) tickets += 1;
    if (id !== undefined && !state.neverConfirms) owed.push(Buffer.from(`3722${id}00`, 'hex'));
    if (hex.endsWith('1D7201') && !state.neverConfirms) owed.push(Uint8Array.of(0));
    sayOwed();
  });

  const health: Health[] = [];
  const printer = openPrinter({
    port: cable.port,
    settings: { widthDots: 576, bigNumber: 'raster', confirmedBy },
    clock,
    onHealth: (now) => health.push(now),
    past,
  });
  return {
    cable,
    clock,
    state,
    orders,
    printer,
    whys: () => health.map(({ why }) => why),
    /** Tickets that were sent to their end. */
    tickets: () => tickets,
    cutsToClearAway: () => cuts,
    recover: () => {
      state.status = HEALTHY;
      sayOwed();
    },
    /** All reports of one ticket, as they come. */
    print: (document: PrintDocument = TICKET) => {
      const reports: PrintReport[] = [];
      printer.print(document, (report) => reports.push(report)).then((last) => reports.push(last));
      return reports;
    },
  };
}
