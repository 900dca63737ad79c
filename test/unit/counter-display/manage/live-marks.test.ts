import { expect, test } from 'vitest';
import type { LiveView } from '#contract/views.ts';
import {
  counterMark,
  deviceMood,
  type LiveService,
  percentOf,
  SERVICE_MOODS,
  serviceMark,
} from '../../../../counter-display/manage/live/live-marks.ts';
import { counters, liveView, MANAGE_TIME } from '../../../support/showcase/manage-views.ts';

const MINUTE = 60_000;
const [payment] = liveView.services.filter(({ prefix }) => prefix === 'C');
const service = (changes: Partial<LiveService>): LiveService => {
  if (payment === undefined) throw new Error('the picture has the service');
  return { ...payment, ...changes };
};
const mark = (changes: Partial<LiveService>) => serviceMark(service(changes), MANAGE_TIME);

test('who has waited past the promise makes the line red, whatever else is so', () => {
  for (const state of ['open', 'noCounter', 'paused', 'closed', 'full'] as const) {
    const since = MANAGE_TIME - 10 * MINUTE - 1;
    expect(mark({ state, longestSince: since, targetWaitMin: 10 })).toBe('overTarget');
    expect(mark({ state, longestSince: since + 1, targetWaitMin: 10 })).not.toBe('overTarget');
  }
});

test('a line in which whoever comes now may wait too long is slow', () => {
  expect(mark({ longestSince: null, wait: { low: 6, high: 10 }, targetWaitMin: 10 })).toBe('slow');
  expect(mark({ longestSince: null, wait: { low: 6, high: 9 }, targetWaitMin: 10 })).toBe('normal');
});

test('no open counter is trouble only where somebody waits', () => {
  const none = { state: 'noCounter', longestSince: MANAGE_TIME } as const;
  expect(SERVICE_MOODS[mark({ ...none, waiting: 1 })]).toBe('warn');
  expect(SERVICE_MOODS[mark({ ...none, waiting: 0 })]).toBe('off');
});

const counterAt = (label: string): LiveView['counters'][number] => {
  const found = counters.find((counter) => counter.label === label);
  if (found === undefined) throw new Error('the picture has the counter');
  return found;
};

test('a counter is late past 120 % of the usual time, and says what it does otherwise', () => {
  expect(counterMark(counterAt('2'), MANAGE_TIME)).toBe('overTime');
  expect(counterMark(counterAt('8'), MANAGE_TIME)).toBe('serving');
  expect(['4', '6', '7', '9'].map((label) => counterMark(counterAt(label), MANAGE_TIME))).toEqual([
    'calling',
    'idle',
    'closed',
    'paused',
  ]);
});

test('one broken device outweighs all that work', () => {
  expect(deviceMood({ kind: 'printer', up: 9, degraded: 1, down: 1 })).toBe('bad');
  expect(deviceMood({ kind: 'printer', up: 9, degraded: 1, down: 0 })).toBe('warn');
  expect(deviceMood({ kind: 'printer', up: 9, degraded: 0, down: 0 })).toBe('ok');
  expect(deviceMood({ kind: 'voice', up: 0, degraded: 0, down: 0 })).toBe('off');
});

test('a share of nobody is no share', () => {
  expect(percentOf(0, 0)).toBeNull();
  expect(percentOf(111, 114)).toBe('97.4');
  expect(percentOf(3, 3)).toBe('100');
});
