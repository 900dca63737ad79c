import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meanOf, percentile, percentilesOf } from '#reports/percentiles.ts';

test('the percentile is the smallest time that so many percent do not exceed', () => {
  const times = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(times, fc.integer({ min: 1, max: 100 }), (values, percent) => {
      const sorted = values.toSorted((a, b) => a - b);
      const found = percentile(sorted, percent);
      const enough = (limit: number) =>
        values.filter((value) => value <= limit).length * 100 >= percent * values.length;
      expect(sorted.find(enough)).toBe(found);
    }),
  );
});

test('of ten times the ninth is the p90, and the tenth the p95', () => {
  expect(percentilesOf([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])).toEqual({
    mean: 6,
    p50: 5,
    p90: 9,
    p95: 10,
  });
});

test('of nothing there is no mean and no percentile', () => {
  expect(percentilesOf([])).toEqual({ mean: null, p50: null, p90: null, p95: null });
  expect(meanOf([1, 2])).toBe(2);
});
