import { mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { ServiceId } from '#contract/ids.ts';
import type { CounterState, Hall } from '../hall-state.ts';
import { currentOf } from '../queue/at-counter.ts';
import { servedNow } from '../queue/lines.ts';
import { isWorking, openCountersOf } from '../queue/open-counters.ts';
import { handlingBelief } from './beliefs.ts';
import { emptySketch, meanLog } from './sketch.ts';

/**
 * Work that is called before a normal ticket taken now, shared among the open counters that may
 * call it; no counter open: as if one were. A decision cannot wait for a forecast and needs no
 * range: this costs a look at the services and counters, never at who waits.
 */
export function workAheadMs(hall: Hall, service: ServiceId, at: Instant): number {
  const counters = (hall.rulebook.countersOf.get(service) ?? [])
    .map((id) => mustGet(hall.counters, id))
    .filter((counter) => servedNow(hall.rulebook, counter).includes(service));
  const open = counters.filter(isWorking);
  const calling = open.length > 0 ? open : counters.slice(0, 1);
  const due = at + mustGet(hall.rulebook.services, service).targetWaitMin * 60_000;
  const servedHere = new Map<ServiceId, number>(calling.length === 0 ? [[service, 1]] : []);
  let workMs = 0;
  for (const counter of calling) {
    for (const each of servedNow(hall.rulebook, counter)) {
      servedHere.set(each, (servedHere.get(each) ?? 0) + 1);
    }
    workMs += remainingMs(hall, counter, at);
  }
  for (const [each, serving] of servedHere) {
    // A service that other open counters serve too brings these only their share of its line.
    const share = serving / Math.max(openCountersOf(hall, each), serving);
    const { turns } = mustGet(hall.services, each);
    workMs += turns.countBefore(due, Number.MAX_SAFE_INTEGER) * share * usualMs(hall, each);
  }
  return workMs / Math.max(calling.length, 1);
}

/** How long one customer of this service usually takes. */
function usualMs(hall: Hall, service: ServiceId): number {
  const belief = handlingBelief(hall.rulebook, service);
  const sketch = hall.pace.services.get(service)?.handling ?? emptySketch();
  // From the middle of the logarithms to the mean, as the belief has them apart.
  return 1_000 * Math.exp(meanLog(sketch, belief) + belief.spread ** 2 / 2);
}

/** What is left of whoever is called or served there now; 0 where nobody is. */
function remainingMs(hall: Hall, counter: CounterState, at: Instant): number {
  const current = currentOf(hall, counter);
  if (current === undefined) return 0;
  const { state, visit } = current;
  const since = state.kind === 'serving' ? state.since : state.calledAt;
  return Math.max(usualMs(hall, visit.service) - (at - since), 0);
}
