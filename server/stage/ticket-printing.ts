import type { DeviceSettings } from '#contract/devices.ts';
import type { Fact } from '#contract/facts.ts';
import type { DeviceId, KioskId, VisitId } from '#contract/ids.ts';
import { isWhereIssued } from '#contract/place.ts';
import type { PaperJob, PaperPrinting } from './paper-printing.ts';
import type { StageParts } from './stage.ts';
import { ticketSlip } from './ticket-slip.ts';

/** Ticket first, paper after: which papers the facts of tickets ask for. */
export function openTicketPrinting(
  parts: StageParts,
  printing: PaperPrinting,
): { hear(fact: Fact): void } {
  const { hall } = parts;

  const jobFor = (id: VisitId, isReprint: boolean): PaperJob => ({
    about: `print ${id}`,
    document: () => {
      const visit = hall.state().visits.get(id);
      const view = parts.ticketView(id);
      if (visit === undefined || view === undefined) return undefined;
      return ticketSlip(view, { language: visit.language, isReprint });
    },
    printers: () => {
      const kiosk = hall.state().visits.get(id)?.paperAt ?? null;
      const own = printersFor(parts.devices(), kiosk);
      // Whoever asks for a reprint stands at the desk.
      return isReprint ? [...new Set([...printersFor(parts.devices(), null), ...own])] : own;
    },
    report: (device, report) =>
      parts.report(`print ${id}`, { type: 'reportPrint', visit: id, device, report, isReprint }),
    isWanted: () => hall.state().visits.get(id)?.state.kind === 'waiting',
  });

  return {
    hear: ({ event }) => {
      if (event.type === 'ticketIssued') {
        // A place without a printer tells its numbers on the screen alone; nothing was promised.
        const visit = hall.state().visits.get(event.visit);
        const at = visit?.paperAt ?? null;
        // Nor is it to somebody who stands at a counter already.
        const isPromised = visit?.isWalkUp !== true && printersFor(parts.devices(), at).length > 0;
        if (isPromised) printing.print(jobFor(event.visit, false));
      } else if (event.type === 'reprintWanted') {
        printing.print(jobFor(event.visit, true));
      }
    },
  };
}

/** The printer at that kiosk (or at the desk) and its fallbacks, in order. */
export function printersFor(
  devices: readonly DeviceSettings[],
  kiosk: KioskId | null,
): readonly DeviceId[] {
  return printersWhere(devices, (place) => isWhereIssued(place, kiosk));
}

/** The printers that stand there and their fallbacks, in order. */
export function printersWhere(
  devices: readonly DeviceSettings[],
  isThere: (place: DeviceSettings['place']) => boolean,
): readonly DeviceId[] {
  const here = devices
    .filter((device) => device.kind === 'printer')
    .filter(({ place }) => isThere(place));
  return [...new Set(here.flatMap((printer) => [printer.id, ...printer.fallbacks]))];
}

/** Prints that were under way when the server stopped: nobody knows, so a person decides. */
export function reportLostPrints(parts: Pick<StageParts, 'hall' | 'devices' | 'report'>): void {
  for (const { id, paperAt, print } of parts.hall.state().visits.values()) {
    const isLost =
      print.kind === 'held' ||
      (print.kind === 'wanted' && printersFor(parts.devices(), paperAt).length > 0);
    if (!isLost) continue;
    void parts.report(`print ${id}`, {
      type: 'reportPrint',
      visit: id,
      device: print.device,
      report: { kind: 'unconfirmed', why: 'starting' },
      isReprint: false,
    });
  }
}
