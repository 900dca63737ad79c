import { assert, must } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor } from '#contract/facts.ts';
import { type AppointmentId, appointmentIdSchema, type PersonId } from '#contract/ids.ts';
import type { QueueSettings, ServiceAppointments } from '#contract/settings.ts';
import type { Visit } from '#rules/hall-state.ts';
import {
  by,
  person,
  SETTINGS,
  service,
  type ToldHall,
  toldHall,
  withService,
} from '../told-hall.ts';

const allDay = Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]);
/** Half hours, two at a time, a week ahead, whenever the hall is open. */
export const TAKING: ServiceAppointments = {
  slotMin: 30,
  capacity: 2,
  hours: allDay,
  horizonDays: 7,
};
export const BOOKED_SETTINGS: QueueSettings = withService(service.pay, { appointments: TAKING });

export const bookingId = (number: number): AppointmentId =>
  appointmentIdSchema.parse(`b-${`${number}`.padStart(16, '0')}`);
/** A time of the first Friday, or so many days after it. */
export const at = (time: string, days = 0): Instant =>
  Date.parse(`2026-07-03T${time}:00+08:00`) + days * 24 * 60 * 60_000;
export const passerBy: Actor = { kind: 'passerBy' };

export interface BookedHall extends ToldHall {
  /** Books for Chen, or for whoever is named, and comes back with the id. */
  book(slot: Instant, who?: PersonId): AppointmentId;
  /** Checks in at kiosk 1 and comes back with the visit. */
  checkIn(appointment: AppointmentId): Visit;
  bookCommand(slot: Instant, number: number, who?: PersonId): Parameters<ToldHall['give']>[0];
}

/** A hall in which payments can be booked. */
export function bookedHall(
  settings: QueueSettings = BOOKED_SETTINGS,
  start: Instant = at('09:00'),
): BookedHall {
  const told = toldHall(settings, start);
  let booked = 0;
  const bookCommand = (slot: Instant, number: number, who: PersonId = person.chen) =>
    ({
      type: 'bookAppointment',
      appointment: bookingId(number),
      service: service.pay,
      slot,
      person: who,
      language: 'zh-Hans',
    }) as const;
  const hall: BookedHall = Object.create(told, {
    now: { get: () => told.now },
    bookCommand: { value: bookCommand },
    book: {
      value: (slot: Instant, who?: PersonId) => {
        booked += 1;
        told.done(bookCommand(slot, booked, who), passerBy);
        return bookingId(booked);
      },
    },
    checkIn: {
      value: (appointment: AppointmentId) => {
        const events = told.done({ type: 'checkIn', appointment, language: 'en' }, by.kiosk);
        const issued = events.find(({ type }) => type === 'ticketIssued');
        assert(issued?.type === 'ticketIssued', 'a ticket was issued');
        return must(told.hall.visits.get(issued.visit), 'the visit is there');
      },
    },
  });
  return hall;
}

export { SETTINGS };
