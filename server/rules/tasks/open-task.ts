import type { Instant } from '#contract/clock.ts';
import type { CommandOf, EventOf, RuleRefusal } from '#contract/facts.ts';
import { taskIdOf } from '#contract/ids.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { TaskAbout, TaskKind, TaskOwner } from '#contract/tasks.ts';
import type { Hall } from '../hall-state.ts';
import { addTask, type Task } from './task-book.ts';
import { mustNameNobody } from './task-text.ts';

interface Opening {
  readonly at: Instant;
  readonly text: string;
  /** How many tasks the same decision has opened before. */
  readonly nth: number;
}

/**
 * The fact that opens a task, for any rule that finds something to see to: whom the settings name for its kind owns it, and
 * it is due when they say.
 */
export function openingTask(
  hall: Hall,
  about: TaskAbout,
  { at, text, nth }: Opening,
): EventOf<'taskOpened'> {
  const { owner: role } = hall.settings.tasks[about.kind];
  return {
    type: 'taskOpened',
    task: taskIdOf(hall.tasks.last + 1 + nth),
    about,
    owner: { kind: 'role', role },
    due: dueAt(hall, about.kind, at),
    text,
  };
}

export function dueAt(hall: Hall, kind: TaskKind, at: Instant): Instant {
  return at + hall.settings.tasks[kind].dueMin * 60_000;
}

/** By staff, and by the hall for a device. One task a device and reason: what is open already is not opened twice. */
export function decideOpenTask(
  hall: Hall,
  { about, owner, text }: CommandOf<'openTask'>,
  at: Instant,
): Outcome<readonly EventOf<'taskOpened'>[], RuleRefusal> {
  const said = mustNameNobody(text);
  if (!said.ok) return said;
  if (about.kind === 'visit' && !hall.visits.has(about.visit)) {
    return refuse({ kind: 'noSuchVisit' });
  }
  if (about.kind === 'device' && openTaskOf(hall, about) !== undefined) return ok([]);
  const opened = openingTask(hall, about, { at, text, nth: 0 });
  return ok([owner === null ? opened : { ...opened, owner }]);
}

/** The open task about this fault or consumable of this device. */
export function openTaskOf(
  hall: Hall,
  { device, why }: Extract<TaskAbout, { readonly kind: 'device' }>,
): Task | undefined {
  return hall.tasks.open
    .firstFew(hall.tasks.open.size)
    .find(({ about }) => about.kind === 'device' && about.device === device && about.why === why);
}

export function applyTaskOpened(hall: Hall, event: EventOf<'taskOpened'>, at: Instant): void {
  const { task: id, about, owner, due, text } = event;
  addTask(hall.tasks, {
    id,
    order: hall.tasks.last + 1,
    about,
    text,
    openedAt: at,
    owner,
    due,
    isOverdue: false,
    closed: null,
    hasCallBack: false,
    hasCorrection: false,
    appeal: 'none',
  });
}

export function isSameOwner(one: TaskOwner, other: TaskOwner): boolean {
  return one.kind === 'staff'
    ? other.kind === 'staff' && other.staff === one.staff
    : other.kind === 'role' && other.role === one.role;
}
