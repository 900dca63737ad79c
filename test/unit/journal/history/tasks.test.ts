import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { Actor, Command } from '#contract/facts.ts';
import { patrolIdOf, staffIdSchema, taskIdOf, trusted } from '#contract/ids.ts';
import { createHistory, openHistory } from '#journal/history.ts';
import { openDaySupervision } from '../../../../server/reports/day-supervision.ts';
import { openPastPatrols } from '../../../../server/reports/past-patrols.ts';
import {
  by,
  counter,
  device,
  MINUTE,
  MORNING,
  service,
  staff,
  toldHall,
} from '../../rules/told-hall.ts';
import { HALL_SETTINGS } from '../../rules/views/about.ts';

const maintainer = staff(staffIdSchema.parse('0701'), 'maintainer');

const CONTEXT = {
  settings: HALL_SETTINGS,
  names: { staffName: (id: string) => `clerk ${id}` },
} as const;

/** What the history tables say after this story. */
function historyAfter(
  story: (give: (command: Command, by: Actor, afterMs?: number) => void) => void,
) {
  const told = toldHall();
  story((command, actor, afterMs) => {
    told.wait(afterMs ?? 0);
    told.done(command, actor);
  });
  const db = new DatabaseSync(':memory:');
  createHistory(db);
  const history = openHistory(db);
  told.facts.forEach((fact, index) => {
    history.record({ ...fact, seq: index + 1, request: trusted.requestId(`request-${index}`) });
  });
  return db;
}

const ticket: Command = {
  type: 'issueTicket',
  service: service.pay,
  priorityClass: null,
  withCard: false,
  language: 'zh-Hans',
};

test('a task’s row tells whose it was, when it was late, called back, put right, appealed and closed', () => {
  const db = historyAfter((give) => {
    give({ type: 'openShift', counter: counter.one }, by.lin);
    give(ticket, by.kiosk);
    give({ type: 'callNext', counter: counter.one }, by.lin);
    give({ type: 'beginServing', counter: counter.one }, by.lin);
    give({ type: 'finish', counter: counter.one, delivered: null }, by.lin);
    give({ type: 'rate', counter: counter.one, visit: null, level: 1, reasons: [] }, by.pad);
    const task = taskIdOf(1);
    give({ type: 'noteOverdue', task }, by.hall, 60 * MINUTE);
    give({ type: 'noteTask', task, note: 'callBack', text: 'called' }, by.supervisor, MINUTE);
    give({ type: 'noteTask', task, note: 'correction', text: 'mended' }, by.supervisor);
    give({ type: 'appealRating', task, text: 'not me' }, by.lin);
    give({ type: 'decideAppeal', task, isUpheld: false, text: '' }, by.supervisor);
    give({ type: 'closeTask', task, outcome: 'explained', text: '' }, by.supervisor);
    give({ type: 'reopenTask', task, text: '' }, by.supervisor);
    give({ type: 'closeTask', task, outcome: 'solved', text: '' }, by.supervisor, MINUTE);
  });
  expect(db.prepare('SELECT * FROM tasks').all()).toMatchObject([
    {
      task: 't-1',
      kind: 'unhappyRating',
      visit: '2026-07-03.A001',
      counter: 'c1',
      clerk: '0386',
      level: 1,
      owner_kind: 'role',
      owner: 'supervisor',
      opened_at: MORNING,
      overdue_at: MORNING + 60 * MINUTE,
      called_back_at: MORNING + 61 * MINUTE,
      corrected_at: MORNING + 61 * MINUTE,
      closed_at: MORNING + 62 * MINUTE,
      outcome: 'solved',
      reopened: 1,
      is_upheld: 0,
    },
  ]);
  expect(db.prepare('SELECT count(*) AS n FROM fact_of_task').get()).toEqual({ n: 9 });
});

test('tasks are counted by kind, owner and lateness without a look at their facts', () => {
  const db = historyAfter((give) => {
    const paper = { kind: 'device', device: device.printer, why: 'paperLow' } as const;
    give({ type: 'openTask', about: paper, owner: null, text: '' }, by.hall);
    give({ type: 'openTask', about: { ...paper, why: 'silent' }, owner: null, text: '' }, by.hall);
    give({ type: 'noteOverdue', task: taskIdOf(1) }, by.hall, 30 * MINUTE);
    give({ type: 'closeTask', task: taskIdOf(2), outcome: 'solved', text: '' }, maintainer);
  });
  const counted = db.prepare(`SELECT kind, owner, count(*) AS opened,
    count(overdue_at) AS late, count(closed_at) AS closed FROM tasks GROUP BY kind, owner`);
  expect(counted.all()).toEqual([
    { kind: 'device', owner: 'maintainer', opened: 2, late: 1, closed: 1 },
  ]);
});

test('the day’s report tells its unhappy ratings, tasks and pauses, and a pause that goes on has lasted until now', () => {
  const db = historyAfter((give) => {
    give({ type: 'openShift', counter: counter.one }, by.lin);
    give(ticket, by.kiosk);
    give({ type: 'callNext', counter: counter.one }, by.lin);
    give({ type: 'beginServing', counter: counter.one }, by.lin);
    give({ type: 'finish', counter: counter.one, delivered: null }, by.lin);
    give({ type: 'rate', counter: counter.one, visit: null, level: 2, reasons: [] }, by.pad);
    give({ type: 'appealRating', task: taskIdOf(1), text: 'not me' }, by.lin);
    give({ type: 'pauseShift', counter: counter.one, reason: 'lunch' }, by.lin);
    give({ type: 'resumeShift', counter: counter.one }, by.lin, 10 * MINUTE);
    give({ type: 'pauseShift', counter: counter.one, reason: 'lunch' }, by.lin);
  });
  const of = openDaySupervision(db);
  const report = of(trusted.serviceDay('2026-07-03'), CONTEXT, MORNING + 15 * MINUTE);
  expect(report).toMatchObject({
    tasks: [{ kind: 'unhappyRating', opened: 1, closed: 0, overdue: 0 }],
    unhappy: [
      { number: 'A001', level: 2, counterLabel: '1', clerkName: 'clerk 0386', appeal: 'made' },
    ],
    patrols: [],
    pauses: [{ clerkName: 'clerk 0386', times: 2, ms: 15 * MINUTE }],
  });
  expect(of(trusted.serviceDay('2026-07-02'), CONTEXT, MORNING)).toBeUndefined();
});

test('a finished walk is kept with each item as it was then, what was found, and its task', () => {
  const patrol = patrolIdOf(1);
  const db = historyAfter((give) => {
    give({ type: 'startPatrol' }, by.supervisor);
    const check = { type: 'checkPatrolItem', patrol } as const;
    give({ ...check, item: 'boards', isFine: false, text: 'dark' }, by.supervisor, MINUTE);
    give({ type: 'finishPatrol', patrol }, by.supervisor, MINUTE);
    give({ type: 'startPatrol' }, by.supervisor);
  });
  const { lines } = openPastPatrols(db)(null, CONTEXT);
  expect(lines).toMatchObject([
    {
      patrol: 'w-1',
      name: 'clerk 0101',
      startedAt: MORNING,
      finishedAt: MORNING + 2 * MINUTE,
      items: [
        { id: 'floor', check: null },
        { id: 'boards', check: { isFine: false, text: 'dark', task: 't-1' } },
      ],
    },
  ]);
});
