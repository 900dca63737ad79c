/** §2.3: ISO 7064 MOD 11-2. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';

/** Seventeen digits and the one that proves them. */
export function withCheckDigit(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return `${digits}${CHECK_DIGITS[sum % 11] ?? ''}`;
}

/** The same number with a last digit that proves nothing. */
export function withWrongCheckDigit(number: string): string {
  return `${number.slice(0, -1)}${number.endsWith('0') ? '1' : '0'}`;
}

/** First six and last four stay readable, as on every screen of the hall. */
export function maskNumber(number: string): string {
  return `${number.slice(0, 6)}${'*'.repeat(number.length - 10)}${number.slice(-4)}`;
}
