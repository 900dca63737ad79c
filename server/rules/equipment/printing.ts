import { mustGet } from '#contract/assert.ts';
import type { PrintReport } from '#contract/devices.ts';
import type { Actor, CommandOf, EventOf, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Hall, PrintState } from '../hall-state.ts';
import { ownVisit } from '../queue/own-visit.ts';

/** What the stage has learnt of a ticket's paper; the same told twice is no second fact. */
export function decideReportPrint(
  hall: Hall,
  { visit: id, device, report, isReprint }: CommandOf<'reportPrint'>,
  by: Actor,
): Outcome<readonly EventOf<'printReported'>[], RuleRefusal> {
  const found = ownVisit(hall, id, by);
  if (!found.ok) return found;
  const { print } = found.value;
  if (print.kind === printKind(report) && print.device === device) return ok([]);
  return ok([{ type: 'printReported', visit: id, device, report, isReprint }]);
}

/** Never while the first paper may still come: that would be the same number twice. */
export function decideReprintTicket(
  hall: Hall,
  { visit: id }: CommandOf<'reprintTicket'>,
  by: Actor,
): Outcome<readonly EventOf<'reprintWanted'>[], RuleRefusal> {
  const found = ownVisit(hall, id, by);
  if (!found.ok) return found;
  const { kind } = found.value.print;
  if (kind === 'wanted' || kind === 'held') return refuse({ kind: 'printUnderWay' });
  return ok([{ type: 'reprintWanted', visit: id }]);
}

export function printKind(report: PrintReport): PrintState['kind'] {
  return report.kind === 'notPrinted' ? 'screenOnly' : report.kind;
}

export function applyPrintReported(
  hall: Hall,
  { visit: id, device, report }: EventOf<'printReported'>,
): void {
  const kind = printKind(report);
  mustGet(hall.visits, id).print = { kind, device };
  if (kind === 'unconfirmed') hall.unconfirmed.add(id);
  else hall.unconfirmed.delete(id);
}

export function applyReprintWanted(hall: Hall, { visit: id }: EventOf<'reprintWanted'>): void {
  mustGet(hall.visits, id).print = { kind: 'wanted', device: null };
  hall.unconfirmed.delete(id);
}
