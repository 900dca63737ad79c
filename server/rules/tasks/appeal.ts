import { mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, CommandOf, EventOf, HallEvent, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Hall } from '../hall-state.ts';
import { mustNameNobody } from './task-text.ts';
import { reopening } from './work-on-task.ts';

/** The right of the clerk whose step was rated badly: once, and also when the task has been closed already. */
export function decideAppealRating(
  hall: Hall,
  { task: id, text }: CommandOf<'appealRating'>,
  by: Actor,
  at: Instant,
): Outcome<readonly HallEvent[], RuleRefusal> {
  const task = hall.tasks.byId.get(id);
  if (task === undefined) return refuse({ kind: 'noSuchTask' });
  const { about, appeal, closed } = task;
  if (about.kind !== 'unhappyRating' || by.kind !== 'staff' || by.staff !== about.clerk) {
    return refuse({ kind: 'notYourRating' });
  }
  if (appeal !== 'none') return refuse({ kind: 'appealedAlready' });
  const said = mustNameNobody(text);
  if (!said.ok) return said;
  return ok([
    ...(closed === null ? [] : [reopening(hall, task, { at, text: '' })]),
    { type: 'ratingAppealed', task: id, clerk: about.clerk, text },
  ]);
}

export function applyRatingAppealed(hall: Hall, { task }: EventOf<'ratingAppealed'>): void {
  mustGet(hall.tasks.byId, task).appeal = 'made';
}

/** The rating itself stays what the customer gave; whether it counts against the clerk is what is decided. */
export function decideDecideAppeal(
  hall: Hall,
  { task: id, isUpheld, text }: CommandOf<'decideAppeal'>,
): Outcome<readonly EventOf<'appealDecided'>[], RuleRefusal> {
  const task = hall.tasks.byId.get(id);
  if (task === undefined) return refuse({ kind: 'noSuchTask' });
  if (task.appeal !== 'made') return refuse({ kind: 'nothingAppealed' });
  const said = mustNameNobody(text);
  return said.ok ? ok([{ type: 'appealDecided', task: id, isUpheld, text }]) : said;
}

export function applyAppealDecided(hall: Hall, { task, isUpheld }: EventOf<'appealDecided'>): void {
  mustGet(hall.tasks.byId, task).appeal = isUpheld ? 'upheld' : 'dismissed';
}
