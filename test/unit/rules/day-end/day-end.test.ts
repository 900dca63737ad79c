import { expect, test } from 'vitest';
import { trusted } from '#contract/ids.ts';
import type { QueueSettings } from '#contract/settings.ts';
import { dueCommands, nextDeadline } from '#rules/deadlines.ts';
import { closingOf, nextOpeningAfter } from '#rules/service-day.ts';
import { drawBoard } from '#rules/views/draw-board.ts';
import { drawKiosk } from '#rules/views/draw-kiosk.ts';
import { drawTicket } from '#rules/views/draw-ticket.ts';
import {
  by,
  counter,
  kiosk,
  MINUTE,
  SETTINGS,
  service,
  type ToldHall,
  today,
  toldHall,
  visit,
} from '../told-hall.ts';
import { about } from '../views/about.ts';

const HOUR = 60 * MINUTE;
/** The hall closes at 17:30. */
const at = (time: string) => Date.parse(`2026-07-03T${time}:00+08:00`);
const CLOSING = at('17:30');

const withDayEnd = (change: Partial<QueueSettings['dayEnd']>): QueueSettings => ({
  ...SETTINGS,
  dayEnd: { ...SETTINGS.dayEnd, ...change },
});

/** Gives what time alone brings about, as the hall does; the change of day comes before any order. */
function letTimePass(told: ToldHall): void {
  for (const command of dueCommands(told.hall, told.now)) told.give(command, by.hall);
}

/** A001 is served, A002 called, A003 and A004 wait at 17:20. */
function lateHall(waiting: QueueSettings['dayEnd']['waiting']): ToldHall {
  const told = toldHall(withDayEnd({ waiting }), at('17:00'));
  told.open(counter.one, by.lin);
  told.open(counter.two, by.wu);
  for (let count = 0; count < 4; count += 1) told.ticket(service.pay);
  told.serve(counter.one, by.lin);
  told.call(counter.two, by.wu);
  told.wait(20 * MINUTE);
  return told;
}

const issue = {
  type: 'issueTicket',
  service: service.pay,
  priorityClass: null,
  withCard: false,
  language: 'en',
} as const;

test('the hall closes with its last hours of the day, not for lunch, and a hall without a night never does', () => {
  const friday = trusted.serviceDay('2026-07-03');
  expect(closingOf(SETTINGS, friday)).toBe(CLOSING);
  expect(closingOf(SETTINGS, trusted.serviceDay('2026-07-04'))).toBe(undefined);
  const allDay = [{ from: '00:00', to: '24:00' }];
  const always = { ...SETTINGS, openingHours: Array.from({ length: 7 }, () => allDay) };
  expect(closingOf(always, friday)).toBe(undefined);
  expect(nextOpeningAfter(SETTINGS, CLOSING)).toBe(Date.parse('2026-07-06T08:30:00+08:00'));
});

test('kiosks give no tickets for the last minutes and say until when the hall is open; staff still may', () => {
  const told = toldHall(withDayEnd({ lastTicketsMin: 15 }), at('17:14'));
  told.ticket(service.pay);
  told.wait(MINUTE);
  expect(told.refused(issue, by.kiosk)).toEqual({ kind: 'lastTicketsGiven', closesAt: '17:30' });
  expect(drawKiosk(told.hall, about(told), kiosk.one)?.services[0]?.state).toBe('over');
  told.done(issue, by.supervisor);
  expect(drawBoard(told.hall, about(told)).dayEnd).toMatchObject({
    kind: 'lastTickets',
    closesAt: '17:30',
    waiting: 2,
  });
});

test('kiosks stop when the open counters cannot serve one more by closing', () => {
  const told = toldHall(withDayEnd({ stopsWhenTooMany: true }), at('17:00'));
  told.open(counter.two, by.wu);
  // Five minutes each at one counter: the eighth would be told of at least 28 minutes, the ninth of 32.
  for (let count = 0; count < 8; count += 1) told.ticket(service.pay);
  expect(told.refused(issue, by.kiosk)).toEqual({ kind: 'tooManyForToday', closesAt: '17:30' });
  expect(drawKiosk(told.hall, about(told), kiosk.one)?.services[0]?.state).toBe('tooMany');
  // Another counter opens: then it can be done.
  told.open(counter.one, by.lin);
  told.ticket(service.pay);
});

test('by the rule that all are served, who waits after closing is called as before, and is told', () => {
  const told = lateHall('serveAll');
  told.wait(15 * MINUTE);
  expect(dueCommands(told.hall, told.now)).toEqual([]);
  const { dayEnd } = drawBoard(told.hall, about(told));
  expect(dayEnd).toMatchObject({ kind: 'closed', rule: 'serveAll', waiting: 2 });
  expect(drawTicket(told.hall, about(told), today('A003'))?.dayEnd?.rule).toBe('serveAll');
  told.done({ type: 'finish', counter: counter.one, delivered: null }, by.lin);
  expect(told.call(counter.one, by.lin).number).toBe('A003');
});

test('by the rule that visits end, who waits at closing is ended and told; who is called or served goes on', () => {
  const told = lateHall('end');
  expect(nextDeadline(told.hall)).toBe(CLOSING);
  told.wait(10 * MINUTE);
  letTimePass(told);
  expect([...told.hall.visits.values()].map(({ state }) => state.kind)).toEqual([
    'serving',
    'called',
    'endedByDay',
    'endedByDay',
  ]);
  expect(drawTicket(told.hall, about(told), today('A003'))?.state).toEqual({ kind: 'endedByDay' });
  expect(drawBoard(told.hall, about(told)).dayEnd).toMatchObject({ rule: 'end', settled: 2 });
  expect(dueCommands(told.hall, told.now)).toEqual([]);
});

test('by the rule that visits are carried, who waits at closing keeps the number and is called first on the next day', () => {
  const told = lateHall('carry');
  told.wait(10 * MINUTE);
  letTimePass(told);
  const monday = Date.parse('2026-07-06T08:30:00+08:00');
  expect(drawTicket(told.hall, about(told), today('A003'))?.state).toEqual({
    kind: 'carried',
    opensAt: monday,
  });
  told.done({ type: 'finish', counter: counter.one, delivered: null }, by.lin);
  expect(told.refused({ type: 'callNext', counter: counter.one }, by.lin)).toEqual({
    kind: 'nobodyWaiting',
  });

  // The weekend goes by without opening hours: they wait for Monday.
  told.wait(24 * HOUR);
  letTimePass(told);
  expect(told.hall.day).toBe('2026-07-04');
  expect(told.hall.visits.get(today('A003'))?.state.kind).toBe('carried');
  told.wait(monday + 5 * MINUTE - told.now);
  letTimePass(told);
  const first = told.ticket(service.pay);
  expect(first.id).toBe(visit('2026-07-06', 'A001'));
  const called = [counter.one, counter.two].map((each, nth) =>
    told.call(each, [by.lin, by.wu][nth] ?? by.lin),
  );
  expect(called.map(({ id }) => id)).toEqual([today('A003'), today('A004')]);
  // Thirty minutes on Friday, five on Monday; the nights are no waiting.
  expect(told.hall.today.waitedMs).toBe(2 * 35 * MINUTE);
});

test('a carried number is not given to anybody else on the next day', () => {
  const told = lateHall('carry');
  told.wait(10 * MINUTE);
  letTimePass(told);
  told.wait(Date.parse('2026-07-06T08:30:00+08:00') - told.now);
  letTimePass(told);
  const given = Array.from({ length: 4 }, () => told.ticket(service.pay).number);
  // A001 is still being served, A003 and A004 wait.
  expect(given).toEqual(['A002', 'A005', 'A006', 'A007']);
});

test('a machine that was off at closing carries with the change of day whom it should have carried then', () => {
  const told = lateHall('carry');
  told.wait(Date.parse('2026-07-06T08:40:00+08:00') - told.now);
  letTimePass(told);
  expect(told.hall.day).toBe('2026-07-06');
  const states = [...told.hall.visits.values()].map(({ state }) => state.kind);
  expect(states).toEqual(['serving', 'endedByDay', 'waiting', 'waiting']);
  expect(told.hall.visits.get(today('A003'))?.joinedAt).toBe(
    Date.parse('2026-07-06T08:00:00+08:00'),
  );
});

test('who was carried may give up or be voided', () => {
  const told = lateHall('carry');
  told.wait(10 * MINUTE);
  letTimePass(told);
  told.done({ type: 'leave', visit: today('A003') }, by.phone(today('A003')));
  told.done({ type: 'voidTicket', visit: today('A004'), reason: 'takenTwice' }, by.supervisor);
  expect(told.hall.today).toMatchObject({ left: 1, voided: 1 });
});

test('the day is not closed before its time, nor twice', () => {
  const told = lateHall('end');
  const close = { type: 'closeDay', day: trusted.serviceDay('2026-07-03') } as const;
  expect(told.refused(close, by.hall)).toEqual({ kind: 'hallStillOpen' });
  told.wait(10 * MINUTE);
  told.done(close, by.hall);
  expect(told.refused(close, by.hall)).toEqual({ kind: 'hallStillOpen' });
});
