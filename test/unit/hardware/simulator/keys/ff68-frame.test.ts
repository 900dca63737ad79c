import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ff68Bytes, hearFf68 } from '#hardware/simulator/keys/ff68-frame.ts';
import { steppedClock } from '#test/support/stepped-clock.ts';
import { fromHex } from '../desk.ts';

const anyFrame = fc.record({
  address: fc.integer({ min: 1, max: 255 }),
  command: fc.integer({ min: 0, max: 255 }),
  data: fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 30 }),
});

test('a frame cut anywhere, after any leads, arrives whole', () => {
  fc.assert(
    fc.property(anyFrame, fc.nat(40), fc.nat(3), ({ address, command, data }, place, leads) => {
      const hear = hearFf68(steppedClock(0));
      const bytes = Uint8Array.of(
        ...new Array(leads).fill(0xff),
        ...ff68Bytes(address, command, data),
      );
      const heard = [bytes.subarray(0, place), bytes.subarray(place)].flatMap(hear);
      expect(heard).toEqual([{ hasLead: true, address, command, data }]);
    }),
  );
});

test.each([
  ['lengths that differ', 'FF6803046801010C0E16'],
  ['a wrong checksum', 'FF6803036801010C0F16'],
  ['another tail', 'FF6803036801010C0E17'],
  ['no second head', 'FF6803036901010C0E16'],
])('%s hide no whole frame behind them', (_, broken) => {
  const hear = hearFf68(steppedClock(0));
  expect(hear(fromHex(broken))).toEqual([]);
  expect(hear(fromHex('FF6802026801030416'))).toMatchObject([{ address: 1, command: 3 }]);
});

test('half a frame is forgotten when its rest does not come', async () => {
  const clock = steppedClock(0);
  const hear = hearFf68(clock);
  hear(fromHex('FF68101068'));
  await clock.advance(1_000);
  expect(hear(fromHex('FF6802026801030416'))).toHaveLength(1);
});
