import type { CommandOf, EventOf, HallEvent, RuleRefusal } from '#contract/facts.ts';
import type { ServiceId } from '#contract/ids.ts';
import { type Outcome, ok } from '#contract/outcome.ts';
import type { QueueSettings } from '#contract/settings.ts';
import { isOpen } from '../appointments/appointments.ts';
import { openCounter, openService } from '../hall-parts.ts';
import type { CounterState, Hall } from '../hall-state.ts';
import { closingRatingAt } from '../ratings/close-rating.ts';
import { makeRulebook, type Withdrawn } from '../rulebook.ts';
import { isLive } from '../visit.ts';
import { currentOf } from './at-counter.ts';
import { dissolveLine } from './lines.ts';
import { transferred } from './transfer.ts';

/**
 * New settings are never refused here: they have passed their schema. A counter that they no longer
 * name is closed first, and whoever is called or served there goes back to the service's line.
 */
export function decideAdoptSettings(
  hall: Hall,
  { revision, settings }: CommandOf<'adoptSettings'>,
): Outcome<readonly HallEvent[], RuleRefusal> {
  if (revision === hall.revision) return ok([]);
  const named = new Set(settings.counters.map((counter) => counter.id));
  const events: HallEvent[] = [];
  for (const counter of hall.counters.values()) {
    if (!named.has(counter.id)) events.push(...clearing(hall, counter));
  }
  events.push(...goneAppointments(hall, settings));
  events.push({ type: 'settingsAdopted', revision, settings });
  return ok(events);
}

/** Nobody comes for what the hall no longer does: whoever listens to webhooks may tell them in time. */
function goneAppointments(hall: Hall, settings: QueueSettings): EventOf<'appointmentCancelled'>[] {
  const staying = new Set(settings.services.map(({ id }) => id));
  return [...hall.appointments.all.values()]
    .filter((appointment) => isOpen(appointment) && !staying.has(appointment.service))
    .map(({ id }) => ({ type: 'appointmentCancelled', appointment: id, cause: 'serviceGone' }));
}

function clearing(hall: Hall, counter: CounterState): HallEvent[] {
  const events: HallEvent[] = closingRatingAt(counter);
  if (counter.shift === null) return events;
  const { clerk } = counter.shift;
  const current = currentOf(hall, counter);
  if (current !== undefined) {
    const to = { kind: 'service', service: current.visit.service } as const;
    events.push(transferred(current.visit, { counter: counter.id, clerk, to }));
  }
  events.push({ type: 'shiftClosed', counter: counter.id, clerk });
  return events;
}

export function applySettingsAdopted(hall: Hall, event: EventOf<'settingsAdopted'>): void {
  const { settings } = event;
  const withdrawn = withdrawnBy(hall, settings);
  hall.withdrawn.clear();
  for (const [service, gone] of withdrawn) hall.withdrawn.set(service, gone);
  hall.revision = event.revision;
  hall.settings = settings;
  hall.rulebook = makeRulebook(settings, withdrawn);
  renewCounters(hall);
  renewServices(hall);
  renewKiosks(hall);
  hall.calls = hall.calls.filter(
    ({ counter, service }) => hall.counters.has(counter) && hall.services.has(service),
  );
}

/** What the visits of today stand for, were served for, or go on to. */
export function servicesNamed(hall: Hall): ReadonlySet<ServiceId> {
  const named = new Set<ServiceId>();
  for (const visit of hall.visits.values()) {
    named.add(visit.service);
    for (const { service } of visit.served) named.add(service);
    if (isLive(visit)) for (const service of visit.further) named.add(service);
  }
  return named;
}

/** Services that go while visits of today name them, with the counters that served them last. */
function withdrawnBy(hall: Hall, settings: QueueSettings): Map<ServiceId, Withdrawn> {
  const staying = new Set(settings.services.map((service) => service.id));
  const named = servicesNamed(hall);
  const withdrawn = new Map<ServiceId, Withdrawn>();
  for (const [id, service] of hall.rulebook.services) {
    if (staying.has(id) || !named.has(id)) continue;
    const counters = hall.rulebook.countersOf.get(id) ?? [];
    withdrawn.set(id, hall.withdrawn.get(id) ?? { settings: service, counters });
  }
  return withdrawn;
}

function renewCounters(hall: Hall): void {
  for (const counter of hall.counters.values()) {
    if (hall.rulebook.counters.has(counter.id)) continue;
    dissolveLine(counter, hall.services);
    hall.counters.delete(counter.id);
  }
  for (const id of hall.rulebook.counters.keys()) {
    if (!hall.counters.has(id)) hall.counters.set(id, openCounter(id));
  }
}

function renewServices(hall: Hall): void {
  for (const id of hall.services.keys()) {
    if (!hall.rulebook.services.has(id)) hall.services.delete(id);
  }
  for (const id of hall.rulebook.services.keys()) {
    if (!hall.services.has(id)) hall.services.set(id, openService(id));
  }
}

function renewKiosks(hall: Hall): void {
  for (const id of hall.kiosks.keys()) {
    if (!hall.rulebook.kiosks.has(id)) hall.kiosks.delete(id);
  }
  for (const id of hall.rulebook.kiosks) {
    if (!hall.kiosks.has(id)) hall.kiosks.set(id, { id, card: null });
  }
}
