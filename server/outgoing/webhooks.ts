import type { Clock } from '#contract/clock.ts';
import type { Fact, HallEventType } from '#contract/facts.ts';
import type { PersonId, RequestId, WebhookId } from '#contract/ids.ts';
import type { Texts } from '#contract/language.ts';
import type { Outcome } from '#contract/outcome.ts';
import type { WebhookSettings, WebhookTrouble } from '#contract/webhooks.ts';
import type { HallService } from '#hall/hall-service.ts';
import type { AppointmentNews } from '#reports/appointment-news.ts';
import { eventNamed, typesOf, type WebhookMessage, webhookMessage } from './webhook-message.ts';

/** The first try again comes soon, the later ones further apart. */
const RETRY_FIRST_MS = 2_000;
const RETRY_LAST_MS = 10 * 60_000;
/** What could not be told for so long is told no more; the next thing is. */
const GIVE_UP_MS = 24 * 60 * 60_000;

export interface WebhooksParts {
  readonly hall: HallService;
  readonly clock: Clock;
  readonly newRequestId: () => RequestId;
  readonly settings: () => readonly WebhookSettings[];
  readonly headSeq: () => number;
  readonly nextAfter: (seq: number, types: readonly HallEventType[]) => AppointmentNews | undefined;
  readonly serviceName: (service: AppointmentNews['service']) => Texts | undefined;
  readonly contactOf: (
    person: PersonId,
  ) => { readonly name: string; readonly phone: string } | undefined;
  readonly bookingUrl: (appointment: AppointmentNews['appointment']) => string;
  /** HMAC-SHA-256 in hex, with the secret of this webhook. */
  readonly sign: (webhook: WebhookId, text: string) => string;
  readonly post: (
    url: string,
    message: WebhookMessage,
  ) => Promise<Outcome<undefined, WebhookTrouble>>;
}

/** Tells other servers of bookings, one thing after the other. */
export interface Webhooks {
  /** Other settings are in force. */
  employ(): void;
  /** Sends nothing more. What is under way and not yet noted is told again after the next start, under the same number. */
  stop(): void;
}

/**
 * The journal is the outbox: each webhook has its place in it, and that place is a fact of the hall. So a restart forgets
 * nothing and nothing is kept in memory but the one message that is under way.
 */
export function openWebhooks(parts: WebhooksParts): Webhooks {
  const { hall, clock } = parts;
  const posts = new Map<WebhookId, { stop(): void; kick(): void }>();

  const report = (
    webhook: WebhookId,
    upTo: number,
    trouble: WebhookTrouble | null,
    isGivenUp: boolean,
  ) =>
    hall.submit({
      id: parts.newRequestId(),
      command: { type: 'reportWebhook', webhook, upTo, trouble, isGivenUp },
      by: { kind: 'hall' },
    });

  const current = (id: WebhookId) => parts.settings().find((webhook) => webhook.id === id);

  const openPost = (id: WebhookId) => {
    let isStopped = false;
    let isBusy = false;
    let retryMs = RETRY_FIRST_MS;
    let callOff: (() => void) | undefined;

    const later = (delayMs: number) => {
      if (isStopped) return;
      callOff?.();
      callOff = clock.after(delayMs, () => {
        callOff = undefined;
        kick();
      });
    };
    const sendAll = async () => {
      for (;;) {
        const webhook = current(id);
        if (isStopped || webhook === undefined) return;
        const upTo = hall.state().webhooks.get(id)?.upTo;
        // A new webhook is told of what happens from now on.
        if (upTo === undefined) {
          const begun = await report(id, parts.headSeq(), null, false);
          if (!begun.ok) return later(RETRY_FIRST_MS);
          continue;
        }
        const news = parts.nextAfter(upTo, typesOf(webhook.events));
        if (news === undefined) return;
        if (isOfNoUse(news)) {
          await report(id, news.seq, null, true);
          continue;
        }
        const sent = await parts.post(webhook.url, messageOf(webhook, news));
        if (isStopped) return;
        if (sent.ok) {
          retryMs = RETRY_FIRST_MS;
          const noted = await report(id, news.seq, null, false);
          if (!noted.ok) return later(RETRY_FIRST_MS);
        } else {
          await report(id, upTo, sent.problem, false);
          later(retryMs);
          retryMs = Math.min(retryMs * 2, RETRY_LAST_MS);
          return;
        }
      }
    };
    const kick = () => {
      if (isBusy || isStopped || callOff !== undefined) return;
      isBusy = true;
      void sendAll().finally(() => {
        isBusy = false;
      });
    };
    return {
      kick,
      stop: () => {
        isStopped = true;
        callOff?.();
      },
    };
  };

  /** A reminder after its time helps nobody, and news of yesterday confuses. */
  const isOfNoUse = ({ type, slot, at }: AppointmentNews) => {
    const now = clock.now();
    return now - at > GIVE_UP_MS || (type === 'appointmentReminded' && slot <= now);
  };

  const messageOf = (webhook: WebhookSettings, news: AppointmentNews): WebhookMessage => {
    const { seq, at, type, appointment, service, slot, person, language } = news;
    const contact = webhook.withContact ? parts.contactOf(person) : undefined;
    return webhookMessage(
      {
        delivery: seq,
        event: eventNamed(type) ?? 'booked',
        at: new Date(at).toISOString(),
        appointment,
        service: { id: service, name: parts.serviceName(service) ?? {} },
        slot: new Date(slot).toISOString(),
        language,
        contact:
          contact === undefined ? null : { ...contact, address: parts.bookingUrl(appointment) },
      },
      { atMs: clock.now(), sign: (text) => parts.sign(webhook.id, text) },
    );
  };

  const kickAll = () => {
    for (const each of posts.values()) each.kick();
  };
  const employ = () => {
    const named = new Set(parts.settings().map(({ id }) => id));
    for (const [id, each] of posts) {
      if (named.has(id)) continue;
      posts.delete(id);
      each.stop();
    }
    for (const id of named) if (!posts.has(id)) posts.set(id, openPost(id));
    kickAll();
  };
  const isNews = ({ event }: Fact) => eventNamed(event.type) !== undefined;
  const deaf = hall.onFacts((facts) => {
    // After this turn's telling: whoever listens must not give orders within it.
    if (facts.some(isNews)) clock.after(0, kickAll);
  });
  employ();
  return {
    employ,
    stop() {
      deaf();
      for (const each of posts.values()) each.stop();
    },
  };
}
