import type { Dice } from './dice.ts';

/** Drawing from tables of equally likely durations, shortest first. */
export function drawn(table: Float64Array, dice: Dice): number {
  return table[dice.below(table.length)] ?? 0;
}

/** Longer than all that was seen: what is left is this share of what has passed. */
const UNHEARD_OF_REST = 0.35;

/** What is left of something that has lasted so long. */
export function rest(table: Float64Array, lastedMs: number, dice: Dice): number {
  const shorter = countBelow(table, lastedMs);
  const longer = table.length - shorter;
  if (longer === 0) return -Math.log(1 - dice.next()) * lastedMs * UNHEARD_OF_REST;
  return (table[shorter + dice.below(longer)] ?? lastedMs) - lastedMs;
}

/** The share that lasts longer; never quite nothing. */
export function shareAbove(table: Float64Array, ms: number): number {
  return (table.length - countBelow(table, ms) + 0.25) / table.length;
}

function countBelow(table: Float64Array, ms: number): number {
  let low = 0;
  let high = table.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((table[middle] ?? 0) <= ms) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** One of these, by the weights that `below` sums up. */
export function pick<Choice extends { readonly below: number }>(
  choices: readonly Choice[],
  dice: Dice,
): Choice | undefined {
  const place = dice.next() * (choices.at(-1)?.below ?? 0);
  for (const choice of choices) if (place < choice.below) return choice;
  return undefined;
}
