import { mustGet, unreachable } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { CounterId, ServiceId, StaffId } from '#contract/ids.ts';
import type { Line } from '#contract/queue.ts';
import type { ClerkState, CounterState, ServiceState } from '../hall-parts.ts';
import { type Rulebook, tierOf } from '../rulebook.ts';
import { type Visit, WAITING } from '../visit.ts';
import { addTo, removeFrom, type WaitingLine } from './waiting-line.ts';
import { type Bounds, type CallingLine, type NextCall, nextCall } from './who-is-next.ts';

export { compareTurns } from './who-is-next.ts';

/** What lines are made of: the part of the hall that they need. */
interface Lines {
  readonly settings: Bounds;
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

export function queueOf(hall: Lines, line: Line): WaitingLine {
  switch (line.kind) {
    case 'service':
      return mustGet(hall.services, line.service);
    case 'counter':
      return mustGet(hall.counters, line.counter);
    case 'clerk':
      return mustGet(hall.clerks, line.clerk);
    default:
      return unreachable(line);
  }
}

export function turnsOf(hall: Lines, line: Line): WaitingLine['turns'] {
  return queueOf(hall, line).turns;
}

/** Puts a restored visit where its state says it stands. */
export function indexVisit(hall: Lines, visit: Visit): void {
  const service = mustGet(hall.services, visit.service);
  if (visit.state.kind === 'noShow') service.noShows.add(visit);
  if (visit.state.kind !== 'waiting') return;
  addTo(queueOf(hall, visit.line), visit);
  service.arrivals.add(visit);
}

export interface Joining {
  readonly line: Line;
  readonly due: Instant;
  readonly at: Instant;
}

/**
 * The visit's service is set before it joins; it must not stand in a line yet. Whoever comes from a counter waits on as
 * if the time there had not been; whoever only changes line or turn waits as before.
 */
export function joinLine(hall: Lines, visit: Visit, { line, due, at }: Joining): void {
  if (visit.state.kind !== 'waiting') visit.waitsSince = at - visit.waitedMs;
  visit.state = WAITING;
  visit.line = line;
  visit.due = due;
  visit.joinedAt = at;
  indexVisit(hall, visit);
}

/** Takes a waiting visit out; whoever calls gives it its next state. */
export function leaveLine(hall: Lines, visit: Visit): void {
  removeFrom(queueOf(hall, visit.line), visit);
  mustGet(hall.services, visit.service).arrivals.remove(visit);
}

/** Its waiting counts from then on. */
export function waitFrom(hall: Lines, visit: Visit, since: Instant): void {
  const queue = queueOf(hall, visit.line);
  removeFrom(queue, visit);
  visit.waitsSince = since;
  addTo(queue, visit);
}

/**
 * Everybody in a counter's or clerk's line goes on waiting in the line of their service, with the
 * due time and the waiting they have: nobody waits for somebody who is not coming.
 */
export function dissolveLine(queue: WaitingLine, services: Lines['services']): void {
  for (let visit = queue.turns.first(); visit !== undefined; visit = queue.turns.first()) {
    removeFrom(queue, visit);
    const service = mustGet(services, visit.service);
    visit.line = service.line;
    addTo(service, visit);
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

/**
 * The services that a counter calls for now: those it serves, and of them what whoever sits there takes. A service
 * that is no longer offered stands in no work profile; whoever still waits for it is called all the same.
 */
export function servedNow(
  { servedAt, profiles, offered }: Pick<Rulebook, 'servedAt' | 'profiles' | 'offered'>,
  { id, shift }: Pick<CounterState, 'id' | 'shift'>,
): readonly ServiceId[] {
  const served = servedAt.get(id) ?? [];
  const profile = shift === null ? undefined : profiles.get(shift.clerk);
  if (profile === undefined) return served;
  return served.filter((service) => profile.takes.has(service) || !offered.has(service));
}

/** Every line that this counter calls from. Whoever was sent to it, or to its clerk, is of the first tier. */
export function linesOf(hall: Lines, counter: CounterState): CallingLine<WaitingLine>[] {
  const { rulebook } = hall;
  const lines = servedNow(rulebook, counter).map((service) => ({
    tier: tierOf(rulebook, counter, service),
    queue: mustGet<ServiceId, WaitingLine>(hall.services, service),
  }));
  lines.push({ tier: 0, queue: counter });
  if (counter.shift !== null) {
    lines.push({ tier: 0, queue: mustGet(hall.clerks, counter.shift.clerk) });
  }
  return lines;
}

/** Whether anybody waits whom this counter may call. */
export function isAwaited(hall: Lines, counter: CounterState): boolean {
  return linesOf(hall, counter).some(({ queue }) => queue.turns.size > 0);
}

/** Who is next among all whom this counter may call, and why. */
export function firstFor(
  hall: Lines,
  counter: CounterState,
  at: Instant,
): NextCall<Visit> | undefined {
  return nextCall(linesOf(hall, counter), hall.settings, at);
}
