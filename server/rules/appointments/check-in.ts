import type { Standing } from '#contract/appointments.ts';
import { must, mustGet, unreachable } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, CommandOf, EventOf, HallEvent, RuleRefusal } from '#contract/facts.ts';
import {
  type ClassId,
  type TicketNumber,
  ticketNumberFrom,
  ticketNumberOf,
  visitIdOf,
} from '#contract/ids.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { ServiceSettings } from '#contract/settings.ts';
import type { Hall } from '../hall-state.ts';
import {
  APPOINTMENT_NUMBERS,
  isNumberTaken,
  kioskOf,
  nextNumber,
  targetWaitMs,
} from '../queue/issue-ticket.ts';
import { waitFrom } from '../queue/lines.ts';
import { cardAt } from '../queue/present-card.ts';
import { openingAt, timeOfDayAt } from '../service-day.ts';
import { type Appointment, settle } from './appointments.ts';

/** From when to when an appointment can be checked in. */
export function checkInWindow(
  { settings }: Hall,
  { slot }: Pick<Appointment, 'slot'>,
): { readonly from: Instant; readonly until: Instant } {
  const { earlyMin, lateMin } = settings.appointments;
  return { from: slot - earlyMin * 60_000, until: slot + lateMin * 60_000 };
}

export function standingOf(hall: Hall, appointment: Appointment, at: Instant): Standing {
  const { from, until } = checkInWindow(hall, appointment);
  if (at < from) return 'tooEarly';
  if (at <= appointment.slot) return 'early';
  return at <= until && appointment.state.kind !== 'missed' ? 'late' : 'missed';
}

/**
 * Who has an appointment gets a ticket though the day's quota is used up or the service pauses: the hall has given its
 * word. Early ones are due at their slot, late ones soon after they come.
 */
export function decideCheckIn(
  hall: Hall,
  { appointment: id, language }: CommandOf<'checkIn'>,
  { by, at }: { readonly by: Actor; readonly at: Instant },
): Outcome<readonly HallEvent[], RuleRefusal> {
  const place = kioskOf(hall, by);
  if (!place.ok) return place;
  const { kiosk } = place.value;
  const appointment = hall.appointments.all.get(id);
  if (appointment === undefined) return refuse({ kind: 'noSuchAppointment' });
  const { state, slot } = appointment;
  if (state.kind === 'cancelled') return refuse({ kind: 'appointmentOver' });
  if (state.kind === 'checkedIn') {
    return refuse({ kind: 'alreadyCheckedIn', number: ticketNumberOf(state.visit) });
  }
  const opening = openingAt(hall.settings, at);
  if (!opening.isOpen) return refuse({ kind: 'hallClosed', opensAt: opening.opensAt });
  // A booking that was missed outlives its service, which may have left the settings since.
  const service = hall.rulebook.services.get(appointment.service);
  if (service === undefined) return refuse({ kind: 'noSuchService' });
  if (service.openTo === 'idCardOnly' && kiosk !== undefined && cardAt(kiosk, at) === undefined) {
    return refuse({ kind: 'cardWanted' });
  }
  const standing = standingOf(hall, appointment, at);
  if (standing === 'tooEarly') {
    const { from } = checkInWindow(hall, appointment);
    return refuse({ kind: 'tooEarly', from: timeOfDayAt(hall.settings, from) });
  }
  const { missed } = hall.settings.appointments;
  if (standing === 'missed' && missed === 'refused') {
    return refuse({ kind: 'appointmentWasMissed' });
  }

  const priorityClass = classOf(hall, standing);
  if (!hall.rulebook.classes.has(priorityClass)) return refuse({ kind: 'noSuchClass' });
  const isKept = standing !== 'missed';
  const number = isKept ? appointmentNumber(hall, service) : nextNumber(hall, service);
  const day = must(hall.day ?? undefined, 'a day began before its first ticket');
  const visit = visitIdOf(day, number);
  return ok([
    {
      type: 'ticketIssued',
      visit,
      number,
      service: service.id,
      priorityClass,
      language,
      kiosk: kiosk?.id ?? null,
      person: appointment.person,
      due: dueOf(hall, {
        standing,
        slot,
        at,
        normal: at + targetWaitMs(hall, service.id, priorityClass),
      }),
    },
    { type: 'appointmentCheckedIn', appointment: id, visit, slot, standing },
  ]);
}

function classOf({ settings }: Hall, standing: Standing): ClassId {
  if (standing !== 'missed') return settings.appointments.priorityClass;
  return must(settings.priorityClasses[0], 'every hall has its normal class').id;
}

function dueOf(
  { settings }: Hall,
  of: {
    readonly standing: Exclude<Standing, 'tooEarly'>;
    readonly slot: Instant;
    readonly at: Instant;
    readonly normal: Instant;
  },
): Instant {
  switch (of.standing) {
    case 'early':
      return of.slot;
    case 'late':
      return of.at + settings.appointments.lateDueMin * 60_000;
    case 'missed':
      return of.normal;
    default:
      return unreachable(of.standing);
  }
}

/** From the block for appointments; when that is used up, whoever comes gets a number of the common ones. */
function appointmentNumber(hall: Hall, service: ServiceSettings): TicketNumber {
  const { prefix } = service;
  let last = hall.appointments.numbers.get(prefix) ?? APPOINTMENT_NUMBERS.first - 1;
  while (last < APPOINTMENT_NUMBERS.last) {
    last += 1;
    const number = ticketNumberFrom(prefix, last);
    if (!isNumberTaken(hall, number)) return number;
  }
  return nextNumber(hall, service);
}

export function applyAppointmentCheckedIn(
  hall: Hall,
  { appointment: id, visit, slot }: EventOf<'appointmentCheckedIn'>,
): void {
  // Whoever comes early has not waited before the slot: nobody who came meanwhile overtakes them.
  const waiting = mustGet(hall.visits, visit);
  if (slot > waiting.waitsSince) waitFrom(hall, waiting, slot);
  const appointment = mustGet(hall.appointments.all, id);
  settle(hall.appointments, appointment, { kind: 'checkedIn', visit });
}
