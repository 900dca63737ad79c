import { mustGet } from '#contract/assert.ts';
import type { RuleRefusal } from '#contract/facts.ts';
import type { ServiceSettings } from '#contract/settings.ts';
import type { ServiceState } from '#contract/views.ts';
import { whyNoMoreToday } from '../day-end/last-tickets.ts';
import { waitOfNew } from '../forecast/waits.ts';
import type { Hall } from '../hall-state.ts';
import { openCountersOf } from '../queue/open-counters.ts';
import { type Offering, offeringOf } from '../services/offering.ts';
import type { ViewContext } from './context.ts';

/** Every service that tickets are given for, in the order of the settings. */
export function serviceStates(hall: Hall, about: ViewContext): ServiceState[] {
  return hall.settings.services.map((service) => serviceState(hall, about, service));
}

function serviceState(hall: Hall, about: ViewContext, settings: ServiceSettings): ServiceState {
  const { at } = about;
  const { id, prefix, name, icon, openTo, group } = settings;
  const counters = openCountersOf(hall, id);
  const offering = offeringOf(hall, settings, at);
  const over = whyNoMoreToday(hall, id, at);
  return {
    service: id,
    group,
    prefix,
    name,
    icon,
    waiting: mustGet(hall.services, id).arrivals.size,
    wait: waitOfNew(hall, { forecast: about.forecast(), at }, id),
    counters,
    state: stateOf(offering, { counters, over }),
    opensAt: opensAt(offering),
    pauseText: offering.kind === 'paused' ? offering.text : null,
    openTo,
  };
}

/** The first of the reasons for which a ticket would be refused, in the order of issuing. */
function stateOf(
  offering: Offering,
  { counters, over }: { readonly counters: number; readonly over: RuleRefusal | undefined },
): ServiceState['state'] {
  if (offering.kind === 'hallClosed') return 'closed';
  if (offering.kind !== 'open') return offering.kind;
  if (over !== undefined) return over.kind === 'lastTicketsGiven' ? 'over' : 'tooMany';
  return counters === 0 ? 'noCounter' : 'open';
}

function opensAt(offering: Offering): string {
  if ('opensAt' in offering) return offering.opensAt;
  return offering.kind === 'paused' ? offering.until : '';
}

/** Everybody who waits in the hall. */
export function waitingInHall(hall: Hall): number {
  let waiting = 0;
  for (const service of hall.services.values()) waiting += service.arrivals.size;
  return waiting;
}
