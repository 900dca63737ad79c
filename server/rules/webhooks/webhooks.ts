import type { Instant } from '#contract/clock.ts';
import type { CommandOf, EventOf } from '#contract/facts.ts';
import type { WebhookTrouble } from '#contract/webhooks.ts';
import type { Hall } from '../hall-state.ts';

/** How far one webhook has been told: its place in the journal, which is the outbox. */
export interface WebhookState {
  readonly upTo: number;
  readonly trouble: { readonly why: WebhookTrouble; readonly since: Instant } | null;
}

/** What is so already is no fact: a server that is down for hours makes one, not one a try. */
export function decideReportWebhook(
  hall: Hall,
  { webhook, upTo, trouble, isGivenUp }: CommandOf<'reportWebhook'>,
): readonly EventOf<'webhookReported'>[] {
  const known = hall.webhooks.get(webhook);
  if (known?.upTo === upTo && (known.trouble?.why ?? null) === trouble) return [];
  return [{ type: 'webhookReported', webhook, upTo, trouble, isGivenUp }];
}

export function applyWebhookReported(
  hall: Hall,
  { webhook, upTo, trouble }: EventOf<'webhookReported'>,
  at: Instant,
): void {
  const since = hall.webhooks.get(webhook)?.trouble?.since ?? at;
  hall.webhooks.set(webhook, { upTo, trouble: trouble === null ? null : { why: trouble, since } });
}
