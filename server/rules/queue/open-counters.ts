import { mustGet } from '#contract/assert.ts';
import type { CounterId, ServiceId } from '#contract/ids.ts';
import type { Line } from '#contract/queue.ts';
import type { CounterState, Hall } from '../hall-state.ts';
import { servedNow } from './lines.ts';

/** A counter that calls now: on shift and not paused. */
export function isWorking(counter: CounterState): boolean {
  return counter.shift !== null && counter.shift.pause === null;
}

/** The counters that may call from a line, open or not. */
export function countersCalling(hall: Hall, line: Line): readonly CounterId[] {
  if (line.kind === 'service') return hall.rulebook.countersOf.get(line.service) ?? [];
  const counter = line.kind === 'counter' ? line.counter : hall.clerks.get(line.clerk)?.counter;
  // A visit that is over may name a counter that has left the settings since.
  return counter !== undefined && counter !== null && hall.counters.has(counter) ? [counter] : [];
}

/** Open counters whose clerk takes it. */
export function openCountersOf(hall: Hall, service: ServiceId): number {
  let count = 0;
  for (const id of hall.rulebook.countersOf.get(service) ?? []) {
    const counter = mustGet(hall.counters, id);
    if (isWorking(counter) && servedNow(hall.rulebook, counter).includes(service)) count += 1;
  }
  return count;
}
