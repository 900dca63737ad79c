import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock, Instant } from '#contract/clock.ts';

export interface SteppedClock extends Clock {
  /** Moves time on, running what falls due in its order, and lets everybody finish what that set off. */
  advance(ms: number): Promise<void>;
  /** How many waits are under way; 0 when all has been called off or has run. */
  readonly sleepers: number;
}

interface Wait {
  readonly due: Instant;
  readonly run: () => void;
}

/** A clock that stands still until a test moves it. */
export function steppedClock(start: Instant): SteppedClock {
  let now = start;
  // Insertion order breaks ties, as the system's timers do.
  const waits = new Set<Wait>();

  const nextDue = (until: Instant): Wait | undefined => {
    let next: Wait | undefined;
    for (const wait of waits) {
      if (wait.due <= until && (next === undefined || wait.due < next.due)) next = wait;
    }
    return next;
  };

  return {
    now: () => now,
    after(delayMs, run) {
      const wait = { due: now + Math.max(delayMs, 0), run };
      waits.add(wait);
      return () => void waits.delete(wait);
    },
    async advance(ms) {
      const until = now + ms;
      await nextTurn();
      for (let wait = nextDue(until); wait !== undefined; wait = nextDue(until)) {
        waits.delete(wait);
        now = Math.max(now, wait.due);
        wait.run();
        await nextTurn();
      }
      now = until;
    },
    get sleepers() {
      return waits.size;
    },
  };
}
