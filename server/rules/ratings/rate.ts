import { mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, CommandOf, EventOf, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import { clerkOf, type Hall, type Visit } from '../hall-state.ts';
import { counterFor } from '../queue/at-counter.ts';
import { ownVisit } from '../queue/own-visit.ts';
import { ratingOf, setRating } from './step-rating.ts';

/**
 * So long after finishing a phone may still rate what nobody rated at the counter. The counter's own
 * time is short, because the next customer comes; the phone goes home with its owner. The step then
 * has two facts, `stepNotRated` and `stepRated`, and every figure counts the last one alone.
 */
export const PHONE_RATING_MS = 30 * 60_000;

const SATISFIED_LEVEL_MIN = 3;

type Rated = Outcome<readonly EventOf<'stepRated'>[], RuleRefusal>;
type Given = Pick<CommandOf<'rate'>, 'level' | 'reasons'>;

/** At the counter's pad: the step that is open for rating there. */
export function decideRate(hall: Hall, command: CommandOf<'rate'>, by: Actor, at: Instant): Rated {
  const found = counterFor(hall, command.counter, by);
  if (!found.ok) return found;
  const { rating, thanked } = found.value;
  if (rating === null) return refuse({ kind: thanked === null ? 'noRatingOpen' : 'alreadyRated' });
  const isMeant = command.visit === null || command.visit === rating.visit;
  if (at >= rating.until || !isMeant) return refuse({ kind: 'noRatingOpen' });
  const { step, clerk } = rating;
  return stepRated(hall, { visit: rating.visit, step, counter: found.value.id, clerk }, command);
}

/** From the phone page of the ticket. */
export function decideRateVisit(
  hall: Hall,
  command: CommandOf<'rateVisit'>,
  by: Actor,
  at: Instant,
): Rated {
  const found = ownVisit(hall, command.visit, by);
  if (!found.ok) return found;
  const visit = found.value;
  if (visit.state.kind === 'finished' && typeof visit.state.rating === 'number') {
    return refuse({ kind: 'alreadyRated' });
  }
  if (visit.state.kind !== 'finished' || !canBeRated(visit, at)) {
    return refuse({ kind: 'noRatingOpen' });
  }
  const { counter, clerk } = visit.state;
  return stepRated(hall, { visit: visit.id, step: visit.step, counter, clerk }, command);
}

/** Whether the phone may rate it now. */
export function canBeRated({ state }: Visit, at: Instant): boolean {
  if (state.kind !== 'finished' || typeof state.rating === 'number') return false;
  return state.rating === 'open' || at <= state.at + PHONE_RATING_MS;
}

type Step = Pick<EventOf<'stepRated'>, 'visit' | 'step' | 'counter' | 'clerk'>;

function stepRated(hall: Hall, step: Step, { level, reasons }: Given): Rated {
  const known = hall.settings.rating.reasons;
  if (reasons.some((reason) => !known.includes(reason))) return refuse({ kind: 'noSuchReason' });
  return ok([
    {
      type: 'stepRated',
      ...step,
      level,
      reasons: [...new Set(reasons)],
    },
  ]);
}

export function applyStepRated(hall: Hall, event: EventOf<'stepRated'>, at: Instant): void {
  const visit = mustGet(hall.visits, event.visit);
  const { level, step } = event;
  if (ratingOf(visit, step) === 'notRated') hall.today.notRated -= 1;
  setRating(visit, step, level);
  // The counter may have left the settings since, or be busy with the next customer.
  const counter = hall.counters.get(event.counter);
  if (counter?.rating?.visit === visit.id && counter.rating.step === step) {
    counter.rating = null;
    counter.thanked = { visit: visit.id, level, at };
    hall.ratingsOpen.delete(counter.id);
  }
  const { today } = clerkOf(hall, event.clerk);
  today.rated += 1;
  hall.today.rated += 1;
  if (level >= SATISFIED_LEVEL_MIN) {
    today.satisfied += 1;
    hall.today.satisfied += 1;
  }
}
