import { expect, test } from 'vitest';
import { drawBoard } from '#rules/views/draw-board.ts';
import { drawLive } from '#rules/views/draw-live.ts';
import {
  by,
  clerk,
  counter,
  device,
  MINUTE,
  MORNING,
  priorityClass,
  service,
  type ToldHall,
  texts,
  today,
  toldHall,
} from '../told-hall.ts';
import { about } from './about.ts';

const live = (told: ToldHall) => drawLive(told.hall, about(told));
const board = (told: ToldHall) => drawBoard(told.hall, about(told));

function openHall(): ToldHall {
  const told = toldHall();
  told.open(counter.one, by.lin);
  return told;
}

test('the board shows the newest call first with where to go, at most six', () => {
  const told = openHall();
  for (let count = 0; count < 8; count += 1) {
    told.ticket(service.pay);
    told.call(counter.one, by.lin);
    if (count < 7) told.done({ type: 'markNoShow', counter: counter.one }, by.lin);
  }
  expect(board(told).calls).toHaveLength(6);
  expect(board(told).calls.slice(0, 2)).toMatchObject([
    {
      visit: today('A008'),
      number: 'A008',
      counter: counter.one,
      counterLabel: '1',
      service: texts('pay'),
      area: texts('east'),
      calling: 1,
      isCalling: true,
    },
    { number: 'A007', isCalling: false },
  ]);
  expect(board(told)).toMatchObject({
    ticketsToday: 8,
    isOpen: true,
    notices: [texts('closed on Monday')],
    voice: { languages: ['zh-Hans'], times: 1 },
  });
});

test('the live page counts the day', () => {
  const told = openHall();
  for (let count = 0; count < 4; count += 1) told.ticket(service.pay);
  told.wait(2 * MINUTE);
  told.finish(counter.one, by.lin);
  told.done({ type: 'rate', visit: null, counter: counter.one, level: 4, reasons: [] }, by.pad);
  told.wait(2 * MINUTE);
  told.call(counter.one, by.lin);
  told.done({ type: 'markNoShow', counter: counter.one }, by.lin);
  told.done({ type: 'leave', visit: today('A003') }, by.lin);
  expect(live(told)).toMatchObject({
    day: '2026-07-03',
    isOpen: true,
    waiting: 1,
    openCounters: 1,
    issued: 4,
    served: 1,
    left: 1,
    noShows: 1,
    rated: 1,
    satisfied: 1,
    meanWaitMs: 3 * MINUTE,
    longestWait: { number: 'A004', since: MORNING, targetWaitMin: 10 },
  });
});

test('a hall in which nobody waited has no longest and no mean wait', () => {
  expect(live(toldHall())).toMatchObject({ longestWait: null, meanWaitMs: null, alerts: [] });
});

test('the longest wait is over all services, by who joined first and not by who is due first', () => {
  const told = openHall();
  told.ticket(service.corporate);
  told.wait(MINUTE);
  told.ticket(service.pay);
  expect(live(told).longestWait?.number).toBe('F001');
  expect(live(told).services.map(({ longestSince }) => longestSince)).toEqual([
    MORNING + MINUTE,
    null,
    MORNING,
  ]);
});

test('each counter is shown with its clerk and what it does', () => {
  const told = openHall();
  told.ticket(service.pay);
  told.call(counter.one, by.lin);
  expect(live(told).counters).toMatchObject([
    {
      label: '1',
      clerk: { staff: clerk.lin, name: 'clerk 0386' },
      state: { kind: 'calling', number: 'A001' },
      targetHandlingMin: 5,
    },
    { label: '2', clerk: null, state: { kind: 'closed' }, targetHandlingMin: null },
    { label: '3' },
  ]);
});

test('a wait past its target is told once for each service, by the one who has waited longest', () => {
  const told = openHall();
  const waits = () => live(told).alerts.filter(({ kind }) => kind === 'waitOverTarget');
  told.ticket(service.pay);
  told.ticket(service.pay);
  told.wait(10 * MINUTE);
  expect(waits()).toEqual([]);
  told.wait(1);
  expect(waits()).toEqual([
    {
      kind: 'waitOverTarget',
      at: MORNING + 10 * MINUTE,
      number: 'A001',
      service: texts('pay'),
    },
  ]);
});

test('an unhappy rating, a dead device, an unsure paper and a silent voice are told, newest first', () => {
  const told = openHall();
  told.ticket(service.pay);
  const unsure = { kind: 'unconfirmed', why: 'silent' } as const;
  const print = { visit: today('A001'), device: device.printer, isReprint: false } as const;
  told.done({ type: 'reportPrint', ...print, report: unsure }, by.hall);
  told.wait(1_000);
  told.finish(counter.one, by.lin);
  told.wait(1_000);
  told.done(
    { type: 'rate', visit: null, counter: counter.one, level: 1, reasons: ['rude'] },
    by.pad,
  );
  told.wait(1_000);
  const down = { state: 'down', why: 'paperOut', detail: '' } as const;
  told.done({ type: 'reportHealth', device: device.printer, ...down }, by.hall);
  told.wait(1_000);
  const noisy = { state: 'degraded', why: 'noisyLine', detail: '' } as const;
  told.done({ type: 'reportHealth', device: device.keypad, ...noisy }, by.hall);
  told.wait(1_000);
  const silent = { visit: today('A001'), calling: 1, result: 'suspended' } as const;
  told.done({ type: 'reportSpoken', ...silent }, by.board);
  expect(live(told).alerts).toMatchObject([
    { kind: 'voiceSilent', number: 'A001' },
    { kind: 'deviceDegraded', name: 'keypad 1' },
    { kind: 'deviceDown', name: 'printer 1', health: { why: 'paperOut' } },
    { kind: 'unhappy', level: 1, number: 'A001', reasons: [texts('rude')] },
    { kind: 'printUnconfirmed', number: 'A001' },
  ]);
});

test('devices are counted by kind, one not heard of yet as down, and the voice once it was tried', () => {
  const told = openHall();
  const up = { type: 'reportHealth', state: 'up', why: 'healthy', detail: '' } as const;
  told.done({ ...up, device: device.printer }, by.hall);
  expect(live(told).devices).toEqual([
    { kind: 'printer', up: 1, degraded: 0, down: 1 },
    { kind: 'idCardReader', up: 0, degraded: 0, down: 1 },
    { kind: 'callKeypad', up: 0, degraded: 0, down: 1 },
  ]);
  told.ticket(service.pay);
  told.call(counter.one, by.lin);
  const spoken = { visit: today('A001'), calling: 1, result: 'spoken' } as const;
  told.done({ type: 'reportSpoken', ...spoken }, by.board);
  expect(live(told).devices.at(-1)).toEqual({ kind: 'voice', up: 1, degraded: 0, down: 0 });
});

test('the call log says why each one was called', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  const { due, line } = told.ticket(service.pay, priorityClass.elderly);
  told.call(counter.one, by.lin);
  expect(live(told).calls).toMatchObject([
    { number: 'A001', because: { kind: 'dueFirst', due, line }, className: texts('elderly') },
  ]);
});
