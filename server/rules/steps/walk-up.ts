import { must, mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, CommandOf, EventOf, HallEvent, RuleRefusal } from '#contract/facts.ts';
import { visitIdOf } from '#contract/ids.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Hall } from '../hall-state.ts';
import { mustBeFree, workingAt } from '../queue/at-counter.ts';
import { nextNumber } from '../queue/issue-ticket.ts';
import { leaveLine } from '../queue/lines.ts';
import { closingRatingAt } from '../ratings/close-rating.ts';

/** A number all the same: whoever is served without one would be in no figure and could rate nothing. */
export function decideTakeWalkUp(
  hall: Hall,
  command: CommandOf<'takeWalkUp'>,
  by: Actor,
  at: Instant,
): Outcome<readonly HallEvent[], RuleRefusal> {
  const working = workingAt(hall, command.counter, by);
  if (!working.ok) return working;
  const { counter, shift } = working.value;
  const free = mustBeFree(hall, counter);
  if (!free.ok) return free;
  const { service: id, language } = command;
  const service = hall.rulebook.services.get(id);
  if (service === undefined || !hall.rulebook.offered.has(id)) {
    return refuse({ kind: 'noSuchService' });
  }
  if (!hall.rulebook.servedAt.get(counter.id)?.includes(id)) {
    return refuse({ kind: 'notServedHere' });
  }
  const number = nextNumber(hall, service);
  const visit = visitIdOf(must(hall.day ?? undefined, 'a day began before its numbers'), number);
  return ok([
    ...closingRatingAt(counter),
    {
      type: 'ticketIssued',
      visit,
      number,
      service: id,
      priorityClass: must(hall.settings.priorityClasses[0], 'every hall has its normal class').id,
      language,
      kiosk: null,
      person: null,
      due: at,
    },
    { type: 'walkUpTaken', visit, counter: counter.id, clerk: shift.clerk },
  ]);
}

const NO_PAPER = { kind: 'screenOnly', device: null } as const;

/** Nobody is called aloud who stands there already, and no waiting is counted where there was none. */
export function applyWalkUpTaken(
  hall: Hall,
  { visit: id, counter, clerk }: EventOf<'walkUpTaken'>,
  at: Instant,
): void {
  const visit = mustGet(hall.visits, id);
  leaveLine(hall, visit);
  visit.isWalkUp = true;
  visit.print = NO_PAPER;
  visit.step = 1;
  visit.state = { kind: 'serving', counter, clerk, calledAt: at, times: 0, since: at };
  const place = mustGet(hall.counters, counter);
  place.current = id;
  place.thanked = null;
}
