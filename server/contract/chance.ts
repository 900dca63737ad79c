/** Randomness as it is given to every part that draws secrets; a test may hand in a known row. */
export interface Chance {
  bytes(count: number): Uint8Array;
  /** Evenly one of 0 … bound − 1. */
  below(bound: number): number;
}
