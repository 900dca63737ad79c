import { createHmac, timingSafeEqual } from 'node:crypto';
import type { z } from 'zod';
import {
  type AppointmentId,
  appointmentIdSchema,
  type VisitId,
  visitIdSchema,
} from '#contract/ids.ts';
import type { HallKey } from './hall-key.ts';

/** 96 bits: nobody finds another's ticket by trying, and the QR code stays coarse enough to scan. */
const MAC_CHARACTERS = 16;
const SEPARATOR = '~';

/**
 * The secret end of a phone page's address: whoever holds the paper may look, leave and rate, and whoever booked may move
 * the booking and cancel it.
 */
export interface TicketKey {
  /** `2026-07-03.A017~q3Xv…` */
  ticketFor(visit: VisitId): string;
  /** Undefined: not made by this hall. */
  visitOf(ticket: string): VisitId | undefined;
  /** `b-0123456789abcdef~q3Xv…` */
  bookingFor(appointment: AppointmentId): string;
  appointmentOf(booking: string): AppointmentId | undefined;
}

export function openTicketKey(hallKey: HallKey): TicketKey {
  const visits = signed(hallKey.derive('ticket address v1'), visitIdSchema);
  const bookings = signed(hallKey.derive('booking address v1'), appointmentIdSchema);
  return {
    ticketFor: visits.sign,
    visitOf: visits.open,
    bookingFor: bookings.sign,
    appointmentOf: bookings.open,
  };
}

function signed<Id extends string>(
  key: Buffer,
  schema: { safeParse(text: string): z.ZodSafeParseResult<Id> },
) {
  const macOf = (id: Id) =>
    createHmac('sha256', key).update(id).digest('base64url').slice(0, MAC_CHARACTERS);
  return {
    sign: (id: Id) => `${id}${SEPARATOR}${macOf(id)}`,
    open: (text: string): Id | undefined => {
      const [name = '', mac = '', ...rest] = text.split(SEPARATOR);
      const id = schema.safeParse(name);
      const given = Buffer.from(mac);
      if (!id.success || rest.length > 0 || given.length !== MAC_CHARACTERS) return undefined;
      return timingSafeEqual(given, Buffer.from(macOf(id.data))) ? id.data : undefined;
    },
  };
}
