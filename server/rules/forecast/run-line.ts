import type { Instant } from '#contract/clock.ts';
import type { WaitingLine } from '../queue/waiting-line.ts';
import { compareStandings, type Standing } from '../queue/waiting-line.ts';
import { type CallableQueue, compareTurns, type Waiting } from '../queue/who-is-next.ts';
import type { ServiceOutlook } from './outlook.ts';

/** Somebody in a run: who waits now, who is asked about, or who may still come. */
export interface Expected extends Waiting {
  readonly of: ServiceOutlook;
  /** When it came into this line, for the chance that it leaves. */
  readonly joinedAt: Instant;
  /** The row that its call is noted in; below zero: nobody asks. */
  readonly row: number;
  /** False for who is only asked about: told when the turn comes, and takes nobody's time. */
  readonly isReal: boolean;
}

/** Somebody who comes into a line, and has not waited before. Of one shape for all, which is quicker. */
export function newcomer({
  of,
  due,
  order,
  at,
}: Pick<Expected, 'of' | 'due' | 'order'> & { at: Instant }): Expected {
  return { due, order, of, joinedAt: at, waitsSince: at, row: -1, isReal: true };
}

/** A line that a run plays with: begins anew from who stands there now. */
export interface RunLine extends CallableQueue<Expected> {
  called: readonly Standing[];
  begin(): void;
  add(expected: Expected): void;
  remove(expected: Expected): void;
}

/** `hasBounds`: the eldest are asked for too; without bounds nobody asks, and it is not kept. */
export function openRunLine(
  { line, called: calledBefore }: Pick<WaitingLine, 'line' | 'called'>,
  standing: readonly Expected[],
  hasBounds: boolean,
): RunLine {
  const turns = openSorted(standing, compareTurns);
  const elders = openSorted(hasBounds ? standing : [], compareStandings);
  return {
    line,
    turns,
    elders,
    called: calledBefore,
    begin() {
      turns.begin();
      elders.begin();
      this.called = calledBefore;
    },
    add(expected) {
      turns.add(expected);
      if (hasBounds) elders.add(expected);
    },
    remove(expected) {
      turns.remove(expected);
      if (hasBounds) elders.remove(expected);
    },
  };
}

/** Sorted, taken from the front nearly always and added to at the end nearly always. */
function openSorted(
  standing: readonly Expected[],
  compare: (one: Expected, other: Expected) => number,
) {
  const start = standing.toSorted(compare);
  let items: Expected[] = [];
  let head = 0;
  return {
    first: () => items[head],
    begin: () => {
      items = start.slice();
      head = 0;
    },
    add: (expected: Expected) => {
      let at = items.length;
      while (at > head) {
        const before = items[at - 1];
        if (before === undefined || compare(before, expected) <= 0) break;
        at -= 1;
      }
      if (at === items.length) items.push(expected);
      else items.splice(at, 0, expected);
    },
    remove: (expected: Expected) => {
      if (items[head] === expected) head += 1;
      else items.splice(items.indexOf(expected, head), 1);
    },
  };
}
