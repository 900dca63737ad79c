import { expect, test } from 'vitest';
import {
  dueWords,
  sentWords,
  timer,
  turnWords,
} from '../../../../counter-display/clerk/queue-words.ts';
import { CLERK_TIME, entry } from '../../../support/showcase/clerk-views.ts';

const about = { now: CLERK_TIME, timeZone: 'Asia/Shanghai' };

test('a place in the queue is told by its due time, in the hall’s own time', () => {
  expect(dueWords(entry('A018', [14, 1]), about)).toBe('应叫 10:42');
});

test('whoever is overdue is told with how long, from the first whole minute', () => {
  expect(dueWords(entry('R104', [22, -2]), about)).toBe('应叫 10:39，已过 2 分');
  expect(dueWords({ due: CLERK_TIME - 59_999 }, about)).toBe('应叫 10:40');
  expect(dueWords({ due: CLERK_TIME - 60_000 }, about)).toBe('应叫 10:40，已过 1 分');
});

test('whoever is called out of the order of due times is told with the reason', () => {
  const waiting = entry('A018', [14, 1]);
  const told = (because: typeof waiting.because) => turnWords({ ...waiting, because }, about);
  const { line, due } = waiting.because;
  expect(told({ kind: 'dueFirst', line, due })).toBe('应叫 10:42');
  expect(told({ kind: 'preferred', line, due })).toBe('优先业务，应叫 10:42');
  expect(told({ kind: 'overtaken', times: 5, line, due })).toBe('已被越过 5 次，应叫 10:42');
  expect(told({ kind: 'waitedLong', since: due, line, due })).toBe('已到等候上限，应叫 10:42');
});

test('whoever was sent to this counter or clerk is told from the others', () => {
  expect(sentWords({ waitsFor: 'service' })).toBeNull();
  expect(sentWords({ waitsFor: 'counter' })).toBe('转到本窗口');
  expect(sentWords({ waitsFor: 'clerk' })).toBe('转给您');
});

test('a timer has two digits each, hours when there are some, and never runs below zero', () => {
  expect([0, 999, 1_000, 272_000, 3_599_999, 3_600_000, -5_000].map(timer)).toEqual([
    '00:00',
    '00:00',
    '00:01',
    '04:32',
    '59:59',
    '1:00:00',
    '00:00',
  ]);
});
