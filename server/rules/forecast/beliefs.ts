import { mustGet } from '#contract/assert.ts';
import type { ServiceId, StaffId } from '#contract/ids.ts';
import type { Rulebook } from '../rulebook.ts';
import type { ClerkPace, Lean, Pace } from './pace.ts';
import type { Belief } from './sketch.ts';

const SECOND = 1_000;
const MINUTE = 60_000;

/** Before a hall has seen anything; each is worth a handful of samples and soon outweighed. */
export const WALKING: Belief = { medianMs: 15 * SECOND, spread: 0.6, samples: 5 };
export const NO_SHOWING: Belief = { medianMs: 60 * SECOND, spread: 0.5, samples: 5 };
export const WRAP_UP: Belief = { medianMs: 10 * SECOND, spread: 0.9, samples: 5 };
export const REACTING: Belief = { medianMs: 5 * SECOND, spread: 0.8, samples: 5 };
export const RETURNING: Belief = { medianMs: 8 * MINUTE, spread: 0.8, samples: 3 };
export const PAUSING: Belief = { medianMs: 12 * MINUTE, spread: 0.9, samples: 2 };

/** Spread of one service's handling times, as service halls have them. */
const HANDLING_SPREAD = 0.65;
const HANDLING_SAMPLES = 4;

/** The settings' target is taken as a mean; long cases draw the mean above the median. */
export function handlingBelief(rulebook: Pick<Rulebook, 'services'>, service: ServiceId): Belief {
  const meanMs = mustGet(rulebook.services, service).targetHandlingMin * MINUTE;
  return {
    medianMs: meanMs * Math.exp(-(HANDLING_SPREAD ** 2) / 2),
    spread: HANDLING_SPREAD,
    samples: HANDLING_SAMPLES,
  };
}

/** Samples after which a clerk's own speed counts as much as that of all clerks. */
const CLERK_SAMPLES = 8;
const CLERK_SERVICE_SAMPLES = 12;
/** How far clerks are apart, in logarithms. */
const CLERK_SPREAD = 0.25;

/** How much longer this clerk takes for this service than usual, as a logarithm. */
export function clerkLean(clerk: ClerkPace | undefined, service: ServiceId): number {
  if (clerk === undefined) return 0;
  const all = shrunk(clerk.all, CLERK_SAMPLES);
  const own = clerk.byService.get(service);
  if (own === undefined) return all;
  return all + (own.logSum - own.weight * all) / (own.weight + CLERK_SERVICE_SAMPLES);
}

/** How unsure that is. */
export function clerkDoubt(pace: Pace, clerk: StaffId): number {
  const weight = pace.clerks.get(clerk)?.all.weight ?? 0;
  return CLERK_SPREAD * Math.sqrt(CLERK_SAMPLES / (weight + CLERK_SAMPLES));
}

/** How far a day differs from others, in logarithms, and after how many steps it shows. */
const DAY_SPREAD = 0.1;
const DAY_SAMPLES = 45;
/** However much was seen, the next hour is not quite like the last. */
const NEXT_HOUR_SPREAD = 0.07;

export function dayLean({ today }: Pace): number {
  return shrunk(today, DAY_SAMPLES);
}

export function dayDoubt({ today }: Pace): number {
  const share = DAY_SAMPLES / (today.weight + DAY_SAMPLES);
  return Math.sqrt(DAY_SPREAD ** 2 * share + NEXT_HOUR_SPREAD ** 2);
}

function shrunk({ logSum, weight }: Lean, samples: number): number {
  return logSum / (weight + samples);
}

/** How far a target set by people is from what is so. */
const TARGET_SPREAD = 0.35;

/** How unsure the usual handling time of a service is, as a logarithm, after so many samples. */
export function handlingDoubt(samples: number): number {
  return TARGET_SPREAD * Math.sqrt(HANDLING_SAMPLES / (samples + HANDLING_SAMPLES));
}
