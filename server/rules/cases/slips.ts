import { mustGet } from '#contract/assert.ts';
import type { Actor, CommandOf, EventOf, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import { printKind } from '../equipment/printing.ts';
import type { Hall } from '../hall-state.ts';
import { type Case, SLIPS_KEPT_MAX, type Slip } from './case.ts';
import { changeCase } from './case-book.ts';

/** A slip is wanted; the stage prints it. */
export function withSlip(each: Case, slip: Omit<Slip, 'print' | 'isReprint'>): void {
  const print = { kind: 'wanted', device: null } as const;
  each.slipCount = slip.slip;
  each.slips = [...each.slips, { ...slip, print, isReprint: false }].slice(-SLIPS_KEPT_MAX);
}

/** What the stage has learnt of a slip's paper; of one that the hall has forgotten nothing is noted. */
export function decideReportSlip(
  hall: Hall,
  { case: id, slip: number, device, report }: CommandOf<'reportSlip'>,
): Outcome<readonly EventOf<'slipReported'>[], RuleRefusal> {
  const slip = hall.cases.all.get(id)?.slips.find((each) => each.slip === number);
  if (slip === undefined) return ok([]);
  const { print } = slip;
  if (print.kind === printKind(report) && print.device === device) return ok([]);
  return ok([{ type: 'slipReported', case: id, slip: number, device, report }]);
}

/** Never while the first paper may still come. */
export function decideReprintSlip(
  hall: Hall,
  { case: id, slip: number }: CommandOf<'reprintSlip'>,
  by: Actor,
): Outcome<readonly EventOf<'slipReprintWanted'>[], RuleRefusal> {
  const each = hall.cases.all.get(id);
  if (each === undefined) return refuse({ kind: 'noSuchCase' });
  const isOthers = by.kind === 'staff' && by.role === 'clerk' && by.staff !== each.clerk;
  if (isOthers) return refuse({ kind: 'notYourCase' });
  const slip = each.slips.find((one) => one.slip === number);
  if (slip === undefined) return refuse({ kind: 'noSuchSlip' });
  const { kind } = slip.print;
  if (kind === 'wanted' || kind === 'held') return refuse({ kind: 'printUnderWay' });
  return ok([{ type: 'slipReprintWanted', case: id, slip: number }]);
}

export function applySlipReported(
  hall: Hall,
  { case: id, slip, device, report }: EventOf<'slipReported'>,
): void {
  changeSlip(hall, id, slip, { print: { kind: printKind(report), device } });
}

export function applySlipReprintWanted(
  hall: Hall,
  { case: id, slip }: EventOf<'slipReprintWanted'>,
): void {
  changeSlip(hall, id, slip, { print: { kind: 'wanted', device: null }, isReprint: true });
}

function changeSlip(hall: Hall, id: Case['id'], slip: number, change: Partial<Slip>): void {
  changeCase(hall.cases, mustGet(hall.cases.all, id), (each) => {
    each.slips = each.slips.map((one) => (one.slip === slip ? { ...one, ...change } : one));
  });
}
