import { mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, CommandOf, EventOf, HallEvent, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Hall, Visit } from '../hall-state.ts';
import { currentOf, type Manned, mannedBy, presentAtCounter } from '../queue/at-counter.ts';
import { joinLine, lineToRejoin } from '../queue/lines.ts';

/** Called by mistake, or not now: back to where it stood, with the due time it has. */
export function decidePutBack(
  hall: Hall,
  command: CommandOf<'putBack'>,
  by: Actor,
): Outcome<readonly EventOf<'ticketPutBack'>[], RuleRefusal> {
  const present = presentAtCounter(hall, command.counter, by);
  if (!present.ok) return present;
  return ok([puttingBack(hall, present.value.visit, { ...present.value, outcome: 'returned' })]);
}

/** The clerk has gone and somebody stands there: a supervisor frees the counter, and the visit waits on. */
export function decideForceCloseShift(
  hall: Hall,
  command: CommandOf<'forceCloseShift'>,
  by: Actor,
): Outcome<readonly HallEvent[], RuleRefusal> {
  const isSupervisor = by.kind === 'staff' && by.role === 'supervisor';
  if (!isSupervisor && by.kind !== 'hall') return refuse({ kind: 'notYourCounter' });
  const manned = mannedBy(hall, command.counter, { kind: 'hall' });
  if (!manned.ok) return manned;
  const { counter, shift } = manned.value;
  const current = currentOf(hall, counter);
  return ok([
    ...(current === undefined
      ? []
      : [puttingBack(hall, current.visit, { counter, shift, outcome: 'endedByLogOff' })]),
    { type: 'shiftClosed', counter: counter.id, clerk: shift.clerk },
  ]);
}

export function puttingBack(
  hall: Hall,
  visit: Visit,
  { counter, shift, outcome }: Manned & { readonly outcome: EventOf<'ticketPutBack'>['outcome'] },
): EventOf<'ticketPutBack'> {
  return {
    type: 'ticketPutBack',
    visit: visit.id,
    counter: counter.id,
    clerk: shift.clerk,
    outcome,
    line: lineToRejoin(hall, visit),
    due: visit.due,
  };
}

export function applyTicketPutBack(
  hall: Hall,
  { visit: id, counter, line, due }: EventOf<'ticketPutBack'>,
  at: Instant,
): void {
  mustGet(hall.counters, counter).current = null;
  joinLine(hall, mustGet(hall.visits, id), { line, due, at });
}
