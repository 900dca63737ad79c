import type { CommandOf, EventOf, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Hall } from '../hall-state.ts';

/** A word to the clerk, as if the supervisor stood behind the counter. */
export function decideRemindCounter(
  hall: Hall,
  { counter: id, why }: CommandOf<'remindCounter'>,
): Outcome<readonly EventOf<'counterReminded'>[], RuleRefusal> {
  const counter = hall.counters.get(id);
  if (counter === undefined) return refuse({ kind: 'noSuchCounter' });
  if (counter.shift === null) return refuse({ kind: 'counterClosed' });
  if (hall.watched.get(id)?.reminder?.why === why) return ok([]);
  return ok([{ type: 'counterReminded', counter: id, clerk: counter.shift.clerk, why }]);
}
