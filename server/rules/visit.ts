import type { Instant } from '#contract/clock.ts';
import type {
  ClassId,
  CounterId,
  DeviceId,
  KioskId,
  PersonId,
  ServiceId,
  StaffId,
  TicketNumber,
  VisitId,
} from '#contract/ids.ts';
import type { Language } from '#contract/language.ts';
import type { CallReason, Line } from '#contract/queue.ts';
import type { Level } from '#contract/ratings.ts';

/** Where one visit stands; exactly one of these at any time. Replaced whole, never changed inside. */
export type VisitState =
  | { readonly kind: 'waiting' }
  | {
      readonly kind: 'called';
      readonly counter: CounterId;
      readonly clerk: StaffId;
      readonly calledAt: Instant;
      /** The last call or recall: walking is counted from it. */
      readonly lastCallAt: Instant;
      /** Calls and recalls of this step. */
      readonly times: number;
    }
  | {
      readonly kind: 'serving';
      readonly counter: CounterId;
      readonly clerk: StaffId;
      readonly calledAt: Instant;
      readonly times: number;
      readonly since: Instant;
    }
  /** Belongs to the clerk who parked it, wherever that clerk sits next. */
  | {
      readonly kind: 'parked';
      readonly counter: CounterId;
      readonly clerk: StaffId;
      readonly at: Instant;
    }
  | {
      readonly kind: 'noShow';
      readonly counter: CounterId;
      readonly clerk: StaffId;
      readonly at: Instant;
    }
  | {
      readonly kind: 'finished';
      readonly counter: CounterId;
      readonly clerk: StaffId;
      readonly at: Instant;
      readonly rating: 'open' | 'notRated' | Level;
    }
  | { readonly kind: 'left'; readonly at: Instant }
  /** Voided by staff. */
  | { readonly kind: 'cancelled'; readonly at: Instant }
  /** Waits for the next day on which the hall opens; stands in no line until then. */
  | { readonly kind: 'carried'; readonly at: Instant }
  | { readonly kind: 'endedByDay'; readonly at: Instant };
export type VisitStateOf<Kind extends VisitState['kind']> = Extract<
  VisitState,
  { readonly kind: Kind }
>;

/** Says nothing of its visit, so one is enough for a hundred thousand who wait. */
export const WAITING: VisitStateOf<'waiting'> = { kind: 'waiting' };

export interface PrintState {
  readonly kind: 'wanted' | 'printed' | 'held' | 'unconfirmed' | 'screenOnly';
  /** Who printed it or holds it. */
  readonly device: DeviceId | null;
}

/** One customer's stay. Plain data: a dump is a copy of it. */
export interface Visit {
  readonly id: VisitId;
  readonly number: TicketNumber;
  /** Issue order in this hall, never starting again: breaks ties of due times. */
  readonly order: number;
  priorityClass: ClassId;
  readonly language: Language;
  readonly kiosk: KioskId | null;
  /** The kiosk whose printer gives its paper; null: the desk's. */
  paperAt: KioskId | null;
  readonly person: PersonId | null;
  readonly issuedAt: Instant;
  /** What it waits for or is served for; a transfer to a service changes it. */
  service: ServiceId;
  /** The line it stands in or was called from. */
  line: Line;
  /** When it joined the line for its present step: waiting is counted from it. */
  joinedAt: Instant;
  /** Fixed when joining; changed by a return from no-show or by staff, with a reason, and by nothing else. */
  due: Instant;
  /** Its waiting counts from then: at a bound, whoever waits longest is called. */
  waitsSince: Instant;
  /** Waiting done up to its last call. */
  waitedMs: number;
  /** Why its last call was its turn; null before the first. */
  because: CallReason | null;
  /** The proof of a class that was chosen by touch; `none`: none is wanted. */
  proof: 'none' | 'wanted' | 'seen';
  /** Steps begun: each call from a line is one. */
  step: number;
  /** Calls and recalls through the whole visit. */
  callings: number;
  /** Serving time of this step before it was parked. */
  servedMs: number;
  print: PrintState;
  /** Which calling was last told to the hall's voice report, and whether it was spoken. */
  told: { readonly calling: number; readonly isSpoken: boolean };
  /** Services that begin by themselves one after the other, once the present one is finished. */
  further: readonly ServiceId[];
  /** Finished steps after which the visit went on, with their ratings. */
  served: readonly ServedStep[];
  /** The last note for whoever serves it next; null: none. */
  note: string | null;
  /** How often it has come back after a no-show. */
  returns: number;
  /** Whatever people did with it so far: tells whether anything has been done since. */
  moves: number;
  /** Was taken at the counter without waiting. */
  isWalkUp: boolean;
  state: VisitState;
}

export type StepRating = 'open' | 'notRated' | Level;

/** A step that is over while its visit goes on. */
export interface ServedStep {
  readonly step: number;
  readonly service: ServiceId;
  readonly counter: CounterId;
  readonly clerk: StaffId;
  readonly at: Instant;
  readonly rating: StepRating;
}

/** Still in the hall: not finished, gone or ended. */
export function isLive(visit: Visit): boolean {
  switch (visit.state.kind) {
    case 'finished':
    case 'left':
    case 'cancelled':
    case 'endedByDay':
      return false;
    default:
      return true;
  }
}
