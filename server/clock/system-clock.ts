import type { Clock } from '#contract/clock.ts';

/** Node fires a longer timer at once, so a longer wait is made of several. */
const TIMER_MS_MAX = 2_147_483_647;

/** The machine's own time. The mains hand it to every part; nothing else reads it. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, run) {
    let timer: NodeJS.Timeout;
    const wait = (restMs: number) => {
      const stepMs = Math.min(Math.max(restMs, 0), TIMER_MS_MAX);
      timer = setTimeout(() => (restMs > stepMs ? wait(restMs - stepMs) : run()), stepMs);
    };
    wait(delayMs);
    return () => clearTimeout(timer);
  },
};
