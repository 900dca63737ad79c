import type { AppointmentState, BookedBy } from '#contract/appointments.ts';
import { must } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { AppointmentId, PersonId, ServiceDay, ServiceId, VisitId } from '#contract/ids.ts';
import type { Language } from '#contract/language.ts';
import { openTurnOrder, type TurnOrder } from '../queue/turn-order.ts';

/** One booking. Plain data: a dump is a copy of it. */
export interface Appointment {
  readonly id: AppointmentId;
  /** In which it was booked: breaks ties of slots. */
  readonly order: number;
  readonly service: ServiceId;
  readonly person: PersonId;
  readonly language: Language;
  readonly bookedAt: Instant;
  readonly bookedBy: BookedBy;
  slot: Instant;
  /** The service day of its slot; with that day it is forgotten. */
  day: ServiceDay;
  isReminded: boolean;
  state: AppointmentState;
}

/**
 * The bookings from today on to the last horizon. Days that are past drop out, so this never grows with history. What
 * lies below the dump's part follows from the bookings.
 */
export interface Appointments {
  bookedEver: number;
  /** Last number given today from the block for appointments, by prefix. */
  readonly numbers: Map<string, number>;
  readonly all: Map<AppointmentId, Appointment>;
  /** Places taken, by `placeOf`. */
  readonly taken: Map<string, number>;
  readonly ofPerson: Map<PersonId, Set<Appointment>>;
  readonly ofVisit: Map<VisitId, Appointment>;
  /** Booked and not yet come, cancelled or missed; the nearest slot first. */
  readonly open: TurnOrder<Appointment>;
  /** Those of them of which nobody has been reminded. */
  readonly unreminded: TurnOrder<Appointment>;
}

export interface AppointmentsDump {
  readonly bookedEver: number;
  readonly numbers: readonly (readonly [prefix: string, last: number])[];
  readonly all: readonly Appointment[];
}

const slotOf = (appointment: Appointment): Instant => appointment.slot;

export function openAppointments(): Appointments {
  return {
    bookedEver: 0,
    numbers: new Map(),
    all: new Map(),
    taken: new Map(),
    ofPerson: new Map(),
    ofVisit: new Map(),
    open: openTurnOrder(slotOf),
    unreminded: openTurnOrder(slotOf),
  };
}

export function dumpAppointments({ bookedEver, numbers, all }: Appointments): AppointmentsDump {
  return {
    bookedEver,
    numbers: [...numbers],
    all: [...all.values()].map((appointment) => ({ ...appointment })),
  };
}

export function restoreAppointments(into: Appointments, dump: AppointmentsDump): void {
  into.bookedEver = dump.bookedEver;
  for (const [prefix, last] of dump.numbers) into.numbers.set(prefix, last);
  for (const { ...appointment } of dump.all) enter(into, appointment);
}

/** One place of a slot, as a key. */
function placeOf(service: ServiceId, slot: Instant): string {
  return `${service}@${slot}`;
}

/** How many have this slot. Who has come or was missed keeps the place; who cancelled does not. */
export function takenOf(appointments: Appointments, service: ServiceId, slot: Instant): number {
  return appointments.taken.get(placeOf(service, slot)) ?? 0;
}

export function isOpen(appointment: Appointment): boolean {
  return appointment.state.kind === 'booked';
}

/** Puts a booking everywhere it belongs; it must stand nowhere yet. */
export function enter(appointments: Appointments, appointment: Appointment): void {
  appointments.all.set(appointment.id, appointment);
  const ofPerson = appointments.ofPerson.get(appointment.person) ?? new Set();
  appointments.ofPerson.set(appointment.person, ofPerson.add(appointment));
  if (appointment.state.kind === 'checkedIn') {
    appointments.ofVisit.set(appointment.state.visit, appointment);
  }
  takePlace(appointments, appointment);
}

/** Takes its slot and, while it is open, its turn. */
function takePlace(appointments: Appointments, appointment: Appointment): void {
  if (appointment.state.kind === 'cancelled') return;
  const { service, slot } = appointment;
  appointments.taken.set(placeOf(service, slot), takenOf(appointments, service, slot) + 1);
  if (!isOpen(appointment)) return;
  appointments.open.add(appointment);
  if (!appointment.isReminded) appointments.unreminded.add(appointment);
}

function givePlaceBack(appointments: Appointments, { service, slot }: Appointment): void {
  const left = takenOf(appointments, service, slot) - 1;
  if (left > 0) appointments.taken.set(placeOf(service, slot), left);
  else appointments.taken.delete(placeOf(service, slot));
}

function leaveTurns(appointments: Appointments, appointment: Appointment): void {
  appointments.open.remove(appointment);
  if (!appointment.isReminded) appointments.unreminded.remove(appointment);
}

/** The only way out of being booked; `missed` may still be checked in. */
export function settle(
  appointments: Appointments,
  appointment: Appointment,
  state: AppointmentState,
): void {
  if (isOpen(appointment)) leaveTurns(appointments, appointment);
  if (state.kind === 'cancelled') givePlaceBack(appointments, appointment);
  if (state.kind === 'checkedIn') appointments.ofVisit.set(state.visit, appointment);
  appointment.state = state;
}

export function moveTo(
  appointments: Appointments,
  appointment: Appointment,
  to: Pick<Appointment, 'slot' | 'day' | 'isReminded'>,
): void {
  leaveTurns(appointments, appointment);
  givePlaceBack(appointments, appointment);
  appointment.slot = to.slot;
  appointment.day = to.day;
  appointment.isReminded = to.isReminded;
  takePlace(appointments, appointment);
}

export function noteReminded(appointments: Appointments, appointment: Appointment): void {
  appointments.unreminded.remove(appointment);
  appointment.isReminded = true;
}

/** What the day that begins need not know: days that are over, and what was cancelled. */
export function forgetBefore(appointments: Appointments, day: ServiceDay): void {
  appointments.numbers.clear();
  for (const appointment of [...appointments.all.values()]) {
    const { id, person, state } = appointment;
    if (appointment.day >= day && state.kind !== 'cancelled') continue;
    if (isOpen(appointment)) leaveTurns(appointments, appointment);
    if (state.kind !== 'cancelled') givePlaceBack(appointments, appointment);
    if (state.kind === 'checkedIn') appointments.ofVisit.delete(state.visit);
    appointments.all.delete(id);
    const ofPerson = must(appointments.ofPerson.get(person), 'a booking has its person');
    ofPerson.delete(appointment);
    if (ofPerson.size === 0) appointments.ofPerson.delete(person);
  }
}
