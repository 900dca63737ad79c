import { z } from 'zod';
import type { Instant } from './clock.ts';
import {
  type CounterId,
  classIdSchema,
  counterIdSchema,
  type ServiceId,
  type StaffId,
  serviceIdSchema,
  staffIdSchema,
  type TicketNumber,
  type VisitId,
  visitIdSchema,
} from './ids.ts';
import { languageSchema, type Texts } from './language.ts';
import type { Line } from './queue.ts';

// What a clerk does with a ticket beside calling, serving and finishing it.

/** A note is a line for the next clerk, not a file. */
export const NOTE_CHARACTERS_MAX = 200;
/** A customer who comes for more takes two tickets. */
export const FURTHER_SERVICES_MAX = 4;
/** A misclick is seen at once; what is older has been acted upon. */
export const UNDO_MS = 10_000;

const furtherSchema = z.array(serviceIdSchema).max(FURTHER_SERVICES_MAX);

export const stepCommandSchemas = [
  /** As `issueTicket`, for somebody who comes for several things: one number, one service after the other. */
  z.strictObject({
    type: z.literal('issueForSeveral'),
    service: serviceIdSchema,
    further: furtherSchema.min(1),
    priorityClass: classIdSchema.nullable(),
    withCard: z.boolean(),
    language: languageSchema,
  }),
  /** All that is to come after the present service, in this order; an empty list: nothing more. */
  z.strictObject({
    type: z.literal('planFurther'),
    visit: visitIdSchema,
    services: furtherSchema,
  }),
  /** For whoever is called or served there; an empty text takes the note away. */
  z.strictObject({
    type: z.literal('writeNote'),
    counter: counterIdSchema,
    text: z.string().trim().max(NOTE_CHARACTERS_MAX),
  }),
  /** Out of turn, with one of the hall's reasons. */
  z.strictObject({
    type: z.literal('callChosen'),
    counter: counterIdSchema,
    visit: visitIdSchema,
    reason: z.string().max(40),
  }),
  /** Somebody stands at the counter without a ticket. */
  z.strictObject({
    type: z.literal('takeWalkUp'),
    counter: counterIdSchema,
    service: serviceIdSchema,
    language: languageSchema,
  }),
  /** Whoever is called or served goes back to the line, with the due time it has. */
  z.strictObject({ type: z.literal('putBack'), counter: counterIdSchema }),
  /** Waits for this clerk in person from now on; also out of being parked. */
  z.strictObject({
    type: z.literal('returnToClerk'),
    visit: visitIdSchema,
    clerk: staffIdSchema,
  }),
  z.strictObject({ type: z.literal('undoLast'), counter: counterIdSchema }),
  /** Ready for the next one; the hall gives it when the time for wrap-up is over. */
  z.strictObject({ type: z.literal('endWrapUp'), counter: counterIdSchema }),
  /** For this shift: whoever comes is called as soon as the counter is free. */
  z.strictObject({
    type: z.literal('callByItself'),
    counter: counterIdSchema,
    isOn: z.boolean(),
  }),
  /** The clerk has gone while somebody stands at the counter. */
  z.strictObject({ type: z.literal('forceCloseShift'), counter: counterIdSchema }),
] as const;

/** What `undoLast` can take back. */
export const UNDOABLE = [
  'ticketCalled',
  'noShowMarked',
  'servingBegan',
  'stepFinished',
  'ticketParked',
  'ticketTransferred',
  'ticketPutBack',
] as const;
export type Undoable = (typeof UNDOABLE)[number];

export type StepEvent =
  | {
      readonly type: 'furtherPlanned';
      readonly visit: VisitId;
      readonly services: readonly ServiceId[];
    }
  /** Follows a finished step: the next service begins by itself, as if its ticket had been taken on arrival. */
  | {
      readonly type: 'visitWentOn';
      readonly visit: VisitId;
      readonly service: ServiceId;
      readonly due: Instant;
    }
  | {
      readonly type: 'noteWritten';
      readonly visit: VisitId;
      readonly counter: CounterId;
      readonly clerk: StaffId;
      readonly text: string;
    }
  /** Comes before the call that it explains. */
  | {
      readonly type: 'ticketChosen';
      readonly visit: VisitId;
      readonly counter: CounterId;
      readonly clerk: StaffId;
      readonly reason: string;
    }
  /** Follows the number that was given: served at once, without a call and without waiting. */
  | {
      readonly type: 'walkUpTaken';
      readonly visit: VisitId;
      readonly counter: CounterId;
      readonly clerk: StaffId;
    }
  | {
      readonly type: 'ticketPutBack';
      readonly visit: VisitId;
      readonly counter: CounterId;
      readonly clerk: StaffId;
      readonly outcome: 'returned' | 'endedByLogOff';
      readonly line: Line;
      readonly due: Instant;
    }
  | {
      readonly type: 'returnedToClerk';
      readonly visit: VisitId;
      readonly clerk: StaffId;
      readonly due: Instant;
    }
  /** Says how things were before, so that history is put back without a look at the hall. */
  | {
      readonly type: 'stepUndone';
      readonly visit: VisitId;
      readonly counter: CounterId;
      readonly clerk: StaffId;
      readonly what: Undoable;
      readonly doneAt: Instant;
      /** The step that goes on; of a call that is taken back, the one that never was. */
      readonly step: number;
      readonly service: ServiceId;
      readonly joinedAt: Instant;
      readonly servingSince: Instant | null;
      readonly servedMs: number;
      /** The call had cut short this rating, which is open again. */
      readonly reopens: { readonly visit: VisitId; readonly step: number } | null;
    }
  /** Follows a finished step where the hall gives time for it. */
  | {
      readonly type: 'wrapUpBegan';
      readonly counter: CounterId;
      readonly clerk: StaffId;
      readonly after: VisitId;
      readonly step: number;
      readonly until: Instant;
    }
  | {
      readonly type: 'wrapUpEnded';
      readonly counter: CounterId;
      readonly clerk: StaffId;
      readonly by: 'clerk' | 'limit';
    }
  | {
      readonly type: 'selfCallingSwitched';
      readonly counter: CounterId;
      readonly clerk: StaffId;
      readonly isOn: boolean;
    };

export type StepRefusal =
  /** The hall asks for so many recalls more before a no-show may be marked. */
  | { readonly kind: 'recallFirst'; readonly left: number }
  | { readonly kind: 'recalledEnough'; readonly times: number }
  | { readonly kind: 'returnedEnough'; readonly times: number }
  | { readonly kind: 'parkedEnough'; readonly max: number }
  /** A long number in a note could be somebody's ID card or telephone. */
  | { readonly kind: 'numberInNote' }
  | { readonly kind: 'noSuchCallReason' }
  | { readonly kind: 'notServedHere' }
  | { readonly kind: 'sameServiceTwice' }
  | { readonly kind: 'nothingToUndo' }
  | { readonly kind: 'tooLateToUndo' }
  | { readonly kind: 'movedOnSince'; readonly number: TicketNumber }
  | { readonly kind: 'ratedSince'; readonly number: TicketNumber }
  | { readonly kind: 'noWrapUp' }
  | { readonly kind: 'selfCallingNotOffered' };

/** Where a no-show who comes back is placed. */
export const RETURN_PLACES = ['front', 'penalty', 'end'] as const;
export type ReturnPlace = (typeof RETURN_PLACES)[number];

/** What holds at a counter beside its customer: part of a clerk's view. */
export interface CounterWork {
  /** What the last clerk wrote about whoever is called or served here. */
  readonly note: string | null;
  /** What begins by itself when the present service is finished. */
  readonly further: readonly { readonly id: ServiceId; readonly name: Texts }[];
  readonly undo: {
    readonly what: Undoable;
    readonly number: TicketNumber;
    readonly until: Instant;
  } | null;
  readonly wrapUp: { readonly since: Instant; readonly until: Instant } | null;
  /** null: the hall has not offered it for this counter. */
  readonly callsByItself: boolean | null;
  /** What may be taken at this counter without a ticket. */
  readonly servedHere: readonly ServiceId[];
  /** Recalls that may still be made for whoever is called; null: no bound. */
  readonly recallsLeft: number | null;
  /** Recalls that are still wanted before a no-show may be marked. */
  readonly recallsWanted: number;
  /** null: no bound. */
  readonly parkedMax: number | null;
  readonly callReasons: readonly { readonly id: string; readonly text: Texts }[];
  readonly noShow: NoShowPolicy;
}

/** The hall's rule for who did not come, as a page says it in words. */
export interface NoShowPolicy {
  readonly place: ReturnPlace;
  readonly penaltyMin: number;
  readonly graceMin: number;
  readonly returnsMax: number | null;
}
