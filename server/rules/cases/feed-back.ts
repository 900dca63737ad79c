import { mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, CommandOf, EventOf, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Hall } from '../hall-state.ts';
import { changeCase } from './case-book.ts';
import { liveCase, mustBePlain, ownCase } from './own-case.ts';
import { mustBeComplete } from './review.ts';
import { withSlip } from './slips.ts';

/** The customer hears the result, gets the voucher where one is wanted, and the case is closed. */
export function decideFeedBackCase(
  hall: Hall,
  { case: id, isVoucherWanted }: CommandOf<'feedBackCase'>,
  by: Actor,
): Outcome<readonly EventOf<'caseFedBack'>[], RuleRefusal> {
  const found = ownCase(hall, id, by);
  if (!found.ok) return found;
  const each = found.value;
  const complete = mustBeComplete(each);
  if (!complete.ok) return complete;
  if (each.needsReview && each.state.kind !== 'passed') return refuse({ kind: 'reviewFirst' });
  if (each.needsSignature && each.signedAt === null) return refuse({ kind: 'notSigned' });
  const slip = isVoucherWanted ? each.slipCount + 1 : null;
  return ok([{ type: 'caseFedBack', case: id, clerk: each.clerk, slip }]);
}

/** Whoever closes a case without a result says why. */
export function decideWithdrawCase(
  hall: Hall,
  { case: id, why }: CommandOf<'withdrawCase'>,
  by: Actor,
): Outcome<readonly EventOf<'caseWithdrawn'>[], RuleRefusal> {
  const isClerk = by.kind === 'staff' && by.role === 'clerk';
  const found = isClerk ? ownCase(hall, id, by) : liveCase(hall, id);
  if (!found.ok) return found;
  if (why.trim() === '') return refuse({ kind: 'reasonWanted' });
  const plain = mustBePlain(why);
  return plain.ok ? ok([{ type: 'caseWithdrawn', case: id, why }]) : plain;
}

export function applyCaseFedBack(hall: Hall, event: EventOf<'caseFedBack'>, at: Instant): void {
  const { clerk, slip } = event;
  const counter = hall.clerks.get(clerk)?.counter ?? null;
  changeCase(hall.cases, mustGet(hall.cases.all, event.case), (each) => {
    each.state = { kind: 'closed', since: at };
    each.signingAt = null;
    const lines = each.steps.map(({ name }) => name);
    if (slip !== null) withSlip(each, { slip, kind: 'voucher', at, clerk, counter, lines });
  });
}

export function applyCaseWithdrawn(hall: Hall, event: EventOf<'caseWithdrawn'>, at: Instant): void {
  changeCase(hall.cases, mustGet(hall.cases.all, event.case), (each) => {
    each.state = { kind: 'closed', since: at };
    each.signingAt = null;
  });
}
