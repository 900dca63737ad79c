import { unreachable } from '#contract/assert.ts';
import type { Actor, CommandOf, HallEvent, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Hall, Visit } from '../hall-state.ts';
import { type Manned, mustBeFree, workingAt } from '../queue/at-counter.ts';
import { callingOf } from '../queue/call-next.ts';
import { servedNow } from '../queue/lines.ts';
import { closingRatingAt } from '../ratings/close-rating.ts';

/** Out of turn, and the reason stands in the history before the call. */
export function decideCallChosen(
  hall: Hall,
  command: CommandOf<'callChosen'>,
  by: Actor,
): Outcome<readonly HallEvent[], RuleRefusal> {
  const working = workingAt(hall, command.counter, by);
  if (!working.ok) return working;
  const { counter, shift } = working.value;
  const free = mustBeFree(hall, counter);
  if (!free.ok) return free;
  const visit = hall.visits.get(command.visit);
  if (visit === undefined) return refuse({ kind: 'noSuchVisit' });
  if (visit.state.kind !== 'waiting') return refuse({ kind: 'notWaiting' });
  if (!mayCall(hall, working.value, visit)) return refuse({ kind: 'notServedHere' });
  const { reason } = command;
  if (!hall.settings.steps.callReasons.some(({ id }) => id === reason)) {
    return refuse({ kind: 'noSuchCallReason' });
  }
  return ok([
    ...closingRatingAt(counter),
    { type: 'ticketChosen', visit: visit.id, counter: counter.id, clerk: shift.clerk, reason },
    callingOf(visit, working.value, { kind: 'chosenByHand', line: visit.line, due: visit.due }),
  ]);
}

/** Only whom this counter would call in turn as well. */
function mayCall(hall: Hall, { counter, shift }: Manned, { line }: Visit): boolean {
  switch (line.kind) {
    case 'service':
      return servedNow(hall.rulebook, counter).includes(line.service);
    case 'counter':
      return line.counter === counter.id;
    case 'clerk':
      return line.clerk === shift.clerk;
    default:
      return unreachable(line);
  }
}
