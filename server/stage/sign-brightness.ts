import { must } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import { zoned } from '#contract/hall-time.ts';
import type { SignsSettings } from '#contract/signs.ts';

/** How bright signs are at this time of day, and until when; `null`: at all times. */
export function brightnessAt(
  entries: SignsSettings['brightness'],
  timeZone: string,
  at: Instant,
): { readonly percent: number; readonly until: Instant | null } {
  const sorted = [...entries].sort((one, other) => (one.from < other.from ? -1 : 1));
  const today = zoned(at, timeZone).toPlainDate();
  const begins = ({ from }: { readonly from: string }, date: Temporal.PlainDate): Instant => {
    const isMidnight = from === '24:00';
    const plainTime = Temporal.PlainTime.from(isMidnight ? '00:00' : from);
    const day = isMidnight ? date.add({ days: 1 }) : date;
    return day.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
  };
  const last = must(sorted.at(-1), 'the settings name one brightness at least');
  const { percent } = sorted.findLast((entry) => begins(entry, today) <= at) ?? last;
  if (sorted.length === 1) return { percent, until: null };
  const next = [today, today.add({ days: 1 })]
    .flatMap((date) => sorted.map((entry) => begins(entry, date)))
    .find((begin) => begin > at);
  return { percent, until: must(next, 'another entry begins within a day') };
}
