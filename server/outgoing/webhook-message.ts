import type { HallEventType } from '#contract/facts.ts';
import type { WebhookEvent } from '#contract/webhooks.ts';
import { WEBHOOK_EVENTS } from '#contract/webhooks.ts';

/** A message as it goes over the wire. */
export interface WebhookMessage {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What is told of one booking. */
export interface WebhookNews {
  /** The place of the fact in the journal: the same news always has the same. */
  readonly delivery: number;
  readonly event: WebhookEvent;
  readonly at: string;
  readonly appointment: string;
  readonly service: { readonly id: string; readonly name: Readonly<Record<string, string>> };
  readonly slot: string;
  readonly language: string;
  /** Null: this webhook is not told whose it is. */
  readonly contact: {
    readonly name: string;
    readonly phone: string;
    readonly address: string;
  } | null;
}

/**
 * Signed over time and body together, so that an old message cannot be sent again as a new one:
 * `Tinghao-Signature: t=<seconds>,v1=<HMAC-SHA-256 in hex of "<seconds>.<body>">`.
 */
export function webhookMessage(
  news: WebhookNews,
  given: { readonly atMs: number; readonly sign: (text: string) => string },
): WebhookMessage {
  const body = JSON.stringify(news);
  const seconds = Math.floor(given.atMs / 1000);
  return {
    body,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Tinghao',
      'tinghao-event': news.event,
      'tinghao-delivery': String(news.delivery),
      'tinghao-signature': `t=${seconds},v1=${given.sign(`${seconds}.${body}`)}`,
    },
  };
}

export function eventNamed(type: string): WebhookEvent | undefined {
  for (const event of EVENTS) if (WEBHOOK_EVENTS[event] === type) return event;
  return undefined;
}

export function typesOf(events: readonly WebhookEvent[]): readonly HallEventType[] {
  return events.map((event) => WEBHOOK_EVENTS[event]);
}

const EVENTS: readonly WebhookEvent[] = [
  'booked',
  'moved',
  'cancelled',
  'reminded',
  'checkedIn',
  'missed',
];
