import { mustGet } from '#contract/assert.ts';
import type { CommandOf, EventOf, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Hall } from '../hall-state.ts';
import { joinLine, leaveLine } from '../queue/lines.ts';
import { dueAs } from '../services/proof.ts';
import { moveTo } from './reorder.ts';
import { knownReason, waitingVisit } from './waiting-visit.ts';

export function decideChangeClass(
  hall: Hall,
  { visit: id, priorityClass, reason }: CommandOf<'changeClass'>,
): Outcome<readonly EventOf<'classChanged'>[], RuleRefusal> {
  const found = waitingVisit(hall, id);
  if (!found.ok) return found;
  if (!hall.rulebook.classes.has(priorityClass)) return refuse({ kind: 'noSuchClass' });
  const known = knownReason(hall, 'change', reason);
  if (!known.ok) return known;
  const visit = found.value;
  if (visit.priorityClass === priorityClass) return refuse({ kind: 'sameClass' });
  const due = dueAs(hall, visit, { service: visit.service, priorityClass });
  return ok([{ type: 'classChanged', visit: id, priorityClass, reason, due }]);
}

/** Also a ticket that was sent to one counter or clerk goes into the line of its new service. */
export function decideChangeService(
  hall: Hall,
  { visit: id, service, reason }: CommandOf<'changeService'>,
): Outcome<readonly EventOf<'serviceChanged'>[], RuleRefusal> {
  const found = waitingVisit(hall, id);
  if (!found.ok) return found;
  if (!hall.rulebook.offered.has(service)) return refuse({ kind: 'noSuchService' });
  const known = knownReason(hall, 'change', reason);
  if (!known.ok) return known;
  const visit = found.value;
  if (visit.service === service) return refuse({ kind: 'sameService' });
  const due = dueAs(hall, visit, { service, priorityClass: visit.priorityClass });
  return ok([{ type: 'serviceChanged', visit: id, service, reason, due }]);
}

export function applyClassChanged(hall: Hall, event: EventOf<'classChanged'>): void {
  const visit = mustGet(hall.visits, event.visit);
  visit.priorityClass = event.priorityClass;
  // Whoever changed it has seen to it.
  visit.proof = 'none';
  moveTo(hall, visit, event.due);
}

export function applyServiceChanged(
  hall: Hall,
  { visit: id, service, due }: EventOf<'serviceChanged'>,
): void {
  const visit = mustGet(hall.visits, id);
  leaveLine(hall, visit);
  visit.service = service;
  const { line } = mustGet(hall.services, service);
  joinLine(hall, visit, { line, due, at: visit.joinedAt });
}
