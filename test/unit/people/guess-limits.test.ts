import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  openGuessLimits,
  PAIRING_SPAN_S,
  PAIRING_TRIES_MAX,
  SIGN_IN_SPAN_S,
  SIGN_IN_TRIES_MAX,
  SIGN_IN_TRIES_PER_ADDRESS_MAX,
} from '#people/guess-limits.ts';

// The library reads the machine's own time.
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function times(count: number, attempt: () => Promise<boolean>): Promise<boolean[]> {
  const answers: boolean[] = [];
  for (let index = 0; index < count; index += 1) answers.push(await attempt());
  return answers;
}

test('the sixth try at one account from one address has to wait a quarter of an hour', async () => {
  const guesses = openGuessLimits();
  const attempt = () => guesses.maySignIn('0386', '10.0.0.7');
  expect(await times(SIGN_IN_TRIES_MAX + 1, attempt)).toEqual([
    ...Array(SIGN_IN_TRIES_MAX).fill(true),
    false,
  ]);
  vi.advanceTimersByTime(SIGN_IN_SPAN_S * 1000);
  expect(await attempt()).toBe(true);
});

test('other accounts there, and the same account elsewhere, go on', async () => {
  const guesses = openGuessLimits();
  await times(SIGN_IN_TRIES_MAX + 1, () => guesses.maySignIn('0386', '10.0.0.7'));
  expect(await guesses.maySignIn('0101', '10.0.0.7')).toBe(true);
  expect(await guesses.maySignIn('0386', '10.0.0.8')).toBe(true);
});

test('a right password forgets the wrong ones before it', async () => {
  const guesses = openGuessLimits();
  for (let day = 0; day < 30; day += 1) {
    expect(
      await times(SIGN_IN_TRIES_MAX, () => guesses.maySignIn('0386', '10.0.0.7')),
    ).not.toContain(false);
    await guesses.forgetSignIn('0386', '10.0.0.7');
    vi.advanceTimersByTime(SIGN_IN_SPAN_S * 1000);
  }
});

test('one address cannot go through all accounts', async () => {
  const guesses = openGuessLimits();
  let account = 0;
  const answers = await times(SIGN_IN_TRIES_PER_ADDRESS_MAX + 1, () => {
    account += 1;
    return guesses.maySignIn(String(account), '10.0.0.7');
  });
  expect(answers.lastIndexOf(true)).toBe(SIGN_IN_TRIES_PER_ADDRESS_MAX - 1);
});

test('the eleventh wrong code of one address has to wait ten minutes; right ones do not count', async () => {
  const guesses = openGuessLimits();
  await times(30, async () => {
    const may = await guesses.mayPair('10.0.0.7');
    await guesses.forgetPairing('10.0.0.7');
    return may;
  });
  const answers = await times(PAIRING_TRIES_MAX + 1, () => guesses.mayPair('10.0.0.7'));
  expect(answers.indexOf(false)).toBe(PAIRING_TRIES_MAX);
  expect(await guesses.mayPair('10.0.0.8')).toBe(true);
  vi.advanceTimersByTime(PAIRING_SPAN_S * 1000);
  expect(await guesses.mayPair('10.0.0.7')).toBe(true);
});
