import { z } from 'zod';
import { textsSchema } from './language.ts';

/** Within one service: `contract`, `m2`. */
const partId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'plainId');
const part = z.strictObject({ id: partId, name: textsSchema });

/** One thing that a customer must bring, or one thing that a clerk must do. */
export type FlowPart = Readonly<z.infer<typeof part>>;

/** What to have ready. A file of before cases has bare texts here; each gets an id by its place. */
export const materialsSchema = z
  .array(z.union([textsSchema, part]))
  .max(12)
  .transform((list) =>
    list.map((entry, at): FlowPart => ('id' in entry ? entry : { id: `m${at + 1}`, name: entry })),
  );

/** How a service that keeps cases goes on once the materials are there. */
export const flowSchema = z.strictObject({
  steps: z.array(part).max(12),
  /** `percent`: so many of a hundred cases, spread evenly by their count; chance has no part in it. */
  needsReview: z.union([
    z.enum(['never', 'always']),
    z.strictObject({ percent: z.int().min(1).max(99) }),
  ]),
  needsSignature: z.boolean(),
  /** Days after the opening by whose end the result is promised; null: nothing is promised. */
  promisedDays: z.int().min(0).max(365).nullable(),
  /** What a clerk must not forget. */
  keyPoints: z.array(z.strictObject({ title: textsSchema, text: textsSchema })).max(6),
});
export type Flow = Readonly<z.infer<typeof flowSchema>>;

const named = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z]{1,30}$/, 'reasonId'),
  text: textsSchema,
});

/** What holds for the cases of all services. */
export const caseSettingsSchema = z.strictObject({
  /** Who comes back for a kept case is due so long after taking the ticket; 0: after those who are due already. */
  continueAfterMin: z.number().min(0).max(240),
  /** For which a reviewer sends a case back. */
  returnReasons: z.array(named).max(12),
  /** What a clerk asks the back office most often, so that one press asks it. */
  helpTopics: z.array(named).max(9),
});
export type CaseSettings = Readonly<z.infer<typeof caseSettingsSchema>>;

/** A hall whose file says nothing of cases. */
export const NO_CASE_SETTINGS: CaseSettings = {
  continueAfterMin: 0,
  returnReasons: [],
  helpTopics: [],
};
