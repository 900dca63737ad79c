import { mustGet, unreachable } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { CounterId, ServiceId, StaffId } from '#contract/ids.ts';
import type { Line } from '#contract/queue.ts';
import type { ClerkState, CounterState, ServiceState } from '../hall-parts.ts';
import type { Rulebook } from '../rulebook.ts';
import { type Visit, WAITING } from '../visit.ts';
import type { TurnOrder } from './turn-order.ts';

/** What lines are made of: the part of the hall that they need. */
interface Lines {
  readonly rulebook: Rulebook;
  readonly services: ReadonlyMap<ServiceId, ServiceState>;
  readonly counters: ReadonlyMap<CounterId, CounterState>;
  readonly clerks: ReadonlyMap<StaffId, ClerkState>;
}

export function isSameLine(one: Line, other: Line): boolean {
  switch (one.kind) {
    case 'service':
      return other.kind === 'service' && other.service === one.service;
    case 'counter':
      return other.kind === 'counter' && other.counter === one.counter;
    case 'clerk':
      return other.kind === 'clerk' && other.clerk === one.clerk;
    default:
      return unreachable(one);
  }
}

export function turnsOf(hall: Lines, line: Line): TurnOrder<Visit> {
  switch (line.kind) {
    case 'service':
      return mustGet(hall.services, line.service).turns;
    case 'counter':
      return mustGet(hall.counters, line.counter).turns;
    case 'clerk':
      return mustGet(hall.clerks, line.clerk).turns;
    default:
      return unreachable(line);
  }
}

/** Puts a restored visit where its state says it stands. */
export function indexVisit(hall: Lines, visit: Visit): void {
  const service = mustGet(hall.services, visit.service);
  if (visit.state.kind === 'noShow') service.noShows.add(visit);
  if (visit.state.kind !== 'waiting') return;
  turnsOf(hall, visit.line).add(visit);
  service.arrivals.add(visit);
}

export interface Joining {
  readonly line: Line;
  readonly due: Instant;
  readonly at: Instant;
}

/** The visit's service is set before it joins; it must not stand in a line yet. */
export function joinLine(hall: Lines, visit: Visit, { line, due, at }: Joining): void {
  visit.state = WAITING;
  visit.line = line;
  visit.due = due;
  visit.joinedAt = at;
  indexVisit(hall, visit);
}

/** Takes a waiting visit out; whoever calls gives it its next state. */
export function leaveLine(hall: Lines, visit: Visit): void {
  turnsOf(hall, visit.line).remove(visit);
  mustGet(hall.services, visit.service).arrivals.remove(visit);
}

/**
 * Everybody in a counter's or clerk's line goes on waiting in the line of their service, with the
 * due time and the waiting they have: nobody waits for somebody who is not coming.
 */
export function dissolveLine(turns: TurnOrder<Visit>, services: Lines['services']): void {
  for (let visit = turns.first(); visit !== undefined; visit = turns.first()) {
    turns.remove(visit);
    const service = mustGet(services, visit.service);
    visit.line = service.line;
    service.turns.add(visit);
  }
}

/** The line a visit stood in, or its service's where that counter has gone or that clerk is off. */
export function lineToRejoin(hall: Lines, visit: Visit): Line {
  const { line } = visit;
  const stands =
    line.kind === 'service' ||
    (line.kind === 'counter' && hall.counters.has(line.counter)) ||
    (line.kind === 'clerk' && (hall.clerks.get(line.clerk)?.counter ?? null) !== null);
  return stands ? line : mustGet(hall.services, visit.service).line;
}

/** How many of its own line are due before this visit. */
export function peopleAhead(hall: Lines, visit: Visit): number {
  return turnsOf(hall, visit.line).countBefore(visit.due, visit.order);
}

/** Every line that this counter calls from. */
export function linesOf(hall: Lines, counter: CounterState): TurnOrder<Visit>[] {
  const lines = (hall.rulebook.servedAt.get(counter.id) ?? []).map(
    (service) => mustGet(hall.services, service).turns,
  );
  lines.push(counter.turns);
  if (counter.shift !== null) lines.push(mustGet(hall.clerks, counter.shift.clerk).turns);
  return lines;
}

/** Due first, ties by order of issue; below zero when `one` is called before `other`. */
export function compareTurns(one: Visit, other: Visit): number {
  return one.due - other.due || one.order - other.order;
}

/** Who is due first among all whom this counter may call. */
export function firstFor(hall: Lines, counter: CounterState): Visit | undefined {
  let first: Visit | undefined;
  for (const turns of linesOf(hall, counter)) {
    const candidate = turns.first();
    if (candidate === undefined) continue;
    if (first === undefined || compareTurns(candidate, first) < 0) first = candidate;
  }
  return first;
}
