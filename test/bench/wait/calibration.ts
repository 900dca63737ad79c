import type { Instant } from '#contract/clock.ts';
import type { VisitId } from '#contract/ids.ts';
import type { WaitRange } from '#contract/views.ts';
import { forecastNow } from '#rules/forecast/forecast.ts';
import { rangeOf } from '#rules/forecast/waits.ts';
import type { Hall, Visit } from '#rules/hall-state.ts';
import { peopleAhead } from '#rules/queue/lines.ts';
import { openCountersOf } from '#rules/queue/open-counters.ts';
import type { Shape } from './shapes.ts';
import { liveThrough } from './simulated-hall.ts';

/** One visit whose wait was told, and what it came to. */
export interface Told {
  readonly waitMs: number;
  readonly p50Ms: number;
  readonly p90Ms: number;
  /** Single figures of the estimators beside it. */
  readonly naiveMs: number;
  readonly rollingMs: number;
  /** What was written on the ticket, in minutes. */
  readonly written: WaitRange;
}

export interface Collected {
  readonly atIssue: readonly Told[];
  readonly onTheWay: readonly Told[];
}

const MINUTE = 60_000;
const ROLLING = 10;

/** All seeds of a shape together. */
export function collectAll(
  shape: Shape,
  seeds: readonly number[],
  days: { readonly learn: number; readonly test: number },
): Collected {
  const each = seeds.map((seed) => collect(shape, seed, days));
  return {
    atIssue: each.flatMap(({ atIssue }) => atIssue),
    onTheWay: each.flatMap(({ onTheWay }) => onTheWay),
  };
}

/** Lets halls of one shape live, and collects what was told on the days that count. */
export function collect(
  shape: Shape,
  seed: number,
  { learn, test }: { readonly learn: number; readonly test: number },
): Collected {
  const atIssue: Told[] = [];
  const onTheWay: Told[] = [];
  const open = new Map<VisitId, { told: Omit<Told, 'waitMs'>; at: Instant; into: Told[] }[]>();
  const lastWaits = new Map<string, number[]>();
  let asked = 0;

  const tell = (hall: Hall, visit: Visit, at: Instant, into: Told[]) => {
    const wait = forecastNow(hall, at).ofVisit(visit.id);
    if (wait === undefined) throw new Error(`${visit.id} waits and is told of`);
    const rolling = lastWaits.get(visit.service) ?? [];
    const told = {
      p50Ms: wait.p50Ms,
      p90Ms: wait.p90Ms,
      naiveMs: naive(hall, visit),
      rollingMs:
        rolling.length === 0 ? 0 : rolling.reduce((sum, ms) => sum + ms, 0) / rolling.length,
      written: rangeOf(wait, openCountersOf(hall, visit.service) > 0),
    };
    open.set(visit.id, [...(open.get(visit.id) ?? []), { told, at, into }]);
  };
  liveThrough(shape, seed, {
    days: learn + test,
    listen: (day) => ({
      issued: (hall, visit, at) => {
        asked += 1;
        if (day >= learn && asked % shape.every === 0) tell(hall, visit, at, atIssue);
        return undefined;
      },
      onTheWay: (hall, visit, at) => {
        if (day >= learn) tell(hall, visit, at, onTheWay);
      },
      called: (_hall, visit, at) => {
        const waits = lastWaits.get(visit.service) ?? [];
        lastWaits.set(visit.service, [...waits.slice(1 - ROLLING), at - visit.joinedAt]);
        for (const { told, at: toldAt, into } of open.get(visit.id) ?? []) {
          into.push({ ...told, waitMs: at - toldAt });
        }
        open.delete(visit.id);
      },
    }),
  });
  return { atIssue, onTheWay };
}

/** People ahead × average handling, shared among the counters that serve it. */
function naive(hall: Hall, visit: Visit): number {
  const pace = hall.pace.services.get(visit.service)?.handling;
  const target = hall.rulebook.services.get(visit.service)?.targetHandlingMin ?? 5;
  const mean =
    pace === undefined || pace.weight < 5
      ? target * 60_000
      : Math.exp(pace.logSum / pace.weight) * 1_000 * 1.2;
  return ((peopleAhead(hall, visit) + 1) * mean) / Math.max(openCountersOf(hall, visit.service), 1);
}

export interface Figures {
  readonly visits: number;
  readonly below50: number;
  readonly below90: number;
  readonly widthMs: number;
  /** The same of the range as people read it, in whole minutes. */
  readonly writtenBelow50: number;
  readonly writtenBelow90: number;
}

export function figures(told: readonly Told[]): Figures {
  const share = (isSo: (one: Told) => boolean) => told.filter(isSo).length / told.length;
  return {
    visits: told.length,
    below50: share(({ waitMs, p50Ms }) => waitMs < p50Ms),
    below90: share(({ waitMs, p90Ms }) => waitMs < p90Ms),
    widthMs: mean(told.map(({ p50Ms, p90Ms }) => p90Ms - p50Ms)),
    writtenBelow50: share(({ waitMs, written }) => waitMs < written.low * MINUTE),
    // "No wait" is kept by who is called within the minute.
    writtenBelow90: share(({ waitMs, written }) => waitMs < Math.max(written.high, 1) * MINUTE),
  };
}

/**
 * A single figure made into the range that covers just as much, in hindsight: by a factor or by an
 * addition, whichever is narrower. No estimator could do better with that figure.
 */
export function inHindsight(
  told: readonly Told[],
  of: 'naiveMs' | 'rollingMs',
  { below50, below90 }: Pick<Figures, 'below50' | 'below90'>,
): number {
  const factors = told.map((one) => one.waitMs / Math.max(one[of], 60_000)).sort((a, b) => a - b);
  const rests = told.map((one) => one.waitMs - one[of]).sort((a, b) => a - b);
  const at = (sorted: readonly number[], share: number) =>
    sorted[Math.min(Math.floor(share * sorted.length), sorted.length - 1)] ?? 0;
  const scale = mean(told.map((one) => Math.max(one[of], 60_000)));
  const byFactor = (at(factors, below90) - at(factors, below50)) * scale;
  const byAddition = mean(
    told.map(
      (one) =>
        Math.max(one[of] + at(rests, below90), 0) - Math.max(one[of] + at(rests, below50), 0),
    ),
  );
  return Math.min(byFactor, byAddition);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);
}
