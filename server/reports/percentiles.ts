import { must } from '#contract/assert.ts';
import type { Percentiles } from '#contract/reports.ts';

/**
 * Nearest rank: the smallest value that at least so many percent of all do not exceed. It is always a time that somebody
 * really had; of nothing there is none.
 */
export function percentile(sorted: readonly number[], percent: number): number | null {
  if (sorted.length === 0) return null;
  const rank = Math.max(1, Math.ceil((sorted.length * percent) / 100));
  return must(sorted[rank - 1], 'a rank lies within the list');
}

export function percentilesOf(values: readonly number[]): Percentiles {
  const sorted = values.toSorted((a, b) => a - b);
  return {
    mean: meanOf(values),
    p50: percentile(sorted, 50),
    p90: percentile(sorted, 90),
    p95: percentile(sorted, 95),
  };
}

/** Rounded to whole milliseconds. */
export function meanOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);
}
