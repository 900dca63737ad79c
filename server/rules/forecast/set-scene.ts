import { must, mustGet, unreachable } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { ClassId, ServiceId, VisitId } from '#contract/ids.ts';
import type { CounterState, Hall, Visit } from '../hall-state.ts';
import { currentOf } from '../queue/at-counter.ts';
import { firstFor, linesOf, servedNow } from '../queue/lines.ts';
import { openCountersOf } from '../queue/open-counters.ts';
import type { WaitingLine } from '../queue/waiting-line.ts';
import { type Outlook, outlookOf, type ServiceOutlook } from './outlook.ts';
import { entryOf, WRAPPED_UP_MS } from './pace.ts';
import { type Expected, openRunLine, type RunLine } from './run-line.ts';
import type { CounterStart, RunCounter, Scene } from './scene.ts';

/** A hall laid out for runs, and which row is whose. */
export interface SetScene {
  readonly scene: Scene;
  readonly rowOfVisit: ReadonlyMap<VisitId, number>;
  /** By service and class. */
  readonly newcomers: ReadonlyMap<string, Newcomer>;
}

/** Somebody who is not there yet, and is asked about. */
export interface Newcomer {
  readonly row: number;
  /** How many of the line are due before. */
  readonly ahead: number;
  /** By how much one more of them lengthens the wait. */
  readonly perPersonMs: number;
  /** A line is played as far as it counts; who stands behind that waits in proportion. */
  readonly times: number;
}

/** Of all lines together so many are played, and of each line at least so many. */
const PLAYED_MAX = 600;
const PLAYED_IN_LINE_MIN = 100;

export const newcomerKey = (service: ServiceId, priorityClass: ClassId): string =>
  `${service} ${priorityClass}`;

/** Takes from the hall all that runs need: the hall may go on between two of them. */
export function setScene(hall: Hall, at: Instant): SetScene {
  const outlook = outlookOf(hall, at);
  const rowOfVisit = new Map<VisitId, number>();
  const newcomers = new Map<string, Newcomer>();
  let rows = 0;
  let lastDue = at;
  const nextRow = (due: Instant) => {
    lastDue = Math.max(lastDue, due);
    rows += 1;
    return rows - 1;
  };

  const expectedOf = (visit: Visit): Expected => {
    const row = nextRow(visit.due);
    rowOfVisit.set(visit.id, row);
    const of = mustGet(outlook.serviceOf, visit.service);
    const { due, order, joinedAt, waitsSince } = visit;
    return { due, order, of, joinedAt, waitsSince, row, isReal: true };
  };
  const { overtakeMax, waitBoundMin } = hall.settings;
  const hasBounds = overtakeMax !== null || waitBoundMin !== null;
  const lines = hall.services.size + hall.counters.size + hall.clerks.size;
  const playedMax = Math.max(Math.floor(PLAYED_MAX / Math.max(lines, 1)), PLAYED_IN_LINE_MIN);

  const runLine = (queue: WaitingLine): RunLine =>
    openRunLine(queue, queue.turns.firstFew(playedMax).map(expectedOf), hasBounds);

  const serviceLine = (of: ServiceOutlook): RunLine => {
    const { id } = of;
    const queue = mustGet(hall.services, id);
    const { turns } = queue;
    const standing = turns.firstFew(playedMax).map(expectedOf);
    const times = Math.max(turns.size / Math.max(standing.length, 1), 1);
    const perPersonMs = mean(of.handling) / Math.max(openCountersOf(hall, id), 1);
    const ofShare = new Map<number, Newcomer>();
    for (const { id: classId, waitPercent } of hall.settings.priorityClasses) {
      const due = at + (of.targetWaitMs * waitPercent) / 100;
      const order = hall.issuedEver + 0.5;
      let newcomer = ofShare.get(waitPercent);
      if (newcomer === undefined) {
        newcomer = { row: nextRow(due), ahead: turns.countBefore(due, order), perPersonMs, times };
        ofShare.set(waitPercent, newcomer);
        const { row } = newcomer;
        standing.push({ due, order, of, joinedAt: at, waitsSince: at, row, isReal: false });
      }
      newcomers.set(newcomerKey(id, classId), newcomer);
    }
    return openRunLine(queue, standing, hasBounds);
  };
  const services = outlook.services.map(serviceLine);
  const ofClerk = new Map([...hall.clerks].map(([id, clerk]) => [id, runLine(clerk)]));
  const ofCounter = new Map([...hall.counters].map(([id, counter]) => [id, runLine(counter)]));
  const lineOf = ({ line }: WaitingLine): RunLine => {
    switch (line.kind) {
      case 'service':
        return must(services[mustGet(outlook.serviceOf, line.service).index], 'it has its line');
      case 'counter':
        return mustGet(ofCounter, line.counter);
      case 'clerk':
        return mustGet(ofClerk, line.clerk);
      default:
        return unreachable(line);
    }
  };
  const counters = [...hall.counters.values()].map((counter): RunCounter => {
    const clerk = counter.shift?.clerk ?? null;
    const served = servedNow(hall.rulebook, counter);
    return {
      lines: linesOf(hall, counter).map(({ tier, queue }) => ({ tier, queue: lineOf(queue) })),
      services: new Set(served.map((id) => mustGet(outlook.serviceOf, id))),
      speeds: Float64Array.from(outlook.services, ({ id }) => Math.exp(outlook.lean(clerk, id))),
      doubt: outlook.doubt(clerk),
      start: startOf(hall, { counter, outlook, at }),
    };
  });
  const scene: Scene = {
    at,
    outlook,
    bounds: { overtakeMax, waitBoundMin },
    services,
    others: [...ofClerk.values(), ...ofCounter.values()],
    counters: [...counters, ...awaitedCounters(hall, { counters, outlook, lineOf })],
    absent: absentOf(hall, outlook, at),
    rows,
    lastDue,
    preferred: preferredIn(counters),
    noShow: hall.settings.noShow,
    firstOrder: hall.issuedEver + 1,
  };
  return { scene, rowOfVisit, newcomers };
}

function startOf(
  hall: Hall,
  { counter, outlook, at }: { counter: CounterState; outlook: Outlook; at: Instant },
): CounterStart {
  const { shift } = counter;
  if (shift === null) {
    const opening = outlook.opening(counter.id);
    return opening === undefined ? { kind: 'closed' } : { kind: 'opening', ...opening };
  }
  if (shift.pause !== null) {
    const { reason, since } = shift.pause;
    return { kind: 'paused', reason, forMs: at - since };
  }
  const current = currentOf(hall, counter);
  if (current !== undefined) {
    const { state, visit } = current;
    const of = mustGet(outlook.serviceOf, visit.service);
    const { due, waitedMs } = visit;
    const turn = { due, waitedMs };
    return state.kind === 'serving'
      ? { kind: 'serving', of, turn, forMs: visit.servedMs + at - state.since }
      : { kind: 'called', of, turn, forMs: at - state.calledAt };
  }
  const first = firstFor(hall, counter, at)?.who;
  const freeSince = hall.pace.freeSince.get(counter.id) ?? at;
  if (first === undefined) return { kind: 'free', forMs: at - freeSince };
  return first.joinedAt <= freeSince + WRAPPED_UP_MS
    ? { kind: 'wrappingUp', forMs: at - freeSince }
    : { kind: 'reacting', forMs: at - first.joinedAt };
}

const ABSENT_MAX = 10;

/** No-shows that may still come back, of each service the last few. */
function absentOf(hall: Hall, outlook: Outlook, at: Instant): Scene['absent'] {
  const graceMs = hall.settings.noShow.graceMin * 60_000;
  return outlook.services.flatMap((of) =>
    mustGet(hall.services, of.id)
      .noShows.lastFew(ABSENT_MAX)
      .flatMap(({ state, due, waitedMs }) => {
        const forMs = state.kind === 'noShow' ? at - state.at : graceMs + 1;
        return forMs <= graceMs ? [{ of, turn: { due, waitedMs }, forMs }] : [];
      }),
  );
}

/**
 * A line that no counter works off, now or as it usually opens, waits for somebody to come: taken
 * to be one more counter, for such lines alone, since nobody else may count on it. The lines that
 * the same counter would call from share it.
 */
function awaitedCounters(
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

/** Services of a tier that comes before another at the same counter. */
function preferredIn(counters: readonly RunCounter[]): Set<ServiceOutlook> {
  return new Set(
    counters.flatMap(({ lines, services }) => {
      const last = Math.max(...lines.map(({ tier }) => tier));
      const early = lines.filter(({ tier }) => tier < last).map(({ queue: { line } }) => line);
      return [...services].filter(({ id }) =>
        early.some((line) => line.kind === 'service' && line.service === id),
      );
    }),
  );
}

function mean(table: Float64Array): number {
  return table.reduce((sum, ms) => sum + ms, 0) / table.length;
}
