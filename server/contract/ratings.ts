import { z } from 'zod';
import {
  type CounterId,
  counterIdSchema,
  type StaffId,
  type VisitId,
  visitIdSchema,
} from './ids.ts';

/** 5 非常满意 … 1 非常不满意; 2 and 1 are 差评. */
export const LEVELS = [5, 4, 3, 2, 1] as const;
export type Level = (typeof LEVELS)[number];

export const ratingCommandSchemas = [
  /** At the counter's pad, by hardware or touch. The step that is open for rating there is meant. */
  z.strictObject({
    type: z.literal('rate'),
    counter: counterIdSchema,
    /** Whose step is meant, so that a press sent late never rates the next customer's; null: hardware keys know nobody. */
    visit: visitIdSchema.nullable(),
    level: z.literal(LEVELS),
    reasons: z.array(z.string().max(40)).max(9),
  }),
  /** From the phone page of the ticket. */
  z.strictObject({
    type: z.literal('rateVisit'),
    visit: visitIdSchema,
    level: z.literal(LEVELS),
    reasons: z.array(z.string().max(40)).max(9),
  }),
  /** The time for rating is over: `notRated`. The hall's own. */
  z.strictObject({
    type: z.literal('closeRating'),
    counter: counterIdSchema,
    visit: visitIdSchema,
  }),
] as const;

export type RatingEvent =
  | {
      readonly type: 'stepRated';
      readonly visit: VisitId;
      readonly step: number;
      readonly counter: CounterId;
      readonly clerk: StaffId;
      readonly level: Level;
      readonly reasons: readonly string[];
    }
  | {
      readonly type: 'stepNotRated';
      readonly visit: VisitId;
      readonly step: number;
      readonly counter: CounterId;
      readonly clerk: StaffId;
    };

export type RatingRefusal =
  | { readonly kind: 'noRatingOpen' }
  | { readonly kind: 'alreadyRated' }
  | { readonly kind: 'noSuchReason' };
