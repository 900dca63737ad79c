import { assert, mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, CommandOf, EventOf, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok } from '#contract/outcome.ts';
import type { Hall } from '../hall-state.ts';
import { calledAtCounter } from './at-counter.ts';
import { noteCalling } from './call-next.ts';

/** Shows and speaks the call once more. `times` counts the calls of this step, the first included. */
export function decideRecall(
  hall: Hall,
  command: CommandOf<'recall'>,
  by: Actor,
): Outcome<readonly EventOf<'ticketRecalled'>[], RuleRefusal> {
  const called = calledAtCounter(hall, command.counter, by);
  if (!called.ok) return called;
  const { visit, state } = called.value;
  const { counter } = command;
  return ok([{ type: 'ticketRecalled', visit: visit.id, counter, times: state.times + 1 }]);
}

export function applyTicketRecalled(
  hall: Hall,
  event: EventOf<'ticketRecalled'>,
  at: Instant,
): void {
  const visit = mustGet(hall.visits, event.visit);
  assert(visit.state.kind === 'called', 'only who is called is recalled');
  visit.state = { ...visit.state, lastCallAt: at, times: event.times };
  noteCalling(hall, visit, { counter: event.counter, at });
}
