import { expect, test } from 'vitest';
import type { HallEvent } from '#contract/facts.ts';
import {
  classIdSchema,
  counterIdSchema,
  serviceIdSchema,
  staffIdSchema,
  ticketNumberFrom,
  trusted,
  visitIdOf,
} from '#contract/ids.ts';
import { openReader } from '#journal/database.ts';
import { DAY, MORNING } from './any-entries.ts';
import { value, withJournal } from './opened-journal.ts';
import { temporaryFolder } from './temporary-folder.ts';

const counter = counterIdSchema.parse('3');
const clerk = staffIdSchema.parse('0386');
const service = serviceIdSchema.parse('payment');
const told = serviceIdSchema.parse('repair');
const priorityClass = classIdSchema.parse('normal');
const number = ticketNumberFrom('', 57);
const visit = visitIdOf(DAY, number);
const entered = visitIdOf(DAY, ticketNumberFrom('E', 1));

/** A paper number is called, tells what for and is served; another visit is entered afterwards. */
const EVENTS: readonly HallEvent[] = [
  { type: 'dayBegan', day: DAY },
  { type: 'paperRollBegan', prefix: '', from: 57, to: 99 },
  {
    type: 'ticketIssued',
    visit,
    number,
    service,
    priorityClass,
    language: 'zh-Hans',
    kiosk: null,
    person: null,
    due: MORNING,
  },
  { type: 'rollNumberCalled', visit, counter, clerk },
  { type: 'rollServiceTold', visit, service: told },
  { type: 'servingBegan', visit, counter, clerk },
  { type: 'stepFinished', visit, counter, clerk, step: 1, delivered: told },
  { type: 'paperRollEnded' },
  {
    type: 'paperVisitEntered',
    visit: entered,
    noted: '058',
    service,
    priorityClass,
    counter,
    clerk,
    joinedAt: null,
    beganAt: MORNING - 600_000,
    finishedAt: MORNING - 300_000,
  },
];

function readBack(sql: string): unknown[] {
  const folder = temporaryFolder();
  withJournal(folder, (journal) =>
    EVENTS.forEach((event, index) => {
      const request = trusted.requestId(`paper-${index}-request`);
      value(
        journal.append([
          {
            at: MORNING + index * 60_000,
            request,
            by: { kind: 'staff', staff: clerk, role: 'clerk' },
            event,
          },
        ]),
      );
    }),
  );
  const db = value(openReader(folder));
  const rows = db.prepare(sql).all();
  db.close();
  return rows;
}

test('the waiting of who came with a paper number is unknown, never nought, and the rest is as of any visit', () => {
  expect(
    readBack(
      'SELECT visit, service, waiting_ms, handling_ms, outcome FROM step_times ORDER BY visit',
    ),
  ).toEqual([
    { visit, service: told, waiting_ms: null, handling_ms: 60_000, outcome: 'finished' },
    { visit: entered, service, waiting_ms: null, handling_ms: 300_000, outcome: 'finished' },
  ]);
});

test('a visit that was entered from paper is marked as told, with the number on the paper', () => {
  expect(readBack('SELECT visit, noted, clerk FROM told_visits')).toEqual([
    { visit: entered, noted: '058', clerk },
  ]);
});
