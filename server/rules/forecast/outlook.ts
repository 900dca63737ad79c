import { mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { CounterId, ServiceId, StaffId } from '#contract/ids.ts';
import type { Hall } from '../hall-state.ts';
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
import { dayBeganAt, halfHourOf, RECENT_MS } from './learn.ts';
import { HALF_HOUR_MS, HALF_HOURS, type Pace, STAGES_MS, stageOf } from './pace.ts';
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

/** Before anything is known: one leaves in so much waiting of all together. */
const LEAVING_MS = 20 * 60 * 60_000;
/** So much waiting at one stage says as much about it as all stages together. */
const STAGE_MS = 10 * 60 * 60_000;

interface Leaving {
  readonly rates: Float64Array;
  readonly sums: Float64Array;
}

function leavingOf({ stages }: Pace): Leaving {
  const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
  const usual = (total(stages.left) + 0.5) / (total(stages.waitedMs) + LEAVING_MS / 2);
  const rates = Float64Array.from(STAGES_MS, (_, stage) => {
    const left = (stages.left[stage] ?? 0) + usual * STAGE_MS;
    return left / ((stages.waitedMs[stage] ?? 0) + STAGE_MS);
  });
  const sums = new Float64Array(rates.length);
  for (let stage = 1; stage < sums.length; stage += 1) {
    const lastMs = (STAGES_MS[stage] ?? 0) - (STAGES_MS[stage - 1] ?? 0);
    sums[stage] = (sums[stage - 1] ?? 0) + (rates[stage - 1] ?? 0) * lastMs;
  }
  return { rates, sums };
}

/** The chance that who has waited `since` and is still there at one time is there at a later one. */
export function chanceToStay(
  { leaving }: Outlook,
  since: Instant,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): number {
  const before = leftBy(leaving, Math.max(from - since, 0));
  return Math.exp(before - leftBy(leaving, to - since));
}

function leftBy({ rates, sums }: Leaving, waitedMs: number): number {
  const stage = stageOf(waitedMs);
  return (sums[stage] ?? 0) + (rates[stage] ?? 0) * (waitedMs - (STAGES_MS[stage] ?? 0));
}

const UNKNOWN_CLERK_DOUBT = 0.25;
const OPENING_SPREAD_MS = 2 * 60_000;

/** How this while compares with the same half hour of other days; 1 where nothing is known. */
function busyness({ pace, ...hall }: Hall, at: Instant): number {
  if (pace.days === 0) return 1;
  let seen = 0;
  let usual = 0;
  for (const { recent, recentAt, arrivals } of pace.services.values()) {
    seen += recent * Math.exp((recentAt - at) / RECENT_MS);
    usual += ((arrivals[halfHourOf(hall, at)] ?? 0) / pace.days / HALF_HOUR_MS) * seenMs(pace, at);
  }
  return (seen + BUSY_TICKETS) / (usual + BUSY_TICKETS);
}
/** How much time the recent tickets stand for: less, where the day has just begun. */
function seenMs({ ticketsSince }: Pace, at: Instant): number {
  if (ticketsSince === null) return 0;
  return RECENT_MS * (1 - Math.exp((ticketsSince - at) / RECENT_MS));
}

const BUSY_TICKETS = 8;
/** A while of so many half hours on, the day is taken to be as other days again. */
const BUSY_HALF_HOURS = 2;

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

/** What other days saw at this time, more or less as today is busier, and what was just seen. */
function arrivalRates(
  hall: Hall,
  { id, busy, at }: { id: ServiceId; busy: number; at: Instant },
): Float64Array {
  const { pace } = hall;
  const rates = new Float64Array(HALF_HOURS);
  const service = pace.services.get(id);
  if (service === undefined || !hall.rulebook.offered.has(id)) return rates;
  const now = halfHourOf(hall, at);
  const recent = service.recent * Math.exp((service.recentAt - at) / RECENT_MS);
  const recentMs = seenMs(pace, at);
  for (let slot = now; slot < HALF_HOURS; slot += 1) {
    const ahead = slot - now;
    const usual = pace.days === 0 ? 0 : (service.arrivals[slot] ?? 0) / pace.days / HALF_HOUR_MS;
    const trust = pace.days === 0 ? 1 : Math.exp(-ahead / BUSY_HALF_HOURS);
    const today = usual * (1 + (busy - 1) * trust);
    // Without other days to go by, what was just seen goes on.
    const usualMs = pace.days === 0 ? RECENT_MS / 4 : RECENT_MS;
    const isNear = pace.days === 0 || ahead <= 1;
    rates[slot] = isNear ? (today * usualMs + recent) / (usualMs + recentMs) : today;
  }
  return rates;
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
