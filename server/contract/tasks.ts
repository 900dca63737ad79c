import { z } from 'zod';
import type { Instant } from './clock.ts';
import { HEALTH_REASONS } from './devices.ts';
import {
  type CounterId,
  type DeviceId,
  deviceIdSchema,
  type PatrolId,
  type StaffId,
  staffIdSchema,
  type TaskId,
  type TicketNumber,
  taskIdSchema,
  type VisitId,
  visitIdSchema,
} from './ids.ts';
import type { Texts } from './language.ts';
import type { Level } from './ratings.ts';
import type { TimelineLine } from './reports.ts';
import { STAFF_ROLES, type StaffRole } from './staff.ts';
import type { HallSign } from './views.ts';

// Something that a person has to see to (任务): with an owner, a due time, notes and an outcome.

/** What staff write about a task. The rules refuse what looks like a telephone or ID number. */
export const taskTextSchema = z
  .string()
  .trim()
  .max(300)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  .regex(/^[^\u0000-\u0009\u000b-\u001f\u007f-\u009f]*$/, 'noControlCharacters');

export const TASK_KINDS = ['unhappyRating', 'device', 'patrolFinding', 'visit', 'other'] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/** A task belongs to a person, or to whoever of a role takes it. */
export const taskOwnerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('staff'), staff: staffIdSchema }),
  z.strictObject({ kind: z.literal('role'), role: z.enum(STAFF_ROLES) }),
]);
export type TaskOwner = Readonly<z.infer<typeof taskOwnerSchema>>;

/** What people open tasks about; ratings and patrols open theirs by themselves. */
export const openableSchema = z.discriminatedUnion('kind', [
  /** A fault or a consumable of a device. */
  z.strictObject({
    kind: z.literal('device'),
    device: deviceIdSchema,
    why: z.enum(HEALTH_REASONS),
  }),
  z.strictObject({ kind: z.literal('visit'), visit: visitIdSchema }),
  z.strictObject({ kind: z.literal('other') }),
]);

export type TaskAbout =
  | Readonly<z.infer<typeof openableSchema>>
  | {
      readonly kind: 'unhappyRating';
      readonly visit: VisitId;
      readonly step: number;
      readonly counter: CounterId;
      readonly clerk: StaffId;
      readonly level: Level;
      readonly reasons: readonly string[];
    }
  | { readonly kind: 'patrolFinding'; readonly patrol: PatrolId; readonly item: Texts };

/** `callBack`: the customer was called back; `correction`: what was put right. */
export const TASK_NOTES = ['note', 'callBack', 'correction'] as const;
export type TaskNote = (typeof TASK_NOTES)[number];

export const TASK_OUTCOMES = [
  'solved',
  'explained',
  'unreachable',
  'unfounded',
  'notNeeded',
] as const;
export type TaskOutcome = (typeof TASK_OUTCOMES)[number];

export const taskCommandSchemas = [
  /** Also the hall's own: a device that wants its maintainer. What is open already is not opened twice. */
  z.strictObject({
    type: z.literal('openTask'),
    about: openableSchema,
    /** null: whom the settings name for this kind. */
    owner: taskOwnerSchema.nullable(),
    text: taskTextSchema,
  }),
  z.strictObject({
    type: z.literal('assignTask'),
    task: taskIdSchema,
    owner: taskOwnerSchema,
    /** Counted from now; null: the due time stays. */
    dueMin: z.int().min(1).max(43_200).nullable(),
  }),
  z.strictObject({
    type: z.literal('noteTask'),
    task: taskIdSchema,
    note: z.enum(TASK_NOTES),
    text: taskTextSchema.min(1),
  }),
  z.strictObject({
    type: z.literal('closeTask'),
    task: taskIdSchema,
    outcome: z.enum(TASK_OUTCOMES),
    text: taskTextSchema,
  }),
  z.strictObject({ type: z.literal('reopenTask'), task: taskIdSchema, text: taskTextSchema }),
  /** By the clerk whose step was rated badly. */
  z.strictObject({
    type: z.literal('appealRating'),
    task: taskIdSchema,
    text: taskTextSchema.min(1),
  }),
  z.strictObject({
    type: z.literal('decideAppeal'),
    task: taskIdSchema,
    isUpheld: z.boolean(),
    text: taskTextSchema,
  }),
  /** The hall's own: its due time has come. */
  z.strictObject({ type: z.literal('noteOverdue'), task: taskIdSchema }),
] as const;

export type TaskEvent =
  | {
      readonly type: 'taskOpened';
      readonly task: TaskId;
      readonly about: TaskAbout;
      readonly owner: TaskOwner;
      readonly due: Instant;
      readonly text: string;
    }
  | {
      readonly type: 'taskAssigned';
      readonly task: TaskId;
      readonly owner: TaskOwner;
      readonly due: Instant;
    }
  | {
      readonly type: 'taskNoted';
      readonly task: TaskId;
      readonly note: TaskNote;
      readonly text: string;
    }
  | {
      readonly type: 'taskClosed';
      readonly task: TaskId;
      readonly outcome: TaskOutcome;
      readonly text: string;
    }
  | {
      readonly type: 'taskReopened';
      readonly task: TaskId;
      readonly due: Instant;
      readonly text: string;
    }
  | { readonly type: 'taskFellDue'; readonly task: TaskId }
  | {
      readonly type: 'ratingAppealed';
      readonly task: TaskId;
      readonly clerk: StaffId;
      readonly text: string;
    }
  | {
      readonly type: 'appealDecided';
      readonly task: TaskId;
      readonly isUpheld: boolean;
      readonly text: string;
    };

export type TaskRefusal =
  | { readonly kind: 'noSuchTask' }
  | { readonly kind: 'notYourTask' }
  | { readonly kind: 'taskIsClosed' }
  | { readonly kind: 'taskIsOpen' }
  /** An unhappy customer is called back before the task is closed. */
  | { readonly kind: 'callBackFirst' }
  | { readonly kind: 'appealUndecided' }
  | { readonly kind: 'notYourRating' }
  | { readonly kind: 'appealedAlready' }
  | { readonly kind: 'nothingAppealed' }
  | { readonly kind: 'notDueYet' }
  /** Somebody's telephone or ID number belongs into the vault and not into a note. */
  | { readonly kind: 'numberInText' };

// ── what pages see ──────────────────────────────────────────────────────────────────────────────

export type Appeal = 'none' | 'made' | 'upheld' | 'dismissed';

/** One line of the list; everything else is in the task's own timeline. */
export interface TaskLine {
  readonly task: TaskId;
  readonly kind: TaskKind;
  readonly owner:
    | { readonly kind: 'staff'; readonly staff: StaffId; readonly name: string }
    | { readonly kind: 'role'; readonly role: StaffRole };
  readonly openedAt: Instant;
  readonly due: Instant;
  readonly isOverdue: boolean;
  readonly outcome: TaskOutcome | null;
  readonly closedAt: Instant | null;
  readonly hasCallBack: boolean;
  readonly hasCorrection: boolean;
  readonly appeal: Appeal;
  readonly about:
    | {
        readonly kind: 'unhappyRating';
        readonly visit: VisitId;
        readonly number: TicketNumber;
        readonly counterLabel: string;
        readonly clerkName: string;
        readonly level: Level;
        readonly reasons: readonly Texts[];
      }
    | {
        readonly kind: 'device';
        readonly device: DeviceId;
        readonly name: string;
        readonly why: (typeof HEALTH_REASONS)[number];
      }
    | { readonly kind: 'patrolFinding'; readonly item: Texts }
    | { readonly kind: 'visit'; readonly visit: VisitId; readonly number: TicketNumber }
    | { readonly kind: 'other' };
  /** What was written when it was opened. */
  readonly text: string;
}

/** Open ones by due time, then those closed last; how many are open is told, however many are shown. */
export interface TasksView {
  readonly hall: HallSign;
  readonly open: readonly TaskLine[];
  readonly openCount: number;
  readonly overdueCount: number;
  readonly closed: readonly TaskLine[];
  /** To whom a task may be given: everybody of the staff who works here. */
  readonly staff: readonly {
    readonly staff: StaffId;
    readonly name: string;
    readonly role: StaffRole;
  }[];
}

/** All that happened to one task, oldest first. */
export interface TaskStory {
  readonly task: TaskId;
  readonly lines: readonly TimelineLine[];
}

/** An unhappy rating as the clerk concerned sees it. */
export interface OwnUnhappyRating {
  readonly task: TaskId;
  readonly number: TicketNumber;
  readonly at: Instant;
  readonly level: Level;
  readonly reasons: readonly Texts[];
  readonly isClosed: boolean;
  readonly appeal: Appeal;
}
