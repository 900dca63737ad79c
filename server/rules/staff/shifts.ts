import { assert, mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, CommandOf, EventOf, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import { type CounterState, clerkOf, type Hall } from '../hall-state.ts';
import { mannedBy, mustBeFree, workingAt } from '../queue/at-counter.ts';
import { dissolveLine } from '../queue/lines.ts';

/** One clerk a counter, one counter a clerk. Opening one's own open counter again changes nothing. */
export function decideOpenShift(
  hall: Hall,
  command: CommandOf<'openShift'>,
  by: Actor,
): Outcome<readonly EventOf<'shiftOpened'>[], RuleRefusal> {
  const counter = hall.counters.get(command.counter);
  if (counter === undefined) return refuse({ kind: 'noSuchCounter' });
  // A shift belongs to a person; a device alone cannot say whose it would be.
  if (by.kind !== 'staff') return refuse({ kind: 'notYourCounter' });
  if (counter.shift !== null) {
    const { clerk } = counter.shift;
    return clerk === by.staff ? ok([]) : refuse({ kind: 'counterTaken', clerk });
  }
  const elsewhere = hall.clerks.get(by.staff)?.counter ?? null;
  if (elsewhere !== null) return refuse({ kind: 'clerkElsewhere', counter: elsewhere });
  return ok([{ type: 'shiftOpened', counter: counter.id, clerk: by.staff }]);
}

export function applyShiftOpened(
  hall: Hall,
  { counter, clerk }: EventOf<'shiftOpened'>,
  at: Instant,
): void {
  mustGet(hall.counters, counter).shift = { clerk, since: at, pause: null };
  clerkOf(hall, clerk).counter = counter;
}

/** An open rating goes on during the pause. */
export function decidePauseShift(
  hall: Hall,
  command: CommandOf<'pauseShift'>,
  by: Actor,
): Outcome<readonly EventOf<'shiftPaused'>[], RuleRefusal> {
  const working = workingAt(hall, command.counter, by);
  if (!working.ok) return working;
  const { counter, shift } = working.value;
  const free = mustBeFree(hall, counter);
  if (!free.ok) return free;
  const { reason } = command;
  if (!hall.settings.pauseReasons.some((each) => each.id === reason)) {
    return refuse({ kind: 'noSuchPauseReason' });
  }
  return ok([{ type: 'shiftPaused', counter: counter.id, clerk: shift.clerk, reason }]);
}

export function applyShiftPaused(
  hall: Hall,
  { counter: id, reason }: EventOf<'shiftPaused'>,
  at: Instant,
): void {
  const counter = mustGet(hall.counters, id);
  const known = hall.settings.pauseReasons.find((each) => each.id === reason);
  assert(known !== undefined, 'a pause has a reason of the settings');
  counter.shift = { ...shiftAt(counter), pause: { reason, text: known.text, since: at } };
}

export function decideResumeShift(
  hall: Hall,
  command: CommandOf<'resumeShift'>,
  by: Actor,
): Outcome<readonly EventOf<'shiftResumed'>[], RuleRefusal> {
  const manned = mannedBy(hall, command.counter, by);
  if (!manned.ok) return manned;
  const { counter, shift } = manned.value;
  if (shift.pause === null) return refuse({ kind: 'notPaused' });
  return ok([{ type: 'shiftResumed', counter: counter.id, clerk: shift.clerk }]);
}

export function applyShiftResumed(hall: Hall, event: EventOf<'shiftResumed'>): void {
  const counter = mustGet(hall.counters, event.counter);
  counter.shift = { ...shiftAt(counter), pause: null };
}

/** By its clerk, or by a supervisor where the clerk has gone without closing. */
export function decideCloseShift(
  hall: Hall,
  command: CommandOf<'closeShift'>,
  by: Actor,
): Outcome<readonly EventOf<'shiftClosed'>[], RuleRefusal> {
  const isSupervisor = by.kind === 'staff' && by.role === 'supervisor';
  const manned = mannedBy(hall, command.counter, isSupervisor ? { kind: 'hall' } : by);
  if (!manned.ok) return manned;
  const { counter, shift } = manned.value;
  const free = mustBeFree(hall, counter);
  if (!free.ok) return free;
  return ok([{ type: 'shiftClosed', counter: counter.id, clerk: shift.clerk }]);
}

/**
 * Who waits for this clerk in person goes on in the service's line: the clerk is off. The counter's
 * own line stays for whoever sits down there next, and parked visits stay the clerk's.
 */
export function applyShiftClosed(hall: Hall, event: EventOf<'shiftClosed'>): void {
  const clerk = clerkOf(hall, event.clerk);
  dissolveLine(clerk, hall.services);
  clerk.counter = null;
  mustGet(hall.counters, event.counter).shift = null;
}

function shiftAt(counter: CounterState): NonNullable<CounterState['shift']> {
  assert(counter.shift !== null, 'a shift is open there');
  return counter.shift;
}
