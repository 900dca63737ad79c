import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { Clock } from '#contract/clock.ts';

export interface Countdown {
  /** null while it does not run. */
  readonly left: ReadonlySignal<number | null>;
  /** What is left of the whole, 1 at the beginning. */
  readonly share: ReadonlySignal<number>;
  /** Begins anew from `seconds`. */
  start(seconds: number): void;
  stop(): void;
}

/** Counts whole seconds down in sight of everybody, and then runs `end` once. */
export function openCountdown(clock: Clock, end: () => void): Countdown {
  const left = signal<number | null>(null);
  const share = signal(1);
  let cancel = () => {};

  const stop = () => {
    cancel();
    left.value = null;
  };
  const step = (now: number, whole: number) => {
    batch(() => {
      left.value = now;
      share.value = whole === 0 ? 0 : now / whole;
    });
    cancel = clock.after(1_000, () => {
      if (now > 1) return step(now - 1, whole);
      left.value = null;
      end();
    });
  };
  return {
    left,
    share,
    start(seconds) {
      cancel();
      step(seconds, seconds);
    },
    stop,
  };
}
