import type { Instant } from '#contract/clock.ts';
import type { Visit } from '../visit.ts';
import { compareStandings, timesOvertaken, type WaitingLine } from './waiting-line.ts';
import {
  type Bounds,
  boundReached,
  type CallingLine,
  compareTurns,
  type NextCall,
  turnReason,
} from './who-is-next.ts';

/**
 * The next few as `nextCall` would take them one after the other at this moment: first whoever is at a bound, longest
 * waiting first, then tier by tier by due time. The first of them is who is called next.
 */
export function callOrder(
  lines: readonly CallingLine<WaitingLine>[],
  { bounds, at, count }: { readonly bounds: Bounds; readonly at: Instant; readonly count: number },
): NextCall<Visit>[] {
  const atBound = lines.flatMap(({ queue }) => atBoundIn(queue, { bounds, at, count }));
  atBound.sort((one, other) => compareStandings(one.who, other.who));
  const isAtBound = new Set(atBound.map(({ who }) => who));
  const others = lines.flatMap(({ tier, queue }) =>
    queue.turns
      .firstFew(count)
      .filter((who) => !isAtBound.has(who))
      .map((who) => ({ who, tier, line: queue.line })),
  );
  others.sort((one, other) => one.tier - other.tier || compareTurns(one.who, other.who));
  return [...atBound, ...withReasons(others)].slice(0, count);
}

function atBoundIn(
  { line, elders, called }: WaitingLine,
  { bounds, at, count }: { readonly bounds: Bounds; readonly at: Instant; readonly count: number },
): NextCall<Visit>[] {
  if (bounds.overtakeMax === null && bounds.waitBoundMin === null) return [];
  const found: NextCall<Visit>[] = [];
  for (const who of elders.firstFew(count)) {
    const times = timesOvertaken(called, who);
    const because = boundReached(who, { line, times, bounds, at });
    // Whoever is younger has waited less and was overtaken less.
    if (because === undefined) break;
    found.push({ who, because });
  }
  return found;
}

/** From the last to the first: whoever is due later than somebody behind is there by preference. */
function withReasons(
  order: readonly { readonly who: Visit; readonly line: WaitingLine['line'] }[],
): NextCall<Visit>[] {
  let dueFirst: Visit | undefined;
  const reasons = order.toReversed().map(({ who, line }) => {
    const isPreferred = dueFirst !== undefined && compareTurns(dueFirst, who) < 0;
    if (!isPreferred) dueFirst = who;
    return { who, because: turnReason(line, who.due, isPreferred) };
  });
  return reasons.reverse();
}
