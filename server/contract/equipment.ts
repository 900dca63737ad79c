import { z } from 'zod';
import { HEALTH_REASONS, type Health, type PrintReport } from './devices.ts';
import { type DeviceId, deviceIdSchema, type VisitId, visitIdSchema } from './ids.ts';

const why = z.enum(HEALTH_REASONS);

/** `silent`: no lobby page has said anything of this call in time; the hall notes it itself. */
const SPOKEN_RESULTS = ['spoken', 'suspended', 'clipMissing', 'stopped', 'silent'] as const;
export type SpokenResult = (typeof SPOKEN_RESULTS)[number];

export const printReportSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('printed'), confirmedBy: z.enum(['processId', 'barrier']) }),
  z.strictObject({ kind: z.literal('notPrinted'), why }),
  z.strictObject({ kind: z.literal('held'), why }),
  z.strictObject({ kind: z.literal('unconfirmed'), why }),
]);

export const equipmentCommandSchemas = [
  /** The crew's report; unchanged health is no fact and answers with no event. */
  z.strictObject({
    type: z.literal('reportHealth'),
    device: deviceIdSchema,
    state: z.enum(['up', 'degraded', 'down']),
    why,
    detail: z.string().max(200),
  }),
  z.strictObject({
    type: z.literal('reportPrint'),
    visit: visitIdSchema,
    /** null: no printer stands there or none could take it. */
    device: deviceIdSchema.nullable(),
    report: printReportSchema,
    /** A person asked for this print once more; it is marked on the paper. */
    isReprint: z.boolean(),
  }),
  /** Staff asks for the paper of a ticket once more. The stage prints it, marked as a reprint. */
  z.strictObject({ type: z.literal('reprintTicket'), visit: visitIdSchema }),
  /** A lobby page has spoken a call whole, or tells why not. */
  z.strictObject({
    type: z.literal('reportSpoken'),
    visit: visitIdSchema,
    /** Which calling of the visit it was, so that each is told once: calls and recalls count on. */
    calling: z.int().min(1).max(1_000),
    result: z.enum(SPOKEN_RESULTS),
  }),
] as const;

export type EquipmentEvent =
  | { readonly type: 'deviceHealthChanged'; readonly device: DeviceId; readonly health: Health }
  | {
      readonly type: 'printReported';
      readonly visit: VisitId;
      readonly device: DeviceId | null;
      readonly report: PrintReport;
      readonly isReprint: boolean;
    }
  | { readonly type: 'reprintWanted'; readonly visit: VisitId }
  | {
      readonly type: 'callSpoken';
      readonly visit: VisitId;
      readonly calling: number;
      readonly result: SpokenResult;
    };

export type EquipmentRefusal = { readonly kind: 'printUnderWay' };
