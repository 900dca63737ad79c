import type { Clock } from '#contract/clock.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { PortProblem } from './byte-port.ts';

/** PROTOCOLS §6: a peer that does not read never calls back, so each write has its own end. */
export const WRITE_DEADLINE_MS = 3_000;
/** Half a second at 9600 baud, so that the deadline measures a stuck line and not a long ticket. */
const CHUNK_BYTES_MAX = 512;

export interface WriterOptions {
  readonly clock: Clock;
  /** Hands one chunk to the system, which says when it has it; never called again before that. */
  readonly put: (chunk: Uint8Array, done: (failure: string | undefined) => void) => void;
  /** The line is stuck or broken. What waits in it must not come out later, so it ends here. */
  readonly lose: (problem: PortProblem) => void;
}

export interface Writer {
  write(bytes: Uint8Array): Promise<Outcome<undefined, PortProblem>>;
  /** Refuses what is being written and all that follows. */
  end(problem: PortProblem): void;
}

/** Writes in order, chunk by chunk, each with a deadline. */
export function openWriter({ clock, put, lose }: WriterOptions): Writer {
  let ended: PortProblem | undefined;
  let refuseCurrent: (problem: PortProblem) => void = () => {};
  let last: Promise<unknown> = Promise.resolve();

  const writeChunk = (chunk: Uint8Array): Promise<Outcome<undefined, PortProblem>> =>
    new Promise((resolve) => {
      const settle = (outcome: Outcome<undefined, PortProblem>) => {
        callOff();
        refuseCurrent = () => {};
        resolve(outcome);
      };
      const fail = (detail: string) => {
        const problem = { kind: 'portLost', detail } as const;
        settle(refuse(problem));
        lose(problem);
      };
      const callOff = clock.after(WRITE_DEADLINE_MS, () => fail('nobody takes the bytes'));
      refuseCurrent = (problem) => settle(refuse(problem));
      put(chunk, (failure) => {
        // The answer to a write that was given up comes late or never.
        if (ended === undefined) failure === undefined ? settle(ok()) : fail(failure);
      });
    });

  const writeAll = async (bytes: Uint8Array): Promise<Outcome<undefined, PortProblem>> => {
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES_MAX) {
      if (ended !== undefined) return refuse(ended);
      const written = await writeChunk(bytes.subarray(at, at + CHUNK_BYTES_MAX));
      if (!written.ok) return written;
    }
    return ended === undefined ? ok() : refuse(ended);
  };

  return {
    write(bytes) {
      const written = last.then(() => writeAll(bytes));
      last = written;
      return written;
    },
    end(problem) {
      ended ??= problem;
      refuseCurrent(problem);
    },
  };
}
