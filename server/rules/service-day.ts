import type { Instant } from '#contract/clock.ts';
import type { CommandOf } from '#contract/facts.ts';
import { type ServiceDay, trusted } from '#contract/ids.ts';
import type { QueueSettings } from '#contract/settings.ts';
import type { Hall } from './hall-state.ts';

/** What of the settings tells days and hours. */
export type HoursSettings = Pick<QueueSettings, 'timeZone' | 'dayBegins' | 'openingHours'>;

export interface Opening {
  readonly isOpen: boolean;
  /** When it opens next, as a time of day within the next 24 hours; empty while open or further off. */
  readonly opensAt: string;
}

export interface Stretch<Value> {
  readonly value: Value;
  readonly from: Instant;
  /** Not included. */
  readonly until: Instant;
}

/**
 * Time-zone arithmetic costs tens of microseconds and every command asks for the day. Both answers
 * hold for hours, so each is kept with the stretch of time in which it holds. Keyed by the settings
 * object: new settings start with an empty memory, and old ones are forgotten with it.
 */
const dayKnown = new WeakMap<HoursSettings, Stretch<ServiceDay>>();
const openingKnown = new WeakMap<HoursSettings, Stretch<Opening>>();

function remembered<Value>(
  known: WeakMap<HoursSettings, Stretch<Value>>,
  settings: HoursSettings,
  at: Instant,
  work: (settings: HoursSettings, at: Instant) => Stretch<Value>,
): Value {
  const last = known.get(settings);
  if (last !== undefined && at >= last.from && at < last.until) return last.value;
  const fresh = work(settings, at);
  known.set(settings, fresh);
  return fresh.value;
}

/** The hall's day in its own time zone; it changes at `dayBegins`, not at midnight. */
export function serviceDayAt(settings: HoursSettings, at: Instant): ServiceDay {
  return remembered(dayKnown, settings, at, dayStretch);
}

export function openingAt(settings: HoursSettings, at: Instant): Opening {
  return remembered(openingKnown, settings, at, openingStretch);
}

/** The same for any other time than now: of a booking weeks ahead, nothing is remembered. */
export function serviceDayOf(settings: HoursSettings, at: Instant): ServiceDay {
  return dayStretch(settings, at).value;
}

/** When the day after this one begins. */
export function endOfDay(settings: HoursSettings, day: ServiceDay): Instant {
  const last = dayKnown.get(settings);
  if (last?.value === day) return last.until;
  return beginOf(settings, Temporal.PlainDate.from(day).add({ days: 1 }));
}

/**
 * Asked before each command, so that numbers start again at the right time even where a timer is
 * late. A clock that is set back keeps the day: a day that has begun never comes again.
 */
export function dueDayChange(hall: Hall, at: Instant): CommandOf<'beginDay'> | undefined {
  if (hall.revision === '') return undefined;
  const day = serviceDayAt(hall.settings, at);
  return hall.day === null || day > hall.day ? { type: 'beginDay', day } : undefined;
}

function dayStretch(settings: HoursSettings, at: Instant): Stretch<ServiceDay> {
  const date = dateAt(settings, at);
  const isBegun = at >= beginOf(settings, date);
  const day = isBegun ? date : date.subtract({ days: 1 });
  return {
    value: trusted.serviceDay(day.toString()),
    from: beginOf(settings, day),
    until: beginOf(settings, day.add({ days: 1 })),
  };
}

/** A day that is said to begin at 24:00 begins at its own 00:00, not a day late. */
function beginOf(settings: HoursSettings, date: Temporal.PlainDate): Instant {
  const { dayBegins } = settings;
  return instantOf(settings, date, dayBegins === '24:00' ? '00:00' : dayBegins);
}

/** `14:30` on the hall's clock. */
export function timeOfDayAt({ timeZone }: HoursSettings, at: Instant): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(timeZone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });
}

/** Asked with every ticket and look at the clock, so both ends of one day are kept as the stretches above are. */
const hoursKnown = new WeakMap<HoursSettings, { readonly day: ServiceDay; readonly ends: Ends }>();
interface Ends {
  readonly opening: Instant | undefined;
  readonly closing: Instant | undefined;
}

function endsOf(settings: HoursSettings, day: ServiceDay): Ends {
  const last = hoursKnown.get(settings);
  if (last?.day === day) return last.ends;
  const date = Temporal.PlainDate.from(day);
  const spans = spansOf(settings, date);
  const closing = Math.max(...spans.map(({ until }) => until));
  // A hall that goes on through the night does not close.
  const goesOn = [0, 1].some((days) =>
    spansOf(settings, date.add({ days })).some(
      ({ from, until }) => from <= closing && closing < until,
    ),
  );
  const ends = {
    opening: spans[0]?.from,
    closing: spans.length === 0 || goesOn ? undefined : closing,
  };
  hoursKnown.set(settings, { day, ends });
  return ends;
}

/** The end of the day's last opening hours; undefined on a day without any, and for a hall that never closes. */
export function closingOf(settings: HoursSettings, day: ServiceDay): Instant | undefined {
  return endsOf(settings, day).closing;
}

export function firstOpeningOf(settings: HoursSettings, day: ServiceDay): Instant | undefined {
  return endsOf(settings, day).opening;
}

const LOOK_AHEAD_DAYS = 8;

/** When the hall opens next; undefined: not within a week. */
export function nextOpeningAfter(settings: HoursSettings, at: Instant): Instant | undefined {
  const today = dateAt(settings, at);
  for (let days = 0; days < LOOK_AHEAD_DAYS; days += 1) {
    const next = spansOf(settings, today.add({ days })).find(({ from }) => from > at);
    if (next !== undefined) return next.from;
  }
  return undefined;
}

const DAY_MS = 24 * 60 * 60_000;

function openingStretch(settings: HoursSettings, at: Instant): Stretch<Opening> {
  const today = dateAt(settings, at);
  // Yesterday's hours may run past midnight, and the next 24 hours may reach into tomorrow.
  const spans = [-1, 0, 1, 2].flatMap((days) => spansOf(settings, today.add({ days })));
  const open = spans.filter((span) => at >= span.from && at < span.until);
  const next = spans.find((span) => span.from > at);
  if (open.length > 0) {
    const from = Math.max(...open.map((span) => span.from));
    const until = Math.min(...open.map((span) => span.until));
    return { value: { isOpen: true, opensAt: '' }, from, until };
  }
  const isInSight = next !== undefined && next.from - at <= DAY_MS;
  const midnight = instantOf(settings, today.add({ days: 1 }), '00:00');
  // While nothing is in sight the answer changes when the next opening comes within 24 hours.
  const until = isInSight ? next.from : Math.min(midnight, (next?.from ?? midnight) - DAY_MS);
  return { value: { isOpen: false, opensAt: isInSight ? next.value : '' }, from: at, until };
}

/** One calendar day's opening hours as instants, earliest first; `value` is the opening time. */
export function spansOf(settings: HoursSettings, date: Temporal.PlainDate): Stretch<string>[] {
  return (settings.openingHours[date.dayOfWeek - 1] ?? [])
    .map(({ from, to }) => ({
      value: from === '24:00' ? '00:00' : from,
      from: instantOf(settings, date, from),
      // Hours such as 20:00 to 02:00 end on the next day.
      until: instantOf(settings, to > from ? date : date.add({ days: 1 }), to),
    }))
    .sort((one, other) => one.from - other.from);
}

export function dateAt(settings: HoursSettings, at: Instant): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(settings.timeZone)
    .toPlainDate();
}

/** `24:00` is the next day's first moment; a time that a clock change leaves out is the one after it. */
export function instantOf(
  settings: HoursSettings,
  date: Temporal.PlainDate,
  timeOfDay: string,
): Instant {
  const isMidnight = timeOfDay === '24:00';
  const day = isMidnight ? date.add({ days: 1 }) : date;
  const plainTime = Temporal.PlainTime.from(isMidnight ? '00:00' : timeOfDay);
  return day.toZonedDateTime({ timeZone: settings.timeZone, plainTime }).epochMilliseconds;
}
