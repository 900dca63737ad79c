import type { Clock } from '#contract/clock.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { WebhookTrouble } from '#contract/webhooks.ts';
import type { WebhookMessage } from './webhook-message.ts';

/** A server that takes longer is as good as down; another try comes. */
export const ANSWER_WITHIN_MS = 10_000;

/** Sends one message and looks at nothing of the answer but its status. Follows no redirection. */
export async function post(
  url: string,
  message: WebhookMessage,
  clock: Clock,
): Promise<Outcome<undefined, WebhookTrouble>> {
  const late = new AbortController();
  const callOff = clock.after(ANSWER_WITHIN_MS, () => late.abort());
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: message.headers,
      body: message.body,
      signal: late.signal,
    });
    await response.body?.cancel();
    if (response.ok) return ok();
    return refuse(response.status >= 300 && response.status < 400 ? 'redirected' : 'refused');
  } catch {
    // `fetch` throws for whatever the network does; which of it is the maintainer's to find out.
    return refuse(late.signal.aborted ? 'tooSlow' : 'unreachable');
  } finally {
    callOff();
  }
}
