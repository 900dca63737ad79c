import { must, mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, CommandOf, EventOf, HallEvent, RuleRefusal } from '#contract/facts.ts';
import { type PatrolId, patrolIdOf } from '#contract/ids.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Hall } from '../hall-state.ts';
import { openingTask } from '../tasks/open-task.ts';
import { mustNameNobody } from '../tasks/task-text.ts';
import type { Patrol } from './patrol-book.ts';

export function decideStartPatrol(
  hall: Hall,
  by: Actor,
): Outcome<readonly EventOf<'patrolStarted'>[], RuleRefusal> {
  if (by.kind !== 'staff') return refuse({ kind: 'notYourPatrol' });
  const { items } = hall.settings.patrol;
  if (items.length === 0) return refuse({ kind: 'noPatrolItems' });
  if ([...hall.patrols.open.values()].some(({ staff }) => staff === by.staff)) {
    return refuse({ kind: 'patrolUnderWay' });
  }
  const patrol = patrolIdOf(hall.patrols.last + 1);
  return ok([{ type: 'patrolStarted', patrol, staff: by.staff, items }]);
}

export function applyPatrolStarted(
  hall: Hall,
  { patrol: id, staff, items }: EventOf<'patrolStarted'>,
  at: Instant,
): void {
  hall.patrols.last += 1;
  hall.patrols.open.set(id, { id, staff, startedAt: at, items, checks: new Map() });
}

/** Only who walks writes on the list. */
function walkFor(hall: Hall, id: PatrolId, by: Actor): Outcome<Patrol, RuleRefusal> {
  const patrol = hall.patrols.open.get(id);
  if (patrol === undefined) return refuse({ kind: 'noSuchPatrol' });
  const isTheirs = by.kind === 'staff' && by.staff === patrol.staff;
  return isTheirs ? ok(patrol) : refuse({ kind: 'notYourPatrol' });
}

/** Looked at again, an item is what it was last; what was found opens one task however often it is written. */
export function decideCheckPatrolItem(
  hall: Hall,
  { patrol: id, item, isFine, text }: CommandOf<'checkPatrolItem'>,
  by: Actor,
  at: Instant,
): Outcome<readonly HallEvent[], RuleRefusal> {
  const found = walkFor(hall, id, by);
  if (!found.ok) return found;
  const named = found.value.items.find((each) => each.id === item);
  if (named === undefined) return refuse({ kind: 'noSuchPatrolItem' });
  const said = mustNameNobody(text);
  if (!said.ok) return said;
  const isNew = !isFine && (found.value.checks.get(item)?.task ?? null) === null;
  const about = { kind: 'patrolFinding', patrol: id, item: named.text } as const;
  return ok([
    { type: 'patrolItemChecked', patrol: id, item, isFine, text },
    ...(isNew ? [openingTask(hall, about, { at, text, nth: 0 })] : []),
  ]);
}

/** The task of a finding is opened by the fact that follows. */
export function applyPatrolItemChecked(
  hall: Hall,
  { patrol: id, item, isFine, text }: EventOf<'patrolItemChecked'>,
): void {
  const patrol = mustGet(hall.patrols.open, id);
  const task = patrol.checks.get(item)?.task ?? null;
  patrol.checks = new Map([...patrol.checks, [item, { isFine, text, task }]]);
}

/** Ties the task to the item where it was found. */
export function noteFinding(hall: Hall, { task, about }: EventOf<'taskOpened'>): void {
  if (about.kind !== 'patrolFinding') return;
  const patrol = mustGet(hall.patrols.open, about.patrol);
  const [item, check] = must(
    [...patrol.checks].find(([, each]) => !each.isFine && each.task === null),
    'a finding is written before its task',
  );
  patrol.checks = new Map([...patrol.checks, [item, { ...check, task }]]);
}

/** What nobody looked at stays so; the list says it. */
export function decideFinishPatrol(
  hall: Hall,
  { patrol: id }: CommandOf<'finishPatrol'>,
  by: Actor,
): Outcome<readonly EventOf<'patrolFinished'>[], RuleRefusal> {
  const found = walkFor(hall, id, by);
  return found.ok ? ok([{ type: 'patrolFinished', patrol: id }]) : found;
}

export function applyPatrolFinished(hall: Hall, { patrol }: EventOf<'patrolFinished'>): void {
  hall.patrols.open.delete(patrol);
}
