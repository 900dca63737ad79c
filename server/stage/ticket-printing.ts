import type { Crew, DeviceSettings, PrinterSettings, PrintResult } from '#contract/devices.ts';
import type { Fact } from '#contract/facts.ts';
import type { DeviceId, KioskId, VisitId } from '#contract/ids.ts';
import type { StageParts } from './stage.ts';
import { ticketSlip } from './ticket-slip.ts';

/** Tickets that no printer could take wait here for paper; the oldest give way. */
const WAITING_FOR_PAPER_MAX = 50;

interface Job {
  readonly visit: VisitId;
  readonly printers: readonly DeviceId[];
  readonly isReprint: boolean;
}

/**
 * Ticket first, paper after. A ticket is tried at its kiosk's printer and then at that printer's fallbacks, one by one, and
 * goes on only from a printer that has not got a byte of it; so it is never on paper twice. Where all refuse, it waits and
 * is printed at the first that comes back, as long as its owner is still in the hall.
 */
export function openTicketPrinting(parts: StageParts): { hear(fact: Fact): void; stop(): void } {
  const { crew, hall } = parts;
  let waiting: Job[] = [];

  const report = (job: Job, device: DeviceId | null, result: PrintResult | HeldReport) =>
    parts.submit({
      type: 'reportPrint',
      visit: job.visit,
      device,
      report: result,
      isReprint: job.isReprint,
    });

  const print = async (job: Job) => {
    const visit = hall.state().visits.get(job.visit);
    const view = parts.ticketView(job.visit);
    if (visit === undefined || view === undefined) return;
    const document = ticketSlip(view, { language: visit.language, isReprint: job.isReprint });
    let last: PrintResult = { kind: 'notPrinted', why: 'portMissing' };
    for (const device of job.printers) {
      last = await crew.print(device, document, (held) => {
        if (held.kind === 'held') void report(job, device, held);
      });
      if (last.kind !== 'notPrinted') {
        await report(job, device, last);
        return;
      }
    }
    await report(job, null, last);
    waiting.push(job);
    if (waiting.length > WAITING_FOR_PAPER_MAX) waiting.shift();
  };

  const tryAgain = (device: DeviceId) => {
    const ready = waiting.filter((job) => job.printers.includes(device));
    waiting = waiting.filter((job) => !job.printers.includes(device));
    for (const job of ready) {
      if (hall.state().visits.get(job.visit)?.state.kind === 'waiting') void print(job);
    }
  };

  const deaf = crew.onHealth((device, health) => {
    if (health.state !== 'down') tryAgain(device);
  });

  return {
    hear: (fact) => {
      const { event } = fact;
      if (event.type === 'ticketIssued') {
        const printers = printersFor(parts.devices(), event.kiosk);
        // A place without a printer tells its numbers on the screen alone; nothing was promised.
        if (printers.length > 0) void print({ visit: event.visit, printers, isReprint: false });
      } else if (event.type === 'reprintWanted') {
        const kiosk = hall.state().visits.get(event.visit)?.kiosk ?? null;
        const atDesk = printersFor(parts.devices(), null);
        const printers = [...new Set([...atDesk, ...printersFor(parts.devices(), kiosk)])];
        void print({ visit: event.visit, printers, isReprint: true });
      }
    },
    stop: deaf,
  };
}

type HeldReport = Parameters<Parameters<Crew['print']>[2]>[0];

/** The printer at that kiosk (or at the desk) and its fallbacks, in order. */
export function printersFor(
  devices: readonly DeviceSettings[],
  kiosk: KioskId | null,
): readonly DeviceId[] {
  const isHere = ({ place }: PrinterSettings) =>
    kiosk === null ? place.kind === 'desk' : place.kind === 'kiosk' && place.kiosk === kiosk;
  const here = devices.filter((device) => device.kind === 'printer').filter(isHere);
  return [...new Set(here.flatMap((printer) => [printer.id, ...printer.fallbacks]))];
}
