import { mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { CounterId, ServiceId, StaffId } from '#contract/ids.ts';
import type { Hall } from '../hall-state.ts';
import { arrivalRates, busyness } from './arrival-rates.ts';
import {
  clerkDoubt,
  clerkLean,
  dayDoubt,
  dayLean,
  handlingBelief,
  handlingDoubt,
  NO_SHOWING,
  PAUSING,
  REACTING,
  RETURNING,
  WALKING,
  WRAP_UP,
} from './beliefs.ts';
import { dayBeganAt } from './learn.ts';
import { type Leaving, leavingOf } from './leaving.ts';
import { HALF_HOURS } from './pace.ts';
import { durations, emptySketch } from './sketch.ts';

/** What runs draw from, laid out once for all of them: tables of equally likely durations, and chances. */
export interface Outlook {
  readonly services: readonly ServiceOutlook[];
  readonly serviceOf: ReadonlyMap<ServiceId, ServiceOutlook>;
  readonly walking: Float64Array;
  readonly noShowing: Float64Array;
  readonly wrapUp: Float64Array;
  readonly reacting: Float64Array;
  readonly returning: Float64Array;
  readonly noShowShare: number;
  readonly returnShare: number;
  /** The chance to leave in a millisecond, by how long one has waited, summed up to each stage. */
  readonly leaving: Leaving;
  readonly dayLean: number;
  readonly dayDoubt: number;
  readonly dayBeganAt: Instant;
  /** By half hour of the day: the chance of a pause after a step, and of which kind. */
  readonly pauseChance: Float64Array;
  readonly pauses: readonly PauseOutlook[];
  readonly classes: readonly ClassOutlook[];
  lean(clerk: StaffId | null, service: ServiceId): number;
  doubt(clerk: StaffId | null): number;
  opening(counter: CounterId): { readonly at: Instant; readonly spreadMs: number } | undefined;
  lasting(reason: string): Float64Array;
}

export interface ServiceOutlook {
  readonly id: ServiceId;
  readonly index: number;
  readonly handling: Float64Array;
  readonly doubt: number;
  readonly targetWaitMs: number;
  readonly sentOnShare: number;
  readonly sentOn: readonly { readonly to: ServiceId; readonly below: number }[];
  /** Tickets in a millisecond, by half hour of the day. */
  readonly rate: Float64Array;
}

export interface PauseOutlook {
  readonly lasting: Float64Array;
  readonly byHalfHour: readonly number[];
}

export interface ClassOutlook {
  readonly waitShare: number;
  readonly below: number;
}

const TABLE = 64;
/** A clerk whom nobody knows may be as quick or as slow as any. */
const UNKNOWN_CLERK_DOUBT = 0.25;
/** No counter opens to the minute, however often it has. */
const OPENING_SPREAD_MS = 2 * 60_000;

export function outlookOf(hall: Hall, at: Instant): Outlook {
  const { pace, rulebook } = hall;
  const busy = busyness(hall, at);
  const services = [...rulebook.services.keys()].map((id, index) =>
    serviceOutlook(hall, { id, index, busy, at }),
  );
  const table = (of: 'walking' | 'noShowing' | 'wrapUp' | 'reacting' | 'returning') =>
    durations(
      pace[of],
      {
        walking: WALKING,
        noShowing: NO_SHOWING,
        wrapUp: WRAP_UP,
        reacting: REACTING,
        returning: RETURNING,
      }[of],
      TABLE,
    );
  const lastings = new Map<string, Float64Array>();
  const lasting = (reason: string) => {
    const known = lastings.get(reason);
    if (known !== undefined) return known;
    const made = durations(pace.pauses.get(reason)?.lasting ?? emptySketch(), PAUSING, TABLE);
    lastings.set(reason, made);
    return made;
  };
  const began = dayBeganAt(hall, at);
  return {
    services,
    serviceOf: new Map(services.map((service) => [service.id, service])),
    walking: table('walking'),
    noShowing: table('noShowing'),
    wrapUp: table('wrapUp'),
    reacting: table('reacting'),
    returning: table('returning'),
    noShowShare: (pace.noShows + 1) / (pace.calls + 25),
    returnShare: (pace.returning.weight + 0.5) / (pace.noShows + 2),
    leaving: leavingOf(pace),
    dayLean: dayLean(pace),
    dayDoubt: dayDoubt(pace),
    dayBeganAt: began,
    pauseChance: pauseChances(hall),
    pauses: [...pace.pauses].map(([reason, { byHalfHour }]) => ({
      lasting: lasting(reason),
      byHalfHour,
    })),
    classes: classOutlooks(hall),
    lean: (clerk, service) => (clerk === null ? 0 : clerkLean(pace.clerks.get(clerk), service)),
    doubt: (clerk) => (clerk === null ? UNKNOWN_CLERK_DOUBT : clerkDoubt(pace, clerk)),
    opening: (counter) => {
      const known = pace.openings.get(counter);
      if (known === undefined || known.isOver || known.weight === 0) return undefined;
      const mean = known.sum / known.weight;
      const variance = Math.max(known.squares / known.weight - mean * mean, 0);
      return { at: began + mean, spreadMs: Math.sqrt(variance) + OPENING_SPREAD_MS };
    },
    lasting,
  };
}

function serviceOutlook(
  hall: Hall,
  { id, index, busy, at }: { id: ServiceId; index: number; busy: number; at: Instant },
): ServiceOutlook {
  const { rulebook, pace } = hall;
  const known = pace.services.get(id);
  const handling = known?.handling ?? emptySketch();
  const ended = known?.ended ?? 0;
  let sent = 0;
  const sentOn = [...(known?.sentOn ?? [])].map(([to, count]) => {
    sent += count;
    return { to, below: sent };
  });
  return {
    id,
    index,
    handling: durations(handling, handlingBelief(rulebook, id), TABLE),
    doubt: handlingDoubt(handling.weight),
    targetWaitMs: mustGet(rulebook.services, id).targetWaitMin * 60_000,
    sentOnShare: sent / (ended + 3),
    sentOn,
    rate: arrivalRates(hall, { id, busy, at }),
  };
}

function pauseChances({ pace }: Hall): Float64Array {
  const chances = new Float64Array(HALF_HOURS);
  const pauses = [...pace.pauses.values()];
  const all = pauses.reduce(
    (sum, { byHalfHour }) => sum + byHalfHour.reduce((part, count) => part + count, 0),
    0,
  );
  const usual = (all + 0.5) / (pace.calls + 50);
  for (let slot = 0; slot < HALF_HOURS; slot += 1) {
    const paused = pauses.reduce((sum, { byHalfHour }) => sum + (byHalfHour[slot] ?? 0), 0);
    chances[slot] = (paused + 8 * usual) / ((pace.callsByHalfHour[slot] ?? 0) + 8);
  }
  return chances;
}

function classOutlooks({ pace, settings }: Hall): ClassOutlook[] {
  let below = 0;
  return settings.priorityClasses.map(({ id, waitPercent }, at) => {
    // Before anything is known everybody is a normal customer.
    below += (pace.classes.get(id) ?? 0) + (at === 0 ? 1 : 0);
    return { waitShare: waitPercent / 100, below };
  });
}
