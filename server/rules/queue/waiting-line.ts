import type { Instant } from '#contract/clock.ts';
import type { Line } from '#contract/queue.ts';
import type { Visit } from '../visit.ts';
import { openTurnOrder, type TurnOrder } from './turn-order.ts';

/** Since when somebody waits; of the same moment whoever was issued first. */
export interface Standing {
  readonly waitsSince: Instant;
  readonly order: number;
}

/** Everybody who waits for one service, one counter or one clerk. */
export interface WaitingLine {
  /** Its name, one object for all who stand in it. */
  readonly line: Line;
  /** Due first. */
  readonly turns: TurnOrder<Visit>;
  /** Longest waiting first. */
  readonly elders: TurnOrder<Visit>;
  /**
   * Whoever was called by a counter that calls from this line, earliest standing first: as many of the latest as the hall
   * lets anybody be overtaken. Those behind somebody have overtaken them. Replaced whole, never changed inside.
   */
  called: readonly Standing[];
}

const dueOf = (visit: Visit): Instant => visit.due;
const waitsSinceOf = (visit: Visit): Instant => visit.waitsSince;

export function openLine(line: Line): WaitingLine {
  return { line, turns: openTurnOrder(dueOf), elders: openTurnOrder(waitsSinceOf), called: [] };
}

/** Below zero when `one` has waited longer than `other`. */
export function compareStandings(one: Standing, other: Standing): number {
  return one.waitsSince - other.waitsSince || one.order - other.order;
}

export function addTo({ turns, elders }: WaitingLine, visit: Visit): void {
  turns.add(visit);
  elders.add(visit);
}

export function removeFrom({ turns, elders }: WaitingLine, visit: Visit): void {
  turns.remove(visit);
  elders.remove(visit);
}

/** How often somebody in a line was overtaken, told up to the hall's bound: whoever was called stands behind. */
export function timesOvertaken(called: readonly Standing[], who: Standing): number {
  let times = 0;
  for (let place = called.length - 1; place >= 0; place -= 1) {
    const other = called[place];
    if (other === undefined || compareStandings(other, who) <= 0) break;
    times += 1;
  }
  return times;
}

/** Somebody has been called by a counter that calls from this line too; changes nothing but `called`. */
export function noteCall(
  queue: Pick<WaitingLine, 'called'>,
  { waitsSince, order }: Standing,
  overtakeMax: number,
): void {
  const { called } = queue;
  const who = { waitsSince, order };
  const place = called.length - timesOvertaken(called, who);
  const all = called.toSpliced(place, 0, who);
  queue.called = all.slice(Math.max(all.length - overtakeMax, 0));
}
