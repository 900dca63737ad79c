import { must, mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, CommandOf, EventOf, RuleRefusal } from '#contract/facts.ts';
import { visitIdOf } from '#contract/ids.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Hall } from '../hall-state.ts';
import { kioskOf, nextNumber } from '../queue/issue-ticket.ts';
import { joinLine, leaveLine } from '../queue/lines.ts';
import { openingAt } from '../service-day.ts';
import { isLive } from '../visit.ts';
import { changeCase } from './case-book.ts';
import { liveCase } from './own-case.ts';

/**
 * The customer who comes back for a kept case does not queue from the end: the ticket is due by the hall's own rule, and for
 * the clerk who has the case where that is wished and this clerk is at a counter.
 */
export function decideContinueCase(
  hall: Hall,
  { case: id, language, isForSameClerk }: CommandOf<'continueCase'>,
  { by, at }: { readonly by: Actor; readonly at: Instant },
): Outcome<readonly EventOf<'ticketIssued' | 'caseContinued'>[], RuleRefusal> {
  const place = kioskOf(hall, by);
  if (!place.ok) return place;
  const found = liveCase(hall, id);
  if (!found.ok) return found;
  const each = found.value;
  if (each.state.kind === 'inReview') return refuse({ kind: 'caseInReview' });
  const bound = each.visit === null ? undefined : hall.visits.get(each.visit);
  if (bound !== undefined && isLive(bound)) {
    return refuse({ kind: 'continuedAlready', number: bound.number });
  }
  const service = hall.rulebook.services.get(each.service);
  if (service === undefined || !hall.rulebook.offered.has(each.service)) {
    return refuse({ kind: 'noSuchService' });
  }
  const opening = openingAt(hall.settings, at);
  if (!opening.isOpen) return refuse({ kind: 'hallClosed', opensAt: opening.opensAt });
  const number = nextNumber(hall, service);
  const visit = visitIdOf(must(hall.day ?? undefined, 'a day began before its tickets'), number);
  const isThere = (hall.clerks.get(each.clerk)?.counter ?? null) !== null;
  return ok([
    {
      type: 'ticketIssued',
      visit,
      number,
      service: service.id,
      priorityClass: must(hall.settings.priorityClasses[0], 'every hall has its normal class').id,
      language,
      kiosk: place.value.kiosk?.id ?? null,
      person: each.person,
      due: at + Math.round(hall.settings.cases.continueAfterMin * 60_000),
    },
    {
      type: 'caseContinued',
      case: id,
      visit,
      forClerk: isForSameClerk && isThere ? each.clerk : null,
    },
  ]);
}

export function applyCaseContinued(hall: Hall, event: EventOf<'caseContinued'>): void {
  const visit = mustGet(hall.visits, event.visit);
  if (event.forClerk !== null) {
    const { due, joinedAt: at } = visit;
    leaveLine(hall, visit);
    joinLine(hall, visit, { line: { kind: 'clerk', clerk: event.forClerk }, due, at });
  }
  changeCase(hall.cases, mustGet(hall.cases.all, event.case), (each) => {
    each.visit = visit.id;
  });
}
