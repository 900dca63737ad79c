import { mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { CommandOf, EventOf, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { CounterState, Hall } from '../hall-state.ts';
import { setRating } from './step-rating.ts';

/** Silence is recorded as such. Not before its time: only the next customer cuts it short. */
export function decideCloseRating(
  hall: Hall,
  command: CommandOf<'closeRating'>,
  at: Instant,
): Outcome<readonly EventOf<'stepNotRated'>[], RuleRefusal> {
  const counter = hall.counters.get(command.counter);
  if (counter === undefined) return refuse({ kind: 'noSuchCounter' });
  const { rating } = counter;
  if (rating === null || rating.visit !== command.visit || at < rating.until) {
    return refuse({ kind: 'noRatingOpen' });
  }
  return ok(closingRatingAt(counter));
}

/** What ends the rating that is open at a counter; nothing where none is. */
export function closingRatingAt(counter: CounterState): EventOf<'stepNotRated'>[] {
  if (counter.rating === null) return [];
  const { visit, step, clerk } = counter.rating;
  return [{ type: 'stepNotRated', visit, step, counter: counter.id, clerk }];
}

export function applyStepNotRated(hall: Hall, event: EventOf<'stepNotRated'>): void {
  const visit = mustGet(hall.visits, event.visit);
  setRating(visit, event.step, 'notRated');
  const counter = mustGet(hall.counters, event.counter);
  counter.rating = null;
  hall.ratingsOpen.delete(counter.id);
  hall.today.notRated += 1;
}
