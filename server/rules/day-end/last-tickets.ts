import type { Instant } from '#contract/clock.ts';
import type { RuleRefusal } from '#contract/facts.ts';
import type { ServiceId } from '#contract/ids.ts';
import { workAheadMs } from '../forecast/work-ahead.ts';
import type { Hall } from '../hall-state.ts';
import { closingOf, timeOfDayAt } from '../service-day.ts';

/** Work may go a little quicker than usual; nobody is sent away who might still have been served. */
const SURELY = 0.8;

/** Why a kiosk gives no more tickets for this service today; undefined: it does. Staff may still give one. */
export function whyNoMoreToday(
  hall: Hall,
  service: ServiceId,
  at: Instant,
): RuleRefusal | undefined {
  const { lastTicketsMin, stopsWhenTooMany } = hall.settings.dayEnd;
  if (lastTicketsMin === 0 && !stopsWhenTooMany) return undefined;
  const closing = hall.day === null ? undefined : closingOf(hall.settings, hall.day);
  if (closing === undefined || at >= closing) return undefined;
  const closesAt = timeOfDayAt(hall.settings, closing);
  if (areLastGiven(hall, closing, at)) return { kind: 'lastTicketsGiven', closesAt };
  if (!stopsWhenTooMany) return undefined;
  const turnAt = at + SURELY * workAheadMs(hall, service, at);
  return turnAt >= closing ? { kind: 'tooManyForToday', closesAt } : undefined;
}

export function areLastGiven(hall: Hall, closing: Instant, at: Instant): boolean {
  const { lastTicketsMin } = hall.settings.dayEnd;
  return lastTicketsMin > 0 && at < closing && at >= closing - lastTicketsMin * 60_000;
}
