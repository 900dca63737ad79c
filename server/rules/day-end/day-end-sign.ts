import type { Instant } from '#contract/clock.ts';
import type { DayEndSign } from '#contract/day-end.ts';
import type { Hall } from '../hall-state.ts';
import { closingOf, nextOpeningAfter, timeOfDayAt } from '../service-day.ts';
import { waitingInHall } from '../views/service-states.ts';
import { areLastGiven } from './last-tickets.ts';

/** What board, console and phone tell of the day's end; null while there is nothing to tell. */
export function dayEndSign(hall: Hall, at: Instant): DayEndSign | null {
  const { day, settings, dayEnd } = hall;
  const closing = day === null ? undefined : closingOf(settings, day);
  if (closing === undefined) return null;
  const waiting = waitingInHall(hall);
  const closed = dayEnd.closed?.day === day ? dayEnd.closed : null;
  const sign = {
    rule: closed?.rule ?? settings.dayEnd.waiting,
    closesAt: timeOfDayAt(settings, closing),
    waiting,
    settled: closed?.waiting ?? 0,
  };
  if (areLastGiven(hall, closing, at)) return { ...sign, kind: 'lastTickets', opensAt: null };
  if (at < closing || waiting + sign.settled === 0) return null;
  return { ...sign, kind: 'closed', opensAt: nextOpeningAfter(settings, at) ?? null };
}
