import { assert, mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, CommandOf, EventOf, RuleRefusal } from '#contract/facts.ts';
import type { TaskId } from '#contract/ids.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Hall } from '../hall-state.ts';
import { dueAt, isSameOwner } from './open-task.ts';
import { enlist, fileAway, strikeOff, type Task, takeOut } from './task-book.ts';
import { mustNameNobody } from './task-text.ts';

/** A supervisor works on any task; everybody else on their own and on those of their role. */
export function taskFor(hall: Hall, id: TaskId, by: Actor): Outcome<Task, RuleRefusal> {
  const task = hall.tasks.byId.get(id);
  if (task === undefined) return refuse({ kind: 'noSuchTask' });
  const isTheirs =
    by.kind === 'hall' ||
    (by.kind === 'staff' &&
      (by.role === 'supervisor' ||
        (task.owner.kind === 'staff'
          ? task.owner.staff === by.staff
          : task.owner.role === by.role)));
  return isTheirs ? ok(task) : refuse({ kind: 'notYourTask' });
}

function openTaskFor(hall: Hall, id: TaskId, by: Actor): Outcome<Task, RuleRefusal> {
  const found = taskFor(hall, id, by);
  return found.ok && found.value.closed !== null ? refuse({ kind: 'taskIsClosed' }) : found;
}

export function decideAssignTask(
  hall: Hall,
  { task: id, owner, dueMin }: CommandOf<'assignTask'>,
  by: Actor,
  at: Instant,
): Outcome<readonly EventOf<'taskAssigned'>[], RuleRefusal> {
  const found = openTaskFor(hall, id, by);
  if (!found.ok) return found;
  const { owner: before, due } = found.value;
  if (dueMin === null && isSameOwner(before, owner)) return ok([]);
  const nextDue = dueMin === null ? due : at + dueMin * 60_000;
  return ok([{ type: 'taskAssigned', task: id, owner, due: nextDue }]);
}

export function applyTaskAssigned(
  hall: Hall,
  { task: id, owner, due }: EventOf<'taskAssigned'>,
  at: Instant,
): void {
  const task = mustGet(hall.tasks.byId, id);
  strikeOff(hall.tasks, task);
  task.owner = owner;
  // A new due time is a new promise; an old one that was broken stays broken.
  if (due !== task.due) task.isOverdue = due <= at;
  task.due = due;
  enlist(hall.tasks, task);
}

export function decideNoteTask(
  hall: Hall,
  { task: id, note, text }: CommandOf<'noteTask'>,
  by: Actor,
): Outcome<readonly EventOf<'taskNoted'>[], RuleRefusal> {
  const found = openTaskFor(hall, id, by);
  if (!found.ok) return found;
  const said = mustNameNobody(text);
  return said.ok ? ok([{ type: 'taskNoted', task: id, note, text }]) : said;
}

export function applyTaskNoted(hall: Hall, { task: id, note }: EventOf<'taskNoted'>): void {
  const task = mustGet(hall.tasks.byId, id);
  if (note === 'callBack') task.hasCallBack = true;
  if (note === 'correction') task.hasCorrection = true;
}

/** An unhappy customer is called back first, unless the rating turns out to be unfounded or nobody can be reached. */
export function decideCloseTask(
  hall: Hall,
  { task: id, outcome, text }: CommandOf<'closeTask'>,
  by: Actor,
): Outcome<readonly EventOf<'taskClosed'>[], RuleRefusal> {
  const found = openTaskFor(hall, id, by);
  if (!found.ok) return found;
  const { about, appeal, hasCallBack } = found.value;
  const needsCallBack = outcome === 'solved' || outcome === 'explained';
  if (about.kind === 'unhappyRating' && needsCallBack && !hasCallBack) {
    return refuse({ kind: 'callBackFirst' });
  }
  if (appeal === 'made') return refuse({ kind: 'appealUndecided' });
  const said = mustNameNobody(text);
  return said.ok ? ok([{ type: 'taskClosed', task: id, outcome, text }]) : said;
}

export function applyTaskClosed(
  hall: Hall,
  { task: id, outcome }: EventOf<'taskClosed'>,
  at: Instant,
): void {
  const task = mustGet(hall.tasks.byId, id);
  strikeOff(hall.tasks, task);
  task.closed = { outcome, at };
  fileAway(hall.tasks, task);
}

export function decideReopenTask(
  hall: Hall,
  { task: id, text }: CommandOf<'reopenTask'>,
  by: Actor,
  at: Instant,
): Outcome<readonly EventOf<'taskReopened'>[], RuleRefusal> {
  const found = taskFor(hall, id, by);
  if (!found.ok) return found;
  if (found.value.closed === null) return refuse({ kind: 'taskIsOpen' });
  const said = mustNameNobody(text);
  return said.ok ? ok([reopening(hall, found.value, { at, text })]) : said;
}

/** Due anew, as on the first day. */
export function reopening(
  hall: Hall,
  { id, about }: Task,
  { at, text }: { readonly at: Instant; readonly text: string },
): EventOf<'taskReopened'> {
  return { type: 'taskReopened', task: id, due: dueAt(hall, about.kind, at), text };
}

export function applyTaskReopened(hall: Hall, { task: id, due }: EventOf<'taskReopened'>): void {
  const task = mustGet(hall.tasks.byId, id);
  assert(task.closed !== null, 'only a closed task is opened again');
  takeOut(hall.tasks, task);
  task.closed = null;
  task.due = due;
  task.isOverdue = false;
  enlist(hall.tasks, task);
}

export function decideNoteOverdue(
  hall: Hall,
  { task: id }: CommandOf<'noteOverdue'>,
  at: Instant,
): Outcome<readonly EventOf<'taskFellDue'>[], RuleRefusal> {
  const task = hall.tasks.byId.get(id);
  if (task === undefined) return refuse({ kind: 'noSuchTask' });
  if (task.closed !== null || task.isOverdue || at < task.due) return refuse({ kind: 'notDueYet' });
  return ok([{ type: 'taskFellDue', task: id }]);
}

export function applyTaskFellDue(hall: Hall, { task: id }: EventOf<'taskFellDue'>): void {
  const task = mustGet(hall.tasks.byId, id);
  hall.tasks.inTime.remove(task);
  task.isOverdue = true;
}
