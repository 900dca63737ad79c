import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock, Instant } from '#contract/clock.ts';
import { openForecasts } from '#hall/forecasts.ts';
import type { Hall } from '#rules/hall-state.ts';
import { percentile } from '../measure.ts';
import type { Shape } from './shapes.ts';
import { liveThrough, stopHere } from './simulated-hall.ts';

export interface Cost {
  readonly waiting: number;
  readonly secondsBetween: number;
  /** Processor time in a second of a hall in which something happens all the time. */
  readonly msPerSecond: number;
  /** The pieces that anything else had to wait for: nine of ten were shorter. */
  readonly sliceMs: number;
}

const WAITING = 300;
const SECONDS = 300;

/** What keeping the forecast costs the server, with so many waiting; undefined: so many never waited. */
export async function costOf(shape: Shape, seed: number): Promise<Cost | undefined> {
  const found = hallWith(shape, seed);
  return found === undefined ? undefined : await measure(found.hall, found.at);
}

/** A hall of this shape with more customers than it can serve, when 300 of them wait. */
function hallWith(
  shape: Shape,
  seed: number,
): { readonly hall: Hall; readonly at: Instant } | undefined {
  let found: { readonly hall: Hall; readonly at: Instant } | undefined;
  liveThrough({ ...shape, load: shape.load * 6 }, seed, {
    days: 2,
    listen: (day) => ({
      issued: (hall, _visit, at) => {
        if (day === 0 || waitingIn(hall) < WAITING) return undefined;
        found = { hall, at };
        return stopHere;
      },
      onTheWay: () => {},
      called: () => {},
    }),
  });
  return found;
}

function waitingIn(hall: Hall): number {
  return [...hall.services.values()].reduce((sum, { turns }) => sum + turns.size, 0);
}

async function measure(hall: Hall, start: Instant): Promise<Cost> {
  let now = start;
  const sleeping = new Set<{ readonly due: Instant; readonly run: () => void }>();
  const clock: Clock = {
    now: () => now,
    after: (delayMs, run) => {
      const sleeper = { due: now + delayMs, run };
      sleeping.add(sleeper);
      return () => void sleeping.delete(sleeper);
    },
  };
  let tell = () => {};
  let made = 0;
  const forecasts = openForecasts({
    clock,
    hall: {
      state: () => hall,
      onFacts: (listener) => {
        tell = () => listener([]);
        return () => {};
      },
    },
    onNew: () => {
      made += 1;
    },
  });
  const slices: number[] = [];
  const used = process.cpuUsage();
  for (let tenth = 0; tenth < SECONDS * 10; tenth += 1) {
    now += 100;
    tell();
    for (let due = dueIn(sleeping, now); due !== undefined; due = dueIn(sleeping, now)) {
      sleeping.delete(due);
      const before = performance.now();
      due.run();
      slices.push(performance.now() - before);
    }
    await nextTurn();
  }
  forecasts.stop();
  const { user, system } = process.cpuUsage(used);
  const msPerSecond = (user + system) / 1_000 / SECONDS;
  const sliceMs = percentile(slices, 0.9);
  return { waiting: waitingIn(hall), secondsBetween: SECONDS / made, msPerSecond, sliceMs };
}

function dueIn<Sleeper extends { readonly due: Instant }>(
  sleeping: ReadonlySet<Sleeper>,
  now: Instant,
): Sleeper | undefined {
  return [...sleeping].find(({ due }) => due <= now);
}
