import { createHash } from 'node:crypto';
import type {
  AppointmentView,
  BookingView,
  FoundAppointment,
  SlotsView,
} from '#contract/appointments.ts';
import type { QuestionOf } from '#contract/channels.ts';
import type { Actor, Refusal } from '#contract/facts.ts';
import { type AppointmentId, type RequestId, type ServiceId, trusted } from '#contract/ids.ts';
import { type Outcome, ok } from '#contract/outcome.ts';
import type { HallService } from '#hall/hall-service.ts';
import { canBook } from '#rules/appointments/book.ts';
import type { ViewContext } from '#rules/views/context.ts';
import {
  appointmentsOf,
  drawAppointment,
  drawBooking,
  drawSlots,
  FOUND_MAX,
  foundAppointment,
} from '#rules/views/draw-appointments.ts';
import type { TicketKey } from '#vault/ticket-key.ts';
import type { Vault } from '#vault/vault.ts';

export type BookingWish = Omit<QuestionOf<'bookAppointment'>, 'ask'>;
export interface Booked {
  readonly appointment: AppointmentId;
  readonly address: string;
}

/** Where names and bookings meet: the one goes into the vault, the other into the hall, and neither knows of both. */
export interface BookingOffice {
  book(wish: BookingWish, by: Actor): Promise<Outcome<Booked, Refusal>>;
  /** Today's bookings by telephone, or the one whose code this is. */
  find(by: QuestionOf<'findAppointments'>['by']): readonly FoundAppointment[];
  services(): BookingView;
  /** Undefined: that service takes no appointments. */
  slots(service: ServiceId, date: string): SlotsView | undefined;
  /** Undefined: there is none, or its day is over. */
  view(appointment: AppointmentId): AppointmentView | undefined;
}

export interface BookingOfficeParts {
  readonly hall: HallService;
  readonly vault: Pick<Vault, 'rememberContact' | 'findByPhone' | 'erase'>;
  readonly ticketKey: Pick<TicketKey, 'appointmentOf'>;
  readonly context: () => ViewContext;
}

export function openBookingOffice(parts: BookingOfficeParts): BookingOffice {
  const { hall, vault, ticketKey, context } = parts;
  return {
    async book({ id, service, slot, contact, language }, by) {
      const appointment = appointmentIdFor(id);
      const address = context().bookingUrl(appointment);
      const known = hall.state().appointments.all.has(appointment);
      // Nobody's name is kept for a place that is not to be had.
      const free = known ? ok() : canBook(hall.state(), { service, slot }, context().at);
      if (!free.ok) return free;
      const { person, isNew } = vault.rememberContact(contact);
      const command = { type: 'bookAppointment', appointment, service, slot, person } as const;
      const booked = await hall.submit({ id, command: { ...command, language }, by });
      if (!booked.ok) {
        if (isNew) vault.erase(person);
        return booked;
      }
      return ok({ appointment, address });
    },
    find(by) {
      const state = hall.state();
      const about = context();
      if (by.kind === 'phone') {
        return vault
          .findByPhone(by.phone)
          .flatMap((person) => appointmentsOf(state, about, person))
          .sort((one, other) => one.slot - other.slot)
          .slice(0, FOUND_MAX);
      }
      const id = ticketKey.appointmentOf(codeIn(by.code));
      const appointment = id === undefined ? undefined : state.appointments.all.get(id);
      return appointment === undefined ? [] : [foundAppointment(state, about, appointment)];
    },
    services: () => drawBooking(hall.state(), context()),
    slots: (service, date) => drawSlots(hall.state(), context(), { service, date }),
    view: (appointment) => drawAppointment(hall.state(), context(), appointment),
  };
}

/** The same request is the same booking, so the id is drawn from it. */
export function appointmentIdFor(request: RequestId): AppointmentId {
  const digest = createHash('sha256').update(`appointment ${request}`).digest('hex');
  return trusted.appointmentId(`b-${digest.slice(0, 16)}`);
}

/** A scanner reads the whole address of the booking's page; its end is the code. */
function codeIn(text: string): string {
  return text.trim().split('/').at(-1) ?? '';
}
