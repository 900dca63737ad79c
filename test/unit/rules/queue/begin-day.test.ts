import { expect, test } from 'vitest';
import { trusted } from '#contract/ids.ts';
import { dueCommands } from '#rules/deadlines.ts';
import {
  by,
  clerk,
  counter,
  kiosk,
  MINUTE,
  person,
  priorityClass,
  service,
  type ToldHall,
  today,
  toldHall,
  visit,
} from '../told-hall.ts';

const HOUR = 60 * MINUTE;
const nextDay = { type: 'beginDay', day: trusted.serviceDay('2026-07-04') } as const;

/** One of each: A001 served, A002 finished and unrated, A003 called, A004 parked, A005 no-show, A006 waiting, A007 left. */
function fullHall(): ToldHall {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.open(counter.two, by.wu);
  told.open(counter.three, by.zhao);
  for (let count = 0; count < 7; count += 1) told.ticket(service.pay);
  told.serve(counter.one, by.lin);
  told.finish(counter.two, by.wu);
  told.call(counter.three, by.zhao);
  told.done({ type: 'park', counter: counter.three }, by.zhao);
  told.call(counter.three, by.zhao);
  told.done({ type: 'markNoShow', counter: counter.three }, by.zhao);
  told.call(counter.three, by.zhao);
  told.done({ type: 'leave', visit: today('A007') }, by.lin);
  const card = { kiosk: kiosk.one, person: person.chen, priorityClass: priorityClass.elderly };
  told.done({ type: 'presentCard', ...card }, by.reader);
  return told;
}

test('with the day everybody’s visit ends but of those who are being served', () => {
  const told = fullHall();
  const events = told.done(nextDay, by.hall);
  const ended = events.flatMap((event) => (event.type === 'visitEndedByDay' ? [event.visit] : []));
  expect(ended).toEqual(['A003', 'A004', 'A005', 'A006'].map(today));
  expect(events.filter((event) => event.type === 'stepNotRated')).toMatchObject([
    { visit: today('A002') },
  ]);
  expect(events.filter((event) => event.type === 'cardDismissed')).toHaveLength(1);
  expect(events.at(-1)).toEqual({ type: 'dayBegan', day: '2026-07-04' });
});

test('who is being served finishes in the new day under the old number, which nobody else gets', () => {
  const told = fullHall();
  told.wait(3 * 24 * HOUR);
  expect(told.ticket(service.pay).id).toBe(visit('2026-07-06', 'A002'));
  told.done({ type: 'finish', counter: counter.one, delivered: null }, by.lin);
  expect(told.hall.visits.get(today('A001'))?.state.kind).toBe('finished');
  expect(told.hall.today).toMatchObject({ issued: 1, served: 1 });
});

test('a number that was carried over is given again once its bearer is gone', () => {
  const told = fullHall();
  told.wait(3 * 24 * HOUR);
  told.ticket(service.pay);
  told.done({ type: 'finish', counter: counter.one, delivered: null }, by.lin);
  told.wait(24 * HOUR);
  expect(told.ticket(service.pay).id).toBe(visit('2026-07-07', 'A001'));
});

test('numbers, figures and last calls start again, and shifts stay open', () => {
  const told = fullHall();
  told.wait(3 * 24 * HOUR);
  expect(told.ticket(service.repair).id).toBe(visit('2026-07-06', 'C001'));
  expect(told.hall.today).toMatchObject({ issued: 1, served: 0, left: 0, noShows: 0, notRated: 0 });
  expect(told.hall.calls).toEqual([]);
  expect(told.hall.clerks.get(clerk.zhao)?.today.noShows).toBe(0);
  expect(told.hall.counters.get(counter.two)?.shift?.clerk).toBe(clerk.wu);
});

test('who was ended by the day may look at the phone until the next one; who was over before is gone', () => {
  const told = fullHall();
  told.done(nextDay, by.hall);
  const left = [...told.hall.visits.keys()];
  expect(left).toEqual(['A001', 'A003', 'A004', 'A005', 'A006'].map(today));
  told.wait(HOUR);
  told.done({ type: 'beginDay', day: trusted.serviceDay('2026-07-05') }, by.hall);
  expect([...told.hall.visits.keys()]).toEqual([today('A001')]);
});

test('a clerk with nothing left to do in the new day is forgotten, one on shift is not', () => {
  const told = fullHall();
  told.done({ type: 'closeShift', counter: counter.two }, by.wu);
  told.done(nextDay, by.hall);
  expect([...told.hall.clerks.keys()]).toEqual([clerk.lin, clerk.zhao]);
});

test('a day that has begun does not begin again, and an earlier one never', () => {
  const told = toldHall();
  const again = { type: 'beginDay', day: trusted.serviceDay('2026-07-03') } as const;
  expect(told.refused(again, by.hall)).toEqual({ kind: 'dayAlreadyBegan' });
  const before = { type: 'beginDay', day: trusted.serviceDay('2026-07-02') } as const;
  expect(told.refused(before, by.hall)).toEqual({ kind: 'dayAlreadyBegan' });
});

test('the day changes at 04:00 of the hall’s clock, also for a command that comes before the timer', () => {
  const told = toldHall();
  told.ticket(service.pay);
  told.wait(19 * HOUR - 1);
  told.give({ type: 'noteSignOut', staff: clerk.lin }, by.hall);
  expect(told.hall.day).toBe('2026-07-03');
  told.wait(1);
  expect(dueCommands(told.hall, told.now)).toEqual([nextDay]);
  told.give({ type: 'noteSignOut', staff: clerk.lin }, by.hall);
  expect(told.hall.day).toBe('2026-07-04');
});
