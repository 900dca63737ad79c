import type { Instant } from '#contract/clock.ts';
import { dayOf, timeOfDay } from '#kit/format.ts';
import { words } from '../manage-texts.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** Longer ago than this, the time of day says more than a count of hours. */
const AGO_UNTIL_MS = 12 * HOUR_MS;

/** `13 分钟前`; what is long ago, by its day. */
export function ago(at: Instant, now: Instant, timeZone: string): string {
  const ms = Math.max(0, now - at);
  if (ms < MINUTE_MS) return words('secondsAgo', { count: Math.floor(ms / 1_000) });
  if (ms < HOUR_MS) return words('minutesAgo', { count: Math.floor(ms / MINUTE_MS) });
  if (ms < AGO_UNTIL_MS) return words('hoursAgo', { count: Math.floor(ms / HOUR_MS) });
  return dayAndTime(at, now, timeZone);
}

/** `10:24`, of another day `07-02 10:24`. */
export function dayAndTime(at: Instant, now: Instant, timeZone: string): string {
  const time = timeOfDay(at, timeZone);
  const day = dayOf(at, timeZone);
  return day === dayOf(now, timeZone) ? time : `${day.slice('2026-'.length)} ${time}`;
}
