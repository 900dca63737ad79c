import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Clock, Instant } from '#contract/clock.ts';

/** The clock of this machine, for waits. What the hall's clock says is `hallNow`. */
export const pageClock: Clock = {
  now: () => Date.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

const TICK_MS = 1_000;
const tick = signal(Date.now());
/** How far the hall's clock is ahead of this machine's: a kiosk's own clock is nobody's care. */
const aheadMs = signal<number | undefined>(undefined);

/** The hall's time, moving each second. */
export const hallNow: ReadonlySignal<Instant> = computed(() => tick.value + (aheadMs.value ?? 0));

/** For tests and for pictures: all pages stand still at this instant. */
export function holdHallTime(at: Instant): void {
  isHeld = true;
  aheadMs.value = 0;
  tick.value = at;
}
let isHeld = false;

/**
 * A message of the hall carried its time. A message may be late but never early, so of several the
 * one that puts the hall furthest ahead is nearest to the truth.
 */
export function noteHallTime(at: Instant): void {
  if (isHeld) return;
  const ahead = at - Date.now();
  if (aheadMs.value === undefined || ahead > aheadMs.value) aheadMs.value = ahead;
}

/** After a reconnect the clocks may have been set anew. */
export function forgetHallTime(): void {
  if (!isHeld) aheadMs.value = undefined;
}

/** Starts the second hand; returns how to stop it. */
export function startHallTime(clock: Clock): () => void {
  let cancel = () => {};
  const step = () => {
    if (!isHeld) tick.value = clock.now();
    // Just after the full second, so that all screens change together.
    cancel = clock.after(TICK_MS - (clock.now() % TICK_MS) + 5, step);
  };
  step();
  return () => cancel();
}
