import { must } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { ServiceDay } from '#contract/ids.ts';
import type { HallSettings } from '#contract/settings.ts';

const HOUR_MS = 3_600_000;
const HOURS = 24;

export interface HoursOfDay {
  /** Hours of the clock, the first of the service day first. */
  readonly hours: readonly number[];
  /** Which of them an instant falls into; who was served past the day's end counts into its last hour. */
  indexOf(at: Instant): number;
}

/** The 24 hours of a service day by the hall's clock. Where the clock is changed, one hour is twice as long or empty. */
export function hoursOfDay(
  { timeZone, dayBegins }: Pick<HallSettings, 'timeZone' | 'dayBegins'>,
  day: ServiceDay,
): HoursOfDay {
  const date = Temporal.PlainDate.from(day);
  const firstHour = Number(dayBegins.slice(0, 2)) % HOURS;
  const plainTime = Temporal.PlainTime.from({ hour: firstHour });
  const start = date.toZonedDateTime({ timeZone, plainTime });
  const end = date.add({ days: 1 }).toZonedDateTime({ timeZone, plainTime });
  const lengthHours = Math.round((end.epochMilliseconds - start.epochMilliseconds) / HOUR_MS);
  const clock = Array.from({ length: lengthHours }, (_, hours) => start.add({ hours }).hour);
  return {
    hours: Array.from({ length: HOURS }, (_, index) => (firstHour + index) % HOURS),
    indexOf: (at) => {
      const elapsed = Math.floor((at - start.epochMilliseconds) / HOUR_MS);
      const within = Math.min(Math.max(elapsed, 0), lengthHours - 1);
      const hour = must(clock[within], 'an hour lies within its day');
      return (hour - firstHour + HOURS) % HOURS;
    },
  };
}
