import { z } from 'zod';
import type { Instant } from './clock.ts';
import type { HallSign } from './hall-sign.ts';
import {
  type ApiClientId,
  type AppointmentId,
  appointmentIdSchema,
  type PersonId,
  personIdSchema,
  type ServiceId,
  serviceIdSchema,
  type TicketNumber,
  type VisitId,
} from './ids.ts';
import { type Language, languageSchema, type Texts } from './language.ts';

// ── commands ────────────────────────────────────────────────────────────────────────────────────

const slotSchema = z.int().min(0);

export const appointmentCommandSchemas = [
  /** The booking office's own: it has put the person into the vault and drawn the id from the request. */
  z.strictObject({
    type: z.literal('bookAppointment'),
    appointment: appointmentIdSchema,
    service: serviceIdSchema,
    slot: slotSchema,
    person: personIdSchema,
    language: languageSchema,
  }),
  z.strictObject({
    type: z.literal('moveAppointment'),
    appointment: appointmentIdSchema,
    slot: slotSchema,
  }),
  z.strictObject({ type: z.literal('cancelAppointment'), appointment: appointmentIdSchema }),
  /** At a kiosk or at the desk: the place comes from who asks. The ticket speaks the language given here. */
  z.strictObject({
    type: z.literal('checkIn'),
    appointment: appointmentIdSchema,
    language: languageSchema,
  }),
  /** The hall's own, by time: nobody has checked in within the window. */
  z.strictObject({ type: z.literal('missAppointment'), appointment: appointmentIdSchema }),
  /** The hall's own, by time: whoever listens to webhooks may tell the person now. */
  z.strictObject({ type: z.literal('remindAppointment'), appointment: appointmentIdSchema }),
] as const;

// ── events ──────────────────────────────────────────────────────────────────────────────────────

/**
 * How somebody comes to an appointment: before the window, up to the slot, after the slot within the window, or when the
 * window is over.
 */
export type Standing = 'tooEarly' | 'early' | 'late' | 'missed';
/** `serviceGone`: the settings no longer name the service. */
export type CancelCause = 'wished' | 'serviceGone';

export type AppointmentEvent =
  | {
      readonly type: 'appointmentBooked';
      readonly appointment: AppointmentId;
      readonly service: ServiceId;
      readonly slot: Instant;
      readonly person: PersonId;
      readonly language: Language;
    }
  | {
      readonly type: 'appointmentMoved';
      readonly appointment: AppointmentId;
      readonly from: Instant;
      readonly slot: Instant;
    }
  | {
      readonly type: 'appointmentCancelled';
      readonly appointment: AppointmentId;
      readonly cause: CancelCause;
    }
  /** Follows the ticket that was issued for it. */
  | {
      readonly type: 'appointmentCheckedIn';
      readonly appointment: AppointmentId;
      readonly visit: VisitId;
      readonly slot: Instant;
      readonly standing: Exclude<Standing, 'tooEarly'>;
    }
  | { readonly type: 'appointmentMissed'; readonly appointment: AppointmentId }
  | { readonly type: 'appointmentReminded'; readonly appointment: AppointmentId };

// ── refusals ────────────────────────────────────────────────────────────────────────────────────

export type AppointmentRefusal =
  | { readonly kind: 'noAppointments' }
  | { readonly kind: 'noSuchSlot' }
  | { readonly kind: 'slotFull' }
  | { readonly kind: 'slotPast' }
  | { readonly kind: 'beyondHorizon'; readonly days: number }
  | { readonly kind: 'appointmentsFull'; readonly most: number }
  | { readonly kind: 'noSuchAppointment' }
  /** Cancelled, missed or checked in: it cannot be changed any more. */
  | { readonly kind: 'appointmentOver' }
  | { readonly kind: 'alreadyCheckedIn'; readonly number: TicketNumber }
  /** `from`: a time of day. */
  | { readonly kind: 'tooEarly'; readonly from: string }
  | { readonly kind: 'appointmentWasMissed' }
  | { readonly kind: 'notYetDue' };

// ── views ───────────────────────────────────────────────────────────────────────────────────────

/** Free places of one day; bounded by the slots that a day can hold. */
export interface SlotsView {
  readonly hall: HallSign;
  readonly service: ServiceId;
  /** `2026-07-03`, a date of the hall's calendar. */
  readonly date: string;
  readonly slotMin: number;
  readonly slots: readonly { readonly at: Instant; readonly free: number }[];
}

/** What can be booked: the services that take appointments, and the days up to each one's horizon. */
export interface BookingView {
  readonly hall: HallSign;
  readonly services: readonly {
    readonly service: ServiceId;
    readonly name: Texts;
    readonly area: Texts;
    readonly materials: readonly Texts[];
    readonly days: readonly { readonly date: string; readonly free: number }[];
  }[];
}

export interface AppointmentLine {
  readonly appointment: AppointmentId;
  readonly service: ServiceId;
  readonly serviceName: Texts;
  readonly slot: Instant;
  readonly maskedName: string;
  readonly maskedPhone: string;
  readonly state: AppointmentState['kind'];
  /** Once it has been checked in. */
  readonly number: TicketNumber | null;
}

/** One day's bookings for the desk, by slot. */
export interface AppointmentsView {
  readonly hall: HallSign;
  readonly date: string;
  readonly lines: readonly AppointmentLine[];
  /** All of that day, also those beyond what `lines` can hold. */
  readonly count: number;
}

/** One booking as its holder sees it. */
export interface AppointmentView {
  readonly hall: HallSign;
  readonly appointment: AppointmentId;
  readonly service: ServiceId;
  readonly serviceName: Texts;
  readonly area: Texts;
  readonly materials: readonly Texts[];
  readonly slot: Instant;
  readonly slotMin: number;
  readonly maskedName: string;
  readonly state: AppointmentState['kind'];
  readonly checkInFrom: Instant;
  readonly checkInUntil: Instant;
  /** Whether a missed one is given an ordinary ticket. */
  readonly isTakenWhenMissed: boolean;
  /** Address of this page; the QR code holds it too. */
  readonly address: string;
  readonly number: TicketNumber | null;
  /** Address of the ticket's page, once there is a ticket. */
  readonly ticketAddress: string | null;
}

/** What a kiosk tells of an appointment that a card, a telephone number or a code has found. */
export interface FoundAppointment {
  readonly appointment: AppointmentId;
  readonly service: Texts;
  readonly slot: Instant;
  readonly maskedName: string;
  readonly standing: Standing;
  /** In the window, or missed and the hall gives an ordinary ticket for it. */
  readonly canCheckIn: boolean;
  /** When check-in opens. */
  readonly from: Instant;
  readonly number: TicketNumber | null;
}

export type AppointmentState =
  | { readonly kind: 'booked' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'missed' }
  | { readonly kind: 'checkedIn'; readonly visit: VisitId };

/** Where a booking came from. */
export type BookedBy =
  | { readonly kind: 'desk' }
  | { readonly kind: 'phone' }
  | { readonly kind: 'api'; readonly client: ApiClientId };
