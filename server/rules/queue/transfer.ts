import { mustGet, unreachable } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, CommandOf, EventOf, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Line } from '#contract/queue.ts';
import type { Hall, Shift, Visit } from '../hall-state.ts';
import { presentAtCounter } from './at-counter.ts';
import { isSameLine, joinLine } from './lines.ts';

/** Sends whoever is called or served into another line, with the due time it has. */
export function decideTransfer(
  hall: Hall,
  command: CommandOf<'transfer'>,
  by: Actor,
): Outcome<readonly EventOf<'ticketTransferred'>[], RuleRefusal> {
  const present = presentAtCounter(hall, command.counter, by);
  if (!present.ok) return present;
  const { visit, shift, counter } = present.value;
  const refusal = whyNotTo(hall, command.to);
  if (refusal !== undefined) return refuse(refusal);
  if (isOwnLine(command, visit, shift)) return refuse({ kind: 'nowhereToTransfer' });
  return ok([transferred(visit, { counter: counter.id, clerk: shift.clerk, to: command.to })]);
}

function whyNotTo(hall: Hall, to: Line): RuleRefusal | undefined {
  switch (to.kind) {
    case 'service':
      return hall.rulebook.offered.has(to.service) ? undefined : { kind: 'noSuchService' };
    case 'counter':
      return hall.counters.has(to.counter) ? undefined : { kind: 'noSuchCounter' };
    case 'clerk': {
      // Only who is on shift will call; a line of somebody who is off would wait for nobody.
      const isOnShift = (hall.clerks.get(to.clerk)?.counter ?? null) !== null;
      return isOnShift ? undefined : { kind: 'noSuchClerk' };
    }
    default:
      return unreachable(to);
  }
}

/** Back into the line it came from, or to those who have it in front of them: no transfer at all. */
function isOwnLine({ to, counter }: CommandOf<'transfer'>, visit: Visit, shift: Shift): boolean {
  switch (to.kind) {
    case 'service':
      return isSameLine(to, visit.line);
    case 'counter':
      return to.counter === counter;
    case 'clerk':
      return to.clerk === shift.clerk;
    default:
      return unreachable(to);
  }
}

/** The due time stays, so the waiting already done is kept. */
export function transferred(
  visit: Visit,
  { counter, clerk, to }: Pick<EventOf<'ticketTransferred'>, 'counter' | 'clerk' | 'to'>,
): EventOf<'ticketTransferred'> {
  return { type: 'ticketTransferred', visit: visit.id, counter, clerk, to, due: visit.due };
}

export function applyTicketTransferred(
  hall: Hall,
  event: EventOf<'ticketTransferred'>,
  at: Instant,
): void {
  const visit = mustGet(hall.visits, event.visit);
  mustGet(hall.counters, event.counter).current = null;
  if (event.to.kind === 'service') {
    visit.service = event.to.service;
    hall.paper.untold.delete(visit.id);
  }
  joinLine(hall, visit, { line: event.to, due: event.due, at });
}
