import { mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { CommandOf, EventOf, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Hall } from '../hall-state.ts';
import { release } from '../queue/leave.ts';
import { isSameLine, joinLine } from '../queue/lines.ts';

/**
 * Whoever has fetched what was missing goes on with the clerk who knows the case, and keeps the due time. Should that
 * clerk's shift end first, the visit waits on in its service's line like all who wait for a clerk.
 */
export function decideReturnToClerk(
  hall: Hall,
  { visit: id, clerk }: CommandOf<'returnToClerk'>,
): Outcome<readonly EventOf<'returnedToClerk'>[], RuleRefusal> {
  const visit = hall.visits.get(id);
  if (visit === undefined) return refuse({ kind: 'noSuchVisit' });
  const { kind } = visit.state;
  if (kind !== 'waiting' && kind !== 'parked') return refuse({ kind: 'notWaiting' });
  if ((hall.clerks.get(clerk)?.counter ?? null) === null) return refuse({ kind: 'noSuchClerk' });
  if (kind === 'waiting' && isSameLine(visit.line, { kind: 'clerk', clerk })) return ok([]);
  return ok([{ type: 'returnedToClerk', visit: id, clerk, due: visit.due }]);
}

/** Out of being parked its step ends and it waits anew; out of another line it goes on waiting. */
export function applyReturnedToClerk(
  hall: Hall,
  { visit: id, clerk, due }: EventOf<'returnedToClerk'>,
  at: Instant,
): void {
  const visit = mustGet(hall.visits, id);
  const since = visit.state.kind === 'waiting' ? visit.joinedAt : at;
  release(hall, visit);
  joinLine(hall, visit, { line: { kind: 'clerk', clerk }, due, at: since });
}
