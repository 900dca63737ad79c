import { z } from 'zod';
import type { Instant } from './clock.ts';
import {
  type ClassId,
  type CounterId,
  counterIdSchema,
  type ServiceId,
  type StaffId,
  serviceIdSchema,
  type TicketNumber,
  type VisitId,
} from './ids.ts';

// Numbers from a pre-printed roll, for when no kiosk and no printer gives tickets, and visits that were noted on paper.

/** As services have them, or none: a number of digits alone is no service's. */
export const ROLL_PREFIXES = [
  '',
  'A',
  'C',
  'F',
  'H',
  'R',
  'W',
  'X',
  'Y',
  'U',
  'K',
  'M',
  'J',
] as const;
export type RollPrefix = (typeof ROLL_PREFIXES)[number];

const rollNumber = z.int().min(0).max(9_999);
const instant = z.int().min(0);

export const paperCommandSchemas = [
  z.strictObject({
    type: z.literal('beginPaperRoll'),
    prefix: z.enum(ROLL_PREFIXES),
    from: rollNumber,
    to: rollNumber,
  }),
  z.strictObject({ type: z.literal('endPaperRoll') }),
  z.strictObject({ type: z.literal('callRollNext'), counter: counterIdSchema }),
  /** Nobody has the next number: it is passed over without a call. */
  z.strictObject({ type: z.literal('skipRollNumber'), counter: counterIdSchema }),
  /** What the customer with the paper number has come for. */
  z.strictObject({
    type: z.literal('tellRollService'),
    counter: counterIdSchema,
    service: serviceIdSchema,
  }),
  /** Noted on paper while the hall could not be reached; all times are told by a person. */
  z.strictObject({
    type: z.literal('enterPaperVisit'),
    counter: counterIdSchema,
    service: serviceIdSchema,
    /** The number on the customer's paper. */
    noted: z.string().regex(/^[A-Z]?[0-9]{1,6}$/),
    /** null: nobody knows since when the customer waited. */
    joinedAt: instant.nullable(),
    beganAt: instant,
    finishedAt: instant,
  }),
] as const;

export type PaperEvent =
  | {
      readonly type: 'paperRollBegan';
      readonly prefix: RollPrefix;
      readonly from: number;
      readonly to: number;
    }
  | { readonly type: 'paperRollEnded' }
  /** After its `ticketIssued`: nobody knows how long the customer waited. */
  | {
      readonly type: 'rollNumberCalled';
      readonly visit: VisitId;
      readonly counter: CounterId;
      readonly clerk: StaffId;
    }
  | {
      readonly type: 'rollNumberSkipped';
      readonly number: TicketNumber;
      readonly counter: CounterId;
      readonly clerk: StaffId;
    }
  | { readonly type: 'rollServiceTold'; readonly visit: VisitId; readonly service: ServiceId }
  | {
      readonly type: 'paperVisitEntered';
      /** In a series of its own, `E001`: its day is that of the times told. */
      readonly visit: VisitId;
      readonly noted: string;
      readonly service: ServiceId;
      readonly priorityClass: ClassId;
      readonly counter: CounterId;
      readonly clerk: StaffId;
      readonly joinedAt: Instant | null;
      readonly beganAt: Instant;
      readonly finishedAt: Instant;
    };

export type PaperRefusal =
  | { readonly kind: 'rollRunning' }
  | { readonly kind: 'noRollRunning' }
  | { readonly kind: 'rollUsedUp' }
  | { readonly kind: 'badRoll' }
  /** A service's tickets begin with this letter. */
  | { readonly kind: 'prefixInUse'; readonly prefix: string }
  | { readonly kind: 'serviceWanted'; readonly number: TicketNumber }
  | { readonly kind: 'notFromRoll' }
  /** Told times must lie in order within the last week. */
  | { readonly kind: 'toldTimesWrong' };

/** The roll as clerks and supervisors see it. */
export interface RollSign {
  readonly prefix: RollPrefix;
  readonly from: number;
  readonly to: number;
  /** null: used up. */
  readonly next: TicketNumber | null;
  /** Numbers not yet called or passed over. */
  readonly left: number;
}
