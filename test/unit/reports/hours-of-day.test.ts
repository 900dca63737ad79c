import { expect, test } from 'vitest';
import { trusted } from '#contract/ids.ts';
import { hoursOfDay } from '#reports/hours-of-day.ts';

const shanghai = { timeZone: 'Asia/Shanghai', dayBegins: '00:00' };

test('hours are those of the hall, not of the machine', () => {
  const { hours, indexOf } = hoursOfDay(shanghai, trusted.serviceDay('2026-07-03'));
  expect(hours).toEqual(Array.from({ length: 24 }, (_, hour) => hour));
  expect(indexOf(Date.parse('2026-07-02T16:00:00Z'))).toBe(0);
  expect(indexOf(Date.parse('2026-07-03T02:59:59Z'))).toBe(10);
});

test('a day that begins at four has four as its first hour and three as its last', () => {
  const { hours, indexOf } = hoursOfDay(
    { ...shanghai, dayBegins: '04:30' },
    trusted.serviceDay('2026-07-03'),
  );
  expect([hours[0], hours[23]]).toEqual([4, 3]);
  expect(indexOf(Date.parse('2026-07-03T01:30:00+08:00'))).toBe(0);
  expect(indexOf(Date.parse('2026-07-04T01:30:00+08:00'))).toBe(21);
});

test('who is served past the end of the day counts into its last hour', () => {
  const { indexOf } = hoursOfDay(shanghai, trusted.serviceDay('2026-07-03'));
  expect(indexOf(Date.parse('2026-07-04T00:20:00+08:00'))).toBe(23);
});

test('where the clock goes back, the hour that comes twice is one row', () => {
  const berlin = { timeZone: 'Europe/Berlin', dayBegins: '00:00' };
  const { indexOf } = hoursOfDay(berlin, trusted.serviceDay('2026-10-25'));
  expect(indexOf(Date.parse('2026-10-25T02:30:00+02:00'))).toBe(2);
  expect(indexOf(Date.parse('2026-10-25T02:30:00+01:00'))).toBe(2);
  expect(indexOf(Date.parse('2026-10-25T09:00:00+01:00'))).toBe(9);
});
