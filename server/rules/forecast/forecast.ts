import type { Instant } from '#contract/clock.ts';
import type { ClassId, ServiceId, VisitId } from '#contract/ids.ts';
import type { Hall } from '../hall-state.ts';
import { openDice, seedOf } from './dice.ts';
import { playOnce } from './run.ts';
import { HORIZON_MS } from './scene.ts';
import { type Newcomer, newcomerKey, setScene } from './set-scene.ts';

/** Half of all waits are over by `p50Ms`, nine of ten by `p90Ms`; counted from when it was made. */
export interface Wait {
  readonly p50Ms: number;
  readonly p90Ms: number;
}

/** For somebody who is not there yet. */
export type NewWait = Wait & Pick<Newcomer, 'ahead' | 'perPersonMs'>;

/** What the hall expects as of one moment. */
export interface Forecast {
  readonly at: Instant;
  /** For somebody who takes a ticket of this class at that moment; undefined: unknown to it. */
  ofNew(service: ServiceId, priorityClass: ClassId): NewWait | undefined;
  /** For who waited at that moment; undefined for who has come since. */
  ofVisit(visit: VisitId): Wait | undefined;
}

/** A forecast in the making: a run at a time, so that a call never waits for the whole of it. */
export interface Forecasting {
  readonly runs: number;
  /** About how many calls one run plays. */
  readonly callsPerRun: number;
  run(): void;
  finish(): Forecast;
}

const RUNS_MIN = 40;
const RUNS_MAX = 160;
/** Calls that all runs together play: what bounds the cost. */
const CALLS_MAX = 12_000;

export function forecastNow(hall: Hall, at: Instant): Forecast {
  const forecasting = beginForecast(hall, at);
  for (let run = 0; run < forecasting.runs; run += 1) forecasting.run();
  return forecasting.finish();
}

/** Takes from the hall all that it needs: the hall may go on between two runs. */
export function beginForecast(hall: Hall, at: Instant): Forecasting {
  const { scene, rowOfVisit, newcomers } = setScene(hall, at);
  const callsPerRun = scene.rows;
  const runs = Math.min(Math.max(Math.floor(CALLS_MAX / (callsPerRun + 20)), RUNS_MIN), RUNS_MAX);
  const dice = openDice(seedOf(at, hall.at, hall.issuedEver));
  const samples = new Float64Array(scene.rows * runs).fill(HORIZON_MS);
  let done = 0;
  return {
    runs,
    callsPerRun,
    run: () => {
      playOnce(scene, dice, (row, afterMs) => {
        samples[row * runs + done] = afterMs;
      });
      done += 1;
    },
    finish: () => {
      const waits: Wait[] = [];
      for (let row = 0; row < scene.rows; row += 1) {
        const sorted = samples.subarray(row * runs, row * runs + done).sort();
        waits.push({ p50Ms: quantile(sorted, 0.5), p90Ms: quantile(sorted, 0.9) });
      }
      return {
        at,
        ofNew: (service, priorityClass) => {
          const newcomer = newcomers.get(newcomerKey(service, priorityClass));
          const wait = waits[newcomer?.row ?? -1];
          if (newcomer === undefined || wait === undefined) return undefined;
          const { ahead, perPersonMs, times } = newcomer;
          return { p50Ms: wait.p50Ms * times, p90Ms: wait.p90Ms * times, ahead, perPersonMs };
        },
        ofVisit: (visit) => waits[rowOfVisit.get(visit) ?? -1],
      };
    },
  };
}

/** The value that this share of further draws would stay below, not of those that were made. */
function quantile(sorted: Float64Array, share: number): number {
  const place = Math.min(Math.max(share * (sorted.length + 1) - 1, 0), sorted.length - 1);
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
}
