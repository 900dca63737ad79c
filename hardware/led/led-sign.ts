import type { Clock } from '#contract/clock.ts';
import type { DeviceProblem, Health, LedSignSettings, SignSpan } from '#contract/devices.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import { deviceProblemOf, type SharedLine } from '../port/shared-line.ts';
import { decodeSignMessage, encodeSignMessage } from './sign-message.ts';
import { columnsOf } from './sign-text.ts';

export interface LedSignOptions {
  readonly line: SharedLine;
  readonly settings: LedSignSettings;
  readonly clock: Clock;
  /** What the sign showed on its last connection, or ought to have. */
  readonly spans: readonly SignSpan[];
  readonly onHealth: (health: Omit<Health, 'since'>) => void;
}

export interface LedSign {
  /** A text that is overtaken by a newer one shares its fate: what counts is what the sign shows. */
  show(spans: readonly SignSpan[]): Promise<Outcome<undefined, DeviceProblem>>;
  close(): void;
}

/** Signs answer within some 50 ms; adapters and serial servers add their own. */
const REPLY_TIMEOUT_MS = 300;
const ATTEMPTS_MAX = 3;
/** §3.7: there is no question but the text itself, so it is sent again, seldom. */
const POLL_MS = 30_000;
/** A sign that does not do its work is tried once in a while, so that it costs the others little. */
const RETRY_MS = 10_000;
/** Whoever opens a sign mostly has something to show in a moment; blanking it first would flicker. */
const FIRST_SHOW_MS = 1_000;
/** What an empty text is on a sign: some take a text of no characters for an error. */
const BLANK: readonly SignSpan[] = [{ text: ' ', colour: 'red' }];

type Told = Outcome<undefined, DeviceProblem>;

/**
 * A two-colour window sign on a line that it shares with others. The sign forgets everything with its
 * power, so the text is sent again now and then, and that also tells whether the sign is there.
 */
export function openLedSign(options: LedSignOptions): LedSign {
  const { line, settings, clock, onHealth } = options;
  const { address } = settings;
  let wanted = options.spans;
  let last: Told | undefined;
  let telling: Promise<Told> | undefined;
  let isClosed = false;
  let callOffNext = () => {};

  /** Sends what is wanted at the moment when the line is free, which may be newer than it was before. */
  const attempt = async (): Promise<{ readonly told: Told; readonly isNewest: boolean }> => {
    let sent = wanted;
    const answer = await line.post({
      key: settings.id,
      isUrgent: false,
      bytes: () => {
        sent = wanted;
        return encodeSignMessage({ kind: 'show', address, spans: sent.length > 0 ? sent : BLANK });
      },
      meaning: 'sign.show',
      reply: { isReply: (frame) => isReplyOf(frame, address), timeoutMs: REPLY_TIMEOUT_MS },
    });
    const isNewest = sent === wanted;
    if (!answer.ok) return { told: refuse(deviceProblemOf(answer.problem)), isNewest };
    const reply = decodeSignMessage(answer.value);
    const isAccepted = reply.ok && reply.value.kind === 'accepted';
    return { told: isAccepted ? ok() : refuse({ kind: 'rejected' }), isNewest };
  };

  const tell = async (): Promise<Told> => {
    // A sign that has failed before gets one chance, for the others wait for it each time.
    let left = last?.ok === false ? 1 : ATTEMPTS_MAX;
    for (;;) {
      const { told, isNewest } = await attempt();
      if (told.ok && isNewest) return told;
      if (told.ok) left = ATTEMPTS_MAX;
      else left -= 1;
      const isGone = !told.ok && told.problem.kind === 'deviceDown';
      if (left === 0 || isGone || isClosed) return told;
    }
  };

  const tellNow = (): Promise<Told> => {
    callOffNext();
    telling ??= tell().then((told) => {
      telling = undefined;
      if (isClosed) return told;
      last = told;
      const health = healthOf(told);
      if (health !== undefined) onHealth(health);
      next(told.ok ? POLL_MS : RETRY_MS);
      return told;
    });
    return telling;
  };
  const next = (delayMs: number) => {
    callOffNext = clock.after(delayMs, tellNow);
  };

  next(FIRST_SHOW_MS);
  return {
    async show(spans) {
      if (!fitsOnSign(spans, settings)) return refuse({ kind: 'tooLong' });
      wanted = spans;
      // It is tried again soon enough; until then nobody waits for a sign that is known to be dead.
      const isSilent = last?.ok === false && last.problem.kind === 'noReply';
      return isSilent ? refuse({ kind: 'deviceDown', why: 'silent' }) : tellNow();
    },
    close() {
      isClosed = true;
      callOffNext();
    },
  };
}

export function fitsOnSign(spans: readonly SignSpan[], settings: LedSignSettings): boolean {
  return columnsOf(spans) <= settings.columns;
}

function isReplyOf(frame: Uint8Array, address: number): boolean {
  const message = decodeSignMessage(frame);
  if (!message.ok || message.value.address !== address) return false;
  return message.value.kind === 'accepted' || message.value.kind === 'rejected';
}

/** `undefined`: the line itself is gone, which its owner reports. */
function healthOf(told: Told): Omit<Health, 'since'> | undefined {
  if (told.ok) return { state: 'up', why: 'healthy', detail: '' };
  if (told.problem.kind === 'noReply') return { state: 'down', why: 'silent', detail: '' };
  if (told.problem.kind === 'rejected') return { state: 'down', why: 'rejecting', detail: '' };
  return undefined;
}
