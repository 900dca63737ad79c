import { must } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, CommandOf, EventOf, RuleRefusal } from '#contract/facts.ts';
import { ticketNumberFrom, visitIdOf } from '#contract/ids.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Hall } from '../hall-state.ts';
import { serviceDayAt } from '../service-day.ts';

/** What was noted on paper is entered within a week. */
const ENTERED_WITHIN_MS = 7 * 24 * 60 * 60_000;
/** No service has this letter: a visit with it was told by a person. */
export const ENTERED_PREFIX = 'E';

/** By the clerk who served it. The visit is over; it moves nobody in the queue and no figure of the live hall. */
export function decideEnterPaperVisit(
  hall: Hall,
  command: CommandOf<'enterPaperVisit'>,
  by: Actor,
  at: Instant,
): Outcome<readonly EventOf<'paperVisitEntered'>[], RuleRefusal> {
  const { counter, service, noted, joinedAt, beganAt, finishedAt } = command;
  if (by.kind !== 'staff') return refuse({ kind: 'noSuchClerk' });
  if (!hall.counters.has(counter)) return refuse({ kind: 'noSuchCounter' });
  if (!hall.rulebook.services.has(service)) return refuse({ kind: 'noSuchService' });
  const earliest = joinedAt ?? beganAt;
  const isInOrder = earliest <= beganAt && beganAt <= finishedAt && finishedAt <= at;
  if (!isInOrder || earliest < at - ENTERED_WITHIN_MS) return refuse({ kind: 'toldTimesWrong' });
  const number = ticketNumberFrom(ENTERED_PREFIX, hall.paper.entered + 1);
  return ok([
    {
      type: 'paperVisitEntered',
      visit: visitIdOf(serviceDayAt(hall.settings, finishedAt), number),
      noted,
      service,
      priorityClass: must(hall.settings.priorityClasses[0], 'every hall has its normal class').id,
      counter,
      clerk: by.staff,
      joinedAt,
      beganAt,
      finishedAt,
    },
  ]);
}

export function applyPaperVisitEntered(hall: Hall): void {
  hall.paper.entered += 1;
}
