import type { Instant } from '#contract/clock.ts';
import type { CallReason, Line } from '#contract/queue.ts';
import { compareStandings, type Standing, timesOvertaken } from './waiting-line.ts';

/** What a call asks of somebody who waits. */
export interface Waiting extends Standing {
  readonly due: Instant;
}

/** What a call asks of one line: its first by due time, its eldest, and who was called past it. */
export interface CallableQueue<Who extends Waiting> {
  readonly line: Line;
  readonly turns: { first(): Who | undefined };
  readonly elders: { first(): Who | undefined };
  readonly called: readonly Standing[];
}

/** A line from which one counter calls. */
export interface CallingLine<Queue> {
  /** 0 is called from before 1, and so on: the settings' `preference`. */
  readonly tier: number;
  readonly queue: Queue;
}

/** The hall's promises to those who wait; null: none. */
export interface Bounds {
  readonly overtakeMax: number | null;
  readonly waitBoundMin: number | null;
}

export interface NextCall<Who> {
  readonly who: Who;
  readonly because: CallReason;
}

/** Due first, ties by order of issue; below zero when `one` is called before `other`. */
export function compareTurns(
  one: Pick<Waiting, 'due' | 'order'>,
  other: Pick<Waiting, 'due' | 'order'>,
): number {
  return one.due - other.due || one.order - other.order;
}

/**
 * Decides who is called next from these lines; undefined: nobody waits there. The only rule of turns, for calls and for
 * whoever looks ahead: it reads the heads of the lines and nothing else, so a light copy of them will do. Whoever plays it
 * forward takes the called one out of its line and tells each of these lines by `noteCall`, where the hall has `overtakeMax`.
 *
 * Usually: of the first tier in which anybody waits, whoever is due first; ties by order of issue. Two bounds stand over it.
 * Somebody's waiting counts from `waitsSince`: the ticket's issue, or the slot of who came early for an appointment, plus
 * the time at counters between two waits of one visit; after a no-show, and for whoever was moved back, it counts anew.
 * Whoever waits since later (ties: was issued later) stands *behind*. A call *overtakes* everybody who then waits in a line
 * from which the same counter calls, and behind whom the called one stands. Whoever comes into another line is counted there
 * as if they had stood in it since `waitsSince`.
 *
 * 1. Nobody is overtaken by more than `overtakeMax` calls that are decided here (a call chosen by hand counts, but it is a
 *    person's and heeds no bound). Whoever was overtaken so often is at a bound; of all at a bound the eldest is called,
 *    who overtakes none of the others there.
 * 2. Whoever has waited `waitBoundMin` is at a bound too, and is the eldest there before anybody who is at the first bound
 *    alone: no counter calls somebody who has not waited so long while somebody who has waits for it.
 *
 * In one line the eldest was overtaken most often and has waited longest, so only the eldest of each line is asked.
 */
export function nextCall<Who extends Waiting>(
  lines: readonly CallingLine<CallableQueue<Who>>[],
  bounds: Bounds,
  at: Instant,
): NextCall<Who> | undefined {
  return eldestAtBound(lines, bounds, at) ?? firstByTurn(lines);
}

function eldestAtBound<Who extends Waiting>(
  lines: readonly CallingLine<CallableQueue<Who>>[],
  bounds: Bounds,
  at: Instant,
): NextCall<Who> | undefined {
  if (bounds.overtakeMax === null && bounds.waitBoundMin === null) return undefined;
  let eldest: NextCall<Who> | undefined;
  for (const { queue } of lines) {
    const who = queue.elders.first();
    if (who === undefined) continue;
    if (eldest !== undefined && compareStandings(eldest.who, who) < 0) continue;
    const times = timesOvertaken(queue.called, who);
    const because = boundReached(who, { line: queue.line, times, bounds, at });
    if (because !== undefined) eldest = { who, because };
  }
  return eldest;
}

/** Undefined: at no bound. */
export function boundReached(
  { due, waitsSince }: Waiting,
  {
    line,
    times,
    bounds: { overtakeMax, waitBoundMin },
    at,
  }: { readonly line: Line; readonly times: number; readonly bounds: Bounds; readonly at: Instant },
): CallReason | undefined {
  if (waitBoundMin !== null && at - waitsSince >= waitBoundMin * 60_000) {
    return { kind: 'waitedLong', since: waitsSince, line, due };
  }
  if (overtakeMax !== null && times >= overtakeMax) return { kind: 'overtaken', times, line, due };
  return undefined;
}

function firstByTurn<Who extends Waiting>(
  lines: readonly CallingLine<CallableQueue<Who>>[],
): NextCall<Who> | undefined {
  let next: Who | undefined;
  let from: CallingLine<CallableQueue<Who>> | undefined;
  let dueFirst: Who | undefined;
  for (const calling of lines) {
    const who = calling.queue.turns.first();
    if (who === undefined) continue;
    if (dueFirst === undefined || compareTurns(who, dueFirst) < 0) dueFirst = who;
    const isNext =
      next === undefined ||
      from === undefined ||
      calling.tier < from.tier ||
      (calling.tier === from.tier && compareTurns(who, next) < 0);
    if (!isNext) continue;
    next = who;
    from = calling;
  }
  if (next === undefined || from === undefined) return undefined;
  const { line } = from.queue;
  return { who: next, because: turnReason(line, next.due, next !== dueFirst) };
}

/** `isPreferred`: somebody of a later tier is due before. */
export function turnReason(line: Line, due: Instant, isPreferred: boolean): CallReason {
  if (line.kind === 'counter') return { kind: 'sentToCounter', line, due };
  if (line.kind === 'clerk') return { kind: 'sentToClerk', line, due };
  return { kind: isPreferred ? 'preferred' : 'dueFirst', line, due };
}
