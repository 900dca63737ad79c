import { z } from 'zod';
import { type WebhookId, webhookIdSchema } from './ids.ts';

/** What an outgoing webhook may be told of, and the fact that each is. */
export const WEBHOOK_EVENTS = {
  booked: 'appointmentBooked',
  moved: 'appointmentMoved',
  cancelled: 'appointmentCancelled',
  reminded: 'appointmentReminded',
  checkedIn: 'appointmentCheckedIn',
  missed: 'appointmentMissed',
} as const;
export type WebhookEvent = keyof typeof WEBHOOK_EVENTS;

/**
 * A server that the hall tells of bookings, so that it can send messages. Its secret is drawn from the hall's key and
 * stands in no setting.
 */
export const webhookSettingsSchema = z.strictObject({
  id: webhookIdSchema,
  url: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .refine(hasNoPassword, 'webAddress'),
  events: z
    .array(z.enum(['booked', 'moved', 'cancelled', 'reminded', 'checkedIn', 'missed']))
    .min(1)
    .max(6),
  /** Sends name, telephone and the address of the booking too: for whoever writes the message. */
  withContact: z.boolean(),
});
export type WebhookSettings = Readonly<z.infer<typeof webhookSettingsSchema>>;

function hasNoPassword(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { username, password } = new URL(url);
  return username === '' && password === '';
}

/** `refused`: no status of success. `redirected`: it points elsewhere, and the hall follows nobody. */
export const WEBHOOK_TROUBLES = ['unreachable', 'tooSlow', 'refused', 'redirected'] as const;
export type WebhookTrouble = (typeof WEBHOOK_TROUBLES)[number];

export const webhookCommandSchemas = [
  /** The hall's own: how far a webhook has been told, and whether it can be reached. */
  z.strictObject({
    type: z.literal('reportWebhook'),
    webhook: webhookIdSchema,
    /** Facts up to this one need not be told again. */
    upTo: z.int().min(0),
    trouble: z.enum(WEBHOOK_TROUBLES).nullable(),
    /** What could not be told in all that time, or not in time to be of use, and is told no more. */
    isGivenUp: z.boolean(),
  }),
] as const;

export type WebhookFact = {
  readonly type: 'webhookReported';
  readonly webhook: WebhookId;
  readonly upTo: number;
  readonly trouble: WebhookTrouble | null;
  readonly isGivenUp: boolean;
};
