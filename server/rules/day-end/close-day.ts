import { assert, mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { CommandOf, EventOf, HallEvent, RuleRefusal } from '#contract/facts.ts';
import type { ServiceDay } from '#contract/ids.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Hall, Visit } from '../hall-state.ts';
import { joinLine, leaveLine, lineToRejoin } from '../queue/lines.ts';
import { closingOf, firstOpeningOf } from '../service-day.ts';

/** When the hall has something to settle at closing; undefined: nobody is carried or ended, or it is done. */
export function closingDue(
  hall: Hall,
): { readonly at: Instant; readonly day: ServiceDay } | undefined {
  const { day, settings, dayEnd } = hall;
  if (day === null || settings.dayEnd.waiting === 'serveAll' || dayEnd.closed?.day === day) {
    return undefined;
  }
  const at = closingOf(settings, day);
  return at === undefined ? undefined : { at, day };
}

/** Whoever waits when the hall closes is carried or ended by the hall's rule, and told; who is called or served goes on. */
export function decideCloseDay(
  hall: Hall,
  { day }: CommandOf<'closeDay'>,
  at: Instant,
): Outcome<readonly HallEvent[], RuleRefusal> {
  const due = closingDue(hall);
  if (due === undefined || due.day !== day || at < due.at) return refuse({ kind: 'hallStillOpen' });
  const { waiting: rule } = hall.settings.dayEnd;
  const waiting = [...hall.visits.values()].filter(({ state }) => state.kind === 'waiting');
  const settled = waiting.map(({ id }): HallEvent => {
    const type = rule === 'carry' ? 'visitCarried' : 'visitEndedByDay';
    return { type, visit: id };
  });
  return ok([...settled, { type: 'dayClosed', day, rule, waiting: waiting.length }]);
}

export function applyVisitCarried(hall: Hall, event: EventOf<'visitCarried'>, at: Instant): void {
  const visit = mustGet(hall.visits, event.visit);
  leaveLine(hall, visit);
  visit.state = { kind: 'carried', at };
}

export function applyDayClosed(hall: Hall, { day, rule, waiting }: EventOf<'dayClosed'>): void {
  hall.dayEnd.closed = { day, rule, waiting };
}

/**
 * With the change of day: who was carried joins again on a day on which the hall opens. A machine that was off at
 * closing carries now whom it should have carried then.
 */
export function carriedInto(
  hall: Hall,
  day: ServiceDay,
  at: Instant,
): { readonly before: readonly HallEvent[]; readonly after: readonly HallEvent[] } {
  const isCarrying = hall.settings.dayEnd.waiting === 'carry';
  const opening = firstOpeningOf(hall.settings, day);
  const before: HallEvent[] = [];
  const after: HallEvent[] = [];
  for (const visit of hall.visits.values()) {
    const isLate = isCarrying && visit.state.kind === 'waiting';
    if (isLate) before.push({ type: 'visitCarried', visit: visit.id });
    if (!(isLate || visit.state.kind === 'carried') || opening === undefined) continue;
    const joinedAt = opening - waitedUntil(hall, visit, at);
    after.push({ type: 'carriedVisitJoined', visit: visit.id, due: visit.due, joinedAt });
  }
  return { before, after };
}

/** The waiting done before the hall closed. */
function waitedUntil(hall: Hall, { state, joinedAt }: Visit, at: Instant): number {
  const closed = hall.day === null ? undefined : closingOf(hall.settings, hall.day);
  const until = state.kind === 'carried' ? state.at : Math.min(at, closed ?? at);
  return Math.max(0, until - joinedAt);
}

export function applyCarriedVisitJoined(
  hall: Hall,
  { visit: id, due, joinedAt }: EventOf<'carriedVisitJoined'>,
): void {
  const visit = mustGet(hall.visits, id);
  assert(visit.state.kind === 'carried', 'only who was carried joins again');
  joinLine(hall, visit, { line: lineToRejoin(hall, visit), due, at: joinedAt });
}
