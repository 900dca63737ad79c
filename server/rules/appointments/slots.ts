import type { Instant } from '#contract/clock.ts';
import type { ServiceId } from '#contract/ids.ts';
import type { QueueSettings, ServiceAppointments } from '#contract/settings.ts';
import type { Hall } from '../hall-state.ts';
import { dateAt, instantOf, spansOf } from '../service-day.ts';
import { takenOf } from './appointments.ts';

/** Days that are remembered with settings: what every service shows at once, and some. */
const DATES_KNOWN_MAX = 600;

/** Time-zone arithmetic is slow, and a day's slots are the same as long as the settings are. */
const slotsKnown = new WeakMap<QueueSettings, Map<string, readonly Instant[]>>();

/** What the service's settings say of booking; undefined: nothing can be booked. */
export function bookable(hall: Hall, service: ServiceId): ServiceAppointments | undefined {
  if (!hall.rulebook.offered.has(service)) return undefined;
  return hall.rulebook.services.get(service)?.appointments ?? undefined;
}

/** The beginnings of one date's slots, earliest first: whole ones within the service's hours while the hall is open. */
export function slotsOf(
  settings: QueueSettings,
  service: ServiceId,
  date: Temporal.PlainDate,
): readonly Instant[] {
  const known = slotsKnown.get(settings) ?? new Map<string, readonly Instant[]>();
  slotsKnown.set(settings, known);
  const key = `${service}/${date}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= DATES_KNOWN_MAX) known.clear();
  const slots = cutSlots(settings, service, date);
  known.set(key, slots);
  return slots;
}

function cutSlots(
  settings: QueueSettings,
  service: ServiceId,
  date: Temporal.PlainDate,
): readonly Instant[] {
  const taking = settings.services.find(({ id }) => id === service)?.appointments ?? null;
  if (taking === null) return [];
  const open = [date.subtract({ days: 1 }), date].flatMap((day) => spansOf(settings, day));
  const slotMs = taking.slotMin * 60_000;
  const slots = new Set<Instant>();
  for (const { from, to } of taking.hours[date.dayOfWeek - 1] ?? []) {
    const until = instantOf(settings, date, to);
    for (let at = instantOf(settings, date, from); at + slotMs <= until; at += slotMs) {
      if (open.some((span) => at >= span.from && at < span.until)) slots.add(at);
    }
  }
  return [...slots].sort((one, other) => one - other);
}

/** Whether a slot begins then. */
export function isSlot(settings: QueueSettings, service: ServiceId, slot: Instant): boolean {
  return slotsOf(settings, service, dateAt(settings, slot)).includes(slot);
}

/** Places that can be booked now; a slot that has begun has none. */
export function freePlaces(
  hall: Hall,
  service: ServiceId,
  { slot, at }: { readonly slot: Instant; readonly at: Instant },
): number {
  const taking = bookable(hall, service);
  if (taking === undefined || slot <= at) return 0;
  return Math.max(taking.capacity - takenOf(hall.appointments, service, slot), 0);
}

/** Today and the days up to the horizon, by the hall's calendar. */
export function bookableDates(
  settings: QueueSettings,
  { horizonDays }: ServiceAppointments,
  at: Instant,
): readonly Temporal.PlainDate[] {
  const today = dateAt(settings, at);
  return Array.from({ length: horizonDays + 1 }, (_, days) => today.add({ days }));
}
