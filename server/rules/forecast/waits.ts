import { must, mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { ClassId, ServiceId } from '#contract/ids.ts';
import type { WaitRange } from '#contract/views.ts';
import type { Hall, Visit } from '../hall-state.ts';
import { turnsOf } from '../queue/lines.ts';
import { openCountersOf } from '../queue/open-counters.ts';
import type { Forecast, NewWait, Wait } from './forecast.ts';

const MINUTE = 60_000;
/** A range from here on is told in steps of five minutes: finer would be a false promise. */
const COARSE_FROM_MIN = 30;
const COARSE_STEP_MIN = 5;
/** Where no counter is open nobody is told less. */
const UNOPENED_HIGH_MIN = 2;

/** What somebody is told who takes a normal ticket for this service now. */
export function waitOfNew(
  hall: Hall,
  { forecast, at }: { readonly forecast: Forecast; readonly at: Instant },
  service: ServiceId,
): WaitRange {
  const normal = must(hall.settings.priorityClasses[0], 'every hall has its normal class').id;
  const { targetWaitMin } = mustGet(hall.rulebook.services, service);
  const due = at + targetWaitMin * MINUTE;
  const ahead = mustGet(hall.services, service).turns.countBefore(due, Number.MAX_SAFE_INTEGER);
  const wait = joinedSince(hall, { forecast, service, priorityClass: normal, ahead });
  return rangeOf(wait, openCountersOf(hall, service) > 0);
}

/** What somebody who waits is told of what is left. */
export function waitOfVisit(
  hall: Hall,
  { forecast, at }: { readonly forecast: Forecast; readonly at: Instant },
  visit: Visit,
): WaitRange {
  const known = forecast.ofVisit(visit.id);
  const isOpen = visit.line.kind !== 'service' || openCountersOf(hall, visit.service) > 0;
  if (known !== undefined) {
    const passedMs = Math.max(at - forecast.at, 0);
    return rangeOf(
      { p50Ms: Math.max(known.p50Ms - passedMs, 0), p90Ms: Math.max(known.p90Ms - passedMs, 0) },
      isOpen,
    );
  }
  const { service, priorityClass } = visit;
  const ahead = turnsOf(hall, visit.line).countBefore(visit.due, visit.order);
  return rangeOf(joinedSince(hall, { forecast, service, priorityClass, ahead }), isOpen);
}

/**
 * A forecast is a moment old: who has joined since, before this place, is added at the usual pace.
 * Of a very long line it knows the beginning and the end: between them it goes by the place.
 */
function joinedSince(
  hall: Hall,
  of: {
    readonly forecast: Forecast;
    readonly service: ServiceId;
    readonly priorityClass: ClassId;
    readonly ahead: number;
  },
): Wait {
  const wait: NewWait = of.forecast.ofNew(of.service, of.priorityClass) ?? {
    p50Ms: 0,
    p90Ms: 0,
    ahead: 0,
    perPersonMs: mustGet(hall.rulebook.services, of.service).targetHandlingMin * MINUTE,
  };
  const more = of.ahead - wait.ahead;
  if (more < 0) {
    const share = (of.ahead + 1) / (wait.ahead + 1);
    return { p50Ms: wait.p50Ms * share, p90Ms: wait.p90Ms * share };
  }
  const moreMs = more * wait.perPersonMs;
  return { p50Ms: wait.p50Ms + moreMs, p90Ms: wait.p90Ms + moreMs };
}

/** Minutes as people are told them; a wait that is over within a minute is none. */
export function rangeOf({ p50Ms, p90Ms }: Wait, isOpen: boolean): WaitRange {
  if (p90Ms < MINUTE && isOpen) return { low: 0, high: 0 };
  const low = inSteps(p50Ms / MINUTE, Math.round);
  const high = Math.max(inSteps(p90Ms / MINUTE, Math.ceil), low + 1);
  return { low, high: isOpen ? high : Math.max(high, UNOPENED_HIGH_MIN) };
}

function inSteps(minutes: number, round: (value: number) => number): number {
  if (minutes < COARSE_FROM_MIN) return round(minutes);
  return round(minutes / COARSE_STEP_MIN) * COARSE_STEP_MIN;
}
