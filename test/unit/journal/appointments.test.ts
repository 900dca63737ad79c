import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { Actor, HallEvent } from '#contract/facts.ts';
import {
  apiClientIdSchema,
  appointmentIdSchema,
  classIdSchema,
  counterIdSchema,
  personIdSchema,
  serviceIdSchema,
  staffIdSchema,
  ticketNumberOf,
  trusted,
  visitIdSchema,
} from '#contract/ids.ts';
import { createHistory, openHistory } from '#journal/history.ts';

const appointment = appointmentIdSchema.parse('b-0123456789abcdef');
const visit = visitIdSchema.parse('2026-07-03.A501');
const service = serviceIdSchema.parse('new-service');
const person = personIdSchema.parse(`p-${'1'.repeat(32)}`);
const counter = counterIdSchema.parse('3');
const clerk = staffIdSchema.parse('0386');
const MINUTE = 60_000;
const SLOT = 60 * MINUTE;
const HALL: Actor = { kind: 'hall' };

const line = { kind: 'service', service } as const;
const booked: HallEvent = {
  type: 'appointmentBooked',
  appointment,
  service,
  slot: SLOT - 30 * MINUTE,
  person,
  language: 'en',
};
const moved: HallEvent = {
  type: 'appointmentMoved',
  appointment,
  from: SLOT - 30 * MINUTE,
  slot: SLOT,
};
const issued: HallEvent = {
  type: 'ticketIssued',
  visit,
  number: ticketNumberOf(visit),
  service,
  priorityClass: classIdSchema.parse('appointment'),
  language: 'en',
  kiosk: null,
  person,
  due: SLOT,
};
const checkedIn: HallEvent = {
  type: 'appointmentCheckedIn',
  appointment,
  visit,
  slot: SLOT,
  standing: 'early',
};
const called: HallEvent = {
  type: 'ticketCalled',
  visit,
  counter,
  clerk,
  step: 1,
  because: { kind: 'dueFirst', line, due: SLOT },
};
const serving: HallEvent = { type: 'servingBegan', visit, counter, clerk };

function historyOf(events: readonly (readonly [minute: number, event: HallEvent, by: Actor])[]) {
  const db = new DatabaseSync(':memory:');
  createHistory(db);
  const history = openHistory(db);
  events.forEach(([minute, event, by], index) => {
    const request = trusted.requestId(`request-${index}`);
    history.record({ seq: index + 1, at: minute * MINUTE, request, by, event });
  });
  return {
    times: { ...db.prepare('SELECT * FROM appointment_times').get() },
    kept: { ...db.prepare('SELECT * FROM appointments').get() },
  };
}

test('tardiness is counted from the slot that was moved to, to the moment at which serving began', () => {
  const { times, kept } = historyOf([
    [0, booked, { kind: 'passerBy' }],
    [5, moved, HALL],
    [50, issued, HALL],
    [50, checkedIn, HALL],
    [61, called, HALL],
    [64, serving, HALL],
  ]);
  expect(times).toMatchObject({ slot: SLOT, visit, standing: 'early', tardiness_ms: 4 * MINUTE });
  expect(kept).toMatchObject({ outcome: 'checkedIn', moves: 1, booked_by: 'phone' });
});

test('until somebody is served there is no tardiness, and who never came has none', () => {
  const api: Actor = { kind: 'api', client: apiClientIdSchema.parse('k-0123456789abcdef') };
  const missed: HallEvent = { type: 'appointmentMissed', appointment };
  const { times, kept } = historyOf([
    [0, booked, api],
    [99, missed, HALL],
  ]);
  expect(times).toMatchObject({ visit: null, tardiness_ms: null });
  expect(kept).toMatchObject({ outcome: 'missed', ended_at: 99 * MINUTE, booked_by: 'api' });
});
