import { must, mustGet, unreachable } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { ClassId, ServiceId, VisitId } from '#contract/ids.ts';
import type { Hall, Visit } from '../hall-state.ts';
import { linesOf, servedNow } from '../queue/lines.ts';
import { openCountersOf } from '../queue/open-counters.ts';
import type { WaitingLine } from '../queue/waiting-line.ts';
import { awaitedCounters } from './awaited-counters.ts';
import { outlookOf, type ServiceOutlook } from './outlook.ts';
import { type Expected, openRunLine, type RunLine } from './run-line.ts';
import type { RunCounter, Scene } from './scene.ts';
import { absentOf, startOf } from './start-of.ts';

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
