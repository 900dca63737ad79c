import { mustGet } from '#contract/assert.ts';
import type { Actor, CommandOf, EventOf, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok } from '#contract/outcome.ts';
import type { Hall } from '../hall-state.ts';
import { changeCase } from './case-book.ts';
import { ownCase } from './own-case.ts';

/** Whose case it is, so that it is found by ID card or phone when its customer comes back. */
export function decideNameCase(
  hall: Hall,
  { case: id, person }: CommandOf<'nameCase'>,
  by: Actor,
): Outcome<readonly EventOf<'caseNamed'>[], RuleRefusal> {
  const found = ownCase(hall, id, by);
  if (!found.ok) return found;
  return ok(found.value.person === person ? [] : [{ type: 'caseNamed', case: id, person }]);
}

export function applyCaseNamed(hall: Hall, { case: id, person }: EventOf<'caseNamed'>): void {
  changeCase(hall.cases, mustGet(hall.cases.all, id), (each) => {
    each.person = person;
  });
}
