import type { Instant } from '#contract/clock.ts';
import type { ClassId, CounterId, ServiceId, StaffId } from '#contract/ids.ts';
import { emptySketch, fade, type Sketch } from './sketch.ts';

/** A deviation from what is usual, as a sum of logarithms and how many went into it. */
export interface Lean {
  weight: number;
  logSum: number;
}

export interface ServicePace {
  /** Serving time of a step; how quick the clerk is has been taken out. */
  readonly handling: Sketch;
  /** Steps that ended, and how many of them sent the customer on, by service. */
  ended: number;
  readonly sentOn: Map<ServiceId, number>;
  /** Tickets by half hour of the service day: of earlier days, and of this one. */
  readonly arrivals: number[];
  readonly today: number[];
  /** Tickets of the last while, the older the less, as of `recentAt`. */
  recent: number;
  recentAt: Instant;
}

export interface ClerkPace {
  readonly all: Lean;
  readonly byService: Map<ServiceId, Lean>;
}

/**
 * What the hall has learned of how quickly it moves. Written by `apply` alone, so replay learns the
 * same. Older days count less and less; what it holds is bounded by services, clerks and counters.
 */
export interface Pace {
  readonly services: Map<ServiceId, ServicePace>;
  readonly clerks: Map<StaffId, ClerkPace>;
  /** How this day goes beside what is usual. */
  readonly today: Lean;
  readonly walking: Sketch;
  /** From the call to the mark, where nobody came. */
  readonly noShowing: Sketch;
  /** From the end of a step to the next call, where somebody was waiting all the while. */
  readonly wrapUp: Sketch;
  /** From a ticket to its call at a counter that was free. */
  readonly reacting: Sketch;
  /** Days that were seen, the older the less. */
  days: number;
  calls: number;
  noShows: number;
  readonly returning: Sketch;
  /** By how long one has waited: the waiting of all together, and who left. */
  readonly stages: Stages;
  /** The day's first ticket. */
  ticketsSince: Instant | null;
  readonly classes: Map<ClassId, number>;
  readonly callsByHalfHour: number[];
  readonly pauses: Map<string, PausePace>;
  /** When in the day counters first open, in milliseconds after it began. */
  readonly openings: Map<CounterId, OpeningPace>;
  /** Since when each counter has been free. */
  readonly freeSince: Map<CounterId, Instant>;
}

export interface Stages {
  readonly left: number[];
  readonly waitedMs: number[];
}

/** Where the stages of waiting begin: who has waited longer leaves sooner. */
export const STAGES_MS = [0, 5, 10, 20, 30, 45, 60, 90, 120].map((min) => min * 60_000);

export function stageOf(waitedMs: number): number {
  let stage = 0;
  while (waitedMs >= (STAGES_MS[stage + 1] ?? Number.POSITIVE_INFINITY)) stage += 1;
  return stage;
}

/** Somebody has waited so long, and then left or not. */
export function addWaiting({ stages }: Pace, waitedMs: number, hasLeft: boolean): void {
  const last = stageOf(waitedMs);
  for (let stage = 0; stage <= last; stage += 1) {
    const from = STAGES_MS[stage] ?? 0;
    const until = STAGES_MS[stage + 1] ?? Number.POSITIVE_INFINITY;
    addAt(stages.waitedMs, stage, Math.min(waitedMs, until) - from);
  }
  if (hasLeft) addAt(stages.left, last, 1);
}

export interface PausePace {
  readonly lasting: Sketch;
  readonly byHalfHour: number[];
}

export interface OpeningPace {
  weight: number;
  sum: number;
  squares: number;
  /** Whether it has opened this day. */
  isOver: boolean;
}

/** The day before counts this much today: about a week and a half together. */
const KEPT_OVERNIGHT = 0.9;
/** A clerk of whom less than this is left is forgotten. */
const FORGOTTEN_BELOW = 0.5;
/** A counter that has been free for longer is ready for whoever comes. */
export const WRAPPED_UP_MS = 60_000;
export const HALF_HOURS = 48;
export const HALF_HOUR_MS = 30 * 60_000;

export function openPace(): Pace {
  return {
    services: new Map(),
    clerks: new Map(),
    today: noLean(),
    walking: emptySketch(),
    noShowing: emptySketch(),
    wrapUp: emptySketch(),
    reacting: emptySketch(),
    days: 0,
    calls: 0,
    noShows: 0,
    returning: emptySketch(),
    stages: { left: [], waitedMs: [] },
    ticketsSince: null,
    classes: new Map(),
    callsByHalfHour: [],
    pauses: new Map(),
    openings: new Map(),
    freeSince: new Map(),
  };
}

export function openServicePace(): ServicePace {
  return {
    handling: emptySketch(),
    ended: 0,
    sentOn: new Map(),
    arrivals: [],
    today: [],
    recent: 0,
    recentAt: 0,
  };
}

export const noLean = (): Lean => ({ weight: 0, logSum: 0 });

/** One more in a list that is only as long as it has to be. */
export function addAt(list: number[], at: number, more: number): void {
  while (list.length <= at) list.push(0);
  list[at] = (list[at] ?? 0) + more;
}

/** The entry of this key, made at need. */
export function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** A night has passed: everything known weighs less, and what the settings no longer name goes. */
export function fadeOvernight(
  pace: Pace,
  wasWorked: boolean,
  stays: {
    readonly services: { has(id: ServiceId): boolean };
    readonly counters: { has(id: CounterId): boolean };
    readonly classes: { has(id: ClassId): boolean };
    readonly pauseReasons: { has(id: string): boolean };
  },
): void {
  const share = KEPT_OVERNIGHT;
  keepOnly(pace.services, stays.services);
  keepOnly(pace.openings, stays.counters);
  keepOnly(pace.freeSince, stays.counters);
  keepOnly(pace.classes, stays.classes);
  keepOnly(pace.pauses, stays.pauseReasons);
  for (const each of ['walking', 'noShowing', 'wrapUp', 'reacting', 'returning'] as const) {
    fade(pace[each], share);
  }
  for (const service of pace.services.values()) {
    fade(service.handling, share);
    service.ended *= share;
    keepOnly(service.sentOn, stays.services);
    fadeEach(service.sentOn, share);
    service.today.forEach((count, at) => {
      addAt(service.arrivals, at, count);
    });
    service.today.length = 0;
    fadeList(service.arrivals, share);
    service.recent = 0;
  }
  for (const [id, clerk] of pace.clerks) {
    fadeLean(clerk.all, share);
    if (clerk.all.weight < FORGOTTEN_BELOW) pace.clerks.delete(id);
    keepOnly(clerk.byService, stays.services);
    for (const lean of clerk.byService.values()) fadeLean(lean, share);
  }
  for (const pause of pace.pauses.values()) {
    fade(pause.lasting, share);
    fadeList(pause.byHalfHour, share);
  }
  for (const opening of pace.openings.values()) {
    opening.weight *= share;
    opening.sum *= share;
    opening.squares *= share;
    opening.isOver = false;
  }
  fadeEach(pace.classes, share);
  fadeList(pace.callsByHalfHour, share);
  pace.today.weight = 0;
  pace.today.logSum = 0;
  pace.calls *= share;
  pace.noShows *= share;
  fadeList(pace.stages.left, share);
  fadeList(pace.stages.waitedMs, share);
  pace.ticketsSince = null;
  pace.days = (pace.days + (wasWorked ? 1 : 0)) * share;
}

function keepOnly<Key, Value>(map: Map<Key, Value>, stays: { has(key: Key): boolean }): void {
  for (const key of map.keys()) if (!stays.has(key)) map.delete(key);
}

function fadeEach<Key>(map: Map<Key, number>, share: number): void {
  for (const [key, count] of map) map.set(key, count * share);
}

function fadeList(list: number[], share: number): void {
  list.forEach((count, at) => {
    list[at] = count * share;
  });
}

function fadeLean(lean: Lean, share: number): void {
  lean.weight *= share;
  lean.logSum *= share;
}
