import { expect, test } from 'vitest';
import {
  by,
  clerk,
  counter,
  MINUTE,
  MORNING,
  SETTINGS,
  service,
  type ToldHall,
  today,
  toldHall,
} from '../told-hall.ts';

const mark = { type: 'markNoShow', counter: counter.one } as const;
const comeBack = { type: 'returnTicket', visit: today('A001') } as const;

function openHall(): ToldHall {
  const told = toldHall();
  told.open(counter.one, by.lin);
  return told;
}

function withNoShow(): ToldHall {
  const told = openHall();
  told.ticket(service.pay);
  told.call(counter.one, by.lin);
  told.done(mark, by.lin);
  return told;
}

test('who is called and does not come is a no-show, and the counter is free', () => {
  const told = openHall();
  const ticket = told.ticket(service.pay);
  expect(told.refused(mark, by.lin)).toEqual({ kind: 'nobodyCalled' });
  told.call(counter.one, by.lin);
  expect(told.done(mark, by.lin)).toEqual([
    { type: 'noShowMarked', visit: ticket.id, counter: counter.one, clerk: clerk.lin },
  ]);
  expect(ticket.state).toMatchObject({ kind: 'noShow', at: MORNING });
  expect(told.hall.counters.get(counter.one)?.current).toBe(null);
  expect(told.hall.today.noShows).toBe(1);
  expect(told.refused(mark, by.lin)).toEqual({ kind: 'nobodyCalled' });
});

test('who is being served is no no-show', () => {
  const told = openHall();
  told.ticket(service.pay);
  told.serve(counter.one, by.lin);
  expect(told.refused(mark, by.lin)).toEqual({ kind: 'stillServing', number: 'A001' });
});

test('a no-show who comes back waits the penalty, and then is called by due time', () => {
  const told = withNoShow();
  told.wait(10 * MINUTE);
  expect(told.done(comeBack, by.lin)).toEqual([
    { type: 'ticketReturned', visit: today('A001'), due: MORNING + 15 * MINUTE, rule: 'penalty' },
  ]);
  const ticket = told.hall.visits.get(today('A001'));
  expect(ticket).toMatchObject({ joinedAt: MORNING + 10 * MINUTE, state: { kind: 'waiting' } });
  const called = told.call(counter.one, by.lin);
  expect(called).toBe(ticket);
  expect(called.step).toBe(2);
});

test('grace lasts to its last moment and not longer', () => {
  const told = withNoShow();
  told.wait(30 * MINUTE);
  const late = withNoShow();
  late.wait(30 * MINUTE + 1);
  expect(told.done(comeBack, by.lin)).toHaveLength(1);
  expect(late.refused(comeBack, by.lin)).toEqual({ kind: 'graceOver' });
});

test('the customer’s own phone says “I am here”, and no other phone does', () => {
  const told = withNoShow();
  expect(told.refused(comeBack, by.phone(today('A002')))).toEqual({ kind: 'noSuchVisit' });
  expect(told.done(comeBack, by.phone(today('A001')))).toHaveLength(1);
});

test('only a no-show comes back, and only once', () => {
  const told = openHall();
  expect(told.refused(comeBack, by.lin)).toEqual({ kind: 'noSuchVisit' });
  told.ticket(service.pay);
  expect(told.refused(comeBack, by.lin)).toEqual({ kind: 'notANoShow' });
  told.call(counter.one, by.lin);
  expect(told.refused(comeBack, by.lin)).toEqual({ kind: 'notANoShow' });
  told.done(mark, by.lin);
  told.done(comeBack, by.lin);
  expect(told.refused(comeBack, by.lin)).toEqual({ kind: 'notANoShow' });
});

test('who was called from a counter’s or clerk’s own line comes back into it', () => {
  const told = openHall();
  told.open(counter.two, by.wu);
  told.ticket(service.pay);
  told.call(counter.one, by.lin);
  const to = { kind: 'clerk', clerk: clerk.wu } as const;
  told.done({ type: 'transfer', counter: counter.one, to }, by.lin);
  const ticket = told.call(counter.two, by.wu);
  told.done({ ...mark, counter: counter.two }, by.wu);
  told.done(comeBack, by.lin);
  expect(ticket.line).toEqual(to);
});

test('where that clerk is off or that counter has gone, the service’s line takes the visit back', () => {
  const told = openHall();
  told.open(counter.two, by.wu);
  told.ticket(service.pay);
  told.ticket(service.pay);
  for (const to of [
    { kind: 'clerk', clerk: clerk.wu },
    { kind: 'counter', counter: counter.two },
  ] as const) {
    told.call(counter.one, by.lin);
    told.done({ type: 'transfer', counter: counter.one, to }, by.lin);
  }
  told.call(counter.two, by.wu);
  told.done({ ...mark, counter: counter.two }, by.wu);
  told.call(counter.two, by.wu);
  told.done({ ...mark, counter: counter.two }, by.wu);
  told.done({ type: 'closeShift', counter: counter.two }, by.wu);
  told.adopt({
    ...SETTINGS,
    counters: SETTINGS.counters.filter(({ id }) => id !== counter.two),
  });
  told.done(comeBack, by.lin);
  told.done({ ...comeBack, visit: today('A002') }, by.lin);
  for (const ticket of told.hall.visits.values()) {
    expect(ticket.line).toEqual({ kind: 'service', service: service.pay });
  }
});
