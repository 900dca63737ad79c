import type { Instant } from '#contract/clock.ts';
import type { EventOf, HallEvent, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok } from '#contract/outcome.ts';
import type { Level } from '#contract/ratings.ts';
import type { Hall } from '../hall-state.ts';
import { openingTask } from './open-task.ts';

/** From here on down a rating is a 差评. */
const UNHAPPY_LEVEL_MAX: Level = 2;

/** Every 差评 opens its task in the decision that takes the rating: there is none without the other. */
export function followedUp(
  hall: Hall,
  rated: Outcome<readonly EventOf<'stepRated'>[], RuleRefusal>,
  at: Instant,
): Outcome<readonly HallEvent[], RuleRefusal> {
  if (!rated.ok) return rated;
  const tasks = rated.value
    .filter(({ level }) => level <= UNHAPPY_LEVEL_MAX)
    .map(({ type: _, ...rating }, nth) =>
      openingTask(hall, { kind: 'unhappyRating', ...rating }, { at, text: '', nth }),
    );
  return ok([...rated.value, ...tasks]);
}
