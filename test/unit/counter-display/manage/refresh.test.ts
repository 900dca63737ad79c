import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { refreshWith } from '../../../../counter-display/manage/refresh.ts';
import { steppedClock } from '../../../support/stepped-clock.ts';

function refreshing() {
  const clock = steppedClock(0);
  const stir = signal(0);
  const isWanted = signal(false);
  let runs = 0;
  const stop = refreshWith(stir, {
    clock,
    gapMs: 2_000,
    isWanted,
    run: () => {
      runs += 1;
    },
  });
  return { clock, stir, isWanted, stop, runs: () => runs };
}

test('a room that is not looked at asks for nothing', async () => {
  const { clock, stir, runs } = refreshing();
  stir.value += 1;
  await clock.advance(10_000);
  expect(runs()).toBe(0);
  expect(clock.sleepers).toBe(0);
});

test('a room that is opened asks at once', () => {
  const { isWanted, runs } = refreshing();
  isWanted.value = true;
  expect(runs()).toBe(1);
});

test('a hall that stirs a hundred times a second is asked once in the gap', async () => {
  const { clock, stir, isWanted, runs } = refreshing();
  isWanted.value = true;
  for (let second = 0; second < 10; second += 1) {
    for (let count = 0; count < 100; count += 1) stir.value += 1;
    await clock.advance(1_000);
  }
  expect(runs()).toBe(1 + 5);
});

test('a room that was left takes its question back, and asks anew when it is opened again', async () => {
  const { clock, stir, isWanted, stop, runs } = refreshing();
  isWanted.value = true;
  stir.value += 1;
  isWanted.value = false;
  await clock.advance(10_000);
  expect(runs()).toBe(1);
  isWanted.value = true;
  expect(runs()).toBe(2);
  stir.value += 1;
  stop();
  expect(clock.sleepers).toBe(0);
});
