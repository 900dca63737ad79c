import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { trusted } from '#contract/ids.ts';
import { openHall } from '#rules/hall-state.ts';
import {
  dueDayChange,
  endOfDay,
  type HoursSettings,
  openingAt,
  serviceDayAt,
} from '#rules/service-day.ts';
import { by, clerk, MINUTE, SETTINGS, toldHall } from './told-hall.ts';

const HOUR = 60 * MINUTE;
const at = (text: string): number => Date.parse(text);
const shanghai = (dayBegins: string): HoursSettings => ({ ...SETTINGS, dayBegins });
const berlin: HoursSettings = { ...SETTINGS, timeZone: 'Europe/Berlin', dayBegins: '02:30' };
const hours = (...spans: [string, string][]): HoursSettings => ({
  ...SETTINGS,
  openingHours: Array.from({ length: 7 }, () => spans.map(([from, to]) => ({ from, to }))),
});

test('the day changes at the hall’s own hour and in the hall’s own time zone', () => {
  const settings = shanghai('04:00');
  expect(serviceDayAt(settings, at('2026-07-03T03:59:59.999+08:00'))).toBe('2026-07-02');
  expect(serviceDayAt(settings, at('2026-07-03T04:00:00+08:00'))).toBe('2026-07-03');
  expect(serviceDayAt(shanghai('00:00'), at('2026-07-02T16:00:00Z'))).toBe('2026-07-03');
});

test('a day said to begin at 24:00 begins at its midnight', () => {
  const settings = shanghai('24:00');
  expect(serviceDayAt(settings, at('2026-07-03T00:00:00+08:00'))).toBe('2026-07-03');
  expect(serviceDayAt(settings, at('2026-07-03T23:59:59+08:00'))).toBe('2026-07-03');
});

test('where clocks are set forward over the hour of change, the day begins right after', () => {
  // On 29 March 2026 Berlin has no 02:30; the next moment that exists is 03:30 by its new time.
  expect(serviceDayAt(berlin, at('2026-03-29T01:59:59+01:00'))).toBe('2026-03-28');
  expect(serviceDayAt(berlin, at('2026-03-29T03:30:00+02:00'))).toBe('2026-03-29');
});

test('where clocks are set back the day begins once', () => {
  // On 25 October 2026 Berlin has 02:30 twice; the first one counts.
  expect(serviceDayAt(berlin, at('2026-10-25T02:29:59+02:00'))).toBe('2026-10-24');
  expect(serviceDayAt(berlin, at('2026-10-25T02:30:00+02:00'))).toBe('2026-10-25');
  expect(serviceDayAt(berlin, at('2026-10-25T02:10:00+01:00'))).toBe('2026-10-25');
});

test('days follow each other without a gap, and what was remembered never shows', () => {
  const anyInstant = fc.integer({ min: at('2026-01-01T00:00Z'), max: at('2027-12-31T00:00Z') });
  const anySettings = fc.record({
    timeZone: fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata'),
    dayBegins: fc.constantFrom('00:00', '02:30', '04:00', '23:00', '24:00'),
  });
  fc.assert(
    fc.property(anySettings, fc.array(anyInstant, { minLength: 2 }), (changes, instants) => {
      const settings = { ...SETTINGS, ...changes };
      for (const instant of instants) {
        // A fresh copy of the settings has nothing to remember.
        const day = serviceDayAt({ ...settings }, instant);
        expect(serviceDayAt(settings, instant)).toBe(day);
        expect(openingAt(settings, instant)).toEqual(openingAt({ ...settings }, instant));
        const end = endOfDay(settings, day);
        expect(end).toBeGreaterThan(instant);
        expect(serviceDayAt({ ...settings }, end - 1)).toBe(day);
        expect(serviceDayAt({ ...settings }, end)).not.toBe(day);
        expect(endOfDay({ ...settings }, day)).toBe(end);
      }
    }),
  );
});

test('the hall is open within its hours, and says when it opens next', () => {
  const opening = (text: string) => openingAt(SETTINGS, at(`2026-07-03T${text}+08:00`));
  expect(opening('08:29:59')).toEqual({ isOpen: false, opensAt: '08:30' });
  expect(opening('08:30:00')).toEqual({ isOpen: true, opensAt: '' });
  expect(opening('11:59:59')).toEqual({ isOpen: true, opensAt: '' });
  expect(opening('12:00:00')).toEqual({ isOpen: false, opensAt: '13:30' });
  expect(opening('13:30:00')).toEqual({ isOpen: true, opensAt: '' });
  // Friday evening: Monday is too far off for a mere time of day.
  expect(opening('17:30:00')).toEqual({ isOpen: false, opensAt: '' });
});

test('on a weekend nothing is in sight until 24 hours before Monday’s opening', () => {
  const settings = { ...SETTINGS };
  expect(openingAt(settings, at('2026-07-04T12:00:00+08:00')).opensAt).toBe('');
  expect(openingAt(settings, at('2026-07-05T08:29:59+08:00')).opensAt).toBe('');
  expect(openingAt(settings, at('2026-07-05T08:30:00+08:00')).opensAt).toBe('08:30');
  expect(openingAt(settings, at('2026-07-06T08:30:00+08:00')).isOpen).toBe(true);
});

test('an evening looks to the next morning', () => {
  expect(openingAt(SETTINGS, at('2026-07-02T20:00:00+08:00'))).toEqual({
    isOpen: false,
    opensAt: '08:30',
  });
});

test('hours may run to 24:00, past midnight, and overlap', () => {
  const allDay = hours(['00:00', '24:00']);
  expect(openingAt(allDay, at('2026-07-03T23:59:59.999+08:00')).isOpen).toBe(true);
  expect(openingAt(allDay, at('2026-07-04T00:00:00+08:00')).isOpen).toBe(true);
  const night = hours(['20:00', '02:00']);
  expect(openingAt(night, at('2026-07-04T01:59:59+08:00')).isOpen).toBe(true);
  expect(openingAt(night, at('2026-07-04T02:00:00+08:00'))).toEqual({
    isOpen: false,
    opensAt: '20:00',
  });
  const overlapping = hours(['08:00', '12:00'], ['11:00', '15:00']);
  expect(openingAt(overlapping, at('2026-07-03T12:00:00+08:00')).isOpen).toBe(true);
  expect(openingAt(overlapping, at('2026-07-03T14:59:59+08:00')).isOpen).toBe(true);
});

test('a hall without hours never opens', () => {
  const never = hours();
  expect(openingAt(never, at('2026-07-03T12:00:00+08:00'))).toEqual({ isOpen: false, opensAt: '' });
});

test('a hall without settings has no day', () => {
  expect(dueDayChange(openHall(), at('2026-07-03T12:00:00+08:00'))).toBe(undefined);
});

test('a clock that is set back keeps the day, and a late timer changes nothing about it', () => {
  const told = toldHall();
  expect(dueDayChange(told.hall, told.now)).toBe(undefined);
  expect(dueDayChange(told.hall, told.now - 48 * HOUR)).toBe(undefined);
  expect(dueDayChange(told.hall, told.now + 72 * HOUR)).toEqual({
    type: 'beginDay',
    day: '2026-07-06',
  });
  told.wait(24 * HOUR);
  told.give({ type: 'noteSignOut', staff: clerk.lin }, by.hall);
  expect(told.hall.day).toBe(trusted.serviceDay('2026-07-04'));
});
