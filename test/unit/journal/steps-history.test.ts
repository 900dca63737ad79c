import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { trusted } from '#contract/ids.ts';
import { createHistory, openHistory } from '#journal/history.ts';
import { canRead, UPCASTERS, upcast } from '#journal/upcast.ts';
import {
  by,
  counter,
  MINUTE,
  SETTINGS,
  service,
  type ToldHall,
  toldHall,
} from '../rules/told-hall.ts';

/** What the history makes of a story. */
function historyOf(told: ToldHall): DatabaseSync {
  const db = new DatabaseSync(':memory:');
  createHistory(db);
  const history = openHistory(db);
  told.facts.forEach((fact, index) => {
    const request = trusted.requestId(`request-${String(index).padStart(6, '0')}`);
    history.record({ ...fact, seq: index + 1, request });
  });
  return db;
}

const minutes = (value: unknown) => Number(value) / MINUTE;

function openHall(): ToldHall {
  const told = toldHall({ ...SETTINGS, steps: { ...SETTINGS.steps, wrapUpSeconds: 120 } });
  told.open(counter.one, by.lin);
  return told;
}

const at = { counter: counter.one } as const;
const finish = { type: 'finish', ...at, delivered: null } as const;

test('an open shift is walking, handling, wrap-up, pause, and what is left is idle', () => {
  const told = openHall();
  told.ticket(service.pay);
  told.wait(3 * MINUTE);
  told.call(counter.one, by.lin);
  told.wait(MINUTE);
  told.done({ type: 'beginServing', ...at }, by.lin);
  told.wait(5 * MINUTE);
  told.done(finish, by.lin);
  told.wait(MINUTE);
  told.done({ type: 'endWrapUp', ...at }, by.lin);
  told.wait(2 * MINUTE);
  told.done({ type: 'pauseShift', ...at, reason: 'lunch' }, by.lin);
  told.wait(10 * MINUTE);
  told.done({ type: 'closeShift', ...at }, by.lin);
  const row = historyOf(told).prepare('SELECT * FROM shift_times').get() ?? {};
  expect({
    open: minutes(row.open_ms),
    walking: minutes(row.walking_ms),
    handling: minutes(row.handling_ms),
    wrapUp: minutes(row.wrap_up_ms),
    paused: minutes(row.paused_ms),
    idle: minutes(row.idle_ms),
  }).toEqual({ open: 22, walking: 1, handling: 5, wrapUp: 1, paused: 10, idle: 5 });
});

test('wrap-up is ready minus finished, and never longer than the hall gives it', () => {
  const told = openHall();
  told.ticket(service.pay);
  told.ticket(service.pay);
  told.finish(counter.one, by.lin);
  told.wait(MINUTE);
  told.finish(counter.one, by.lin);
  told.wait(60 * MINUTE);
  told.done({ type: 'endWrapUp', ...at }, by.hall);
  const rows = historyOf(told).prepare('SELECT ended_at - began_at AS ms FROM wrap_ups').all();
  expect(rows.map(({ ms }) => minutes(ms))).toEqual([1, 2]);
});

test('a walk-up has no waiting: it is not counted as nothing, it is not counted', () => {
  const told = openHall();
  told.done({ type: 'takeWalkUp', ...at, service: service.pay, language: 'en' }, by.lin);
  told.wait(4 * MINUTE);
  told.done(finish, by.lin);
  const row = historyOf(told).prepare('SELECT * FROM step_times').get() ?? {};
  expect(row.waiting_ms).toBe(null);
  expect(minutes(row.handling_ms)).toBe(4);
});

test('each service of one ticket is a step with its own times, and the visit ends once', () => {
  const told = openHall();
  told.open(counter.three, by.zhao);
  const ticket = told.ticket(service.pay);
  told.done({ type: 'planFurther', visit: ticket.id, services: [service.corporate] }, by.lin);
  told.wait(2 * MINUTE);
  told.finish(counter.one, by.lin);
  told.wait(3 * MINUTE);
  told.finish(counter.three, by.zhao);
  const db = historyOf(told);
  const steps = db
    .prepare('SELECT service, outcome, waiting_ms FROM step_times ORDER BY step')
    .all();
  expect(
    steps.map(({ service: of, outcome, waiting_ms: ms }) => [of, outcome, minutes(ms)]),
  ).toEqual([
    [service.pay, 'finished', 2],
    [service.corporate, 'finished', 3],
  ]);
  expect(db.prepare('SELECT outcome, last_step FROM visits').get()).toEqual({
    outcome: 'finished',
    last_step: 2,
  });
});

test('a step that was put back or cut off by a forced closing says so', () => {
  const told = openHall();
  told.ticket(service.pay);
  told.serve(counter.one, by.lin);
  told.done({ type: 'putBack', ...at }, by.lin);
  told.serve(counter.one, by.lin);
  told.done({ type: 'forceCloseShift', ...at }, by.supervisor);
  const steps = historyOf(told).prepare('SELECT outcome FROM steps ORDER BY step').all();
  expect(steps.map(({ outcome }) => outcome)).toEqual(['returned', 'endedByLogOff']);
});

test('a return of before the rules had names is one by penalty', () => {
  expect(canRead('ticketReturned', 1, UPCASTERS).ok).toBe(true);
  const body = JSON.stringify({ type: 'ticketReturned', visit: '2026-07-03.A001', due: 1 });
  expect(upcast({ type: 'ticketReturned', version: 1, body }, UPCASTERS)).toMatchObject({
    rule: 'penalty',
  });
});
