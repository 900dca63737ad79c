import type { UnlikelyRatings } from '#contract/watch.ts';
import { type GivenRating, RATINGS_WATCHED } from './counter-watch.ts';

/** Nobody reads five keys and chooses one in less. */
export const CHOSEN_WITHIN_MS = 1_000;
/** One of them may be a child's finger; so many of those watched are a habit. */
const QUICK_MIN = 5;

/** What a supervisor may want to look into; it accuses nobody and changes no figure. */
export function unlikelyAmong(ratings: readonly GivenRating[]): UnlikelyRatings | undefined {
  const quick = ratings.filter(({ afterMs }) => afterMs < CHOSEN_WITHIN_MS).length;
  if (quick >= QUICK_MIN) return { kind: 'tooQuick', count: quick, of: ratings.length };
  const level = ratings[0]?.level;
  if (ratings.length < RATINGS_WATCHED || level === undefined) return undefined;
  return ratings.every((given) => given.level === level)
    ? { kind: 'sameLevel', count: ratings.length, level }
    : undefined;
}
