import type { TodayFigures } from '#contract/reports.ts';

export type Hour = TodayFigures['byHour'][number];

/** Fewer make bars as wide as doors. */
const HOURS_SHOWN_MIN = 8;

/** The stretch of the day in which something happened, and some hours around it where that is short. */
export function busyHours(hours: readonly Hour[]): readonly Hour[] {
  const isBusy = (hour: Hour) => hour.issued + hour.served > 0 || hour.waitingMsP50 !== null;
  const first = hours.findIndex(isBusy);
  if (first < 0) return [];
  const after = hours.findLastIndex(isBusy) + 1;
  const missing = Math.max(0, HOURS_SHOWN_MIN - (after - first));
  const from = Math.max(
    0,
    Math.min(first - Math.floor(missing / 2), hours.length - HOURS_SHOWN_MIN),
  );
  return hours.slice(from, Math.max(after, from + HOURS_SHOWN_MIN));
}

/** The next round height of a scale of three steps: 3, 6, 15, 30 … */
export function scaleTop(highest: number): number {
  const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000];
  const step = steps.find((each) => each * 3 >= highest) ?? Math.ceil(highest / 3);
  return step * 3;
}
