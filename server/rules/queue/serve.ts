import { assert, mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, CommandOf, EventOf, HallEvent, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import { clerkOf, type Hall } from '../hall-state.ts';
import { goingOn } from '../steps/further.ts';
import { wrappingUp } from '../steps/readiness.ts';
import { calledAtCounter, servedAtCounter } from './at-counter.ts';

export function decideBeginServing(
  hall: Hall,
  command: CommandOf<'beginServing'>,
  by: Actor,
): Outcome<readonly EventOf<'servingBegan'>[], RuleRefusal> {
  const called = calledAtCounter(hall, command.counter, by);
  if (!called.ok) return called;
  const { visit, shift } = called.value;
  const { counter } = command;
  // What is begun has a name: a paper number does not tell it.
  if (hall.paper.untold.has(visit.id)) {
    return refuse({ kind: 'serviceWanted', number: visit.number });
  }
  return ok([{ type: 'servingBegan', visit: visit.id, counter, clerk: shift.clerk }]);
}

export function applyServingBegan(hall: Hall, event: EventOf<'servingBegan'>, at: Instant): void {
  const visit = mustGet(hall.visits, event.visit);
  assert(visit.state.kind === 'called', 'whoever is served has been called');
  const { calledAt, times } = visit.state;
  const { counter, clerk } = event;
  visit.state = { kind: 'serving', counter, clerk, calledAt, times, since: at };
}

export function decideFinish(
  hall: Hall,
  command: CommandOf<'finish'>,
  by: Actor,
  at: Instant,
): Outcome<readonly HallEvent[], RuleRefusal> {
  const served = servedAtCounter(hall, command.counter, by);
  if (!served.ok) return served;
  const { visit, shift } = served.value;
  const delivered = command.delivered ?? visit.service;
  if (!hall.rulebook.services.has(delivered)) return refuse({ kind: 'noSuchService' });
  return ok([
    {
      type: 'stepFinished',
      visit: visit.id,
      counter: command.counter,
      clerk: shift.clerk,
      step: visit.step,
      delivered,
    },
    ...goingOn(hall, visit),
    ...wrappingUp(hall, { counter: command.counter, clerk: shift.clerk, visit, at }),
  ]);
}

/** Ends the visit and opens its rating. Handling is counted without the time it was parked. */
export function applyStepFinished(hall: Hall, event: EventOf<'stepFinished'>, at: Instant): void {
  const visit = mustGet(hall.visits, event.visit);
  const counter = mustGet(hall.counters, event.counter);
  assert(visit.state.kind === 'serving', 'whoever is finished was served');
  const { clerk } = event;
  const handlingMs = visit.servedMs + at - visit.state.since;
  visit.state = { kind: 'finished', counter: counter.id, clerk, at, rating: 'open' };
  counter.current = null;
  counter.rating = {
    visit: visit.id,
    step: event.step,
    clerk,
    until: at + hall.settings.rating.openSeconds * 1_000,
  };
  hall.ratingsOpen.add(counter.id);

  // Kept for what the ticket was taken for: that is what the expected wait is told for.
  const service = mustGet(hall.services, visit.service);
  service.handled += 1;
  service.handledMs += handlingMs;
  const { today } = clerkOf(hall, clerk);
  today.finished += 1;
  today.handlingMs += handlingMs;
  hall.today.served += 1;
}
