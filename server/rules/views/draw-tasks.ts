import { mustGet, unreachable } from '#contract/assert.ts';
import { type StaffId, ticketNumberOf } from '#contract/ids.ts';
import type { Texts } from '#contract/language.ts';
import type { OwnUnhappyRating, TaskLine, TasksView } from '#contract/tasks.ts';
import type { Hall } from '../hall-state.ts';
import type { Task } from '../tasks/task-book.ts';
import { hallSign, type ViewContext } from './context.ts';

const OPEN_SHOWN_MAX = 200;
const CLOSED_SHOWN_MAX = 50;

export function drawTasks(hall: Hall, about: ViewContext): TasksView {
  const { open, inTime, closed, byId } = hall.tasks;
  return {
    hall: hallSign(about),
    open: open.firstFew(OPEN_SHOWN_MAX).map((task) => taskLine(hall, about, task)),
    openCount: open.size,
    overdueCount: open.size - inTime.size,
    closed: closed.slice(0, CLOSED_SHOWN_MAX).map((id) => taskLine(hall, about, mustGet(byId, id))),
    staff: about.names.colleagues(),
  };
}

function taskLine(hall: Hall, about: ViewContext, task: Task): TaskLine {
  const { id, owner, openedAt, due, isOverdue, closed, hasCallBack, hasCorrection, appeal } = task;
  return {
    task: id,
    kind: task.about.kind,
    owner: owner.kind === 'role' ? owner : { ...owner, name: about.names.staffName(owner.staff) },
    openedAt,
    due,
    isOverdue,
    outcome: closed?.outcome ?? null,
    closedAt: closed?.at ?? null,
    hasCallBack,
    hasCorrection,
    appeal,
    about: aboutView(hall, about, task),
    text: task.text,
  };
}

/** What a task is about, in names; what has left the settings since is shown by its id. */
export function aboutView(
  hall: Hall,
  { settings, names }: ViewContext,
  { about }: Task,
): TaskLine['about'] {
  switch (about.kind) {
    case 'unhappyRating': {
      const { kind, visit, counter, clerk, level, reasons } = about;
      return {
        kind,
        visit,
        number: ticketNumberOf(visit),
        counterLabel: hall.rulebook.counters.get(counter)?.label ?? counter,
        clerkName: names.staffName(clerk),
        level,
        reasons: reasonTexts(settings, reasons),
      };
    }
    case 'device': {
      const known = settings.devices.find(({ id }) => id === about.device);
      return { ...about, name: known?.name ?? about.device };
    }
    case 'patrolFinding':
      return { kind: about.kind, item: about.item };
    case 'visit':
      return { ...about, number: ticketNumberOf(about.visit) };
    case 'other':
      return about;
    default:
      return unreachable(about);
  }
}

export function reasonTexts(
  { rating }: ViewContext['settings'],
  reasons: readonly string[],
): Texts[] {
  return rating.reasons.filter(({ id }) => reasons.includes(id)).map(({ text }) => text);
}

/** What this clerk may appeal against. */
export function ownUnhappy(hall: Hall, about: ViewContext, clerk: StaffId): OwnUnhappyRating[] {
  return (hall.tasks.ofClerk.get(clerk) ?? []).flatMap((id) => {
    const task = mustGet(hall.tasks.byId, id);
    if (task.about.kind !== 'unhappyRating') return [];
    const { visit, level, reasons } = task.about;
    return {
      task: id,
      number: ticketNumberOf(visit),
      at: task.openedAt,
      level,
      reasons: reasonTexts(about.settings, reasons),
      isClosed: task.closed !== null,
      appeal: task.appeal,
    };
  });
}
