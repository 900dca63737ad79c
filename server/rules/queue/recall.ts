import { assert, mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, CommandOf, EventOf, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Hall, VisitStateOf } from '../hall-state.ts';
import { isSamePress } from '../steps/note-work.ts';
import { calledAtCounter } from './at-counter.ts';
import { noteCalling } from './call-next.ts';

/** Shows and speaks the call once more. `times` counts the calls of this step, the first included. */
export function decideRecall(
  hall: Hall,
  command: CommandOf<'recall'>,
  by: Actor,
  at: Instant,
): Outcome<readonly EventOf<'ticketRecalled'>[], RuleRefusal> {
  const called = calledAtCounter(hall, command.counter, by);
  if (!called.ok) return called;
  const { visit, state } = called.value;
  const { counter } = command;
  if (isSamePress(hall, counter, at)) return ok([]);
  const left = recallsLeft(hall, state);
  if (left !== null && left <= 0) {
    return refuse({ kind: 'recalledEnough', times: state.times - 1 });
  }
  return ok([{ type: 'ticketRecalled', visit: visit.id, counter, times: state.times + 1 }]);
}

/** How often whoever is called may still be recalled; null: no bound. */
export function recallsLeft(hall: Hall, { times }: VisitStateOf<'called'>): number | null {
  const { recallsMax } = hall.settings.steps;
  return recallsMax === null ? null : Math.max(recallsMax - (times - 1), 0);
}

/** Recalls that the hall still wants before a no-show may be marked; never more than may be made. */
export function recallsWanted(hall: Hall, { times }: VisitStateOf<'called'>): number {
  const { recallsMax } = hall.settings.steps;
  const { recallsBefore } = hall.settings.noShow;
  const wanted = recallsMax === null ? recallsBefore : Math.min(recallsBefore, recallsMax);
  return Math.max(wanted - (times - 1), 0);
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
