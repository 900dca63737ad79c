import { z } from 'zod';
import type { Instant } from './clock.ts';
import {
  type ClassId,
  classIdSchema,
  type KioskId,
  kioskIdSchema,
  type ServiceId,
  serviceIdSchema,
  type VisitId,
  visitIdSchema,
} from './ids.ts';
import { languageSchema } from './language.ts';

// What the hall's guide (大堂引导) does with those who wait. Each act names its reason, and only another act undoes it.

const reasonId = z.string().max(40);

export const guideCommandSchemas = [
  /** At the desk or on the guide's tablet. `paperAt`: the kiosk whose printer gives the paper; null: the desk's. */
  z.strictObject({
    type: z.literal('issueAtDesk'),
    service: serviceIdSchema,
    priorityClass: classIdSchema.nullable(),
    language: languageSchema,
    paperAt: kioskIdSchema.nullable(),
  }),
  /** By a named rule of the settings and no other way. */
  z.strictObject({
    type: z.literal('reorderTicket'),
    visit: visitIdSchema,
    rule: z.string().max(40),
    reason: reasonId,
  }),
  z.strictObject({
    type: z.literal('changeClass'),
    visit: visitIdSchema,
    priorityClass: classIdSchema,
    reason: reasonId,
  }),
  z.strictObject({
    type: z.literal('changeService'),
    visit: visitIdSchema,
    service: serviceIdSchema,
    reason: reasonId,
  }),
  /** 作废: never 弃号, which halls use for no-shows too. */
  z.strictObject({ type: z.literal('voidTicket'), visit: visitIdSchema, reason: reasonId }),
] as const;

export type GuideEvent =
  /** Its paper comes out there and not at the desk. */
  | { readonly type: 'paperSentTo'; readonly visit: VisitId; readonly kiosk: KioskId }
  | {
      readonly type: 'ticketReordered';
      readonly visit: VisitId;
      readonly rule: string;
      readonly reason: string;
      readonly due: Instant;
    }
  | {
      readonly type: 'classChanged';
      readonly visit: VisitId;
      readonly priorityClass: ClassId;
      readonly reason: string;
      readonly due: Instant;
    }
  | {
      readonly type: 'serviceChanged';
      readonly visit: VisitId;
      readonly service: ServiceId;
      readonly reason: string;
      readonly due: Instant;
    }
  | { readonly type: 'ticketVoided'; readonly visit: VisitId; readonly reason: string };

export type GuideRefusal =
  | { readonly kind: 'noSuchRule' }
  /** It stands where the rule would put it. */
  | { readonly kind: 'standsThereAlready' }
  | { readonly kind: 'sameClass' }
  | { readonly kind: 'sameService' };
