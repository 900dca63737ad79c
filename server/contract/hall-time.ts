import type { Instant } from './clock.ts';
import type { SignTime } from './signs.ts';

/** What the clock on the hall's wall says. */
export function hallTime(at: Instant, timeZone: string): SignTime {
  const { year, month, day, hour, minute, second, dayOfWeek } = zoned(at, timeZone);
  return { year, month, day, hour, minute, second, weekday: dayOfWeek };
}

export const zoned = (at: Instant, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
