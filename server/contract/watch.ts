import { z } from 'zod';
import type { Instant } from './clock.ts';
import { type CounterId, counterIdSchema, type StaffId } from './ids.ts';
import type { Level } from './ratings.ts';

// What a supervisor watches at the counters, and the one thing that can be done about it from afar.

/** Why a counter is reminded: nobody is called while people wait, a step goes on long, a pause goes on long. */
export const REMINDERS = ['silent', 'handling', 'paused'] as const;
export type Reminder = (typeof REMINDERS)[number];

export const watchCommandSchemas = [
  /** Shown on the console until its clerk acts. The same again, while it still stands there, changes nothing. */
  z.strictObject({
    type: z.literal('remindCounter'),
    counter: counterIdSchema,
    why: z.enum(REMINDERS),
  }),
] as const;

export type WatchEvent = {
  readonly type: 'counterReminded';
  readonly counter: CounterId;
  /** Whose shift it was. */
  readonly clerk: StaffId;
  readonly why: Reminder;
};

/** Ratings of one counter that chance alone would hardly give: it accuses nobody. */
export type UnlikelyRatings =
  | { readonly kind: 'sameLevel'; readonly count: number; readonly level: Level }
  | { readonly kind: 'tooQuick'; readonly count: number; readonly of: number };

/** On the clerk's console. */
export interface ShownReminder {
  readonly why: Reminder;
  readonly at: Instant;
}
