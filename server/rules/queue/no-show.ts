import { assert, mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, CommandOf, EventOf, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import { clerkOf, type Hall, type Visit } from '../hall-state.ts';
import { calledAtCounter } from './at-counter.ts';
import { joinLine, lineToRejoin } from './lines.ts';
import { ownVisit } from './own-visit.ts';

export function decideMarkNoShow(
  hall: Hall,
  command: CommandOf<'markNoShow'>,
  by: Actor,
): Outcome<readonly EventOf<'noShowMarked'>[], RuleRefusal> {
  const called = calledAtCounter(hall, command.counter, by);
  if (!called.ok) return called;
  const { visit, shift } = called.value;
  const { counter } = command;
  return ok([{ type: 'noShowMarked', visit: visit.id, counter, clerk: shift.clerk }]);
}

export function applyNoShowMarked(hall: Hall, event: EventOf<'noShowMarked'>, at: Instant): void {
  const visit = mustGet(hall.visits, event.visit);
  const { counter, clerk } = event;
  visit.state = { kind: 'noShow', counter, clerk, at };
  mustGet(hall.services, visit.service).noShows.add(visit);
  mustGet(hall.counters, counter).current = null;
  hall.today.noShows += 1;
  clerkOf(hall, clerk).today.noShows += 1;
}

/** Until then a no-show may come back; undefined for who is none. */
export function graceEnd(hall: Hall, visit: Visit): Instant | undefined {
  if (visit.state.kind !== 'noShow') return undefined;
  return visit.state.at + hall.settings.noShow.graceMin * 60_000;
}

/** Staff at any desk, or the customer with the phone's "I am here". */
export function decideReturnTicket(
  hall: Hall,
  command: CommandOf<'returnTicket'>,
  by: Actor,
  at: Instant,
): Outcome<readonly EventOf<'ticketReturned'>[], RuleRefusal> {
  const found = ownVisit(hall, command.visit, by);
  if (!found.ok) return found;
  const until = graceEnd(hall, found.value);
  if (until === undefined) return refuse({ kind: 'notANoShow' });
  if (at > until) return refuse({ kind: 'graceOver' });
  const due = at + hall.settings.noShow.penaltyMin * 60_000;
  return ok([{ type: 'ticketReturned', visit: command.visit, due }]);
}

/** Back into the line it was called from; its waiting starts anew, since it was called in time. */
export function applyTicketReturned(
  hall: Hall,
  { visit: id, due }: EventOf<'ticketReturned'>,
  at: Instant,
): void {
  const visit = mustGet(hall.visits, id);
  assert(visit.state.kind === 'noShow', 'only a no-show returns');
  mustGet(hall.services, visit.service).noShows.remove(visit);
  joinLine(hall, visit, { line: lineToRejoin(hall, visit), due, at });
}
