/** Milliseconds since 1970-01-01 UTC, as the hall's clock tells them. */
export type Instant = number;

/** Time as it is given to every part. `server/clock` holds the real one, `test/support` a stepped one. */
export interface Clock {
  now(): Instant;
  /** Runs `run` once after `delayMs`; the returned function calls it off and may be called again. */
  after(delayMs: number, run: () => void): () => void;
}

/** Waits; resolves early and silently when `signal` is aborted. */
export function sleep(clock: Clock, delayMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = () => {
      cancel();
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const cancel = clock.after(delayMs, done);
    signal?.addEventListener('abort', done, { once: true });
  });
}
