import { z } from 'zod';
import type { Instant } from './clock.ts';
import type { ServiceDay, StaffId, TicketNumber } from './ids.ts';
import {
  type ClassId,
  type CounterId,
  classIdSchema,
  counterIdSchema,
  type KioskId,
  kioskIdSchema,
  type PersonId,
  personIdSchema,
  type ServiceId,
  serviceDaySchema,
  serviceIdSchema,
  staffIdSchema,
  type VisitId,
  visitIdSchema,
} from './ids.ts';
import { type Language, languageSchema } from './language.ts';
import type { QueueSettings } from './settings.ts';
import type { ReturnPlace } from './steps.ts';

// ── commands ────────────────────────────────────────────────────────────────────────────────────

export const queueCommandSchemas = [
  /** At a kiosk: the place comes from who asks. `withCard` takes the card that lies in the hall's mind there. */
  z.strictObject({
    type: z.literal('issueTicket'),
    service: serviceIdSchema,
    /** null: the class that the card gives, else the normal one. */
    priorityClass: classIdSchema.nullable(),
    withCard: z.boolean(),
    language: languageSchema,
  }),
  /** A reader of this kiosk has read a card; the person is in the vault already. */
  z.strictObject({
    type: z.literal('presentCard'),
    kiosk: kioskIdSchema,
    person: personIdSchema,
    priorityClass: classIdSchema,
  }),
  z.strictObject({ type: z.literal('dismissCard'), kiosk: kioskIdSchema }),
  z.strictObject({ type: z.literal('callNext'), counter: counterIdSchema }),
  z.strictObject({ type: z.literal('recall'), counter: counterIdSchema }),
  z.strictObject({ type: z.literal('markNoShow'), counter: counterIdSchema }),
  /** The no-show has come back. */
  z.strictObject({ type: z.literal('returnTicket'), visit: visitIdSchema }),
  z.strictObject({ type: z.literal('beginServing'), counter: counterIdSchema }),
  /** `delivered`: what was really done, where it differs; null: what the ticket was taken for. */
  z.strictObject({
    type: z.literal('finish'),
    counter: counterIdSchema,
    delivered: serviceIdSchema.nullable(),
  }),
  z.strictObject({ type: z.literal('park'), counter: counterIdSchema }),
  z.strictObject({ type: z.literal('takeBack'), counter: counterIdSchema, visit: visitIdSchema }),
  z.strictObject({
    type: z.literal('transfer'),
    counter: counterIdSchema,
    to: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('service'), service: serviceIdSchema }),
      z.strictObject({ kind: z.literal('counter'), counter: counterIdSchema }),
      z.strictObject({ kind: z.literal('clerk'), clerk: staffIdSchema }),
    ]),
  }),
  /** Gave up before being served: by the customer's phone or by staff. */
  z.strictObject({ type: z.literal('leave'), visit: visitIdSchema }),
  /** The hall's own: the service day changes. Who still waits or is unrated ends with the day. */
  z.strictObject({ type: z.literal('beginDay'), day: serviceDaySchema }),
] as const;

// ── events ──────────────────────────────────────────────────────────────────────────────────────

/** Whose turn list a waiting visit stands in. */
export type Line =
  | { readonly kind: 'service'; readonly service: ServiceId }
  | { readonly kind: 'counter'; readonly counter: CounterId }
  | { readonly kind: 'clerk'; readonly clerk: StaffId };

/** Why somebody was called before everybody else; `due` and `line` as they stood then. */
export type CallReason = { readonly line: Line; readonly due: Instant } & (
  | { readonly kind: 'dueFirst' }
  /** Of a service that is called there before those for which somebody was due earlier. */
  | { readonly kind: 'preferred' }
  /** Overtaken as often as the hall lets anybody be. */
  | { readonly kind: 'overtaken'; readonly times: number }
  /** Had waited as long as the hall lets anybody wait. */
  | { readonly kind: 'waitedLong'; readonly since: Instant }
  | { readonly kind: 'sentToCounter' }
  | { readonly kind: 'sentToClerk' }
  /** A person's choice, out of turn. */
  | { readonly kind: 'chosenByHand' }
);

/** How a step ended (GLOSSARY: outcome). */
export type StepOutcome =
  | 'finished'
  | 'noShow'
  | 'transferred'
  | 'returned'
  | 'left'
  | 'cancelled'
  | 'endedByDay'
  | 'endedByLogOff';

export type QueueEvent =
  | {
      readonly type: 'settingsAdopted';
      readonly revision: string;
      readonly settings: QueueSettings;
    }
  | { readonly type: 'dayBegan'; readonly day: ServiceDay }
  | {
      readonly type: 'cardPresented';
      readonly kiosk: KioskId;
      readonly person: PersonId;
      readonly priorityClass: ClassId;
    }
  | { readonly type: 'cardDismissed'; readonly kiosk: KioskId }
  | {
      readonly type: 'ticketIssued';
      readonly visit: VisitId;
      readonly number: TicketNumber;
      readonly service: ServiceId;
      readonly priorityClass: ClassId;
      readonly language: Language;
      /** null: issued at the desk. */
      readonly kiosk: KioskId | null;
      readonly person: PersonId | null;
      readonly due: Instant;
    }
  | {
      readonly type: 'ticketCalled';
      readonly visit: VisitId;
      readonly counter: CounterId;
      readonly clerk: StaffId;
      /** Counts from 1 within the visit. */
      readonly step: number;
      readonly because: CallReason;
    }
  | {
      readonly type: 'ticketRecalled';
      readonly visit: VisitId;
      readonly counter: CounterId;
      readonly times: number;
    }
  | {
      readonly type: 'noShowMarked';
      readonly visit: VisitId;
      readonly counter: CounterId;
      readonly clerk: StaffId;
    }
  | {
      readonly type: 'ticketReturned';
      readonly visit: VisitId;
      readonly due: Instant;
      /** The hall's rule that the due time comes from. */
      readonly rule: ReturnPlace;
    }
  | {
      readonly type: 'servingBegan';
      readonly visit: VisitId;
      readonly counter: CounterId;
      readonly clerk: StaffId;
    }
  | {
      readonly type: 'stepFinished';
      readonly visit: VisitId;
      readonly counter: CounterId;
      readonly clerk: StaffId;
      readonly step: number;
      readonly delivered: ServiceId;
    }
  | {
      readonly type: 'ticketParked';
      readonly visit: VisitId;
      readonly counter: CounterId;
      readonly clerk: StaffId;
    }
  | {
      readonly type: 'ticketTakenBack';
      readonly visit: VisitId;
      readonly counter: CounterId;
      readonly clerk: StaffId;
    }
  | {
      readonly type: 'ticketTransferred';
      readonly visit: VisitId;
      readonly counter: CounterId;
      readonly clerk: StaffId;
      readonly to: Line;
      /** Keeps the waiting already done: the due time of the step it was called for. */
      readonly due: Instant;
    }
  | { readonly type: 'visitLeft'; readonly visit: VisitId }
  | { readonly type: 'visitEndedByDay'; readonly visit: VisitId };

// ── refusals ────────────────────────────────────────────────────────────────────────────────────

export type QueueRefusal =
  | { readonly kind: 'noSuchService' }
  | { readonly kind: 'noSuchCounter' }
  | { readonly kind: 'noSuchKiosk' }
  | { readonly kind: 'noSuchClass' }
  | { readonly kind: 'noSuchVisit' }
  | { readonly kind: 'noSuchClerk' }
  /** Outside opening hours; `opensAt` is a time of day or empty where none is in sight. */
  | { readonly kind: 'hallClosed'; readonly opensAt: string }
  | { readonly kind: 'servicePaused'; readonly until: string }
  | { readonly kind: 'quotaReached'; readonly quota: number }
  | { readonly kind: 'cardWanted' }
  | { readonly kind: 'classNeedsProof' }
  | { readonly kind: 'cardGone' }
  | { readonly kind: 'counterClosed' }
  | { readonly kind: 'counterPaused' }
  | { readonly kind: 'notYourCounter' }
  | { readonly kind: 'stillCalling'; readonly number: TicketNumber }
  | { readonly kind: 'stillServing'; readonly number: TicketNumber }
  | { readonly kind: 'nobodyWaiting' }
  | { readonly kind: 'nobodyCalled' }
  | { readonly kind: 'nobodyServed' }
  | { readonly kind: 'notParkedHere' }
  | { readonly kind: 'notANoShow' }
  | { readonly kind: 'graceOver' }
  | { readonly kind: 'notWaiting' }
  | { readonly kind: 'nowhereToTransfer' }
  | { readonly kind: 'dayAlreadyBegan' };
