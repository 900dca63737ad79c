import { assert } from '#contract/assert.ts';
import type { Clock } from '#contract/clock.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { BytePort, PortProblem } from './byte-port.ts';

/** How messages of one protocol become bytes and bytes become messages. Pure. */
export interface Wire<Message> {
  toBytes(message: Message): Uint8Array;
  /** A fresh reader with its own bounded buffer; takes any split of bytes, skips what is no frame. */
  reader(): (bytes: Uint8Array) => readonly Message[];
  /** A short code for the byte trace: `idCard.find`. */
  nameOf(message: Message): string;
}

export type LinkProblem = PortProblem | { readonly kind: 'noReply'; readonly attempts: number };

export interface Ask<Message> {
  readonly message: Message;
  readonly isReply: (reply: Message) => boolean;
  readonly timeoutMs: number;
  readonly attemptsMax: number;
}

/** Messages over a port: one question at a time, in order; other messages go to `onMessage`. */
export interface Link<Message> {
  ask(ask: Ask<Message>): Promise<Outcome<Message, LinkProblem>>;
  send(message: Message): Promise<Outcome<undefined, LinkProblem>>;
  onMessage(listener: (message: Message) => void): void;
}

/** A driver asks for a handful of things at a time; more than this is a loop of ours. */
const QUESTIONS_WAITING_MAX = 64;

/** Makes a line speak one protocol. The link takes the port's bytes; whoever opened the port closes it. */
export function openLink<Message>(
  port: BytePort,
  wire: Wire<Message>,
  clock: Clock,
): Link<Message> {
  const read = wire.reader();
  let hear: (message: Message) => void = () => {};
  let gone: PortProblem | undefined;
  let question: { isReply(reply: Message): boolean; settle(answer: Answer): void } | undefined;
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  type Answer = Outcome<Message, LinkProblem>;

  port.onBytes((bytes) => {
    for (const message of read(bytes)) {
      if (question?.isReply(message)) question.settle(ok(message));
      else hear(message);
    }
  });
  port.onClosed((problem) => {
    gone = problem ?? { kind: 'portLost', detail: 'closed' };
    question?.settle(refuse(gone));
  });

  const attempt = ({ message, isReply, timeoutMs }: Ask<Message>, attempts: number) =>
    new Promise<Answer>((resolve) => {
      const settle = (answer: Answer) => {
        callOff();
        question = undefined;
        resolve(answer);
      };
      const callOff = clock.after(timeoutMs, () => settle(refuse({ kind: 'noReply', attempts })));
      // Listening begins before the write ends: a quick device answers while we still wait for it.
      const current = { isReply, settle };
      question = current;
      port.write(wire.toBytes(message)).then((written) => {
        if (!written.ok && question === current) settle(written);
      });
    });

  const askInTurn = async (ask: Ask<Message>): Promise<Answer> => {
    for (let attempts = 1; gone === undefined; attempts += 1) {
      const answer = await attempt(ask, attempts);
      if (answer.ok || answer.problem.kind !== 'noReply' || attempts === ask.attemptsMax) {
        return answer;
      }
    }
    return refuse(gone);
  };

  return {
    async ask(ask) {
      assert(waiting < QUESTIONS_WAITING_MAX, 'a driver waits for answers before it asks on');
      waiting += 1;
      const answer = last
        .then(() => askInTurn(ask))
        .finally(() => {
          waiting -= 1;
        });
      last = answer.catch(() => {});
      return answer;
    },
    send: (message) => port.write(wire.toBytes(message)),
    onMessage(listener) {
      hear = listener;
    },
  };
}
