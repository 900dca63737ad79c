/** Chance for looking ahead: the same seed gives the same throws, so a forecast is a function of the hall. */
export interface Dice {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A draw from the normal distribution, mean 0 and deviation 1. */
  normal(): number;
  /** A whole number from 0 up to, not including, this. */
  below(count: number): number;
}

const UINT32 = 4_294_967_296;

/** mulberry32: 32 bits of state, even enough for some thousands of draws, and no memory of its own. */
export function openDice(seed: number): Dice {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / UINT32;
  };
  return {
    next,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    below: (count) => Math.floor(next() * count),
  };
}

/** A seed from whole numbers of any size. */
export function seedOf(...parts: readonly number[]): number {
  let seed = 0x811c9dc5;
  for (const part of parts) {
    for (const word of [part % UINT32, Math.floor(part / UINT32)]) {
      seed = Math.imul(seed ^ word, 0x01000193);
      seed ^= seed >>> 15;
    }
  }
  return seed >>> 0;
}
