import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { HallEvent } from '#contract/facts.ts';
import {
  classIdSchema,
  counterIdSchema,
  serviceIdSchema,
  staffIdSchema,
  ticketNumberOf,
  trusted,
  visitIdSchema,
} from '#contract/ids.ts';
import { createHistory, openHistory } from '#journal/history.ts';

const visit = visitIdSchema.parse('2026-07-03.A017');
const counter = counterIdSchema.parse('3');
const other = counterIdSchema.parse('4');
const clerk = staffIdSchema.parse('0386');
const service = serviceIdSchema.parse('new-service');
const repair = serviceIdSchema.parse('repair');
const due = 0;
const called = (step: number): HallEvent => {
  const because = { kind: 'dueFirst', line: { kind: 'service', service }, due } as const;
  return { type: 'ticketCalled', visit, counter, clerk, step, because };
};
const issued: HallEvent = {
  type: 'ticketIssued',
  visit,
  number: ticketNumberOf(visit),
  service,
  priorityClass: classIdSchema.parse('normal'),
  language: 'zh-Hans',
  kiosk: null,
  person: null,
  due,
};
const serving: HallEvent = { type: 'servingBegan', visit, counter, clerk };
const parked: HallEvent = { type: 'ticketParked', visit, counter, clerk };
const takenBack: HallEvent = { type: 'ticketTakenBack', visit, counter: other, clerk };
const finished = (step: number): HallEvent => {
  return { type: 'stepFinished', visit, counter, clerk, step, delivered: service };
};

/** The history after events at the given minutes. */
function historyOf(events: readonly (readonly [minute: number, event: HallEvent])[]) {
  const db = new DatabaseSync(':memory:');
  createHistory(db);
  const history = openHistory(db);
  events.forEach(([minute, event], index) => {
    const request = trusted.requestId(`request-${index}`);
    history.record({ seq: index + 1, at: minute * 60_000, request, by: { kind: 'hall' }, event });
  });
  const minutes = (value: unknown) => (typeof value === 'number' ? value / 60_000 : value);
  const steps = db
    .prepare('SELECT * FROM step_times ORDER BY step')
    .all()
    .map((row) => ({
      outcome: row.outcome,
      counter: row.counter,
      service: row.service,
      waiting: minutes(row.waiting_ms),
      walking: minutes(row.walking_ms),
      handling: minutes(row.handling_ms),
      parked: minutes(row.parked_ms),
      recalls: row.recalls,
    }));
  return { steps, visit: db.prepare('SELECT * FROM visits').get(), db };
}

test('waiting ends with the call, walking runs from the last call, handling until the finish', () => {
  const { steps, visit: row } = historyOf([
    [0, issued],
    [12, called(1)],
    [13, { type: 'ticketRecalled', visit, counter, times: 2 }],
    [15, serving],
    [25, finished(1)],
  ]);
  expect(steps).toMatchObject([
    { outcome: 'finished', waiting: 12, walking: 2, handling: 10, parked: 0, recalls: 1 },
  ]);
  expect(row).toMatchObject({ outcome: 'finished', ended_at: 25 * 60_000, last_step: 1 });
});

test('neither parking nor the way back to the counter is handling', () => {
  const { steps } = historyOf([
    [0, issued],
    [10, called(1)],
    [11, serving],
    [16, parked],
    [36, takenBack],
    [38, serving],
    [45, finished(1)],
  ]);
  expect(steps).toMatchObject([
    { waiting: 10, walking: 1, handling: 12, parked: 20, counter: other, outcome: 'finished' },
  ]);
});

test('one who was parked before being served walks from the call that brought him back', () => {
  const { steps } = historyOf([
    [0, issued],
    [10, called(1)],
    [12, parked],
    [30, takenBack],
    [33, serving],
    [40, finished(1)],
  ]);
  expect(steps).toMatchObject([{ waiting: 10, walking: 3, handling: 7, parked: 18 }]);
});

test('after a transfer each step has its own times', () => {
  const { steps, visit: row } = historyOf([
    [0, issued],
    [10, called(1)],
    [11, serving],
    [
      15,
      {
        type: 'ticketTransferred',
        visit,
        counter,
        clerk,
        to: { kind: 'service', service: repair },
        due,
      },
    ],
    [21, called(2)],
    [22, serving],
    [30, finished(2)],
  ]);
  expect(steps).toMatchObject([
    { outcome: 'transferred', service, waiting: 10, walking: 1, handling: 4 },
    { outcome: 'finished', service: repair, waiting: 6, walking: 1, handling: 8 },
  ]);
  expect(row).toMatchObject({ ticket_service: service, service: repair });
});

test('a no-show who returns waits anew, and one who does not stays a no-show when the day ends', () => {
  const noShow: HallEvent = { type: 'noShowMarked', visit, counter, clerk };
  const back = historyOf([
    [0, issued],
    [10, called(1)],
    [13, noShow],
    [20, { type: 'ticketReturned', visit, due, rule: 'penalty' }],
    [28, called(2)],
  ]);
  expect(back.steps).toMatchObject([
    { outcome: 'noShow', waiting: 10, walking: null, handling: null },
    { outcome: null, waiting: 8, handling: null },
  ]);
  expect(back.visit).toMatchObject({ outcome: 'open' });
  const gone = historyOf([
    [0, issued],
    [10, called(1)],
    [13, noShow],
    [900, { type: 'visitEndedByDay', visit }],
  ]);
  expect(gone.visit).toMatchObject({ outcome: 'noShow', ended_at: 13 * 60_000 });
});

test('a rating given after its time stands in place of "not rated"', () => {
  const { db } = historyOf([
    [0, issued],
    [1, called(1)],
    [2, serving],
    [3, finished(1)],
    [4, { type: 'stepNotRated', visit, step: 1, counter, clerk }],
    [5, { type: 'stepRated', visit, step: 1, counter, clerk, level: 2, reasons: ['unclear'] }],
  ]);
  expect(db.prepare('SELECT level, reasons, rated_at FROM steps').get()).toEqual({
    level: 2,
    reasons: '["unclear"]',
    rated_at: 5 * 60_000,
  });
});

test('closing a shift ends its pause, and a day is counted when the next begins', () => {
  const { db } = historyOf([
    [0, { type: 'dayBegan', day: trusted.serviceDay('2026-07-03') }],
    [1, issued],
    [2, { type: 'shiftOpened', counter, clerk }],
    [3, { type: 'shiftPaused', counter, clerk, reason: 'meal' }],
    [9, { type: 'shiftClosed', counter, clerk }],
    [10, { type: 'dayBegan', day: trusted.serviceDay('2026-07-04') }],
  ]);
  expect(db.prepare('SELECT paused_at, resumed_at FROM pauses').all()).toEqual([
    { paused_at: 3 * 60_000, resumed_at: 9 * 60_000 },
  ]);
  expect(db.prepare('SELECT closed_at FROM shifts').get()).toEqual({ closed_at: 9 * 60_000 });
  expect(db.prepare('SELECT day, issued FROM days ORDER BY day').all()).toEqual([
    { day: '2026-07-03', issued: 1 },
    { day: '2026-07-04', issued: null },
  ]);
});
