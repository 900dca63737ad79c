import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeFf68 } from '#hardware/ff68/ff68-frame.ts';
import { ff68Shape } from '#hardware/ff68/ff68-shape.ts';
import { a090Shape, encodeSignMessage } from '#hardware/led/a090/a090-message.ts';
import { frameSplitter } from '#hardware/port/frame-splitter.ts';
import { bytesOf, hexOf } from '../cable.ts';
import { vector } from '../vectors.ts';

const anyFf68 = fc
  .record({
    address: fc.nat(255),
    command: fc.constantFrom(0x01, 0x11),
    data: fc.array(fc.nat(255), { maxLength: 9 }),
  })
  .map(encodeFf68);
const anyReply = fc
  .record({
    kind: fc.constantFrom('accepted' as const, 'rejected' as const),
    address: fc.nat(255),
  })
  .map(encodeSignMessage);
const anyFrame = fc.oneof(anyFf68, anyReply);
const FIRST_BYTES = [0xff, 0xa0];

const splitBothProtocols = () => frameSplitter(() => [ff68Shape, a090Shape]);
const framesOf = (runs: ReturnType<ReturnType<typeof splitBothProtocols>['push']>) =>
  runs.filter((run) => run.shape !== undefined).map((run) => hexOf(run.bytes));

test('frames of both protocols arrive whole between any noise, cut at every byte', () => {
  const noisy = fc.tuple(
    fc.uint8Array({ maxLength: 6 }).map((noise) => noise.filter((b) => !FIRST_BYTES.includes(b))),
    anyFrame,
  );
  fc.assert(
    fc.property(
      fc.array(noisy, { maxLength: 6 }),
      fc.integer({ min: 1, max: 9 }),
      (parts, step) => {
        const bytes = Buffer.concat(parts.flat());
        const splitter = splitBothProtocols();
        const runs = [];
        for (let at = 0; at < bytes.length; at += step) {
          runs.push(...splitter.push(bytes.subarray(at, at + step)));
        }
        expect(framesOf(runs)).toEqual(parts.map(([, frame]) => hexOf(frame)));
        expect(Buffer.concat(runs.map((run) => run.bytes))).toEqual(bytes);
      },
    ),
  );
});

test('two frames in one read are two frames', () => {
  const runs = splitBothProtocols().push(vector('ff68', 'merged'));
  expect(framesOf(runs)).toEqual(['FF6803036801010C0E16', 'FF6803036802010D1016']);
});

test('a doubled first byte costs nothing but itself', () => {
  const runs = splitBothProtocols().push(bytesOf('FFFF6803036801010C0E16'));
  expect(framesOf(runs)).toEqual(['FF6803036801010C0E16']);
});

test('a frame behind one that was cut short comes out as soon as that is given up', () => {
  const splitter = splitBothProtocols();
  const whole = vector('ff68', 'key-call');
  const cut = bytesOf('A09001A500FE');
  expect(framesOf(splitter.push(Buffer.concat([cut, whole])))).toEqual([]);
  expect(splitter.isGrowing).toBe(true);
  expect(framesOf(splitter.giveUp())).toEqual([hexOf(whole)]);
  expect(splitter.isGrowing).toBe(false);
});

test('ten thousand runs of random bytes neither break the reader nor fill it', () => {
  const splitter = splitBothProtocols();
  const likely = fc.oneof(
    fc.nat(255),
    fc.constantFrom(0xff, 0x68, 0xa0, 0x90, 0x03, 0x16, 0xa5, 0),
  );
  const chunk = fc.array(likely, { maxLength: 40 }).map((bytes) => Uint8Array.from(bytes));
  let takenBytes = 0;
  let givenBytes = 0;
  fc.assert(
    fc.property(chunk, (bytes) => {
      takenBytes += bytes.length;
      for (const run of splitter.push(bytes)) {
        givenBytes += run.bytes.length;
        expect(() => run.shape?.nameOf(run.bytes)).not.toThrow();
      }
      expect(takenBytes - givenBytes).toBeLessThanOrEqual(7 + 254);
    }),
    { numRuns: 10_000 },
  );
});

test('64 KB of rubbish are taken in one go', () => {
  const rubbish = new Uint8Array(65_536).map((_, index) => (index % 3 === 0 ? 0xff : 0x68));
  const splitter = splitBothProtocols();
  const runs = [...splitter.push(rubbish), ...splitter.giveUp()];
  expect(framesOf(runs)).toEqual([]);
  expect(runs.reduce((sum, run) => sum + run.bytes.length, 0)).toBe(rubbish.length);
});
