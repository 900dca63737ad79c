import type { Instant } from '#contract/clock.ts';
import type { Actor, HallEvent } from '#contract/facts.ts';
import type { CounterId } from '#contract/ids.ts';
import type { Level } from '#contract/ratings.ts';
import type { ShownReminder } from '#contract/watch.ts';
import type { Hall } from '../hall-state.ts';

/** One rating given at the counter, and how soon after the step had ended. */
export interface GivenRating {
  readonly level: Level;
  readonly afterMs: number;
}

/** What a supervisor watches of one counter. */
export interface CounterWatch {
  /** The last fact that the counter's clerk has made. */
  readonly actedAt: Instant;
  readonly reminder: ShownReminder | null;
  /** Of this shift: newest first, at most RATINGS_WATCHED. */
  readonly ratings: readonly GivenRating[];
}

/** Enough that chance alone would hardly give the same answer each time. */
export const RATINGS_WATCHED = 30;

/** Kept for counters with a shift, and let go of with it. */
export type CounterWatches = Map<CounterId, CounterWatch>;

/**
 * Follows every fact of a counter. What has a clerk is that clerk's act: it ends the silence and answers a reminder. A
 * rating from the customer's phone says nothing of the pad at the counter, so it is not among those that are watched.
 */
export function followCounter(
  hall: Hall,
  { at, by, event }: { readonly at: Instant; readonly by: Actor; readonly event: HallEvent },
): void {
  if (!('counter' in event) || !('clerk' in event)) return;
  const { watched } = hall;
  const before = watched.get(event.counter);
  switch (event.type) {
    case 'shiftOpened':
      watched.set(event.counter, { actedAt: at, reminder: null, ratings: [] });
      return;
    case 'shiftClosed':
      watched.delete(event.counter);
      return;
    case 'counterReminded':
      if (before !== undefined) {
        watched.set(event.counter, { ...before, reminder: { why: event.why, at } });
      }
      return;
    case 'stepRated':
      if (before !== undefined && by.kind !== 'customer') {
        const given = { level: event.level, afterMs: at - before.actedAt };
        const ratings = [given, ...before.ratings].slice(0, RATINGS_WATCHED);
        watched.set(event.counter, { ...before, ratings });
      }
      return;
    case 'stepNotRated':
      return;
    default:
      if (before !== undefined) {
        watched.set(event.counter, { ...before, actedAt: at, reminder: null });
      }
  }
}
