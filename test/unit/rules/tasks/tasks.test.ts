import { expect, test } from 'vitest';
import type { CommandOf } from '#contract/facts.ts';
import { staffIdSchema, type TaskId, taskIdOf } from '#contract/ids.ts';
import { dueCommands, nextDeadline } from '#rules/deadlines.ts';
import { dumpHall, restoreHall } from '#rules/hall-state.ts';
import { CLOSED_TASKS_KEPT, OWN_UNHAPPY_MAX } from '#rules/tasks/task-book.ts';
import {
  by,
  counter,
  device,
  MINUTE,
  MORNING,
  service,
  staff,
  today,
  toldHall,
} from '../told-hall.ts';

const maintainer = staff(staffIdSchema.parse('0701'), 'maintainer');
const backOffice = staff(staffIdSchema.parse('0801'), 'backOffice');
const first = taskIdOf(1);
const paper = {
  type: 'openTask',
  about: { kind: 'device', device: device.printer, why: 'paperLow' },
  owner: null,
  text: '',
} as const;
const other = (text: string) =>
  ({ type: 'openTask', about: { kind: 'other' }, owner: null, text }) as const;
const note = (task: TaskId, kind: CommandOf<'noteTask'>['note'], text = 'done') =>
  ({ type: 'noteTask', task, note: kind, text }) as const;
const close = (task: TaskId, outcome: CommandOf<'closeTask'>['outcome'] = 'solved') =>
  ({ type: 'closeTask', task, outcome, text: '' }) as const;
const appeal = (task: TaskId) => ({ type: 'appealRating', task, text: 'it was the line' }) as const;

/** Lin has finished A001 at counter 1, and the customer pressed this level. */
function rated(level: 1 | 2 | 3) {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.ticket(service.pay);
  told.finish(counter.one, by.lin);
  const events = told.done(
    { type: 'rate', counter: counter.one, visit: null, level, reasons: ['slow'] },
    by.pad,
  );
  return {
    ...told,
    events,
    get now() {
      return told.now;
    },
  };
}

test('an unhappy rating opens its task in the same decision, with an owner and a due time by the settings', () => {
  const { events } = rated(2);
  expect(events.map(({ type }) => type)).toEqual(['stepRated', 'taskOpened']);
  expect(events[1]).toMatchObject({
    task: first,
    about: {
      kind: 'unhappyRating',
      visit: '2026-07-03.A001',
      clerk: '0386',
      level: 2,
      reasons: ['slow'],
    },
    owner: { kind: 'role', role: 'supervisor' },
    due: MORNING + 60 * MINUTE,
  });
});

test('a rating of 3 or better opens none', () => {
  expect(rated(3).events.map(({ type }) => type)).toEqual(['stepRated']);
});

test('the phone’s unhappy rating opens one too', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  const visit = told.ticket(service.pay);
  told.finish(counter.one, by.lin);
  const events = told.done(
    { type: 'rateVisit', visit: visit.id, level: 1, reasons: [] },
    by.phone(visit.id),
  );
  expect(events.map(({ type }) => type)).toContain('taskOpened');
});

test('low paper becomes the maintainer’s task, and is not opened twice while it is open', () => {
  const told = toldHall();
  const [opened] = told.done(paper, by.hall);
  expect(opened).toMatchObject({
    type: 'taskOpened',
    owner: { kind: 'role', role: 'maintainer' },
    due: MORNING + 30 * MINUTE,
  });
  expect(told.done(paper, by.hall)).toEqual([]);
  told.done(close(first), maintainer);
  expect(told.done(paper, by.hall)).toHaveLength(1);
});

test('a task is worked on by its owner, by whoever has its role, and by a supervisor; by nobody else', () => {
  const told = toldHall();
  told.done(paper, by.hall);
  expect(told.refused(note(first, 'note'), backOffice)).toEqual({ kind: 'notYourTask' });
  told.done(note(first, 'note'), maintainer);
  told.done(
    {
      type: 'assignTask',
      task: first,
      owner: {
        kind: 'staff',
        staff: staffIdSchema.parse('0801'),
      },
      dueMin: 10,
    },
    by.supervisor,
  );
  expect(told.refused(close(first), maintainer)).toEqual({ kind: 'notYourTask' });
  told.done(close(first), backOffice);
});

test('what is given to its owner again without another due time changes nothing', () => {
  const told = toldHall();
  told.done(paper, by.hall);
  const again = {
    type: 'assignTask',
    task: first,
    owner: { kind: 'role', role: 'maintainer' },
  } as const;
  expect(told.done({ ...again, dueMin: null }, by.supervisor)).toEqual([]);
  expect(told.done({ ...again, dueMin: 5 }, by.supervisor)).toHaveLength(1);
});

test('an unhappy customer is called back before the task is solved; what nobody can be reached for closes too', () => {
  const told = rated(1);
  expect(told.refused(close(first), by.supervisor)).toEqual({ kind: 'callBackFirst' });
  told.done(note(first, 'callBack'), by.supervisor);
  told.done(note(first, 'correction'), by.supervisor);
  told.done(close(first, 'explained'), by.supervisor);
  const another = rated(1);
  another.done(close(first, 'unreachable'), by.supervisor);
});

test('a closed task takes no note; opened again it is due anew', () => {
  const told = toldHall();
  told.done(other('clear the stairs'), by.supervisor);
  expect(told.refused({ type: 'reopenTask', task: first, text: '' }, by.supervisor)).toEqual({
    kind: 'taskIsOpen',
  });
  told.done(close(first), by.supervisor);
  expect(told.refused(note(first, 'note'), by.supervisor)).toEqual({ kind: 'taskIsClosed' });
  told.wait(10 * MINUTE);
  expect(told.done({ type: 'reopenTask', task: first, text: 'wet again' }, by.supervisor)).toEqual([
    { type: 'taskReopened', task: first, text: 'wet again', due: told.now + 240 * MINUTE },
  ]);
});

test('a task falls overdue at its due time, once, and a new due time is a new promise', () => {
  const told = toldHall();
  told.done(paper, by.hall);
  expect(nextDeadline(told.hall)).toBe(MORNING + 30 * MINUTE);
  expect(told.refused({ type: 'noteOverdue', task: first }, by.hall)).toEqual({
    kind: 'notDueYet',
  });
  told.wait(30 * MINUTE);
  expect(dueCommands(told.hall, told.now)).toEqual([{ type: 'noteOverdue', task: first }]);
  told.done({ type: 'noteOverdue', task: first }, by.hall);
  expect(dueCommands(told.hall, told.now)).toEqual([]);
  expect(told.hall.tasks.byId.get(first)?.isOverdue).toBe(true);
  told.done(
    { type: 'assignTask', task: first, owner: { kind: 'role', role: 'maintainer' }, dueMin: 60 },
    by.supervisor,
  );
  expect(nextDeadline(told.hall)).toBe(told.now + 60 * MINUTE);
});

test('the clerk whose step was rated appeals once; nobody else may, and a supervisor decides', () => {
  const told = rated(2);
  expect(told.refused(appeal(first), by.wu)).toEqual({ kind: 'notYourRating' });
  told.done(appeal(first), by.lin);
  expect(told.refused(appeal(first), by.lin)).toEqual({ kind: 'appealedAlready' });
  told.done(note(first, 'callBack'), by.supervisor);
  expect(told.refused(close(first), by.supervisor)).toEqual({ kind: 'appealUndecided' });
  const decision = { type: 'decideAppeal', task: first, isUpheld: true, text: '' } as const;
  told.done(decision, by.supervisor);
  expect(told.refused(decision, by.supervisor)).toEqual({ kind: 'nothingAppealed' });
  expect(told.hall.tasks.byId.get(first)?.appeal).toBe('upheld');
  told.done(close(first), by.supervisor);
});

test('an appeal against a task that is closed opens it again', () => {
  const told = rated(2);
  told.done(close(first, 'unfounded'), by.supervisor);
  expect(told.done(appeal(first), by.lin).map(({ type }) => type)).toEqual([
    'taskReopened',
    'ratingAppealed',
  ]);
});

test('what looks like a telephone or ID number is not written down for ever', () => {
  const told = toldHall();
  const wrong = ['call 138 0013 8000', '13800138000', '990101199003070000'];
  for (const text of wrong) {
    expect([text, told.refused(other(text), by.supervisor)]).toEqual([
      text,
      { kind: 'numberInText' },
    ]);
  }
  told.done(other('2026-07-03 A017 2000 元'), by.supervisor);
});

test('a task about a visit that is not in the hall is refused', () => {
  const told = toldHall();
  const about = { kind: 'visit', visit: told.ticket(service.pay).id } as const;
  told.done({ type: 'openTask', about, owner: null, text: '' }, by.lin);
  const gone = { kind: 'visit', visit: today('A900') } as const;
  expect(told.refused({ type: 'openTask', about: gone, owner: null, text: '' }, by.lin)).toEqual({
    kind: 'noSuchVisit',
  });
});

test('open tasks are never let go of; closed ones are kept so far, and a clerk’s newest few', () => {
  const told = toldHall();
  for (let count = 0; count < CLOSED_TASKS_KEPT + 20; count += 1) {
    told.done(other(`no. ${count}`), by.supervisor);
    if (count % 10 !== 0) told.done(close(taskIdOf(count + 1)), by.supervisor);
  }
  for (let count = 0; count < 20; count += 1) {
    told.done(close(taskIdOf(count * 10 + 1)), by.supervisor);
  }
  expect(told.hall.tasks.closed).toHaveLength(CLOSED_TASKS_KEPT);
  expect(told.hall.tasks.byId.size).toBe(told.hall.tasks.open.size + CLOSED_TASKS_KEPT);
  expect(told.refused({ type: 'reopenTask', task: taskIdOf(2), text: '' }, by.supervisor)).toEqual({
    kind: 'noSuchTask',
  });
  const clerk = toldHall();
  clerk.open(counter.one, by.lin);
  for (let count = 0; count < OWN_UNHAPPY_MAX + 2; count += 1) {
    clerk.ticket(service.pay);
    clerk.finish(counter.one, by.lin);
    clerk.done({ type: 'rate', counter: counter.one, visit: null, level: 1, reasons: [] }, by.pad);
  }
  expect([...clerk.hall.tasks.ofClerk.values()]).toEqual([
    [7, 6, 5, 4, 3].map((order) => taskIdOf(order)),
  ]);
});

test('the tasks outlive the service day and a restart', () => {
  const told = rated(1);
  told.wait(24 * 60 * MINUTE);
  told.done({ type: 'noteOverdue', task: first }, by.hall);
  const again = restoreHall(JSON.parse(JSON.stringify(dumpHall(told.hall))));
  expect(dumpHall(again)).toEqual(dumpHall(told.hall));
  expect(again.tasks.unhappy.first()?.id).toBe(first);
  expect(again.tasks.inTime.size).toBe(0);
});
