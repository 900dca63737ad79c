import type { Instant } from '#contract/clock.ts';
import { type Pace, STAGES_MS, stageOf } from './pace.ts';

/** Before anything is known: one leaves in so much waiting of all together. */
const LEAVING_MS = 20 * 60 * 60_000;
/** So much waiting at one stage says as much about it as all stages together. */
const STAGE_MS = 10 * 60 * 60_000;

/** The chance to leave in a millisecond at each stage of waiting, and summed up to where it begins. */
export interface Leaving {
  readonly rates: Float64Array;
  readonly sums: Float64Array;
}

/** Learned at each stage; where little was seen, as at all of them together. */
export function leavingOf({ stages }: Pace): Leaving {
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
  leaving: Leaving,
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
