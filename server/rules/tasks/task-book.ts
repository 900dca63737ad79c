import { assert, mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { StaffId, TaskId } from '#contract/ids.ts';
import type { Appeal, TaskAbout, TaskOutcome, TaskOwner } from '#contract/tasks.ts';
import { openTurnOrder, type TurnOrder } from '../queue/turn-order.ts';

/** Something that a person has to see to. Its notes are in the history alone. */
export interface Task {
  readonly id: TaskId;
  readonly order: number;
  readonly about: TaskAbout;
  /** What was written when it was opened. */
  readonly text: string;
  readonly openedAt: Instant;
  owner: TaskOwner;
  due: Instant;
  isOverdue: boolean;
  closed: { readonly outcome: TaskOutcome; readonly at: Instant } | null;
  hasCallBack: boolean;
  hasCorrection: boolean;
  appeal: Appeal;
}

/** So many closed ones are at hand to be looked at and opened again; the history has all. */
export const CLOSED_TASKS_KEPT = 200;
/** A clerk's newest unhappy ratings, for the console. */
export const OWN_UNHAPPY_MAX = 5;

/** Every open task, and those closed last. */
export interface TaskBook {
  /** How many were ever opened. */
  last: number;
  readonly byId: Map<TaskId, Task>;
  readonly open: TurnOrder<Task>;
  /** Open and not overdue: whose time comes next. */
  readonly inTime: TurnOrder<Task>;
  /** Open unhappy ratings, by when they were given. */
  readonly unhappy: TurnOrder<Task>;
  /** Newest first, at most CLOSED_TASKS_KEPT. */
  closed: readonly TaskId[];
  /** Unhappy ratings of each clerk's steps: newest first, at most OWN_UNHAPPY_MAX. */
  readonly ofClerk: Map<StaffId, readonly TaskId[]>;
}

export function openTaskBook(): TaskBook {
  return {
    last: 0,
    byId: new Map(),
    open: openTurnOrder((task) => task.due),
    inTime: openTurnOrder((task) => task.due),
    unhappy: openTurnOrder((task) => task.openedAt),
    closed: [],
    ofClerk: new Map(),
  };
}

export interface TaskBookDump {
  readonly last: number;
  readonly tasks: readonly Task[];
  readonly closed: readonly TaskId[];
}

export function dumpTaskBook({ last, byId, closed }: TaskBook): TaskBookDump {
  return { last, tasks: [...byId.values()].map((task) => ({ ...task })), closed };
}

export function restoreTaskBook(dump: TaskBookDump): TaskBook {
  const book = openTaskBook();
  book.last = dump.last;
  book.closed = dump.closed;
  for (const kept of dump.tasks) {
    const task = { ...kept };
    book.byId.set(task.id, task);
    if (task.closed === null) enlist(book, task);
    noteClerk(book, task);
  }
  return book;
}

/** Into the lists of what is open. Its due time stays as it is until it is struck off them. */
export function enlist(book: TaskBook, task: Task): void {
  book.open.add(task);
  if (!task.isOverdue) book.inTime.add(task);
  if (task.about.kind === 'unhappyRating') book.unhappy.add(task);
}

export function strikeOff(book: TaskBook, task: Task): void {
  book.open.remove(task);
  if (!task.isOverdue) book.inTime.remove(task);
  if (task.about.kind === 'unhappyRating') book.unhappy.remove(task);
}

export function addTask(book: TaskBook, task: Task): void {
  assert(task.order === book.last + 1, 'tasks are counted on');
  book.last = task.order;
  book.byId.set(task.id, task);
  enlist(book, task);
  noteClerk(book, task);
}

/** Keeps it at hand among the last closed ones, and lets go of the oldest of them. */
export function fileAway(book: TaskBook, task: Task): void {
  const closed = [task.id, ...book.closed];
  for (const gone of closed.slice(CLOSED_TASKS_KEPT)) forget(book, mustGet(book.byId, gone));
  book.closed = closed.slice(0, CLOSED_TASKS_KEPT);
}

export function takeOut(book: TaskBook, task: Task): void {
  book.closed = book.closed.filter((id) => id !== task.id);
}

function noteClerk({ ofClerk }: TaskBook, { id, about }: Task): void {
  if (about.kind !== 'unhappyRating') return;
  const earlier = ofClerk.get(about.clerk) ?? [];
  ofClerk.set(about.clerk, [id, ...earlier].slice(0, OWN_UNHAPPY_MAX));
}

function forget({ byId, ofClerk }: TaskBook, { id, about }: Task): void {
  byId.delete(id);
  if (about.kind !== 'unhappyRating') return;
  const left = (ofClerk.get(about.clerk) ?? []).filter((other) => other !== id);
  if (left.length === 0) ofClerk.delete(about.clerk);
  else ofClerk.set(about.clerk, left);
}
