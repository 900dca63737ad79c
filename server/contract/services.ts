import { z } from 'zod';
import {
  type ClassId,
  type CounterId,
  counterIdSchema,
  type ServiceId,
  type StaffId,
  serviceIdSchema,
  type VisitId,
} from './ids.ts';

// What a service gives out for now, and whether a priority that was chosen by touch holds.

export const serviceCommandSchemas = [
  /** Said again with another reason or time, it says something else. `until` is a text for customers; no clock resumes. */
  z.strictObject({
    type: z.literal('pauseService'),
    service: serviceIdSchema,
    reason: z.string().max(40),
    until: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .nullable(),
  }),
  z.strictObject({ type: z.literal('resumeService'), service: serviceIdSchema }),
  /** Whoever is called or served there has shown the proof of the class, or has none. */
  z.strictObject({
    type: z.literal('settleProof'),
    counter: counterIdSchema,
    isSeen: z.boolean(),
  }),
] as const;

export type ServiceEvent =
  | {
      readonly type: 'servicePaused';
      readonly service: ServiceId;
      readonly reason: string;
      readonly until: string | null;
    }
  | { readonly type: 'serviceResumed'; readonly service: ServiceId }
  | {
      readonly type: 'proofSeen';
      readonly visit: VisitId;
      readonly counter: CounterId;
      readonly clerk: StaffId;
    }
  | {
      readonly type: 'classDenied';
      readonly visit: VisitId;
      readonly counter: CounterId;
      readonly clerk: StaffId;
      /** What it has become. */
      readonly priorityClass: ClassId;
      /** As if it had been taken so from the beginning. */
      readonly due: number;
    };

export type ServiceRefusal =
  /** Outside the service's own hours, while the hall is open. */
  | { readonly kind: 'serviceClosed'; readonly opensAt: string }
  | { readonly kind: 'serviceNotPaused' }
  | { readonly kind: 'noProofWanted' };
