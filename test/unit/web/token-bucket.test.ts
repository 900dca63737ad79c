import fc from 'fast-check';
import { expect, test } from 'vitest';
import { steppedClock } from '#test/support/stepped-clock.ts';
import { openTokenBucket } from '#web/token-bucket.ts';

test('so much at once, and then so much a second', async () => {
  const clock = steppedClock(0);
  const mayGoOn = openTokenBucket({ perSecond: 2, atOnce: 3 }, clock);
  const burst = () => Array.from({ length: 5 }, mayGoOn).filter(Boolean).length;
  expect(burst()).toBe(3);
  await clock.advance(500);
  expect(burst()).toBe(1);
  await clock.advance(3_600_000);
  expect(burst()).toBe(3);
});

test('however the tries fall, no more get through than the pace allows', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(2_000), { maxLength: 60 }), async (pauses) => {
      const clock = steppedClock(0);
      const mayGoOn = openTokenBucket({ perSecond: 5, atOnce: 10 }, clock);
      let through = 0;
      for (const pause of pauses) {
        await clock.advance(pause);
        if (mayGoOn()) through += 1;
      }
      expect(through).toBeLessThanOrEqual(10 + (5 * clock.now()) / 1000 + 1e-9);
    }),
    { numRuns: 30 },
  );
});

test('a clock that is set back neither fills nor empties it', () => {
  let now = 10_000;
  const clock = { now: () => now, after: () => () => {} };
  const mayGoOn = openTokenBucket({ perSecond: 1, atOnce: 2 }, clock);
  expect([mayGoOn(), mayGoOn(), mayGoOn()]).toEqual([true, true, false]);
  now = 0;
  expect(mayGoOn()).toBe(false);
  now = 1_000;
  expect(mayGoOn()).toBe(true);
});
