import { must, mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { EventOf, HallEvent } from '#contract/facts.ts';
import type { Flow } from '#contract/flow.ts';
import { caseIdOf, type ServiceDay, trusted } from '#contract/ids.ts';
import type { Hall } from '../hall-state.ts';
import { type Case, isClosed, isReadyToClose } from './case.ts';
import { addCase, changeCase, forgetCase } from './case-book.ts';

/**
 * What a visit's facts bring about for its case: it opens when serving begins, lies at the counter while it is served, and is
 * kept when the visit ends before the business does. `event` is one of those decided now, none of which is applied yet.
 */
export function caseEventsAfter(
  hall: Hall,
  event: HallEvent,
  decided: readonly HallEvent[],
): readonly HallEvent[] {
  switch (event.type) {
    case 'servingBegan':
    case 'walkUpTaken': {
      const issued = decided.find((each) => each.type === 'ticketIssued');
      return atCounter(hall, event, hall.visits.get(event.visit) ?? issued);
    }
    case 'stepUndone':
      return event.what === 'stepFinished' ? backAtCounter(hall, event) : [];
    case 'stepFinished': {
      const each = hall.cases.ofVisit.get(event.visit);
      if (each === undefined) return [];
      const { id, state } = each;
      const isDone = state.kind !== 'closed' && state.kind !== 'inReview' && isReadyToClose(each);
      const kept = { type: 'caseKept', case: id, visit: event.visit } as const;
      return isDone
        ? [{ type: 'caseFedBack', case: id, clerk: event.clerk, slip: null }, kept]
        : [kept];
    }
    case 'shiftClosed': {
      const each = hall.cases.signing.get(event.counter);
      return each === undefined
        ? []
        : [{ type: 'signatureDropped', case: each.id, counter: event.counter }];
    }
    case 'visitLeft':
    case 'ticketVoided':
    case 'visitEndedByDay':
      return keptOf(hall, event.visit);
    default:
      return [];
  }
}

function keptOf(hall: Hall, visit: EventOf<'caseKept'>['visit']): readonly EventOf<'caseKept'>[] {
  const each = hall.cases.ofVisit.get(visit);
  return each === undefined ? [] : [{ type: 'caseKept', case: each.id, visit }];
}

function atCounter(
  hall: Hall,
  { visit: id, counter, clerk }: EventOf<'servingBegan' | 'walkUpTaken'>,
  visit: Pick<EventOf<'ticketIssued'>, 'service' | 'person'> | undefined,
): readonly HallEvent[] {
  if (visit === undefined) return [];
  const bound = hall.cases.ofVisit.get(id);
  if (bound?.service === visit.service) {
    // What is done in this visit is done: who was parked meanwhile opens no second case.
    return isClosed(bound)
      ? []
      : [{ type: 'caseTaken', case: bound.id, visit: id, counter, clerk }];
  }
  const flow = hall.rulebook.services.get(visit.service)?.flow ?? null;
  const kept = keptOf(hall, id);
  if (flow === null) return kept;
  return [
    ...kept,
    {
      type: 'caseOpened',
      case: caseIdOf(dayOf(hall), 1 + (hall.cases.day === hall.day ? hall.cases.countToday : 0)),
      visit: id,
      service: visit.service,
      counter,
      clerk,
      person: visit.person,
      needsReview: isReviewed(flow, 1 + (hall.cases.opened.get(visit.service) ?? 0)),
      needsSignature: flow.needsSignature,
      promised: promisedOn(hall, flow),
    },
  ];
}

/** The step that was finished goes on: the case lies at the counter again, as it was. */
function backAtCounter(
  hall: Hall,
  { visit, counter, clerk, doneAt }: EventOf<'stepUndone'>,
): readonly HallEvent[] {
  const each = [...hall.cases.all.values()].find(({ keptFrom }) => keptFrom === visit);
  if (each === undefined || each.visit !== null || each.state.kind === 'inReview') return [];
  if (!isClosed(each)) return [{ type: 'caseTaken', case: each.id, visit, counter, clerk }];
  // Only what was closed by that same press.
  return each.state.since === doneAt ? [{ type: 'caseReopened', case: each.id, visit }] : [];
}

function dayOf({ day }: Hall): ServiceDay {
  return must(day ?? undefined, 'a day began before its first case');
}

/** The nth case of its service: of any hundred that follow each other, `percent` are reviewed, evenly spread. */
export function isReviewed({ needsReview }: Pick<Flow, 'needsReview'>, nth: number): boolean {
  if (needsReview === 'never' || needsReview === 'always') return needsReview === 'always';
  const { percent } = needsReview;
  return Math.floor((nth * percent) / 100) > Math.floor(((nth - 1) * percent) / 100);
}

function promisedOn(hall: Hall, { promisedDays }: Flow): ServiceDay | null {
  if (promisedDays === null) return null;
  const day = Temporal.PlainDate.from(dayOf(hall)).add({ days: promisedDays });
  return trusted.serviceDay(day.toString());
}

export function applyCaseOpened(hall: Hall, event: EventOf<'caseOpened'>, at: Instant): void {
  const book = hall.cases;
  const { service: id, clerk, visit, person } = event;
  const service = mustGet(hall.rulebook.services, id);
  const { language } = mustGet(hall.visits, visit);
  if (book.day !== hall.day) {
    book.day = hall.day;
    book.countToday = 0;
  }
  book.countToday += 1;
  book.countEver += 1;
  book.opened.set(id, 1 + (book.opened.get(id) ?? 0));
  addCase(book, {
    id: event.case,
    order: book.countEver,
    service: id,
    serviceName: service.name,
    materials: service.materials,
    steps: service.flow?.steps ?? [],
    keyPoints: service.flow?.keyPoints ?? [],
    openedAt: at,
    needsReview: event.needsReview,
    needsSignature: event.needsSignature,
    promised: event.promised,
    language,
    person,
    clerk,
    visit,
    keptFrom: null,
    seen: {},
    done: {},
    state: { kind: 'open', since: at },
    returned: null,
    helpCount: 0,
    slipCount: 0,
    helps: [],
    slips: [],
    signingAt: null,
    signedAt: null,
  });
}

export function applyCaseTaken(hall: Hall, event: EventOf<'caseTaken'>, at: Instant): void {
  const person = hall.visits.get(event.visit)?.person ?? null;
  changeCase(hall.cases, mustGet(hall.cases.all, event.case), (each) => {
    // What is being reviewed stays the work of whoever did it.
    if (each.state.kind !== 'inReview') each.clerk = event.clerk;
    each.visit = event.visit;
    each.person ??= person;
    if (each.state.kind === 'waitingForMaterials') each.state = { kind: 'open', since: at };
  });
}

export function applyCaseReopened(hall: Hall, event: EventOf<'caseReopened'>, at: Instant): void {
  changeCase(hall.cases, mustGet(hall.cases.all, event.case), (each) => {
    each.visit = event.visit;
    each.state = { kind: each.needsReview ? 'passed' : 'open', since: at };
  });
}

export function applyCaseKept(hall: Hall, event: EventOf<'caseKept'>): void {
  changeCase(hall.cases, mustGet(hall.cases.all, event.case), (each) => {
    each.keptFrom = each.visit;
    each.visit = null;
    each.signingAt = null;
  });
}

/** Closed cases are in the history; the hall keeps those of the day, so that their paper can be told of. */
export function forgetClosedCases(hall: Hall): void {
  const closed: Case[] = [...hall.cases.all.values()].filter(
    (each) => isClosed(each) && each.visit === null,
  );
  for (const each of closed) forgetCase(hall.cases, each);
}
