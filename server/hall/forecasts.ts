import type { Clock } from '#contract/clock.ts';
import { beginForecast, type Forecast, forecastNow } from '#rules/forecast/forecast.ts';
import type { HallService } from './hall-service.ts';

export interface Forecasts {
  /** The last one that was finished; the first is made when it is asked for. */
  current(): Forecast;
  stop(): void;
}

export interface ForecastsParts {
  readonly hall: Pick<HallService, 'state' | 'onFacts'>;
  readonly clock: Clock;
  /** A new one stands: what tells waits is to be drawn again. */
  readonly onNew: () => void;
}

/** However little happens, waits get shorter. */
const AGED_MS = 10_000;
/** However much happens, people read no faster. */
const INTERVAL_MIN_MS = 1_000;
/** Calls played a second, at one to three microseconds each: what keeps it below 5 ms a second. */
const CALLS_PER_SECOND = 1_500;
/** A slice of the work so short that no call waits for it: about a millisecond. */
const CALLS_PER_SLICE = 600;

/**
 * Keeps the hall's forecast fresh, at a bounded rate and in slices between which everything else
 * goes on. Nothing on the way of a call waits for it.
 */
export function openForecasts({ hall, clock, onNew }: ForecastsParts): Forecasts {
  let current: Forecast | undefined;
  let begunAt = clock.now();
  let intervalMs = INTERVAL_MIN_MS;
  let isAtWork = false;
  let isWanted = false;
  let callOff = () => {};

  const arrange = () => {
    if (isAtWork) return;
    callOff();
    const afterMs = isWanted ? intervalMs : Math.max(AGED_MS, intervalMs);
    callOff = clock.after(Math.max(begunAt + afterMs - clock.now(), 0), begin);
  };

  const begin = () => {
    begunAt = clock.now();
    isAtWork = true;
    isWanted = false;
    const work = beginForecast(hall.state(), begunAt);
    const callsMs = (work.runs * work.callsPerRun * 1_000) / CALLS_PER_SECOND;
    intervalMs = Math.max(INTERVAL_MIN_MS, callsMs);
    const perSlice = Math.max(Math.floor(CALLS_PER_SLICE / Math.max(work.callsPerRun, 1)), 1);
    let done = 0;
    const slice = () => {
      for (let run = 0; run < perSlice && done < work.runs; run += 1) {
        work.run();
        done += 1;
      }
      if (done < work.runs) {
        callOff = clock.after(0, slice);
        return;
      }
      current = work.finish();
      isAtWork = false;
      onNew();
      arrange();
    };
    callOff = clock.after(0, slice);
  };

  const deaf = hall.onFacts(() => {
    if (isWanted) return;
    isWanted = true;
    arrange();
  });
  arrange();

  return {
    current: () => {
      current ??= forecastNow(hall.state(), clock.now());
      return current;
    },
    stop: () => {
      deaf();
      callOff();
    },
  };
}
