import { expect, test } from 'vitest';
import { dueCommands, nextDeadline } from '#rules/deadlines.ts';
import { openHall } from '#rules/hall-state.ts';
import {
  by,
  clerk,
  counter,
  kiosk,
  MORNING,
  person,
  priorityClass,
  SETTINGS,
  service,
  today,
  toldHall,
} from './told-hall.ts';

const DAY_ENDS = Date.parse('2026-07-04T04:00:00+08:00');
const present = {
  type: 'presentCard',
  kiosk: kiosk.one,
  person: person.chen,
  priorityClass: priorityClass.elderly,
} as const;

test('an empty hall waits for nothing', () => {
  expect(nextDeadline(openHall())).toBe(undefined);
  expect(dueCommands(openHall(), MORNING)).toEqual([]);
});

test('with nothing else to come, the change of day comes', () => {
  const told = toldHall();
  expect(nextDeadline(told.hall)).toBe(DAY_ENDS);
  expect(dueCommands(told.hall, DAY_ENDS - 1)).toEqual([]);
  expect(dueCommands(told.hall, DAY_ENDS)).toEqual([{ type: 'beginDay', day: '2026-07-04' }]);
});

test('a read card is put away after a minute', () => {
  const told = toldHall();
  told.done(present, by.reader);
  expect(nextDeadline(told.hall)).toBe(MORNING + 60_000);
  told.wait(59_999);
  expect(dueCommands(told.hall, told.now)).toEqual([]);
  told.wait(1);
  const [due] = dueCommands(told.hall, told.now);
  expect(due).toEqual({ type: 'dismissCard', kiosk: kiosk.one });
  if (due !== undefined) told.done(due, by.hall);
  expect(nextDeadline(told.hall)).toBe(DAY_ENDS);
});

test('each open rating is closed at its own time, the earliest first', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.open(counter.two, by.wu);
  told.ticket(service.pay);
  told.ticket(service.pay);
  told.finish(counter.two, by.wu);
  told.wait(1_000);
  told.finish(counter.one, by.lin);
  expect(nextDeadline(told.hall)).toBe(MORNING + 20_000);
  told.wait(19_000);
  expect(dueCommands(told.hall, told.now)).toHaveLength(1);
  told.wait(60_000);
  const due = dueCommands(told.hall, told.now);
  expect(due).toEqual([
    { type: 'closeRating', counter: counter.two, visit: today('A001') },
    { type: 'closeRating', counter: counter.one, visit: today('A002') },
  ]);
  for (const command of due) told.done(command, by.hall);
  expect(dueCommands(told.hall, told.now)).toEqual([]);
  expect(nextDeadline(told.hall)).toBe(DAY_ENDS);
});

test('a rating that was given waits for no end', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.ticket(service.pay);
  told.finish(counter.one, by.lin);
  told.done({ type: 'rate', visit: null, counter: counter.one, level: 5, reasons: [] }, by.pad);
  expect(nextDeadline(told.hall)).toBe(DAY_ENDS);
});

test('when the day changes that alone is due, since it settles the rest', () => {
  const told = toldHall(SETTINGS, DAY_ENDS - 30_000);
  told.open(counter.one, by.lin);
  told.done(present, by.reader);
  told.wait(90_000);
  const due = dueCommands(told.hall, told.now);
  expect(due).toEqual([{ type: 'beginDay', day: '2026-07-04' }]);
  // Any order brings the change of day before itself.
  told.give({ type: 'noteSignOut', staff: clerk.lin }, by.hall);
  expect(told.hall.kiosks.get(kiosk.one)?.card).toBe(null);
  expect(dueCommands(told.hall, told.now)).toEqual([]);
});
