import { mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { CounterId, ServiceId } from '#contract/ids.ts';
import type { Line } from '#contract/queue.ts';
import type { WaitRange } from '#contract/views.ts';
import type { CounterState, Hall, Visit } from '../hall-state.ts';
import { currentOf } from './at-counter.ts';

/** The range told around the work ahead: shorter waits please nobody who was promised them. */
const RANGE_LOW = 0.8;
const RANGE_HIGH = 1.3;
const SPREAD_MIN = 2;
/** From so many finished steps of today on, their mean counts instead of the setting. */
const LEARNT_STEPS_MIN = 5;

/** Whose wait is told: a visit that waits, or somebody who takes a normal ticket now. */
export type WaitOf =
  | { readonly kind: 'visit'; readonly visit: Visit }
  | { readonly kind: 'service'; readonly service: ServiceId };

/**
 * Work that is called before this one at the open counters that may call it, shared among them. A
 * service that other open counters serve too brings these only their share of its line. No counter
 * open: as if one were. Costs a look at the services and counters, never at who waits.
 */
export function waitRange(hall: Hall, of: WaitOf, at: Instant): WaitRange {
  const line = of.kind === 'visit' ? of.visit.line : mustGet(hall.services, of.service).line;
  const counters = countersCalling(hall, line).map((id) => mustGet(hall.counters, id));
  const open = counters.filter(isWorking);
  const calling = open.length > 0 ? open : counters.slice(0, 1);
  const aheadMs = workAheadMs(hall, calling, of, at);
  const remaining = calling.map((counter) => remainingMs(hall, counter, at));
  const restMs = remaining.reduce((sum, ms) => sum + ms, 0);
  // Whoever is next goes to the counter that is free first; the others to all of them in turn.
  const waitMs =
    aheadMs === 0
      ? remaining.reduce((least, ms) => Math.min(least, ms), restMs)
      : (aheadMs + restMs) / Math.max(calling.length, 1);
  return rangeAround(waitMs, open.length > 0);
}

/** A counter that calls now: on shift and not paused. */
export function isWorking(counter: CounterState): boolean {
  return counter.shift !== null && counter.shift.pause === null;
}

interface TurnPlace {
  readonly due: Instant;
  readonly order: number;
}

function placeOf(hall: Hall, of: WaitOf, at: Instant): TurnPlace {
  if (of.kind === 'visit') return of.visit;
  const { targetWaitMin } = mustGet(hall.rulebook.services, of.service);
  return { due: at + targetWaitMin * 60_000, order: Number.MAX_SAFE_INTEGER };
}

/** The counters that may call from a line, open or not. */
export function countersCalling(hall: Hall, line: Line): readonly CounterId[] {
  if (line.kind === 'service') return hall.rulebook.countersOf.get(line.service) ?? [];
  const counter = line.kind === 'counter' ? line.counter : hall.clerks.get(line.clerk)?.counter;
  // A visit that is over may name a counter that has left the settings since.
  return counter !== undefined && counter !== null && hall.counters.has(counter) ? [counter] : [];
}

/** What is called before this place at these counters, in expected handling time. */
function workAheadMs(
  hall: Hall,
  counters: readonly CounterState[],
  of: WaitOf,
  at: Instant,
): number {
  const { due, order } = placeOf(hall, of, at);
  let workMs = 0;
  const servedHere = new Map<ServiceId, number>();
  for (const counter of counters) {
    const served = hall.rulebook.servedAt.get(counter.id) ?? [];
    for (const service of served) servedHere.set(service, (servedHere.get(service) ?? 0) + 1);
    const ofClerk =
      counter.shift === null ? undefined : hall.clerks.get(counter.shift.clerk)?.turns;
    const count = counter.turns.countBefore(due, order) + (ofClerk?.countBefore(due, order) ?? 0);
    // Transferred visits are few: each is taken to need what this counter usually does.
    const [usual] = served;
    if (count > 0 && usual !== undefined) workMs += count * handlingMs(hall, usual);
  }
  // A service that no counter serves has its own line ahead of it, for when one does.
  if (counters.length === 0) servedHere.set(of.kind === 'visit' ? of.visit.service : of.service, 1);
  for (const [service, serving] of servedHere) {
    const { turns } = mustGet(hall.services, service);
    if (turns.size === 0) continue;
    const share = serving / Math.max(openCountersOf(hall, service), serving);
    workMs += turns.countBefore(due, order) * share * handlingMs(hall, service);
  }
  return workMs;
}

/** Open counters that serve it now. */
export function openCountersOf(hall: Hall, service: ServiceId): number {
  let count = 0;
  for (const id of hall.rulebook.countersOf.get(service) ?? []) {
    if (isWorking(mustGet(hall.counters, id))) count += 1;
  }
  return count;
}

/** How long one customer of this service takes: what today has taught, before that the setting. */
function handlingMs(hall: Hall, service: ServiceId): number {
  const { handled, handledMs } = mustGet(hall.services, service);
  if (handled >= LEARNT_STEPS_MIN) return handledMs / handled;
  return mustGet(hall.rulebook.services, service).targetHandlingMin * 60_000;
}

/** What is left of whoever is called or served there now; 0 where nobody is. */
function remainingMs(hall: Hall, counter: CounterState, at: Instant): number {
  const current = currentOf(hall, counter);
  if (current === undefined) return 0;
  const { state, visit } = current;
  const since = state.kind === 'serving' ? state.since : state.calledAt;
  return Math.max(handlingMs(hall, visit.service) - (at - since), 0);
}

function rangeAround(waitMs: number, isOpen: boolean): WaitRange {
  // With nobody at a counter, even the first waits for somebody to come and open one.
  if (waitMs === 0 && isOpen) return { low: 0, high: 0 };
  const low = Math.floor((waitMs * RANGE_LOW) / 60_000);
  const high = Math.ceil((waitMs * RANGE_HIGH) / 60_000);
  return { low, high: Math.max(high, low + SPREAD_MIN) };
}
