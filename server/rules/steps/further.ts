import { assert, mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, CommandOf, EventOf, HallEvent, RuleRefusal } from '#contract/facts.ts';
import type { ServiceId } from '#contract/ids.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Hall, Visit } from '../hall-state.ts';
import { decideIssueTicket, targetWaitMs } from '../queue/issue-ticket.ts';
import { joinLine } from '../queue/lines.ts';
import { isLive } from '../visit.ts';
import { setWork, workAt } from './work.ts';

/** One number for several services, one after the other. */
export function decideIssueForSeveral(
  hall: Hall,
  { further, ...command }: CommandOf<'issueForSeveral'>,
  by: Actor,
  at: Instant,
): Outcome<readonly HallEvent[], RuleRefusal> {
  const why = whyNotPlanned(hall, [command.service, ...further]);
  if (why !== undefined) return refuse(why);
  const issued = decideIssueTicket(hall, { ...command, type: 'issueTicket' }, by, at);
  if (!issued.ok) return issued;
  const [ticket] = issued.value;
  assert(ticket !== undefined, 'a ticket was issued');
  return ok([...issued.value, { type: 'furtherPlanned', visit: ticket.visit, services: further }]);
}

/** By a clerk, the desk or a supervisor, for anybody who is in the hall. */
export function decidePlanFurther(
  hall: Hall,
  { visit: id, services }: CommandOf<'planFurther'>,
): Outcome<readonly EventOf<'furtherPlanned'>[], RuleRefusal> {
  const visit = hall.visits.get(id);
  if (visit === undefined) return refuse({ kind: 'noSuchVisit' });
  if (!isLive(visit)) return refuse({ kind: 'notWaiting' });
  const why = whyNotPlanned(hall, [visit.service, ...services]);
  if (why !== undefined) return refuse(why);
  return ok(
    services.join() === visit.further.join()
      ? []
      : [{ type: 'furtherPlanned', visit: id, services }],
  );
}

function whyNotPlanned(hall: Hall, services: readonly ServiceId[]): RuleRefusal | undefined {
  const [present, ...further] = services;
  if (further.some((service) => !hall.rulebook.offered.has(service))) {
    return { kind: 'noSuchService' };
  }
  const isTwice =
    new Set(further).size < further.length || further.some((each) => each === present);
  return isTwice ? { kind: 'sameServiceTwice' } : undefined;
}

export function applyFurtherPlanned(
  hall: Hall,
  { visit, services }: EventOf<'furtherPlanned'>,
): void {
  mustGet(hall.visits, visit).further = services;
}

/**
 * What follows a finished step where more was planned: due as if the ticket had been taken for it on arrival, so that
 * nobody loses by having come for two things.
 */
export function goingOn(hall: Hall, visit: Visit): EventOf<'visitWentOn'>[] {
  const service = visit.further.find((each) => hall.rulebook.services.has(each));
  if (service === undefined) return [];
  const due = visit.issuedAt + targetWaitMs(hall, service, visit.priorityClass);
  return [{ type: 'visitWentOn', visit: visit.id, service, due }];
}

export function applyVisitWentOn(
  hall: Hall,
  { visit: id, service, due }: EventOf<'visitWentOn'>,
  at: Instant,
): void {
  const visit = mustGet(hall.visits, id);
  const { state, step } = visit;
  assert(state.kind === 'finished', 'a visit goes on after a finished step');
  const { counter, clerk, rating } = state;
  const done = { step, service: visit.service, counter, clerk, at: state.at, rating };
  visit.served = [...visit.served, done];
  visit.further = visit.further.slice(visit.further.indexOf(service) + 1);
  visit.service = service;
  // The step was served; the visit is not over.
  hall.today.served -= 1;
  const { undo } = workAt(hall.work, counter);
  if (undo?.visit === id) {
    setWork(hall.work, counter, { undo: { ...undo, added: { ...undo.added, served: 0 } } });
  }
  joinLine(hall, visit, { line: mustGet(hall.services, service).line, due, at });
}
