import { mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { EventOf, HallEvent } from '#contract/facts.ts';
import type { CounterId, ServiceId } from '#contract/ids.ts';
import type { Hall, Visit } from '../hall-state.ts';
import { endOfDay } from '../service-day.ts';
import { clerkLean, handlingBelief } from './beliefs.ts';
import {
  addAt,
  addWaiting,
  entryOf,
  fadeOvernight,
  HALF_HOUR_MS,
  HALF_HOURS,
  noLean,
  openServicePace,
  type PausePace,
  WRAPPED_UP_MS,
} from './pace.ts';
import { addTo, emptySketch, meanLog } from './sketch.ts';

/** Tickets of so long ago count a third of those of now. */
export const RECENT_MS = 20 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

/**
 * Takes from a fact what it says of the hall's pace. Runs before the fact is made so, while a visit
 * still says since when it has been called or served.
 */
export function learn(hall: Hall, event: HallEvent, at: Instant): void {
  switch (event.type) {
    case 'ticketIssued':
      learnArrival(hall, event, at);
      break;
    case 'ticketCalled':
      learnCall(hall, event, at);
      break;
    case 'servingBegan': {
      const { state } = mustGet(hall.visits, event.visit);
      if (state.kind === 'called') addTo(hall.pace.walking, at - state.calledAt);
      break;
    }
    case 'noShowMarked':
      learnNoShow(hall, event, at);
      break;
    case 'ticketReturned': {
      const { state } = mustGet(hall.visits, event.visit);
      if (state.kind === 'noShow') addTo(hall.pace.returning, at - state.at);
      break;
    }
    case 'stepFinished':
    case 'ticketTransferred':
      learnHandling(hall, event, at);
      hall.pace.freeSince.set(event.counter, at);
      break;
    case 'visitWentOn':
      learnSentOn(hall, mustGet(hall.visits, event.visit).service, event.service);
      break;
    case 'ticketPutBack':
    case 'ticketParked':
      hall.pace.freeSince.set(event.counter, at);
      break;
    case 'visitLeft':
      learnLeaving(hall, event, at);
      break;
    case 'shiftOpened':
      learnOpening(hall, event.counter, at);
      break;
    case 'shiftPaused':
      addAt(pauseOf(hall, event.reason).byHalfHour, halfHourOf(hall, at), 1);
      break;
    case 'shiftResumed':
      learnPause(hall, event.counter, at);
      break;
    case 'dayBegan':
      learnDay(hall);
      break;
    default:
  }
}

/** The half hour of the service day. On the two days when clocks change it is two halves off. */
export function halfHourOf(hall: Pick<Hall, 'day' | 'settings'>, at: Instant): number {
  const sinceMs = at - dayBeganAt(hall, at);
  return Math.min(Math.max(Math.floor(sinceMs / HALF_HOUR_MS), 0), HALF_HOURS - 1);
}

export function dayBeganAt(
  { day, settings }: Pick<Hall, 'day' | 'settings'>,
  at: Instant,
): Instant {
  return day === null ? at : endOfDay(settings, day) - DAY_MS;
}

function learnArrival(hall: Hall, event: EventOf<'ticketIssued'>, at: Instant): void {
  const { pace } = hall;
  const service = entryOf(pace.services, event.service, openServicePace);
  pace.ticketsSince ??= at;
  addAt(service.today, halfHourOf(hall, at), 1);
  service.recent = service.recent * Math.exp((service.recentAt - at) / RECENT_MS) + 1;
  service.recentAt = at;
  pace.classes.set(event.priorityClass, (pace.classes.get(event.priorityClass) ?? 0) + 1);
}

function learnCall(hall: Hall, event: EventOf<'ticketCalled'>, at: Instant): void {
  const { pace } = hall;
  const { joinedAt } = mustGet(hall.visits, event.visit);
  pace.calls += 1;
  addWaiting(pace, at - joinedAt, false);
  addAt(pace.callsByHalfHour, halfHourOf(hall, at), 1);
  const freeSince = pace.freeSince.get(event.counter) ?? at;
  // Whoever was there already when the counter became free waited for the clerk to be ready.
  if (joinedAt <= freeSince) addTo(pace.wrapUp, at - freeSince);
  else if (joinedAt > freeSince + WRAPPED_UP_MS) addTo(pace.reacting, at - joinedAt);
}

function learnNoShow(hall: Hall, event: EventOf<'noShowMarked'>, at: Instant): void {
  const { state } = mustGet(hall.visits, event.visit);
  hall.pace.noShows += 1;
  hall.pace.freeSince.set(event.counter, at);
  if (state.kind === 'called') addTo(hall.pace.noShowing, at - state.calledAt);
}

function learnHandling(
  hall: Hall,
  event: EventOf<'stepFinished' | 'ticketTransferred'>,
  at: Instant,
): void {
  const visit: Visit = mustGet(hall.visits, event.visit);
  const { state, service: id } = visit;
  if (state.kind !== 'serving') return;
  const { pace, rulebook } = hall;
  const service = entryOf(pace.services, id, openServicePace);
  const clerk = entryOf(pace.clerks, event.clerk, () => ({ all: noLean(), byService: new Map() }));
  const own = entryOf(clerk.byService, id, noLean);
  const handlingMs = Math.max(visit.servedMs + at - state.since, 1_000);
  const lean = clerkLean(clerk, id);
  const log =
    Math.log(handlingMs / 1_000) - meanLog(service.handling, handlingBelief(rulebook, id));
  for (const each of [clerk.all, own]) {
    each.weight += 1;
    each.logSum += log;
  }
  pace.today.weight += 1;
  pace.today.logSum += log - lean;
  addTo(service.handling, handlingMs / Math.exp(lean));
  service.ended += 1;
  if (event.type === 'ticketTransferred' && event.to.kind === 'service') {
    learnSentOn(hall, id, event.to.service);
  }
}

function learnSentOn({ pace }: Hall, from: ServiceId, to: ServiceId): void {
  const { sentOn } = entryOf(pace.services, from, openServicePace);
  sentOn.set(to, (sentOn.get(to) ?? 0) + 1);
}

function learnLeaving({ pace, visits }: Hall, event: EventOf<'visitLeft'>, at: Instant): void {
  const { state, joinedAt } = mustGet(visits, event.visit);
  if (state.kind !== 'waiting') return;
  addWaiting(pace, at - joinedAt, true);
}

function learnOpening(hall: Hall, counter: CounterId, at: Instant): void {
  hall.pace.freeSince.set(counter, at);
  const opening = entryOf(hall.pace.openings, counter, () => ({
    weight: 0,
    sum: 0,
    squares: 0,
    isOver: false,
  }));
  if (opening.isOver) return;
  const sinceMs = at - dayBeganAt(hall, at);
  opening.isOver = true;
  opening.weight += 1;
  opening.sum += sinceMs;
  opening.squares += sinceMs * sinceMs;
}

function learnPause(hall: Hall, counter: CounterId, at: Instant): void {
  hall.pace.freeSince.set(counter, at);
  const pause = hall.counters.get(counter)?.shift?.pause ?? null;
  if (pause !== null) addTo(pauseOf(hall, pause.reason).lasting, at - pause.since);
}

function pauseOf({ pace }: Hall, reason: string): PausePace {
  return entryOf(pace.pauses, reason, () => ({
    lasting: emptySketch(),
    byHalfHour: [],
  }));
}

function learnDay(hall: Hall): void {
  const { rulebook, settings, counters, pace } = hall;
  fadeOvernight(pace, hall.today.issued > 0, {
    services: rulebook.services,
    counters,
    classes: rulebook.classes,
    pauseReasons: new Set(settings.pauseReasons.map(({ id }) => id)),
  });
}
