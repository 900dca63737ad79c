import { mustGet } from '#contract/assert.ts';
import type { Hall } from '../hall-state.ts';
import type { WaitingLine } from '../queue/waiting-line.ts';
import type { Outlook, ServiceOutlook } from './outlook.ts';
import { entryOf } from './pace.ts';
import type { RunLine } from './run-line.ts';
import type { RunCounter } from './scene.ts';

/**
 * A line that no counter works off, now or as it usually opens, waits for somebody to come: taken
 * to be one more counter, for such lines alone, since nobody else may count on it. The lines that
 * the same counter would call from share it.
 */
export function awaitedCounters(
  hall: Hall,
  {
    counters,
    outlook,
    lineOf,
  }: {
    readonly counters: readonly RunCounter[];
    readonly outlook: Outlook;
    readonly lineOf: (queue: WaitingLine) => RunLine;
  },
): RunCounter[] {
  const called = new Set(
    counters.flatMap(({ start, lines }) =>
      start.kind === 'closed' ? [] : lines.map(({ queue }) => queue),
    ),
  );
  const awaited = new Map<string, Awaited>();
  for (const of of outlook.services) {
    const line = lineOf(mustGet(hall.services, of.id));
    if (called.has(line)) continue;
    const [first] = hall.rulebook.countersOf.get(of.id) ?? [];
    const counter = entryOf(awaited, first ?? of.id, nobodyYet);
    counter.lines.push(line);
    counter.services.add(of);
  }
  for (const counter of hall.counters.values()) {
    const line = lineOf(counter);
    if (counter.turns.size > 0 && !called.has(line)) {
      entryOf(awaited, counter.id, nobodyYet).lines.push(line);
    }
  }
  return [...awaited.values()].map(({ lines, services }) => ({
    lines: lines.map((queue) => ({ tier: 0, queue })),
    services,
    speeds: new Float64Array(outlook.services.length).fill(1),
    doubt: outlook.doubt(null),
    start: { kind: 'awaited' },
  }));
}

interface Awaited {
  readonly lines: RunLine[];
  readonly services: Set<ServiceOutlook>;
}

const nobodyYet = (): Awaited => ({ lines: [], services: new Set() });
