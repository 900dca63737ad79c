import { mustGet } from '#contract/assert.ts';
import type { Actor, RuleRefusal } from '#contract/facts.ts';
import type { CounterId } from '#contract/ids.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { CounterState, Hall, Shift, Visit, VisitStateOf } from '../hall-state.ts';

/** A screen or device speaks for the counter where it stands, and for no other. */
export function counterFor(
  hall: Hall,
  id: CounterId,
  by: Actor,
): Outcome<CounterState, RuleRefusal> {
  const counter = hall.counters.get(id);
  if (counter === undefined) return refuse({ kind: 'noSuchCounter' });
  const isFromElsewhere =
    by.kind === 'customer' ||
    ((by.kind === 'screen' || by.kind === 'device') &&
      !(by.place.kind === 'counter' && by.place.counter === id));
  return isFromElsewhere ? refuse({ kind: 'notYourCounter' }) : ok(counter);
}

export interface Manned {
  readonly counter: CounterState;
  readonly shift: Shift;
}

/**
 * The one check of every order that a clerk gives at a counter. A call keypad acts for the clerk
 * whose shift it is; staff must be that clerk. The hall itself may act anywhere.
 */
export function mannedBy(hall: Hall, id: CounterId, by: Actor): Outcome<Manned, RuleRefusal> {
  const found = counterFor(hall, id, by);
  if (!found.ok) return found;
  const { shift } = found.value;
  if (shift === null) return refuse({ kind: 'counterClosed' });
  if (by.kind === 'staff' && by.staff !== shift.clerk) return refuse({ kind: 'notYourCounter' });
  return ok({ counter: found.value, shift });
}

/** As `mannedBy`, for what a paused counter does not do. */
export function workingAt(hall: Hall, id: CounterId, by: Actor): Outcome<Manned, RuleRefusal> {
  const manned = mannedBy(hall, id, by);
  if (manned.ok && manned.value.shift.pause !== null) return refuse({ kind: 'counterPaused' });
  return manned;
}

/** Whoever is called or served at this counter. */
export function currentOf(
  hall: Hall,
  counter: CounterState,
): { visit: Visit; state: VisitStateOf<'called' | 'serving'> } | undefined {
  if (counter.current === null) return undefined;
  const visit = mustGet(hall.visits, counter.current);
  const { state } = visit;
  return state.kind === 'called' || state.kind === 'serving' ? { visit, state } : undefined;
}

/** Refuses while somebody is called or served there. */
export function mustBeFree(hall: Hall, counter: CounterState): Outcome<undefined, RuleRefusal> {
  const current = currentOf(hall, counter);
  if (current === undefined) return ok();
  const { number } = current.visit;
  return current.state.kind === 'called'
    ? refuse({ kind: 'stillCalling', number })
    : refuse({ kind: 'stillServing', number });
}

interface AtCounter<Kind extends 'called' | 'serving'> extends Manned {
  readonly visit: Visit;
  readonly state: VisitStateOf<Kind>;
}

/** Whoever is called there and has not begun to be served. */
export function calledAtCounter(
  hall: Hall,
  id: CounterId,
  by: Actor,
): Outcome<AtCounter<'called'>, RuleRefusal> {
  const present = presentAtCounter(hall, id, by);
  if (!present.ok) return present;
  const { state, visit } = present.value;
  if (state.kind === 'serving') return refuse({ kind: 'stillServing', number: visit.number });
  return ok({ ...present.value, state });
}

/** Whoever is being served there. */
export function servedAtCounter(
  hall: Hall,
  id: CounterId,
  by: Actor,
): Outcome<AtCounter<'serving'>, RuleRefusal> {
  const present = presentAtCounter(hall, id, by);
  if (!present.ok) {
    return present.problem.kind === 'nobodyCalled' ? refuse({ kind: 'nobodyServed' }) : present;
  }
  const { state, visit } = present.value;
  if (state.kind === 'called') return refuse({ kind: 'stillCalling', number: visit.number });
  return ok({ ...present.value, state });
}

/** Whoever is called or served there; both may be parked or transferred. */
export function presentAtCounter(
  hall: Hall,
  id: CounterId,
  by: Actor,
): Outcome<AtCounter<'called' | 'serving'>, RuleRefusal> {
  const working = workingAt(hall, id, by);
  if (!working.ok) return working;
  const current = currentOf(hall, working.value.counter);
  if (current === undefined) return refuse({ kind: 'nobodyCalled' });
  return ok({ ...working.value, ...current });
}
