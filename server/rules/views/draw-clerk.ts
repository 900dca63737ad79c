import { mustGet } from '#contract/assert.ts';
import type { CounterId } from '#contract/ids.ts';
import type { ClerkView, QueueEntry } from '#contract/views.ts';
import { dayEndSign } from '../day-end/day-end-sign.ts';
import { noClerkFigures } from '../hall-parts.ts';
import type { ClerkState, CounterState, Hall, Visit } from '../hall-state.ts';
import { rollSign } from '../paper/paper-roll.ts';
import { currentOf } from '../queue/at-counter.ts';
import { callOrder } from '../queue/call-order.ts';
import { linesOf } from '../queue/lines.ts';
import { graceEnd, returnsLeft } from '../queue/no-show.ts';
import { className, proofWanted } from './class-name.ts';
import { hallSign, type ViewContext } from './context.ts';
import { slotOfVisit } from './draw-appointments.ts';
import { caseSheet } from './draw-case.ts';
import { clerkSign, drawCounter } from './draw-counter.ts';
import { ownUnhappy } from './draw-tasks.ts';
import { drawWork } from './draw-work.ts';
import { serviceNameOf } from './service-name.ts';
import { waitingInHall } from './service-states.ts';

const QUEUE_MAX = 50;
const ASIDE_MAX = 20;

/** Undefined: the hall has no such counter. */
export function drawClerk(hall: Hall, about: ViewContext, id: CounterId): ClerkView | undefined {
  const counter = hall.counters.get(id);
  const counterView = drawCounter(hall, about, id);
  if (counter === undefined || counterView === undefined) return undefined;
  const lines = linesOf(hall, counter);
  const clerk = counter.shift === null ? undefined : hall.clerks.get(counter.shift.clerk);
  return {
    hall: hallSign(about),
    counter: counterView,
    services: hall.settings.services.map(({ id: service, name, prefix }) => ({
      id: service,
      name,
      prefix,
    })),
    counters: hall.settings.counters.map(({ id: other, label }) => {
      const sign = clerkSign(mustGet(hall.counters, other), about);
      return { id: other, label, clerk: sign?.staff ?? null, clerkName: sign?.name ?? null };
    }),
    pauseReasons: hall.settings.pauseReasons,
    current: currentView(hall, about, counter),
    work: drawWork(hall, counter, about.at),
    queue: callOrder(lines, { bounds: hall.settings, at: about.at, count: QUEUE_MAX }).map(
      ({ who, because }) => ({ ...queueEntry(hall, who), because }),
    ),
    queueCount: lines.reduce((sum, { queue }) => sum + queue.turns.size, 0),
    hallWaiting: waitingInHall(hall),
    dayEnd: dayEndSign(hall, about.at),
    roll: rollSign(hall),
    isServiceWanted: counter.current !== null && hall.paper.untold.has(counter.current),
    parked: parkedBy(hall, clerk),
    noShows: noShowsOf(hall, about, id),
    today: clerkDay(counter, clerk),
    reminder: hall.watched.get(id)?.reminder ?? null,
    unhappy: clerk === undefined ? [] : ownUnhappy(hall, about, clerk.id),
    devices: devicesAt(hall, about, id),
    case: caseHere(hall, about, counter),
    ...ownCasesOf(hall, about, counter),
    helpTopics: hall.settings.cases.helpTopics,
  };
}

function currentView(hall: Hall, about: ViewContext, counter: CounterState): ClerkView['current'] {
  const current = currentOf(hall, counter);
  if (current === undefined) return null;
  const { visit, state } = current;
  const service = mustGet(hall.rulebook.services, visit.service);
  return {
    visit: visit.id,
    number: visit.number,
    service: service.id,
    serviceName: serviceNameOf(hall, visit.id, visit.service),
    isWaitKnown: !visit.isWalkUp,
    className: className(hall, visit),
    slot: slotOfVisit(hall, visit.id),
    maskedName: visit.person === null ? null : (about.names.maskedName(visit.person) ?? null),
    state: state.kind,
    joinedAt: visit.joinedAt,
    calledAt: state.calledAt,
    servingSince: state.kind === 'serving' ? state.since : null,
    calls: state.times,
    because: visit.because,
    proofWanted: proofWanted(hall, visit),
    targetHandlingMin: service.targetHandlingMin,
    materials: service.materials.map(({ name }) => name),
    step: visit.step,
  };
}

/** Of whoever is called or served here. */
function caseHere(hall: Hall, about: ViewContext, counter: CounterState): ClerkView['case'] {
  const current = currentOf(hall, counter);
  const each = current && hall.cases.ofVisit.get(current.visit.id);
  return each === undefined ? null : caseSheet(hall, about, each);
}

function ownCasesOf(
  hall: Hall,
  about: ViewContext,
  { shift }: CounterState,
): Pick<ClerkView, 'ownCases' | 'ownCaseCount'> {
  const own = shift === null ? undefined : hall.cases.ofClerk.get(shift.clerk);
  return {
    ownCases: (own?.firstFew(ASIDE_MAX) ?? []).map((each) => caseSheet(hall, about, each)),
    ownCaseCount: own?.size ?? 0,
  };
}

export function queueEntry(hall: Hall, visit: Visit): QueueEntry {
  return {
    visit: visit.id,
    number: visit.number,
    service: visit.service,
    serviceName: mustGet(hall.rulebook.services, visit.service).name,
    priorityClass: visit.priorityClass,
    className: className(hall, visit),
    joinedAt: visit.joinedAt,
    due: visit.due,
    slot: slotOfVisit(hall, visit.id),
    waitsFor: visit.line.kind,
    note: visit.note,
  };
}

function parkedBy(hall: Hall, clerk: ClerkState | undefined): QueueEntry[] {
  const newest = clerk === undefined ? [] : clerk.parked.slice(-ASIDE_MAX).reverse();
  return newest.map((id) => queueEntry(hall, mustGet(hall.visits, id)));
}

/** No-shows of what this counter serves that may still come back. */
function noShowsOf(hall: Hall, { at }: ViewContext, counter: CounterId): ClerkView['noShows'] {
  return (hall.rulebook.servedAt.get(counter) ?? [])
    .flatMap((service) => mustGet(hall.services, service).noShows.lastFew(ASIDE_MAX))
    .map((visit) => ({ ...queueEntry(hall, visit), until: graceEnd(hall, visit) ?? at }))
    .filter(
      ({ until, visit }) => until >= at && returnsLeft(hall, mustGet(hall.visits, visit)) !== 0,
    )
    .sort((one, other) => other.until - one.until)
    .slice(0, ASIDE_MAX);
}

function clerkDay({ shift }: CounterState, clerk: ClerkState | undefined): ClerkView['today'] {
  const { finished, noShows, handlingMs, rated, satisfied } = clerk?.today ?? noClerkFigures();
  return {
    finished,
    noShows,
    handlingMs: finished === 0 ? null : handlingMs / finished,
    rated,
    satisfied,
    shiftSince: shift?.since ?? null,
  };
}

function devicesAt(hall: Hall, { settings }: ViewContext, id: CounterId): ClerkView['devices'] {
  return settings.devices
    .filter(({ place }) => place.kind === 'counter' && place.counter === id)
    .map(({ id: device, kind, name }) => ({
      device,
      kind,
      name,
      health: hall.devices.get(device)?.health ?? null,
    }));
}
