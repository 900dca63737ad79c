import type { Clock } from '#contract/clock.ts';
import type { HealthReason } from '#contract/devices.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { BytePort } from '../port/byte-port.ts';
import { type ReturnMessage, returnLineReader } from './return-line.ts';
import {
  isOfflineByte,
  type PrinterStatus,
  STATUS_QUESTIONS,
  type StatusQuestion,
  statusOf,
  statusQuestion,
} from './status.ts';

export type LineProblem =
  | { readonly kind: 'silent' }
  | { readonly kind: 'ended'; readonly why: HealthReason };

/** An answer that is waited for from before its question is sent: it may come while bytes still go out. */
export interface Expected {
  readonly hasCome: boolean;
  /** Also false, and at once, when the line has ended. */
  within(timeoutMs: number): Promise<boolean>;
  forget(): void;
}

export interface PrinterLine {
  send(bytes: Uint8Array): Promise<Outcome<undefined, LineProblem>>;
  expect(isAnswer: (message: ReturnMessage) => boolean): Expected;
  isOffline(timeoutMs: number): Promise<Outcome<boolean, LineProblem>>;
  status(timeoutMs: number): Promise<Outcome<PrinterStatus, LineProblem>>;
  /** Why nothing can be sent any more; `undefined` while it can. */
  readonly ended: HealthReason | undefined;
  /** Bytes since the last call that were no answer to anything. */
  takeNoise(): number;
  stop(): void;
}

export interface PrinterLineOptions {
  readonly port: BytePort;
  readonly clock: Clock;
  /** The printer reports a change by itself. What has changed is asked, since clones use the bits differently. */
  readonly onChanged: () => void;
}

/** Bytes to one printer and its answers back. Real-time questions are asked one at a time. */
export function openPrinterLine({ port, clock, onChanged }: PrinterLineOptions): PrinterLine {
  const read = returnLineReader();
  const listeners = new Set<(message: ReturnMessage | undefined) => void>();
  let ended: HealthReason | undefined;
  let noise = 0;

  const end = (why: HealthReason) => {
    ended ??= why;
    for (const listener of [...listeners]) listener(undefined);
  };
  port.onClosed((problem) => end(problem?.kind ?? 'driverStopped'));
  port.onBytes((bytes) => {
    for (const message of read(bytes)) {
      if (message.kind === 'noise') noise += 1;
      if (message.kind === 'changed') onChanged();
      for (const listener of [...listeners]) listener(message);
    }
  });

  const send = async (bytes: Uint8Array): Promise<Outcome<undefined, LineProblem>> => {
    if (ended !== undefined) return refuse({ kind: 'ended', why: ended });
    const written = await port.write(bytes);
    if (!written.ok) end(written.problem.kind);
    return written.ok ? ok() : refuse({ kind: 'ended', why: written.problem.kind });
  };

  const expect = (isAnswer: (message: ReturnMessage) => boolean): Expected => {
    let hasCome = false;
    let wake = () => {};
    const listener = (message: ReturnMessage | undefined) => {
      if (message !== undefined && isAnswer(message)) hasCome = true;
      if (message === undefined || hasCome) wake();
    };
    listeners.add(listener);
    return {
      get hasCome() {
        return hasCome;
      },
      within: (timeoutMs) =>
        new Promise((resolve) => {
          const settle = () => {
            callOff();
            wake = () => {};
            resolve(hasCome);
          };
          const callOff = clock.after(timeoutMs, settle);
          wake = settle;
          if (hasCome || ended !== undefined) settle();
        }),
      forget: () => void listeners.delete(listener),
    };
  };

  const ask = async (
    question: StatusQuestion,
    timeoutMs: number,
  ): Promise<Outcome<number, LineProblem>> => {
    let value = 0;
    const answer = expect((message) => {
      if (message.kind !== 'realTime') return false;
      value = message.value;
      return true;
    });
    try {
      const sent = await send(statusQuestion(question));
      if (!sent.ok) return sent;
      if (await answer.within(timeoutMs)) return ok(value);
      return refuse(ended === undefined ? { kind: 'silent' } : { kind: 'ended', why: ended });
    } finally {
      answer.forget();
    }
  };

  return {
    send,
    expect,
    isOffline: async (timeoutMs) => {
      const answer = await ask(1, timeoutMs);
      return answer.ok ? ok(isOfflineByte(answer.value)) : answer;
    },
    status: async (timeoutMs) => {
      const answers = { 1: 0, 2: 0, 3: 0, 4: 0 };
      for (const question of STATUS_QUESTIONS) {
        const answer = await ask(question, timeoutMs);
        if (!answer.ok) return answer;
        answers[question] = answer.value;
      }
      return ok(statusOf(answers));
    },
    get ended() {
      return ended;
    },
    takeNoise: () => {
      const taken = noise;
      noise = 0;
      return taken;
    },
    stop: () => end('driverStopped'),
  };
}
