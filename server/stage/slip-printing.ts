import type { DeviceSettings } from '#contract/devices.ts';
import type { Fact } from '#contract/facts.ts';
import type { CaseId, CounterId, DeviceId } from '#contract/ids.ts';
import { caseSlip } from './case-slip.ts';
import type { PaperJob, PaperPrinting } from './paper-printing.ts';
import type { StageParts } from './stage.ts';
import { printersFor, printersWhere } from './ticket-printing.ts';

/** Which slips the facts of cases ask for: what is missing, and the voucher. */
export function openSlipPrinting(
  parts: StageParts,
  printing: PaperPrinting,
): { hear(fact: Fact): void } {
  const { hall } = parts;
  const slipOf = (id: CaseId, number: number) =>
    hall
      .state()
      .cases.all.get(id)
      ?.slips.find(({ slip }) => slip === number);

  const jobFor = (id: CaseId, slip: number): PaperJob => ({
    about: aboutOf(id, slip),
    document: () => {
      const view = parts.slipView({ id, slip });
      return view && caseSlip(view);
    },
    printers: () => slipPrinters(parts.devices(), slipOf(id, slip)?.counter ?? null),
    report: (device, report) =>
      parts.report(aboutOf(id, slip), { type: 'reportSlip', case: id, slip, device, report }),
    // Its customer is there as long as the counter serves the case's visit; later a person asks for it again.
    isWanted: () => {
      const each = hall.state().cases.all.get(id);
      const visit = each?.visit ?? null;
      return visit !== null && hall.state().visits.get(visit)?.state.kind === 'serving';
    },
  });

  return {
    hear: ({ event }) => {
      switch (event.type) {
        case 'missingTold':
        case 'slipReprintWanted':
          printing.print(jobFor(event.case, event.slip));
          return;
        case 'caseFedBack':
          if (event.slip !== null) printing.print(jobFor(event.case, event.slip));
          return;
        default:
      }
    },
  };
}

const aboutOf = (id: CaseId, slip: number) => `slip ${id} ${slip}`;

/** The counter's own printer and its fallbacks, and then the desk's: the customer is sent there. */
export function slipPrinters(
  devices: readonly DeviceSettings[],
  counter: CounterId | null,
): readonly DeviceId[] {
  const own = printersWhere(
    devices,
    (place) => place.kind === 'counter' && place.counter === counter,
  );
  return [...new Set([...own, ...printersFor(devices, null)])];
}

/** Slips that were under way when the server stopped: nobody knows, so a person decides. */
export function reportLostSlips(parts: Pick<StageParts, 'hall' | 'report'>): void {
  for (const { id, slips } of parts.hall.state().cases.all.values()) {
    for (const { slip, print } of slips) {
      if (print.kind !== 'held' && print.kind !== 'wanted') continue;
      void parts.report(aboutOf(id, slip), {
        type: 'reportSlip',
        case: id,
        slip,
        device: print.device,
        report: { kind: 'unconfirmed', why: 'starting' },
      });
    }
  }
}
