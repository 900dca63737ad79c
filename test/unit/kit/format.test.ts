import { afterEach, expect, test } from 'vitest';
import { dateLine, dayOf, duration, isNoWait, timeOfDay, waitRange } from '#kit/format.ts';
import { language } from '#kit/language.ts';
import { listed, rangesOf, sideBySide } from '#kit/list.ts';

const MORNING = Date.UTC(2026, 6, 3, 2, 24);

afterEach(() => {
  language.value = 'zh-Hans';
});

test('times and dates are the hall’s, not those of the machine', () => {
  expect(timeOfDay(MORNING, 'Asia/Shanghai')).toBe('10:24');
  expect(timeOfDay(MORNING, 'Europe/London')).toBe('03:24');
  expect(dayOf(Date.UTC(2026, 6, 3, 17), 'Asia/Shanghai')).toBe('2026-07-04');
});

test('midnight is 00:00, never 24:00', () => {
  expect(timeOfDay(Date.UTC(2026, 6, 3, 16, 0), 'Asia/Shanghai')).toBe('00:00');
});

test('the date reads as people write it in each language', () => {
  expect(dateLine(MORNING, 'Asia/Shanghai')).toBe('7月3日 星期五');
  language.value = 'en';
  expect(dateLine(MORNING, 'Asia/Shanghai')).toBe('Friday 3 July');
});

test('a duration grows from minutes to hours and never runs below zero', () => {
  expect(duration(-5_000)).toBe('0:00');
  expect(duration(247_900)).toBe('4:07');
  expect(duration(3_847_000)).toBe('1:04:07');
});

test('a wait is a range, and none is told apart', () => {
  expect(waitRange({ low: 12, high: 18 })).toBe('12–18');
  expect(isNoWait({ low: 0, high: 0 })).toBe(true);
  expect(isNoWait({ low: 0, high: 3 })).toBe(false);
});

test('three counters in a row become a range, two stay two', () => {
  expect(rangesOf(['1', '2', '3', '4'])).toBe('1–4');
  expect(rangesOf(['1', '2', '5'])).toBe('1, 2, 5');
  expect(rangesOf(['A', '7', '8', '9'])).toBe('A, 7–9');
  expect(rangesOf([])).toBe('');
});

test('what to have ready is listed in one breath in each language', () => {
  expect(listed(['身份证', '地址证明'], 'zh-Hans')).toBe('身份证和地址证明');
  expect(listed(['ID card', 'lease'], 'en')).toBe('ID card, lease');
  expect(sideBySide(['残障', '孕妇'], 'zh-Hans')).toBe('残障、孕妇');
});
