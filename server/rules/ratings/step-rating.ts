import { assert } from '#contract/assert.ts';
import type { StepRating, Visit } from '../visit.ts';

/** Each finished step has a rating of its own; the last one's stands in the visit's state. Undefined: not finished. */
export function ratingOf(visit: Visit, step: number): StepRating | undefined {
  const { state } = visit;
  if (state.kind === 'finished' && visit.step === step) return state.rating;
  return visit.served.find((each) => each.step === step)?.rating;
}

export function setRating(visit: Visit, step: number, rating: StepRating): void {
  assert(ratingOf(visit, step) !== undefined, 'only a finished step is rated or closes unrated');
  if (visit.state.kind === 'finished' && visit.step === step) {
    visit.state = { ...visit.state, rating };
    return;
  }
  visit.served = visit.served.map((each) => (each.step === step ? { ...each, rating } : each));
}
