import fc from 'fast-check';
import { expect, test } from 'vitest';
import { busyHours, scaleTop } from '../../../../counter-display/manage/today/hours.ts';

const day = (busy: readonly number[]) =>
  Array.from({ length: 24 }, (_, hour) => ({
    hour,
    issued: busy.includes(hour) ? 3 : 0,
    served: 0,
    waitingMsP50: null,
    waitingMsP90: null,
  }));

test('a chart shows every busy hour, no less than eight, in their order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(23), { minLength: 1 }), (busy) => {
      const shown = busyHours(day(busy)).map(({ hour }) => hour);
      for (const hour of busy) expect(shown).toContain(hour);
      expect(shown.length).toBeGreaterThanOrEqual(8);
      expect(shown).toEqual([...shown].sort((one, other) => one - other));
      const span = Math.max(...busy) - Math.min(...busy) + 1;
      expect(shown.length).toBe(Math.max(8, span));
    }),
  );
});

test('a day without anybody has no hours to show', () => {
  expect(busyHours(day([]))).toEqual([]);
});

test('a scale is as high as its highest value and has three whole steps', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 100_000, noNaN: true }), (highest) => {
      const top = scaleTop(highest);
      expect(top).toBeGreaterThanOrEqual(highest);
      expect(Number.isInteger(top / 3)).toBe(true);
    }),
  );
});
