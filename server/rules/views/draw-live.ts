import { mustGet } from '#contract/assert.ts';
import type { LiveView } from '#contract/views.ts';
import { LAST_CALLS_MAX } from '../hall-parts.ts';
import type { Hall, Visit } from '../hall-state.ts';
import { currentOf } from '../queue/at-counter.ts';
import { isWorking } from '../queue/open-counters.ts';
import { openingAt, serviceDayAt } from '../service-day.ts';
import { waitingAt } from '../watch/slow-counters.ts';
import { alerts } from './alerts.ts';
import { className } from './class-name.ts';
import { hallSign, type ViewContext } from './context.ts';
import { boardCalls } from './draw-board.ts';
import { clerkSign, counterState } from './draw-counter.ts';
import { serviceStates, waitingInHall } from './service-states.ts';

/** The whole hall as its supervisor sees it. */
export function drawLive(hall: Hall, about: ViewContext): LiveView {
  const { issued, served, left, noShows, rated, satisfied, waits, waitedMs } = hall.today;
  const counters = [...hall.counters.values()];
  return {
    hall: hallSign(about),
    day: hall.day ?? serviceDayAt(hall.settings, about.at),
    isOpen: openingAt(hall.settings, about.at).isOpen,
    waiting: waitingInHall(hall),
    openCounters: counters.filter(isWorking).length,
    longestWait: longestWait(hall),
    meanWaitMs: waits === 0 ? null : waitedMs / waits,
    issued,
    served,
    left,
    noShows,
    rated,
    satisfied,
    counters: counters.map((counter) => ({
      counter: counter.id,
      label: mustGet(hall.rulebook.counters, counter.id).label,
      clerk: clerkSign(counter, about),
      state: counterState(hall, counter),
      targetHandlingMin: targetHandlingMin(hall, currentOf(hall, counter)?.visit),
      waiting: waitingAt(hall, counter),
      reminder: hall.watched.get(counter.id)?.reminder ?? null,
    })),
    services: serviceStates(hall, about).map((state) => ({
      ...state,
      longestSince: mustGet(hall.services, state.service).arrivals.first()?.joinedAt ?? null,
      targetWaitMin: mustGet(hall.rulebook.services, state.service).targetWaitMin,
    })),
    calls: boardCalls(hall, LAST_CALLS_MAX).map((call) => {
      const visit = hall.visits.get(call.visit);
      return {
        ...call,
        because: visit?.because ?? null,
        className: visit === undefined ? null : className(hall, visit),
      };
    }),
    servicePauseReasons: hall.settings.servicePauseReasons,
    alerts: alerts(hall, about),
    devices: deviceCounts(hall, about),
  };
}

/** One look at each service: the lines know who joined first. */
function longestWait(hall: Hall): LiveView['longestWait'] {
  let longest: Visit | undefined;
  for (const { arrivals } of hall.services.values()) {
    const first = arrivals.first();
    if (first === undefined) continue;
    if (longest === undefined || first.joinedAt < longest.joinedAt) longest = first;
  }
  if (longest === undefined) return null;
  const { targetWaitMin } = mustGet(hall.rulebook.services, longest.service);
  return { number: longest.number, since: longest.joinedAt, targetWaitMin };
}

function targetHandlingMin(hall: Hall, visit: Visit | undefined): number | null {
  return visit === undefined
    ? null
    : mustGet(hall.rulebook.services, visit.service).targetHandlingMin;
}

interface Counts {
  readonly kind: LiveView['devices'][number]['kind'];
  up: number;
  degraded: number;
  down: number;
}

/** By kind, in the order in which the settings first name it; a device not heard of yet is down. */
function deviceCounts(hall: Hall, { settings }: ViewContext): LiveView['devices'] {
  const byKind = new Map<Counts['kind'], Counts>();
  const count = (kind: Counts['kind'], state: 'up' | 'degraded' | 'down') => {
    const counts = byKind.get(kind) ?? { kind, up: 0, degraded: 0, down: 0 };
    counts[state] += 1;
    byKind.set(kind, counts);
  };
  for (const { id, kind } of settings.devices) {
    count(kind, hall.devices.get(id)?.health.state ?? 'down');
  }
  if (hall.voice !== null) count('voice', hall.voice.isSpoken ? 'up' : 'down');
  return [...byKind.values()];
}
