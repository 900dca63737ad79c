import type { CommandRequest, Refused } from '#contract/channels.ts';
import type { Clock } from '#contract/clock.ts';
import type { CommandAnswer } from '#contract/facts.ts';
import type { RequestId } from '#contract/ids.ts';
import { type Outcome, refuse } from '#contract/outcome.ts';
import { newRequestId } from '../ids.ts';
import { kitWords } from '../kit-texts.ts';

/** Nobody answered in time. The wish may still have been fulfilled: the next view tells. */
export interface Unanswered {
  readonly refusal: { readonly kind: 'noAnswer' };
  readonly text: string;
}
export type SendProblem = Refused | Unanswered;
export type Sent = Outcome<CommandAnswer, SendProblem>;

export const unanswered = (): Unanswered => ({
  refusal: { kind: 'noAnswer' },
  text: kitWords('noAnswer'),
});

/** An answer takes milliseconds; after this long the same wish is sent again under the same id. */
export const ANSWER_WITHIN_MS = 3_000;
/** A person at a screen waits no longer than this for a key to take effect. */
export const PATIENCE_MS = 15_000;
/** More than a page's keys can make at once; a page that sends more has lost its mind. */
export const WISHES_MAX = 20;

/** One sending of a wish. `done` is called once: with the answer, or with nothing when none came. */
export type Deliver = (
  request: CommandRequest,
  done: (outcome: Outcome<CommandAnswer, Refused> | undefined) => void,
) => void;

export interface Wishes {
  send(command: CommandRequest['command']): Promise<Sent>;
  /** The line is up again: whatever is unanswered goes out once more. */
  resend(): void;
  giveUp(): void;
}

interface Wish {
  readonly request: CommandRequest;
  readonly settle: (sent: Sent) => void;
  isUnderWay: boolean;
}

/** Commands until they are answered: sent again over lost lines, under one id, so never done twice. */
export function openWishes(clock: Clock, isUp: () => boolean, deliver: Deliver): Wishes {
  const open = new Map<RequestId, Wish>();

  const attempt = (wish: Wish) => {
    if (wish.isUnderWay || !isUp()) return;
    wish.isUnderWay = true;
    deliver(wish.request, (outcome) => {
      wish.isUnderWay = false;
      if (!open.has(wish.request.id)) return;
      if (outcome === undefined) return attempt(wish);
      // A server that stops has done nothing; its successor will be asked.
      if (!outcome.ok && outcome.problem.refusal.kind === 'stopping') return;
      wish.settle(outcome);
    });
  };
  return {
    send(command) {
      if (open.size >= WISHES_MAX) return Promise.resolve(refuse(unanswered()));
      return new Promise((resolve) => {
        const id = newRequestId();
        const settle = (sent: Sent) => {
          open.delete(id);
          cancel();
          resolve(sent);
        };
        const cancel = clock.after(PATIENCE_MS, () => settle(refuse(unanswered())));
        const wish: Wish = { request: { id, command }, settle, isUnderWay: false };
        open.set(id, wish);
        attempt(wish);
      });
    },
    resend() {
      for (const wish of open.values()) attempt(wish);
    },
    giveUp() {
      for (const wish of [...open.values()]) wish.settle(refuse(unanswered()));
    },
  };
}
