import { mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { CommandOf, EventOf, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Hall } from '../hall-state.ts';
import { mayLeave, release } from '../queue/leave.ts';
import { knownReason } from './waiting-visit.ts';

/** A ticket taken out by staff: given by mistake, taken twice, left lying. Its number is not given again that day. */
export function decideVoidTicket(
  hall: Hall,
  { visit: id, reason }: CommandOf<'voidTicket'>,
): Outcome<readonly EventOf<'ticketVoided'>[], RuleRefusal> {
  const visit = hall.visits.get(id);
  if (visit === undefined) return refuse({ kind: 'noSuchVisit' });
  if (!mayLeave(visit)) return refuse({ kind: 'notWaiting' });
  const known = knownReason(hall, 'void', reason);
  if (!known.ok) return known;
  return ok([{ type: 'ticketVoided', visit: id, reason }]);
}

export function applyTicketVoided(hall: Hall, event: EventOf<'ticketVoided'>, at: Instant): void {
  const visit = mustGet(hall.visits, event.visit);
  release(hall, visit);
  visit.state = { kind: 'cancelled', at };
  hall.today.voided += 1;
}
