import { expect, test } from 'vitest';
import { by, counter, service, type ToldHall, today, toldHall } from '../told-hall.ts';

const spoken = (calling: number, result: 'spoken' | 'suspended' = 'spoken') =>
  ({ type: 'reportSpoken', visit: today('A001'), calling, result }) as const;

function withCalled(): ToldHall {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.ticket(service.pay);
  told.call(counter.one, by.lin);
  return told;
}

test('each calling is told once', () => {
  const told = withCalled();
  expect(told.done(spoken(1), by.board)).toEqual([
    { type: 'callSpoken', visit: today('A001'), calling: 1, result: 'spoken' },
  ]);
  expect(told.done(spoken(1), by.board)).toEqual([]);
  expect(told.done(spoken(1, 'suspended'), by.board)).toEqual([]);
  told.done({ type: 'recall', counter: counter.one }, by.lin);
  expect(told.done(spoken(2), by.board)).toHaveLength(1);
  expect(told.done(spoken(1), by.board)).toEqual([]);
});

test('a call that one board kept silent about and another spoke was spoken', () => {
  const told = withCalled();
  told.done(spoken(1, 'suspended'), by.board);
  expect(told.hall.voice).toMatchObject({ isSpoken: false, visit: today('A001') });
  expect(told.done(spoken(1, 'suspended'), by.board)).toEqual([]);
  told.done(spoken(1), by.board);
  expect(told.hall.voice?.isSpoken).toBe(true);
});

test('a call that was never made is not spoken', () => {
  const told = withCalled();
  expect(told.refused(spoken(2), by.board)).toEqual({ kind: 'nobodyCalled' });
  expect(told.refused({ ...spoken(1), visit: today('A009') }, by.board).kind).toBe('noSuchVisit');
});
