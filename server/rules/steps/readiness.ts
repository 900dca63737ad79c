import type { Instant } from '#contract/clock.ts';
import type { Actor, CommandOf, EventOf, RuleRefusal } from '#contract/facts.ts';
import type { CounterId, StaffId } from '#contract/ids.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Hall, Visit } from '../hall-state.ts';
import { mannedBy } from '../queue/at-counter.ts';
import { workAt } from './work.ts';

interface Finished {
  readonly counter: CounterId;
  readonly clerk: StaffId;
  readonly visit: Visit;
  readonly at: Instant;
}

/** After finishing there is paper to put away; nobody is called by itself meanwhile. */
export function wrappingUp(
  hall: Hall,
  { counter, clerk, visit, at }: Finished,
): EventOf<'wrapUpBegan'>[] {
  const { wrapUpSeconds } = hall.settings.steps;
  if (wrapUpSeconds === null) return [];
  const { id: after, step } = visit;
  return [{ type: 'wrapUpBegan', counter, clerk, after, step, until: at + wrapUpSeconds * 1_000 }];
}

/** By the clerk who is ready, or by the hall when the time for wrap-up is over. */
export function decideEndWrapUp(
  hall: Hall,
  command: CommandOf<'endWrapUp'>,
  by: Actor,
  at: Instant,
): Outcome<readonly EventOf<'wrapUpEnded'>[], RuleRefusal> {
  const manned = mannedBy(hall, command.counter, by);
  if (!manned.ok) return manned;
  const { counter, shift } = manned.value;
  const { wrapUp } = workAt(hall.work, counter.id);
  const isOver = wrapUp !== null && at >= wrapUp.until;
  const isByHall = by.kind === 'hall';
  if (wrapUp === null || (isByHall && !isOver)) return refuse({ kind: 'noWrapUp' });
  const { clerk } = shift;
  const how = isByHall ? 'limit' : 'clerk';
  return ok([{ type: 'wrapUpEnded', counter: counter.id, clerk, by: how }]);
}

/** Where the hall has offered it, a clerk may let the next one be called by itself, until the shift ends. */
export function decideCallByItself(
  hall: Hall,
  { counter: id, isOn }: CommandOf<'callByItself'>,
  by: Actor,
): Outcome<readonly EventOf<'selfCallingSwitched'>[], RuleRefusal> {
  const manned = mannedBy(hall, id, by);
  if (!manned.ok) return manned;
  if (!hall.settings.steps.selfCallingAt.includes(id)) {
    return refuse({ kind: 'selfCallingNotOffered' });
  }
  if (workAt(hall.work, id).callsByItself === isOn) return ok([]);
  const { clerk } = manned.value.shift;
  return ok([{ type: 'selfCallingSwitched', counter: id, clerk, isOn }]);
}
