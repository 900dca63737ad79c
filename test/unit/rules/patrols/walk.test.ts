import { expect, test } from 'vitest';
import { patrolIdOf, staffIdSchema, taskIdOf } from '#contract/ids.ts';
import { dumpHall, restoreHall } from '#rules/hall-state.ts';
import { by, MINUTE, MORNING, SETTINGS, staff, texts, toldHall } from '../told-hall.ts';

const first = patrolIdOf(1);
const start = { type: 'startPatrol' } as const;
const finish = { type: 'finishPatrol', patrol: first } as const;
const check = (item: string, isFine: boolean, text = '') =>
  ({ type: 'checkPatrolItem', patrol: first, item, isFine, text }) as const;
const colleague = staff(staffIdSchema.parse('0102'), 'supervisor');

test('a patrol carries the checklist as it was when it began', () => {
  const told = toldHall();
  told.done(start, by.supervisor);
  told.adopt({ ...SETTINGS, patrol: { items: [] } });
  told.done(check('floor', true), by.supervisor);
  expect(told.hall.patrols.open.get(first)?.items.map(({ id }) => id)).toEqual(['floor', 'boards']);
  told.done(finish, by.supervisor);
  expect(told.refused(start, by.supervisor)).toEqual({ kind: 'noPatrolItems' });
});

test('one walk at a time for each person; a colleague walks beside', () => {
  const told = toldHall();
  told.done(start, by.supervisor);
  expect(told.refused(start, by.supervisor)).toEqual({ kind: 'patrolUnderWay' });
  told.done(start, colleague);
  expect(told.refused(check('floor', true), colleague)).toEqual({ kind: 'notYourPatrol' });
});

test('a finding becomes one task, however often it is written, and the list names it', () => {
  const told = toldHall();
  told.done(start, by.supervisor);
  const events = told.done(check('boards', false, 'board 2 is dark'), by.supervisor);
  expect(events[1]).toMatchObject({
    type: 'taskOpened',
    about: { kind: 'patrolFinding', patrol: first, item: texts('the boards can be read') },
    owner: { kind: 'role', role: 'supervisor' },
    due: MORNING + 120 * MINUTE,
    text: 'board 2 is dark',
  });
  expect(told.done(check('boards', false, 'and board 3'), by.supervisor)).toHaveLength(1);
  expect(told.hall.patrols.open.get(first)?.checks.get('boards')).toEqual({
    isFine: false,
    text: 'and board 3',
    task: taskIdOf(1),
  });
  told.done(check('boards', true), by.supervisor);
  expect(told.done(check('boards', false), by.supervisor)).toHaveLength(1);
});

test('what is not on the list, a walk that is over and a written telephone number are refused', () => {
  const told = toldHall();
  told.done(start, by.supervisor);
  expect(told.refused(check('roof', true), by.supervisor)).toEqual({ kind: 'noSuchPatrolItem' });
  expect(told.refused(check('floor', false, '13800138000'), by.supervisor)).toEqual({
    kind: 'numberInText',
  });
  told.done(finish, by.supervisor);
  expect(told.refused(finish, by.supervisor)).toEqual({ kind: 'noSuchPatrol' });
});

test('a walk goes on after a restart', () => {
  const told = toldHall();
  told.done(start, by.supervisor);
  told.done(check('floor', false, 'wet'), by.supervisor);
  const again = restoreHall(JSON.parse(JSON.stringify(dumpHall(told.hall))));
  expect(dumpHall(again)).toEqual(dumpHall(told.hall));
});
