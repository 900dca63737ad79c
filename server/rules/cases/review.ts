import { mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, CommandOf, EventOf, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Hall } from '../hall-state.ts';
import { type Case, missingOf, stepsLeftOf } from './case.ts';
import { changeCase } from './case-book.ts';
import { liveCase, mustBePlain, ownCase, staffOf } from './own-case.ts';

/** Refuses while something is not ticked. */
export function mustBeComplete(each: Case): Outcome<undefined, RuleRefusal> {
  const missing = missingOf(each).length;
  if (missing > 0) return refuse({ kind: 'materialsMissing', count: missing });
  const left = stepsLeftOf(each).length;
  return left > 0 ? refuse({ kind: 'stepsLeft', count: left }) : ok();
}

/** To the back office. A returned case that has been mended goes the same way again. */
export function decideSubmitCase(
  hall: Hall,
  { case: id }: CommandOf<'submitCase'>,
  by: Actor,
): Outcome<readonly EventOf<'caseSubmitted'>[], RuleRefusal> {
  const found = ownCase(hall, id, by);
  if (!found.ok) return found;
  const each = found.value;
  if (!each.needsReview || each.state.kind === 'passed') return refuse({ kind: 'reviewNotNeeded' });
  const complete = mustBeComplete(each);
  return complete.ok ? ok([{ type: 'caseSubmitted', case: id, clerk: each.clerk }]) : complete;
}

export function decidePassCase(
  hall: Hall,
  { case: id }: CommandOf<'passCase'>,
  by: Actor,
): Outcome<readonly EventOf<'casePassed'>[], RuleRefusal> {
  const found = caseInReview(hall, id);
  if (!found.ok) return found;
  const { clerk } = found.value;
  return ok([{ type: 'casePassed', case: id, clerk, reviewer: staffOf(by, clerk) }]);
}

/** Back to the clerk who handled it, with at least one reason. */
export function decideReturnCase(
  hall: Hall,
  { case: id, reasons, text }: CommandOf<'returnCase'>,
  by: Actor,
): Outcome<readonly EventOf<'caseReturned'>[], RuleRefusal> {
  const found = caseInReview(hall, id);
  if (!found.ok) return found;
  const plain = mustBePlain(text);
  if (!plain.ok) return plain;
  const known = hall.settings.cases.returnReasons.map((reason) => reason.id);
  const given = known.filter((reason) => reasons.includes(reason));
  if (given.length === 0 && text.trim() === '') return refuse({ kind: 'reasonWanted' });
  const { clerk } = found.value;
  const reviewer = staffOf(by, clerk);
  return ok([{ type: 'caseReturned', case: id, clerk, reviewer, reasons: given, text }]);
}

function caseInReview(hall: Hall, id: Case['id']): Outcome<Case, RuleRefusal> {
  const found = liveCase(hall, id);
  if (!found.ok) return found;
  return found.value.state.kind === 'inReview' ? found : refuse({ kind: 'caseNotInReview' });
}

export function applyCaseSubmitted(hall: Hall, event: EventOf<'caseSubmitted'>, at: Instant): void {
  changeCase(hall.cases, mustGet(hall.cases.all, event.case), (each) => {
    each.state = { kind: 'inReview', since: at };
  });
}

export function applyCasePassed(hall: Hall, event: EventOf<'casePassed'>, at: Instant): void {
  changeCase(hall.cases, mustGet(hall.cases.all, event.case), (each) => {
    each.state = { kind: 'passed', since: at };
  });
}

export function applyCaseReturned(hall: Hall, event: EventOf<'caseReturned'>, at: Instant): void {
  const { reviewer, reasons, text } = event;
  const texts = hall.settings.cases.returnReasons
    .filter(({ id }) => reasons.includes(id))
    .map((reason) => reason.text);
  changeCase(hall.cases, mustGet(hall.cases.all, event.case), (each) => {
    each.state = { kind: 'returned', since: at };
    each.returned = { reviewer, at, reasons: texts, text };
  });
}
