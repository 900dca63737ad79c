import { z } from 'zod';
import type { Instant } from './clock.ts';
import { type ServiceDay, serviceDaySchema, type VisitId } from './ids.ts';

// The day's end: when no more tickets are given, and what becomes of who still waits when the hall closes.

/** `serveAll`: called as before. `carry`: first on the next day. `end`: over with the day. */
export const WAITING_AT_CLOSING = ['serveAll', 'carry', 'end'] as const;
export type WaitingAtClosing = (typeof WAITING_AT_CLOSING)[number];

export const dayEndCommandSchemas = [
  /** The hall's own, at the end of the day's last opening hours. */
  z.strictObject({ type: z.literal('closeDay'), day: serviceDaySchema }),
] as const;

export type DayEndEvent =
  /** Keeps number and due time for the next day on which the hall opens. */
  | { readonly type: 'visitCarried'; readonly visit: VisitId }
  | {
      readonly type: 'carriedVisitJoined';
      readonly visit: VisitId;
      readonly due: Instant;
      /** As if the hall had not been closed in between: the night is no waiting. */
      readonly joinedAt: Instant;
    }
  | {
      readonly type: 'dayClosed';
      readonly day: ServiceDay;
      readonly rule: WaitingAtClosing;
      /** How many were waiting. */
      readonly waiting: number;
    };

export type DayEndRefusal =
  | { readonly kind: 'hallStillOpen' }
  /** Both times of day. The hall is open; only the kiosks give no more. */
  | { readonly kind: 'lastTicketsGiven'; readonly closesAt: string }
  | { readonly kind: 'tooManyForToday'; readonly closesAt: string };

/** What screens tell of the day's end; null while it is far. */
export interface DayEndSign {
  readonly kind: 'lastTickets' | 'closed';
  readonly rule: WaitingAtClosing;
  /** `17:30` */
  readonly closesAt: string;
  /** Who still waits and, after closing, was carried or ended. */
  readonly waiting: number;
  readonly settled: number;
  /** When the hall opens again; null: not within a week. */
  readonly opensAt: Instant | null;
}
