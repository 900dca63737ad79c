import { mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, CommandOf, EventOf, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Hall } from '../hall-state.ts';
import { missingOf } from './case.ts';
import { changeCase } from './case-book.ts';
import { ownCase } from './own-case.ts';

export function decideTickMaterial(
  hall: Hall,
  { case: id, material, isSeen }: CommandOf<'tickMaterial'>,
  by: Actor,
): Outcome<readonly EventOf<'materialTicked'>[], RuleRefusal> {
  const found = ownCase(hall, id, by);
  if (!found.ok) return found;
  const { materials, seen } = found.value;
  if (!materials.some((each) => each.id === material)) return refuse({ kind: 'noSuchFlowPart' });
  if ((seen[material] !== undefined) === isSeen) return ok([]);
  return ok([{ type: 'materialTicked', case: id, material, isSeen }]);
}

export function decideTickCaseStep(
  hall: Hall,
  { case: id, step, isDone }: CommandOf<'tickCaseStep'>,
  by: Actor,
): Outcome<readonly EventOf<'caseStepTicked'>[], RuleRefusal> {
  const found = ownCase(hall, id, by);
  if (!found.ok) return found;
  const { steps, done } = found.value;
  if (!steps.some((each) => each.id === step)) return refuse({ kind: 'noSuchFlowPart' });
  if ((done[step] !== undefined) === isDone) return ok([]);
  return ok([{ type: 'caseStepTicked', case: id, step, isDone }]);
}

export function applyMaterialTicked(
  hall: Hall,
  { case: id, material, isSeen }: EventOf<'materialTicked'>,
  at: Instant,
): void {
  changeCase(hall.cases, mustGet(hall.cases.all, id), (each) => {
    each.seen = ticked(each.seen, material, isSeen ? at : undefined);
    // The paper was in the bag after all.
    const isWhole = each.state.kind === 'waitingForMaterials' && missingOf(each).length === 0;
    if (isWhole) each.state = { kind: 'open', since: at };
  });
}

export function applyCaseStepTicked(
  hall: Hall,
  { case: id, step, isDone }: EventOf<'caseStepTicked'>,
  at: Instant,
): void {
  changeCase(hall.cases, mustGet(hall.cases.all, id), (each) => {
    each.done = ticked(each.done, step, isDone ? at : undefined);
  });
}

function ticked(
  ticks: Readonly<Record<string, Instant>>,
  part: string,
  at: Instant | undefined,
): Readonly<Record<string, Instant>> {
  const { [part]: _, ...others } = ticks;
  return at === undefined ? others : { ...others, [part]: at };
}
