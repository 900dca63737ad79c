import type { Clock } from '#contract/clock.ts';
import { refuse } from '#contract/outcome.ts';
import type { BytePort } from '../port/byte-port.ts';
import type { SharedLine } from '../port/shared-line.ts';

/** The ways into one driver. A fault of ours that comes out of any of them stops that driver alone. */
export interface Guard {
  readonly clock: Clock;
  /** Runs work of the driver; after a fault nothing of it runs any more. */
  run(work: () => void): void;
  /** Answers `otherwise` where the driver breaks down before it has answered. */
  ask<Answer>(work: () => Promise<Answer>, otherwise: Answer): Promise<Answer>;
  port(port: BytePort): BytePort;
  line(line: SharedLine): SharedLine;
}

export interface GuardOptions {
  readonly clock: Clock;
  /** Called once. The driver is closed then, as well as it can be. */
  readonly onBroken: (failure: unknown) => void;
  readonly close: () => void;
}

/** What a driver that is closed still answers by itself is better than what could be said here. */
const LAST_WORDS_MS = 1_000;

export function guardDriver({ clock, onBroken, close }: GuardOptions): Guard {
  let isBroken = false;
  const unanswered = new Set<() => void>();

  const breakDown = (failure: unknown) => {
    if (isBroken) return;
    isBroken = true;
    try {
      close();
    } catch {
      // It is known to be broken, and closing it was a kindness.
    }
    clock.after(LAST_WORDS_MS, () => {
      for (const answer of [...unanswered]) answer();
    });
    onBroken(failure);
  };
  const run = (work: () => void) => {
    if (isBroken) return;
    try {
      work();
    } catch (failure) {
      breakDown(failure);
    }
  };

  return {
    run,
    clock: {
      now: clock.now,
      after: (delayMs, work) => clock.after(delayMs, () => run(work)),
    },
    ask: (work, otherwise) =>
      new Promise((resolve) => {
        if (isBroken) return resolve(otherwise);
        const settle = (answer: typeof otherwise) => {
          unanswered.delete(giveUp);
          resolve(answer);
        };
        const giveUp = () => settle(otherwise);
        unanswered.add(giveUp);
        const failed = (failure: unknown) => {
          breakDown(failure);
          giveUp();
        };
        run(() => void work().then(settle, failed));
      }),
    port: (port) => ({
      write: port.write,
      onBytes: (listener) => port.onBytes((bytes) => run(() => listener(bytes))),
      onClosed: (listener) => port.onClosed((problem) => run(() => listener(problem))),
      close: port.close,
    }),
    line: (line) => ({
      post: async (job) => {
        try {
          return await line.post(job);
        } catch (failure) {
          breakDown(failure);
          return refuse({ kind: 'noReply' });
        }
      },
      onFrame: (listener) => line.onFrame((frame) => run(() => listener(frame))),
    }),
  };
}
