import type {
  AppointmentLine,
  AppointmentsView,
  AppointmentView,
  BookingView,
  FoundAppointment,
  SlotsView,
} from '#contract/appointments.ts';
import type { Instant } from '#contract/clock.ts';
import {
  type AppointmentId,
  type PersonId,
  type ServiceId,
  ticketNumberOf,
  type VisitId,
} from '#contract/ids.ts';
import type { Texts } from '#contract/language.ts';
import type { Appointment } from '../appointments/appointments.ts';
import { checkInWindow, standingOf } from '../appointments/check-in.ts';
import { bookable, bookableDates, freePlaces, slotsOf } from '../appointments/slots.ts';
import type { Hall } from '../hall-state.ts';
import { instantOf } from '../service-day.ts';
import { hallSign, type ViewContext } from './context.ts';

/** The desk's list of one day; who has more looks by name in the vault's own search. */
const LINES_MAX = 500;
export const FOUND_MAX = 5;

export function takesAppointments(hall: Hall): boolean {
  return hall.settings.services.some(({ appointments }) => appointments !== null);
}

export function drawBooking(hall: Hall, about: ViewContext): BookingView {
  const { settings } = hall;
  return {
    hall: hallSign(about),
    services: settings.services.flatMap(({ id, name, area, materials, appointments }) => {
      if (appointments === null) return [];
      const days = bookableDates(settings, appointments, about.at).map((date) => ({
        date: date.toString(),
        free: slotsOf(settings, id, date).reduce(
          (sum, slot) => sum + freePlaces(hall, id, { slot, at: about.at }),
          0,
        ),
      }));
      const texts = materials.map((material) => material.name);
      return [{ service: id, name, area, materials: texts, days }];
    }),
  };
}

/** Undefined: that service takes no appointments. A date beyond the horizon has no slots. */
export function drawSlots(
  hall: Hall,
  about: ViewContext,
  { service, date }: { readonly service: ServiceId; readonly date: string },
): SlotsView | undefined {
  const taking = bookable(hall, service);
  if (taking === undefined) return undefined;
  const dates = bookableDates(hall.settings, taking, about.at);
  const wanted = dates.find((each) => each.toString() === date);
  const slots = wanted === undefined ? [] : slotsOf(hall.settings, service, wanted);
  return {
    hall: hallSign(about),
    service,
    date,
    slotMin: taking.slotMin,
    slots: slots
      .filter((slot) => slot > about.at)
      .map((at) => ({ at, free: freePlaces(hall, service, { slot: at, at: about.at }) })),
  };
}

export function drawAppointments(hall: Hall, about: ViewContext, date: string): AppointmentsView {
  const day = Temporal.PlainDate.from(date);
  const from = instantOf(hall.settings, day, '00:00');
  const until = instantOf(hall.settings, day, '24:00');
  const ofDate = [...hall.appointments.all.values()]
    .filter(({ slot }) => slot >= from && slot < until)
    .sort((one, other) => one.slot - other.slot || one.order - other.order);
  return {
    hall: hallSign(about),
    date,
    lines: ofDate.slice(0, LINES_MAX).map((appointment) => lineOf(hall, about, appointment)),
    count: ofDate.length,
  };
}

function lineOf(
  hall: Hall,
  { names }: ViewContext,
  { id, service, slot, person, state }: Appointment,
): AppointmentLine {
  return {
    appointment: id,
    service,
    serviceName: nameOf(hall, service),
    slot,
    maskedName: names.maskedName(person) ?? '',
    maskedPhone: names.maskedPhone(person) ?? '',
    state: state.kind,
    number: state.kind === 'checkedIn' ? ticketNumberOf(state.visit) : null,
  };
}

/** Undefined: there is none, or its day is over. */
export function drawAppointment(
  hall: Hall,
  about: ViewContext,
  id: AppointmentId,
): AppointmentView | undefined {
  const appointment = hall.appointments.all.get(id);
  if (appointment === undefined) return undefined;
  const { service, slot, person, state } = appointment;
  const settings = hall.rulebook.services.get(service);
  const { from, until } = checkInWindow(hall, appointment);
  const visit = state.kind === 'checkedIn' ? state.visit : null;
  return {
    hall: hallSign(about),
    appointment: id,
    service,
    serviceName: nameOf(hall, service),
    area: settings?.area ?? NO_TEXTS,
    materials: (settings?.materials ?? []).map(({ name }) => name),
    slot,
    slotMin: settings?.appointments?.slotMin ?? 0,
    maskedName: about.names.maskedName(person) ?? '',
    state: state.kind,
    checkInFrom: from,
    checkInUntil: until,
    isTakenWhenMissed: hall.settings.appointments.missed === 'normalTicket',
    address: about.bookingUrl(id),
    number: visit === null ? null : ticketNumberOf(visit),
    ticketAddress: visit === null || !hall.visits.has(visit) ? null : about.phoneUrl(visit),
  };
}

/** Today's bookings of one person, those that can still be used first, the nearest slot before the others. */
export function appointmentsOf(
  hall: Hall,
  about: ViewContext,
  person: PersonId,
): FoundAppointment[] {
  return [...(hall.appointments.ofPerson.get(person) ?? [])]
    .filter(({ day, state }) => day === hall.day && state.kind !== 'cancelled')
    .sort((one, other) => rankOf(one) - rankOf(other) || one.slot - other.slot)
    .slice(0, FOUND_MAX)
    .map((appointment) => foundAppointment(hall, about, appointment));
}

function rankOf({ state }: Appointment): number {
  return state.kind === 'checkedIn' ? 1 : 0;
}

export function foundAppointment(
  hall: Hall,
  { at, names }: ViewContext,
  appointment: Appointment,
): FoundAppointment {
  const { id, service, slot, person, state } = appointment;
  const standing = standingOf(hall, appointment, at);
  const isTaken = standing !== 'missed' || hall.settings.appointments.missed === 'normalTicket';
  return {
    appointment: id,
    service: nameOf(hall, service),
    slot,
    maskedName: names.maskedName(person) ?? '',
    standing,
    canCheckIn:
      isTaken && standing !== 'tooEarly' && (state.kind === 'booked' || state.kind === 'missed'),
    from: checkInWindow(hall, appointment).from,
    number: state.kind === 'checkedIn' ? ticketNumberOf(state.visit) : null,
  };
}

/** When the visit was booked for; null: taken without an appointment. */
export function slotOfVisit(hall: Hall, visit: VisitId): Instant | null {
  return hall.appointments.ofVisit.get(visit)?.slot ?? null;
}

/** Of a service that the settings have dropped nothing is known any more. */
const NO_TEXTS: Texts = { 'zh-Hans': '', 'zh-Hant': '', en: '' };

function nameOf(hall: Hall, service: ServiceId): Texts {
  return hall.rulebook.services.get(service)?.name ?? NO_TEXTS;
}
