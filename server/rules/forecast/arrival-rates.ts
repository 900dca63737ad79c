import type { Instant } from '#contract/clock.ts';
import type { ServiceId } from '#contract/ids.ts';
import type { Hall } from '../hall-state.ts';
import { halfHourOf, RECENT_MS } from './learn.ts';
import { HALF_HOUR_MS, HALF_HOURS, type Pace } from './pace.ts';

/** So many tickets more or fewer than usual are nothing to go by. */
const BUSY_TICKETS = 8;
/** After so many half hours the day is taken to be as other days again. */
const BUSY_HALF_HOURS = 2;

/** How this while compares with the same half hour of other days; 1 where nothing is known. */
export function busyness(hall: Hall, at: Instant): number {
  const { pace } = hall;
  if (pace.days === 0) return 1;
  let seen = 0;
  let usual = 0;
  for (const { recent, recentAt, arrivals } of pace.services.values()) {
    seen += recent * Math.exp((recentAt - at) / RECENT_MS);
    usual += ((arrivals[halfHourOf(hall, at)] ?? 0) / pace.days / HALF_HOUR_MS) * seenMs(pace, at);
  }
  return (seen + BUSY_TICKETS) / (usual + BUSY_TICKETS);
}

/** How much time the recent tickets stand for: less, where the day has just begun. */
function seenMs({ ticketsSince }: Pace, at: Instant): number {
  if (ticketsSince === null) return 0;
  return RECENT_MS * (1 - Math.exp((ticketsSince - at) / RECENT_MS));
}

/** What other days saw at this time, more or less as today is busier, and what was just seen. */
export function arrivalRates(
  hall: Hall,
  { id, busy, at }: { id: ServiceId; busy: number; at: Instant },
): Float64Array {
  const { pace } = hall;
  const rates = new Float64Array(HALF_HOURS);
  const service = pace.services.get(id);
  if (service === undefined || !hall.rulebook.offered.has(id)) return rates;
  const now = halfHourOf(hall, at);
  const recent = service.recent * Math.exp((service.recentAt - at) / RECENT_MS);
  const recentMs = seenMs(pace, at);
  for (let slot = now; slot < HALF_HOURS; slot += 1) {
    const ahead = slot - now;
    const usual = pace.days === 0 ? 0 : (service.arrivals[slot] ?? 0) / pace.days / HALF_HOUR_MS;
    const trust = pace.days === 0 ? 1 : Math.exp(-ahead / BUSY_HALF_HOURS);
    const today = usual * (1 + (busy - 1) * trust);
    // Without other days to go by, what was just seen goes on.
    const usualMs = pace.days === 0 ? RECENT_MS / 4 : RECENT_MS;
    const isNear = pace.days === 0 || ahead <= 1;
    rates[slot] = isNear ? (today * usualMs + recent) / (usualMs + recentMs) : today;
  }
  return rates;
}
