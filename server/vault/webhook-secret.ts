import { createHmac } from 'node:crypto';
import type { WebhookId } from '#contract/ids.ts';
import type { HallKey } from './hall-key.ts';

/** The secret that the hall and one other server share, as that server is given it. Drawn anew each time, kept nowhere. */
export function webhookSecret(hallKey: HallKey, webhook: WebhookId): string {
  return hallKey.derive(`webhook ${webhook} v1`).toString('base64url');
}

/** HMAC-SHA-256 in hex, keyed with the secret's own characters. */
export function openWebhookSigner(hallKey: HallKey): (webhook: WebhookId, text: string) => string {
  return (webhook, text) =>
    createHmac('sha256', webhookSecret(hallKey, webhook)).update(text).digest('hex');
}
