import { effect, type ReadonlySignal, untracked } from '@preact/signals';
import type { Clock } from '#contract/clock.ts';

/**
 * Runs once as soon as it is wanted, then again some time after each stir of the hall, at most once in
 * `gapMs`. The hall stirs by itself every few seconds, so what is shown is never older than that.
 */
export function refreshWith(
  stir: ReadonlySignal<unknown>,
  options: {
    readonly clock: Clock;
    readonly gapMs: number;
    readonly isWanted: ReadonlySignal<boolean>;
    readonly run: () => void;
  },
): () => void {
  const { clock, gapMs, isWanted, run } = options;
  let cancel: (() => void) | undefined;
  let wasWanted = false;
  const stop = effect(() => {
    void stir.value;
    if (!isWanted.value) {
      wasWanted = false;
      cancel?.();
      cancel = undefined;
      return;
    }
    if (!wasWanted) {
      wasWanted = true;
      untracked(run);
      return;
    }
    cancel ??= clock.after(gapMs, () => {
      cancel = undefined;
      run();
    });
  });
  return () => {
    stop();
    cancel?.();
  };
}
