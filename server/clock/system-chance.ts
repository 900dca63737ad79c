import { randomBytes, randomInt } from 'node:crypto';
import type { Chance } from '#contract/chance.ts';

/** The operating system's own randomness; the mains hand it to every part. */
export const systemChance: Chance = {
  bytes: (count) => randomBytes(count),
  below: (bound) => randomInt(bound),
};
