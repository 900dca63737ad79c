import { expect, test } from 'vitest';
import { sleep } from '#contract/clock.ts';
import { steppedClock } from '#test/support/stepped-clock.ts';

test('waits run in the order they fall due, each at its own instant', async () => {
  const clock = steppedClock(1_000);
  const ran: [string, number][] = [];
  clock.after(30, () => ran.push(['second', clock.now()]));
  clock.after(10, () => {
    ran.push(['first', clock.now()]);
    clock.after(5, () => ran.push(['set off by the first', clock.now()]));
  });
  await clock.advance(20);
  expect(ran).toEqual([
    ['first', 1_010],
    ['set off by the first', 1_015],
  ]);
  await clock.advance(10);
  expect(ran.at(-1)).toEqual(['second', 1_030]);
  expect(clock.now()).toBe(1_030);
});

test('a wait that was called off never runs and sleeps no longer', async () => {
  const clock = steppedClock(0);
  let ran = false;
  const callOff = clock.after(10, () => {
    ran = true;
  });
  callOff();
  callOff();
  await clock.advance(100);
  expect([ran, clock.sleepers]).toEqual([false, 0]);
});

test('an aborted sleep ends at once and leaves no sleeper behind', async () => {
  const clock = steppedClock(0);
  const stop = new AbortController();
  const slept = sleep(clock, 10_000, stop.signal);
  expect(clock.sleepers).toBe(1);
  stop.abort();
  await slept;
  expect(clock.sleepers).toBe(0);
});
