import type { BookedBy } from '#contract/appointments.ts';
import { mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, CommandOf, EventOf, RuleRefusal } from '#contract/facts.ts';
import type { AppointmentId, ServiceId } from '#contract/ids.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Hall } from '../hall-state.ts';
import { dateAt, serviceDayOf } from '../service-day.ts';
import { type Appointment, enter, isOpen, moveTo, settle } from './appointments.ts';
import { bookable, freePlaces, isSlot } from './slots.ts';

export function decideBookAppointment(
  hall: Hall,
  { appointment, service, slot, person, language }: CommandOf<'bookAppointment'>,
  at: Instant,
): Outcome<readonly EventOf<'appointmentBooked'>[], RuleRefusal> {
  // The id is drawn from the request, so this is the same wish once more.
  if (hall.appointments.all.has(appointment)) return ok([]);
  const free = canBook(hall, { service, slot }, at);
  if (!free.ok) return free;
  const most = hall.settings.appointments.perPersonMax;
  const held = [...(hall.appointments.ofPerson.get(person) ?? [])].filter(isOpen);
  if (held.length >= most) return refuse({ kind: 'appointmentsFull', most });
  return ok([{ type: 'appointmentBooked', appointment, service, slot, person, language }]);
}

/** Whether a place is to be had there. Asked alone before anybody's name is written down. */
export function canBook(
  hall: Hall,
  { service, slot }: { readonly service: ServiceId; readonly slot: Instant },
  at: Instant,
): Outcome<undefined, RuleRefusal> {
  if (!hall.rulebook.offered.has(service)) return refuse({ kind: 'noSuchService' });
  const taking = bookable(hall, service);
  if (taking === undefined) return refuse({ kind: 'noAppointments' });
  if (slot <= at) return refuse({ kind: 'slotPast' });
  const { settings } = hall;
  const last = dateAt(settings, at).add({ days: taking.horizonDays });
  if (Temporal.PlainDate.compare(dateAt(settings, slot), last) > 0) {
    return refuse({ kind: 'beyondHorizon', days: taking.horizonDays });
  }
  if (!isSlot(settings, service, slot)) return refuse({ kind: 'noSuchSlot' });
  return freePlaces(hall, service, { slot, at }) > 0 ? ok() : refuse({ kind: 'slotFull' });
}

export function decideMoveAppointment(
  hall: Hall,
  { appointment: id, slot }: CommandOf<'moveAppointment'>,
  at: Instant,
): Outcome<readonly EventOf<'appointmentMoved'>[], RuleRefusal> {
  const open = openAppointment(hall, id);
  if (!open.ok) return open;
  const { service, slot: from } = open.value;
  if (from === slot) return ok([]);
  const free = canBook(hall, { service, slot }, at);
  if (!free.ok) return free;
  return ok([{ type: 'appointmentMoved', appointment: id, from, slot }]);
}

export function decideCancelAppointment(
  hall: Hall,
  { appointment: id }: CommandOf<'cancelAppointment'>,
): Outcome<readonly EventOf<'appointmentCancelled'>[], RuleRefusal> {
  const open = openAppointment(hall, id);
  if (!open.ok) return open;
  return ok([{ type: 'appointmentCancelled', appointment: id, cause: 'wished' }]);
}

/** One that can still be changed. */
function openAppointment(hall: Hall, id: AppointmentId): Outcome<Appointment, RuleRefusal> {
  const appointment = hall.appointments.all.get(id);
  if (appointment === undefined) return refuse({ kind: 'noSuchAppointment' });
  return isOpen(appointment) ? ok(appointment) : refuse({ kind: 'appointmentOver' });
}

export function applyAppointmentBooked(
  hall: Hall,
  event: EventOf<'appointmentBooked'>,
  { at, by }: { readonly at: Instant; readonly by: Actor },
): void {
  hall.appointments.bookedEver += 1;
  enter(hall.appointments, {
    id: event.appointment,
    order: hall.appointments.bookedEver,
    service: event.service,
    person: event.person,
    language: event.language,
    bookedAt: at,
    bookedBy: bookedBy(by),
    slot: event.slot,
    day: serviceDayOf(hall.settings, event.slot),
    isReminded: isTooNearToRemind(hall, event.slot, at),
    state: { kind: 'booked' },
  });
}

/** Whoever books within the time of the reminder knows it without one. */
function isTooNearToRemind({ settings }: Hall, slot: Instant, at: Instant): boolean {
  const { reminderMin } = settings.appointments;
  return reminderMin !== null && slot - reminderMin * 60_000 <= at;
}

export function bookedBy(by: Actor): BookedBy {
  if (by.kind === 'api') return { kind: 'api', client: by.client };
  return { kind: by.kind === 'passerBy' ? 'phone' : 'desk' };
}

export function applyAppointmentMoved(
  hall: Hall,
  event: EventOf<'appointmentMoved'>,
  at: Instant,
): void {
  const { slot } = event;
  const appointment = mustGet(hall.appointments.all, event.appointment);
  moveTo(hall.appointments, appointment, {
    slot,
    day: serviceDayOf(hall.settings, slot),
    isReminded: isTooNearToRemind(hall, slot, at),
  });
}

export function applyAppointmentCancelled(
  hall: Hall,
  event: EventOf<'appointmentCancelled'>,
): void {
  const appointment = mustGet(hall.appointments.all, event.appointment);
  settle(hall.appointments, appointment, { kind: 'cancelled' });
}
