import { z } from 'zod';
import type { Instant } from './clock.ts';
import { type PatrolId, patrolIdSchema, type StaffId, type TaskId } from './ids.ts';
import type { Texts } from './language.ts';
import { taskTextSchema } from './tasks.ts';
import type { HallSign } from './views.ts';

// A supervisor's walk through the hall (巡查) with the hall's checklist.

export const patrolCommandSchemas = [
  /** With the checklist as the settings have it now. One walk at a time for each person. */
  z.strictObject({ type: z.literal('startPatrol') }),
  /** A finding opens a task in the same decision. */
  z.strictObject({
    type: z.literal('checkPatrolItem'),
    patrol: patrolIdSchema,
    item: z.string().max(40),
    isFine: z.boolean(),
    text: taskTextSchema,
  }),
  z.strictObject({ type: z.literal('finishPatrol'), patrol: patrolIdSchema }),
] as const;

export interface PatrolItem {
  readonly id: string;
  readonly text: Texts;
}

export type PatrolEvent =
  | {
      readonly type: 'patrolStarted';
      readonly patrol: PatrolId;
      readonly staff: StaffId;
      /** As they were then: changed settings do not change what was looked at. */
      readonly items: readonly PatrolItem[];
    }
  | {
      readonly type: 'patrolItemChecked';
      readonly patrol: PatrolId;
      readonly item: string;
      readonly isFine: boolean;
      readonly text: string;
    }
  | { readonly type: 'patrolFinished'; readonly patrol: PatrolId };

export type PatrolRefusal =
  | { readonly kind: 'noSuchPatrol' }
  | { readonly kind: 'patrolUnderWay' }
  | { readonly kind: 'notYourPatrol' }
  | { readonly kind: 'noSuchPatrolItem' }
  /** The settings name nothing to look at. */
  | { readonly kind: 'noPatrolItems' };

/** What was found at one item; null: nobody has looked yet. */
export interface PatrolCheck {
  readonly isFine: boolean;
  readonly text: string;
  /** The task that the finding has opened. */
  readonly task: TaskId | null;
}

export interface PatrolWalk {
  readonly patrol: PatrolId;
  readonly staff: StaffId;
  readonly name: string;
  readonly startedAt: Instant;
  readonly items: readonly (PatrolItem & { readonly check: PatrolCheck | null })[];
}

/** The walks under way: at most one for each person. */
export interface PatrolsView {
  readonly hall: HallSign;
  readonly open: readonly PatrolWalk[];
  /** How many items the checklist has now; with none, no walk begins. */
  readonly itemCount: number;
}

/** A walk that is over. */
export interface PatrolLine extends PatrolWalk {
  readonly finishedAt: Instant;
}
