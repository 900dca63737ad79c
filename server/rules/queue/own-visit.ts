import type { Actor, RuleRefusal } from '#contract/facts.ts';
import type { VisitId } from '#contract/ids.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Hall, Visit } from '../hall-state.ts';

/** A customer's phone speaks for its own visit; that others exist it does not even learn. */
export function ownVisit(hall: Hall, id: VisitId, by: Actor): Outcome<Visit, RuleRefusal> {
  const visit = hall.visits.get(id);
  if (visit === undefined || (by.kind === 'customer' && by.visit !== id)) {
    return refuse({ kind: 'noSuchVisit' });
  }
  return ok(visit);
}
