import type { RuleRefusal } from '#contract/facts.ts';
import type { VisitId } from '#contract/ids.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Hall, Visit } from '../hall-state.ts';

type Reasons = keyof Hall['settings']['guideReasons'];

/** Whoever is called or served is settled at the counter; the guide acts for those who wait. */
export function waitingVisit(hall: Hall, id: VisitId): Outcome<Visit, RuleRefusal> {
  const visit = hall.visits.get(id);
  if (visit === undefined) return refuse({ kind: 'noSuchVisit' });
  return visit.state.kind === 'waiting' ? ok(visit) : refuse({ kind: 'notWaiting' });
}

/** No act without a reason of the settings. */
export function knownReason(
  hall: Hall,
  of: Reasons,
  reason: string,
): Outcome<undefined, RuleRefusal> {
  const isKnown = hall.settings.guideReasons[of].some(({ id }) => id === reason);
  return isKnown ? ok() : refuse({ kind: 'noSuchReason' });
}
