import { assert, mustGet, unreachable } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, CommandOf, EventOf, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import { clerkOf, type Hall, type Visit } from '../hall-state.ts';
import { calledAtCounter } from './at-counter.ts';
import { joinLine, lineToRejoin, turnsOf } from './lines.ts';
import { ownVisit } from './own-visit.ts';
import { recallsWanted } from './recall.ts';

export function decideMarkNoShow(
  hall: Hall,
  command: CommandOf<'markNoShow'>,
  by: Actor,
): Outcome<readonly EventOf<'noShowMarked'>[], RuleRefusal> {
  const called = calledAtCounter(hall, command.counter, by);
  if (!called.ok) return called;
  const { visit, shift, state } = called.value;
  const left = recallsWanted(hall, state);
  if (left > 0) return refuse({ kind: 'recallFirst', left });
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
  const { place: rule, returnsMax } = hall.settings.noShow;
  if (returnsLeft(hall, found.value) === 0) {
    return refuse({ kind: 'returnedEnough', times: returnsMax ?? 0 });
  }
  const due = dueOfReturner(hall, found.value, at);
  return ok([{ type: 'ticketReturned', visit: command.visit, due, rule }]);
}

/** How often this ticket may still come back; null: no bound. */
export function returnsLeft(hall: Hall, { returns }: Visit): number | null {
  const { returnsMax } = hall.settings.noShow;
  return returnsMax === null ? null : Math.max(returnsMax - returns, 0);
}

function dueOfReturner(hall: Hall, visit: Visit, at: Instant): Instant {
  const { place, penaltyMin } = hall.settings.noShow;
  switch (place) {
    case 'front':
      // It was first when it was called, and so it is again.
      return Math.min(visit.due, at);
    case 'penalty':
      return at + penaltyMin * 60_000;
    case 'end': {
      const [last] = turnsOf(hall, lineToRejoin(hall, visit)).lastFew(1);
      return last === undefined ? at : Math.max(at, last.due + 1);
    }
    default:
      return unreachable(place);
  }
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
  visit.returns += 1;
  visit.waitedMs = 0;
  joinLine(hall, visit, { line: lineToRejoin(hall, visit), due, at });
}
