import { mustGet } from '#contract/assert.ts';
import type { ServiceSettings } from '#contract/settings.ts';
import type { ServiceState } from '#contract/views.ts';
import { whyNoMoreToday } from '../day-end/last-tickets.ts';
import { waitOfNew } from '../forecast/waits.ts';
import type { Hall } from '../hall-state.ts';
import { openCountersOf } from '../queue/open-counters.ts';
import { type Opening, openingAt } from '../service-day.ts';
import type { ViewContext } from './context.ts';

/** Every service that tickets are given for, in the order of the settings. */
export function serviceStates(hall: Hall, about: ViewContext): ServiceState[] {
  const opening = openingAt(hall.settings, about.at);
  return hall.settings.services.map((service) => serviceState(hall, about, service, opening));
}

function serviceState(
  hall: Hall,
  about: ViewContext,
  settings: ServiceSettings,
  opening: Opening,
): ServiceState {
  const { arrivals, issued } = mustGet(hall.services, settings.id);
  const counters = openCountersOf(hall, settings.id);
  const over = whyNoMoreToday(hall, settings.id, about.at);
  const state = stateOf(settings, { isOpen: opening.isOpen, issued, counters, over });
  return {
    service: settings.id,
    prefix: settings.prefix,
    name: settings.name,
    icon: settings.icon,
    waiting: arrivals.size,
    wait: waitOfNew(hall, { forecast: about.forecast(), at: about.at }, settings.id),
    counters,
    state,
    opensAt: opensAt(state, settings, opening),
    openTo: settings.openTo,
  };
}

interface Situation {
  readonly isOpen: boolean;
  readonly issued: number;
  readonly counters: number;
  readonly over: ReturnType<typeof whyNoMoreToday>;
}

/** The first of the reasons for which a ticket would be refused, in the order of issuing. */
function stateOf(
  { pausedUntil, dailyQuota }: ServiceSettings,
  { isOpen, issued, counters, over }: Situation,
): ServiceState['state'] {
  if (!isOpen) return 'closed';
  if (pausedUntil !== null) return 'paused';
  if (dailyQuota !== null && issued >= dailyQuota) return 'full';
  if (over !== undefined) return over.kind === 'lastTicketsGiven' ? 'over' : 'tooMany';
  return counters === 0 ? 'noCounter' : 'open';
}

function opensAt(
  state: ServiceState['state'],
  { pausedUntil }: ServiceSettings,
  opening: Opening,
): string {
  if (state === 'closed') return opening.opensAt;
  return state === 'paused' ? (pausedUntil ?? '') : '';
}

/** Everybody who waits in the hall. */
export function waitingInHall(hall: Hall): number {
  let waiting = 0;
  for (const service of hall.services.values()) waiting += service.arrivals.size;
  return waiting;
}
