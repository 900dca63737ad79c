import { mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { CommandOf } from '#contract/facts.ts';
import type { CounterId } from '#contract/ids.ts';
import { dueAppointments, nextAppointmentDeadline } from './appointments/by-time.ts';
import { closingDue } from './day-end/close-day.ts';
import type { CounterState, Hall, KioskState, OpenRating } from './hall-state.ts';
import { isAwaited } from './queue/lines.ts';
import { CARD_USABLE_MS } from './queue/present-card.ts';
import { dueDayChange, endOfDay } from './service-day.ts';
import { callsNextByItself } from './steps/note-work.ts';
import { workAt } from './steps/work.ts';

/** What time alone brings about; the hall service gives these as its own commands. */
export type DueCommand = CommandOf<
  | 'closeRating'
  | 'dismissCard'
  | 'beginDay'
  | 'closeDay'
  | 'missAppointment'
  | 'remindAppointment'
  | 'endWrapUp'
  | 'callNext'
  | 'noteOverdue'
>;

/** After a long stop many tasks may be overdue; the next turn takes the next of them. */
const OVERDUE_AT_ONCE_MAX = 50;

/**
 * When `dueCommands` next has something to say. Looks at open ratings, wrap-ups and cards, of which there is
 * at most one a counter and a kiosk, at the nearest appointment and task, and at who is first for a counter that calls by
 * itself, never at all who wait.
 */
export function nextDeadline(hall: Hall): Instant | undefined {
  if (hall.revision === '') return undefined;
  if (hall.day === null) return hall.at;
  let next = Math.min(endOfDay(hall.settings, hall.day), closingDue(hall)?.at ?? Infinity);
  for (const { rating } of openRatings(hall)) next = Math.min(next, rating.until);
  for (const { until } of usableCards(hall)) next = Math.min(next, until);
  const task = hall.tasks.inTime.first();
  if (task !== undefined) next = Math.min(next, task.due);
  for (const { until } of wrapUps(hall)) next = Math.min(next, until);
  if (selfCalls(hall).length > 0) next = Math.min(next, hall.at);
  return Math.min(next, nextAppointmentDeadline(hall) ?? next);
}

/** In the order of their times; the change of day alone, since it settles all the others. */
export function dueCommands(hall: Hall, at: Instant): readonly DueCommand[] {
  const dayChange = dueDayChange(hall, at);
  if (dayChange !== undefined) return [dayChange];
  const due: { readonly until: Instant; readonly command: DueCommand }[] = [
    ...dueAppointments(hall, at),
  ];
  const closing = closingDue(hall);
  if (closing !== undefined) {
    due.push({ until: closing.at, command: { type: 'closeDay', day: closing.day } });
  }
  for (const { counter, rating } of openRatings(hall)) {
    const { visit, until } = rating;
    due.push({ until, command: { type: 'closeRating', counter: counter.id, visit } });
  }
  for (const { kiosk, until } of usableCards(hall)) {
    due.push({ until, command: { type: 'dismissCard', kiosk: kiosk.id } });
  }
  for (const { id, due: until } of hall.tasks.inTime.firstFew(OVERDUE_AT_ONCE_MAX)) {
    due.push({ until, command: { type: 'noteOverdue', task: id } });
  }
  for (const { counter, until } of wrapUps(hall)) {
    due.push({ until, command: { type: 'endWrapUp', counter } });
  }
  const byTime = due
    .filter(({ until }) => until <= at)
    .sort((one, other) => one.until - other.until)
    .map(({ command }) => command);
  return [...byTime, ...selfCalls(hall)];
}

function wrapUps(hall: Hall): { readonly counter: CounterId; readonly until: Instant }[] {
  return [...hall.work.wrappingUp].flatMap((counter) => {
    const { wrapUp } = workAt(hall.work, counter);
    return wrapUp === null ? [] : [{ counter, until: wrapUp.until }];
  });
}

/** One at a time: whoever is first for two counters is called to one of them, and then somebody else is first. */
function selfCalls(hall: Hall): CommandOf<'callNext'>[] {
  for (const id of hall.work.selfCalling) {
    const counter = mustGet(hall.counters, id);
    if (callsNextByItself(hall, counter) && isAwaited(hall, counter)) {
      return [{ type: 'callNext', counter: id }];
    }
  }
  return [];
}

function openRatings(
  hall: Hall,
): { readonly counter: CounterState; readonly rating: OpenRating }[] {
  return [...hall.ratingsOpen].flatMap((id) => {
    const counter = mustGet(hall.counters, id);
    return counter.rating === null ? [] : [{ counter, rating: counter.rating }];
  });
}

function usableCards(hall: Hall): { readonly kiosk: KioskState; readonly until: Instant }[] {
  return [...hall.kiosks.values()].flatMap((kiosk) =>
    kiosk.card === null ? [] : [{ kiosk, until: kiosk.card.at + CARD_USABLE_MS }],
  );
}
