import type { Instant } from '#contract/clock.ts';
import type { Alert, LiveView } from '#contract/views.ts';
import type { Mood } from '#kit/parts/plates.tsx';

export type LiveService = LiveView['services'][number];
export type LiveCounter = LiveView['counters'][number];
export type LiveDevices = LiveView['devices'][number];

export type ServiceMark =
  | 'normal'
  | 'slow'
  | 'overTarget'
  | 'nobodyServes'
  | 'noCounter'
  | 'paused'
  | 'full'
  | 'over'
  | 'tooMany'
  | 'closed';
export const SERVICE_MOODS: Readonly<Record<ServiceMark, Mood>> = {
  normal: 'ok',
  slow: 'warn',
  overTarget: 'bad',
  nobodyServes: 'warn',
  noCounter: 'off',
  paused: 'off',
  full: 'hold',
  over: 'hold',
  tooMany: 'hold',
  closed: 'off',
};

/** Somebody who has waited past the promise comes first, whatever the service's own state. */
export function serviceMark(service: LiveService, now: Instant): ServiceMark {
  const { longestSince, targetWaitMin, state, waiting, wait } = service;
  if (longestSince !== null && isPast(longestSince, targetWaitMin, now)) return 'overTarget';
  switch (state) {
    case 'closed':
    case 'paused':
    case 'full':
    case 'over':
    case 'tooMany':
      return state;
    case 'noCounter':
      return waiting > 0 ? 'nobodyServes' : 'noCounter';
    case 'open':
      // Who comes now might wait longer than is promised.
      return wait.high >= targetWaitMin ? 'slow' : 'normal';
  }
}

export function isPast(since: Instant, targetMin: number, now: Instant): boolean {
  return now - since > targetMin * 60_000;
}

export type CounterMark = 'calling' | 'serving' | 'overTime' | 'idle' | 'paused' | 'closed';
export const COUNTER_MOODS: Readonly<Record<CounterMark, Mood>> = {
  calling: 'go',
  serving: 'ok',
  overTime: 'warn',
  idle: 'ok',
  paused: 'hold',
  closed: 'off',
};
/** As the kit's duration bar warns. */
const OVER_TIME_SHARE = 1.2;

export function counterMark({ state, targetHandlingMin }: LiveCounter, now: Instant): CounterMark {
  if (state.kind !== 'serving' || targetHandlingMin === null) return state.kind;
  const isOver = now - state.since > targetHandlingMin * 60_000 * OVER_TIME_SHARE;
  return isOver ? 'overTime' : 'serving';
}

/** Worst first: one broken device says more than ten that work. */
export function deviceMood({ up, degraded, down }: LiveDevices): Mood {
  if (down > 0) return 'bad';
  if (degraded > 0) return 'warn';
  return up > 0 ? 'ok' : 'off';
}

export const ALERT_MOODS: Readonly<Record<Alert['kind'], Mood>> = {
  waitOverTarget: 'bad',
  unhappy: 'bad',
  deviceDown: 'bad',
  deviceDegraded: 'warn',
  printUnconfirmed: 'warn',
  voiceSilent: 'warn',
  webhookFailing: 'warn',
  handlingOverTarget: 'warn',
  counterSilent: 'warn',
  pausedWhileWaiting: 'hold',
  unlikelyRatings: 'hold',
  taskOverdue: 'bad',
};

/** `97.4`; null before the first rating. */
export function percentOf(part: number, whole: number): string | null {
  if (whole === 0) return null;
  const percent = (part / whole) * 100;
  return Number.isInteger(percent) ? String(percent) : percent.toFixed(1);
}
