import { mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, CommandOf, EventOf, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Hall } from '../hall-state.ts';
import { servedAtCounter } from '../queue/at-counter.ts';
import { missingOf } from './case.ts';
import { changeCase } from './case-book.ts';
import { ownCase } from './own-case.ts';
import { withSlip } from './slips.ts';

/** All that is missing is told at once, on paper, so that nobody comes back twice; the case is kept. */
export function decideTellMissing(
  hall: Hall,
  { counter }: CommandOf<'tellMissing'>,
  by: Actor,
): Outcome<readonly EventOf<'missingTold'>[], RuleRefusal> {
  const served = servedAtCounter(hall, counter, by);
  if (!served.ok) return served;
  const { visit, shift } = served.value;
  const here = hall.cases.ofVisit.get(visit.id);
  if (here === undefined) return refuse({ kind: 'noCaseHere' });
  const own = ownCase(hall, here.id, by);
  if (!own.ok) return own;
  const missing = missingOf(own.value).map(({ id }) => id);
  if (missing.length === 0) return refuse({ kind: 'nothingMissing' });
  return ok([
    {
      type: 'missingTold',
      case: here.id,
      visit: visit.id,
      counter,
      clerk: shift.clerk,
      missing,
      slip: here.slipCount + 1,
    },
  ]);
}

export function applyMissingTold(hall: Hall, event: EventOf<'missingTold'>, at: Instant): void {
  const { counter, clerk, slip, missing } = event;
  changeCase(hall.cases, mustGet(hall.cases.all, event.case), (each) => {
    each.state = { kind: 'waitingForMaterials', since: at };
    const lines = each.materials.filter(({ id }) => missing.includes(id)).map(({ name }) => name);
    withSlip(each, { slip, kind: 'missing', at, clerk, counter, lines });
  });
}
