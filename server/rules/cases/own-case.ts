import type { Actor, RuleRefusal } from '#contract/facts.ts';
import type { CaseId, StaffId } from '#contract/ids.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Hall } from '../hall-state.ts';
import { type Case, isClosed } from './case.ts';

/** A case that is not closed. */
export function liveCase(hall: Hall, id: CaseId): Outcome<Case, RuleRefusal> {
  const each = hall.cases.all.get(id);
  if (each === undefined) return refuse({ kind: 'noSuchCase' });
  return isClosed(each) ? refuse({ kind: 'caseClosed' }) : ok(each);
}

/** A case in the hands of the clerk who asks: nobody else ticks, submits or closes it. */
export function ownCase(hall: Hall, id: CaseId, by: Actor): Outcome<Case, RuleRefusal> {
  const found = liveCase(hall, id);
  if (!found.ok) return found;
  if (by.kind === 'staff' && by.staff !== found.value.clerk) return refuse({ kind: 'notYourCase' });
  return found.value.state.kind === 'inReview' ? refuse({ kind: 'caseInReview' }) : found;
}

/** The back office acts as the person who has signed in. */
export function staffOf(by: Actor, otherwise: StaffId): StaffId {
  return by.kind === 'staff' ? by.staff : otherwise;
}

/** An ID number or a phone number: eight digits or more that follow each other, however they are parted. */
const PERSONAL = /\d(?:[ -]?\d){7}/;

/** Free text goes into the journal, which forgets nothing: what is personal must not get in. */
export function mustBePlain(text: string): Outcome<undefined, RuleRefusal> {
  return PERSONAL.test(text) ? refuse({ kind: 'personalInText' }) : ok();
}
