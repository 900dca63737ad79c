import { mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, CommandOf, EventOf, HallEvent, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import { clerkOf, type Hall, type Visit } from '../hall-state.ts';
import { closingRatingAt } from '../ratings/close-rating.ts';
import { mustBeFree, presentAtCounter, workingAt } from './at-counter.ts';
import { takeTo } from './call-next.ts';
import { release } from './leave.ts';

/** Sets aside whoever is called or served; the visit then belongs to this clerk. */
export function decidePark(
  hall: Hall,
  command: CommandOf<'park'>,
  by: Actor,
): Outcome<readonly EventOf<'ticketParked'>[], RuleRefusal> {
  const present = presentAtCounter(hall, command.counter, by);
  if (!present.ok) return present;
  const { visit, shift } = present.value;
  const { counter } = command;
  const { parkedMax: max } = hall.settings.steps;
  const parked = hall.clerks.get(shift.clerk)?.parked.length ?? 0;
  if (max !== null && parked >= max) return refuse({ kind: 'parkedEnough', max });
  return ok([{ type: 'ticketParked', visit: visit.id, counter, clerk: shift.clerk }]);
}

export function applyTicketParked(hall: Hall, event: EventOf<'ticketParked'>, at: Instant): void {
  const visit = mustGet(hall.visits, event.visit);
  const { counter, clerk } = event;
  visit.servedMs += servedSoFar(visit, at);
  visit.state = { kind: 'parked', counter, clerk, at };
  mustGet(hall.counters, counter).current = null;
  clerkOf(hall, clerk).parked.push(visit.id);
}

function servedSoFar({ state }: Visit, at: Instant): number {
  return state.kind === 'serving' ? at - state.since : 0;
}

/** Calls a parked visit to its own clerk's counter; the step it was parked in goes on. */
export function decideTakeBack(
  hall: Hall,
  command: CommandOf<'takeBack'>,
  by: Actor,
): Outcome<readonly HallEvent[], RuleRefusal> {
  const working = workingAt(hall, command.counter, by);
  if (!working.ok) return working;
  const { counter, shift } = working.value;
  const free = mustBeFree(hall, counter);
  if (!free.ok) return free;
  const visit = hall.visits.get(command.visit);
  if (visit === undefined) return refuse({ kind: 'noSuchVisit' });
  if (visit.state.kind !== 'parked' || visit.state.clerk !== shift.clerk) {
    return refuse({ kind: 'notParkedHere' });
  }
  return ok([
    ...closingRatingAt(counter),
    { type: 'ticketTakenBack', visit: visit.id, counter: counter.id, clerk: shift.clerk },
  ]);
}

export function applyTicketTakenBack(
  hall: Hall,
  { visit: id, counter, clerk }: EventOf<'ticketTakenBack'>,
  at: Instant,
): void {
  const visit = mustGet(hall.visits, id);
  release(hall, visit);
  takeTo(hall, visit, { counter, clerk, at });
}
