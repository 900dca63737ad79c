import { expect, test } from 'vitest';
import { by, clerk, counter, service, today, toldHall } from '../told-hall.ts';

const leave = (number: string) => ({ type: 'leave', visit: today(number) }) as const;

test('who waits may leave and is called no more', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.ticket(service.pay);
  const second = told.ticket(service.pay);
  expect(told.done(leave('A001'), by.phone(today('A001')))).toEqual([
    { type: 'visitLeft', visit: today('A001') },
  ]);
  expect(told.hall.visits.get(today('A001'))?.state.kind).toBe('left');
  expect(told.hall.today.left).toBe(1);
  expect(told.call(counter.one, by.lin)).toBe(second);
});

test('who is parked or did not come may leave too', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.ticket(service.pay);
  told.ticket(service.pay);
  told.call(counter.one, by.lin);
  told.done({ type: 'park', counter: counter.one }, by.lin);
  told.call(counter.one, by.lin);
  told.done({ type: 'markNoShow', counter: counter.one }, by.lin);
  told.done(leave('A001'), by.supervisor);
  told.done(leave('A002'), by.hall);
  expect(told.hall.clerks.get(clerk.lin)?.parked).toEqual([]);
  expect(told.refused({ type: 'returnTicket', visit: today('A002') }, by.lin).kind).toBe(
    'notANoShow',
  );
});

test('who is called, served, finished or gone does not leave', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.ticket(service.pay);
  told.call(counter.one, by.lin);
  expect(told.refused(leave('A001'), by.lin)).toEqual({ kind: 'notWaiting' });
  told.done({ type: 'beginServing', counter: counter.one }, by.lin);
  expect(told.refused(leave('A001'), by.lin)).toEqual({ kind: 'notWaiting' });
  told.done({ type: 'finish', counter: counter.one, delivered: null }, by.lin);
  expect(told.refused(leave('A001'), by.lin)).toEqual({ kind: 'notWaiting' });
  told.ticket(service.pay);
  told.done(leave('A002'), by.lin);
  expect(told.refused(leave('A002'), by.lin)).toEqual({ kind: 'notWaiting' });
});

test('a phone speaks for its own visit alone', () => {
  const told = toldHall();
  told.ticket(service.pay);
  told.ticket(service.pay);
  expect(told.refused(leave('A001'), by.phone(today('A002')))).toEqual({ kind: 'noSuchVisit' });
  expect(told.refused(leave('A009'), by.lin)).toEqual({ kind: 'noSuchVisit' });
});
