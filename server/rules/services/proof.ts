import { must, mustGet } from '#contract/assert.ts';
import type { Actor, CommandOf, EventOf, HallEvent, RuleRefusal } from '#contract/facts.ts';
import type { ClassId, ServiceId } from '#contract/ids.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Hall, Visit } from '../hall-state.ts';
import { presentAtCounter } from '../queue/at-counter.ts';
import { targetWaitMs } from '../queue/issue-ticket.ts';
import { puttingBack } from '../steps/put-back.ts';

/**
 * Without the proof the ticket becomes a normal one. Somebody who was only called goes back to the turn that this gives;
 * whoever is being served already is served to the end.
 */
export function decideSettleProof(
  hall: Hall,
  { counter: id, isSeen }: CommandOf<'settleProof'>,
  by: Actor,
): Outcome<readonly HallEvent[], RuleRefusal> {
  const present = presentAtCounter(hall, id, by);
  if (!present.ok) return present;
  const { visit, counter, shift, state } = present.value;
  if (visit.proof !== 'wanted') return refuse({ kind: 'noProofWanted' });
  const there = { visit: visit.id, counter: counter.id, clerk: shift.clerk };
  if (isSeen) return ok([{ type: 'proofSeen', ...there }]);
  const priorityClass = must(
    hall.settings.priorityClasses[0],
    'every hall has its normal class',
  ).id;
  const due = dueAs(hall, visit, { service: visit.service, priorityClass });
  const denied: HallEvent = { type: 'classDenied', ...there, priorityClass, due };
  if (state.kind === 'serving') return ok([denied]);
  const back = puttingBack(hall, visit, { counter, shift, outcome: 'returned' });
  return ok([denied, { ...back, due }]);
}

/**
 * As if it had been taken so from the beginning: later or earlier by what the two targets differ. What a rule, a
 * transfer or a return has moved stays moved.
 */
export function dueAs(
  hall: Hall,
  visit: Visit,
  as: { readonly service: ServiceId; readonly priorityClass: ClassId },
): number {
  const before = targetWaitMs(hall, visit.service, visit.priorityClass);
  return visit.due - before + targetWaitMs(hall, as.service, as.priorityClass);
}

export function applyProofSeen(hall: Hall, { visit }: EventOf<'proofSeen'>): void {
  mustGet(hall.visits, visit).proof = 'seen';
}

export function applyClassDenied(
  hall: Hall,
  { visit: id, priorityClass, due }: EventOf<'classDenied'>,
): void {
  const visit = mustGet(hall.visits, id);
  visit.priorityClass = priorityClass;
  visit.due = due;
  visit.proof = 'none';
}
