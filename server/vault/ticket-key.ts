import { createHmac, timingSafeEqual } from 'node:crypto';
import { type VisitId, visitIdSchema } from '#contract/ids.ts';
import type { HallKey } from './hall-key.ts';

/** 96 bits: nobody finds another's ticket by trying, and the QR code stays coarse enough to scan. */
const MAC_CHARACTERS = 16;
const SEPARATOR = '~';

/** The secret end of a ticket's phone address: whoever holds the paper may look, leave and rate. */
export interface TicketKey {
  /** `2026-07-03.A017~q3Xv…` */
  ticketFor(visit: VisitId): string;
  /** Undefined: not made by this hall. */
  visitOf(ticket: string): VisitId | undefined;
}

export function openTicketKey(hallKey: HallKey): TicketKey {
  const key = hallKey.derive('ticket address v1');
  const macOf = (visit: VisitId) =>
    createHmac('sha256', key).update(visit).digest('base64url').slice(0, MAC_CHARACTERS);
  return {
    ticketFor: (visit) => `${visit}${SEPARATOR}${macOf(visit)}`,
    visitOf(ticket) {
      const [name = '', mac = '', ...rest] = ticket.split(SEPARATOR);
      const visit = visitIdSchema.safeParse(name);
      const given = Buffer.from(mac);
      if (!visit.success || rest.length > 0 || given.length !== MAC_CHARACTERS) return undefined;
      return timingSafeEqual(given, Buffer.from(macOf(visit.data))) ? visit.data : undefined;
    },
  };
}
