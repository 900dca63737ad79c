import type { DatabaseSync } from 'node:sqlite';
import type { Instant } from '#contract/clock.ts';
import { type ServiceDay, staffIdSchema } from '#contract/ids.ts';
import type { Texts } from '#contract/language.ts';
import type { Level } from '#contract/ratings.ts';
import type { FigureRow, TodayFigures } from '#contract/reports.ts';
import { numberOf, numberOrNull, textOf, textOrNull } from '#journal/columns.ts';
import { hoursOfDay } from './hours-of-day.ts';
import { meanOf, percentile, percentilesOf } from './percentiles.ts';
import { namesOf, type ReportContext, sameInAll } from './report-context.ts';

export interface DayVisit {
  readonly service: string;
  readonly issuedAt: Instant;
  readonly outcome: string;
}

export interface DayStep {
  readonly service: string;
  readonly counter: string;
  readonly clerk: string;
  readonly calledAt: Instant;
  readonly endedAt: Instant | null;
  readonly outcome: string | null;
  /** Null: taken at the counter without waiting. */
  readonly waitingMs: number | null;
  readonly handlingMs: number | null;
  /** Undefined: no rating has come and its time has not gone by. Null: it has, "not rated". */
  readonly level: number | null | undefined;
}

/** One service day: its visits, and the steps of those visits. */
export interface DayHistory {
  readonly visits: readonly DayVisit[];
  readonly steps: readonly DayStep[];
}

export function openDayHistory(db: DatabaseSync): (day: ServiceDay) => DayHistory {
  const visits = db.prepare(
    "SELECT ticket_service, issued_at, outcome FROM visits WHERE visit > ?1 AND visit < ?1 || '/'",
  );
  const steps = db.prepare(`SELECT service, counter, clerk, called_at, ended_at, outcome,
    waiting_ms, handling_ms, level, rated_at FROM step_times WHERE visit > ?1 AND visit < ?1 || '/'`);
  return (day) => ({
    visits: visits.all(day).map((row) => ({
      service: textOf(row.ticket_service),
      issuedAt: numberOf(row.issued_at),
      outcome: textOf(row.outcome),
    })),
    steps: steps.all(day).map((row) => ({
      service: textOf(row.service),
      counter: textOf(row.counter),
      clerk: textOf(row.clerk),
      calledAt: numberOf(row.called_at),
      endedAt: numberOrNull(row.ended_at),
      outcome: textOrNull(row.outcome),
      waitingMs: numberOrNull(row.waiting_ms),
      handlingMs: numberOrNull(row.handling_ms),
      level: row.rated_at === null ? undefined : numberOrNull(row.level),
    })),
  });
}

/**
 * The figures of one day. `issued`, `served` and `left` count visits; `noShows` counts how often somebody was called in
 * vain, so a no-show who came back and was served is in both; times and ratings are those of steps.
 */
export function figuresOf(
  day: ServiceDay,
  { visits, steps }: DayHistory,
  context: ReportContext,
): TodayFigures {
  const names = namesOf(context);
  const { staffName } = context.names;
  return {
    day,
    issued: visits.length,
    served: visits.filter(({ outcome }) => outcome === 'finished').length,
    left: visits.filter(({ outcome }) => outcome === 'left').length,
    noShows: steps.filter(({ outcome }) => outcome === 'noShow').length,
    waitingMs: percentilesOf(waitingOf(steps)),
    handlingMs: percentilesOf(handlingOf(steps)),
    ratings: [
      ratedAs(steps, 5),
      ratedAs(steps, 4),
      ratedAs(steps, 3),
      ratedAs(steps, 2),
      ratedAs(steps, 1),
    ],
    notRated: steps.filter(({ level }) => level === null).length,
    byService: rowsOf({
      steps,
      keyOf: (step) => step.service,
      nameOf: names.service,
      issued: countBy(visits, (visit) => visit.service),
      order: context.settings.services.map(({ id }) => id),
    }),
    byClerk: rowsOf({
      steps,
      keyOf: (step) => step.clerk,
      nameOf: (id) => sameInAll(staffName(staffIdSchema.parse(id))),
      issued: countBy(steps, (step) => step.clerk),
      order: [],
    }),
    byCounter: rowsOf({
      steps,
      keyOf: (step) => step.counter,
      nameOf: (id) => sameInAll(names.counter(id)),
      issued: countBy(steps, (step) => step.counter),
      order: context.settings.counters.map(({ id }) => id),
    }),
    byHour: byHour(day, { visits, steps }, context),
  };
}

interface Grouping {
  readonly steps: readonly DayStep[];
  readonly keyOf: (step: DayStep) => string;
  readonly nameOf: (key: string) => Texts;
  /** For a service its tickets; for a clerk and a counter their calls. */
  readonly issued: ReadonlyMap<string, number>;
  /** As the settings have them; what has left the settings comes after. */
  readonly order: readonly string[];
}

function rowsOf({ steps, keyOf, nameOf, issued, order }: Grouping): readonly FigureRow[] {
  const groups = Map.groupBy(steps, keyOf);
  const others = [...new Set([...issued.keys(), ...groups.keys()])].sort();
  return [...new Set([...order, ...others])].map((key) => {
    const own = groups.get(key) ?? [];
    return {
      name: nameOf(key),
      issued: issued.get(key) ?? 0,
      served: own.filter(({ outcome }) => outcome === 'finished').length,
      waitingMsMean: meanOf(waitingOf(own)),
      handlingMsMean: meanOf(handlingOf(own)),
      rated: own.filter(({ level }) => typeof level === 'number').length,
      satisfied: own.filter(({ level }) => typeof level === 'number' && level >= 3).length,
    };
  });
}

/** Tickets by when they were taken, finished steps by when they ended, waiting by when it ended. */
function byHour(
  day: ServiceDay,
  { visits, steps }: DayHistory,
  { settings }: ReportContext,
): TodayFigures['byHour'] {
  const { hours, indexOf } = hoursOfDay(settings, day);
  const issued = countBy(visits, (visit) => indexOf(visit.issuedAt));
  const finished = steps.filter(({ outcome }) => outcome === 'finished');
  const served = countBy(finished, ({ endedAt, calledAt }) => indexOf(endedAt ?? calledAt));
  const called = Map.groupBy(steps, (step) => indexOf(step.calledAt));
  return hours.map((hour, index) => {
    const waits = [...waitingOf(called.get(index) ?? [])].sort((a, b) => a - b);
    return {
      hour,
      issued: issued.get(index) ?? 0,
      served: served.get(index) ?? 0,
      waitingMsP50: percentile(waits, 50),
      waitingMsP90: percentile(waits, 90),
    };
  });
}

function waitingOf(steps: readonly DayStep[]): readonly number[] {
  return steps.flatMap(({ waitingMs }) => (waitingMs === null ? [] : [waitingMs]));
}

function handlingOf(steps: readonly DayStep[]): readonly number[] {
  return steps.flatMap(({ handlingMs }) => (handlingMs === null ? [] : [handlingMs]));
}

function ratedAs(steps: readonly DayStep[], wanted: Level): number {
  return steps.filter(({ level }) => level === wanted).length;
}

function countBy<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, number> {
  const counts = new Map<Key, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
