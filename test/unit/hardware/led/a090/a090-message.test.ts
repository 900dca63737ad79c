import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type SignSpan, widthOf } from '#contract/signs.ts';
import { SIGN_DATA_BYTES_MAX } from '#hardware/led/a090/a090-frame.ts';
import {
  a090Shape,
  decodeSignMessage,
  encodeSignMessage,
  type SignMessage,
} from '#hardware/led/a090/a090-message.ts';
import { frameSplitter } from '#hardware/port/frame-splitter.ts';
import { hexOf } from '../../cable.ts';
import { vector } from '../../vectors.ts';

const anySpan: fc.Arbitrary<SignSpan> = fc.record({
  text: fc.string({ unit: fc.constantFrom(...'A017 请到号窗口囧。'), minLength: 1, maxLength: 6 }),
  colour: fc.constantFrom('red', 'green', 'yellow'),
});
const anyMessage: fc.Arbitrary<SignMessage> = fc.oneof(
  fc.record({
    kind: fc.constant('show' as const),
    address: fc.nat(255),
    spans: fc.array(anySpan, { maxLength: 4 }).map(joined),
  }),
  fc.record({
    kind: fc.constantFrom('showStored' as const, 'accepted' as const, 'rejected' as const),
    address: fc.nat(255),
  }),
);

/** Neighbours of one colour are one run on the wire. */
function joined(spans: readonly SignSpan[]): readonly SignSpan[] {
  const runs: SignSpan[] = [];
  for (const span of spans) {
    const last = runs.at(-1);
    if (last?.colour !== span.colour) runs.push(span);
    else runs.splice(-1, 1, { ...last, text: last.text + span.text });
  }
  return runs;
}

const read = (bytes: Uint8Array) => {
  const message = decodeSignMessage(bytes);
  return message.ok ? message.value : message.problem;
};

test('what is shown has the bytes of the published sample', () => {
  const spans = [
    { text: '请', colour: 'red' },
    { text: '8', colour: 'green' },
  ] as const;
  const message = { kind: 'show', address: 1, spans } as const;
  expect(encodeSignMessage(message)).toEqual(vector('led-a090', 'show-qing8'));
  expect(read(vector('led-a090', 'show-qing8'))).toEqual(message);
});

test('a whole call in three colours has the published bytes', () => {
  const bytes = vector('led-a090', 'show-call');
  const message = decodeSignMessage(bytes);
  expect(message).toMatchObject({ ok: true, value: { kind: 'show', address: 3 } });
  if (!message.ok || message.value.kind !== 'show') return;
  expect(message.value.spans.map((span) => span.text).join('')).toBe('请A001号到3号窗口');
  expect(encodeSignMessage(message.value)).toEqual(bytes);
});

test('the published replies and the stored text are understood', () => {
  expect(read(vector('led-a090', 'ok'))).toEqual({ kind: 'accepted', address: 1 });
  expect(read(vector('led-a090', 'fail'))).toEqual({ kind: 'rejected', address: 1 });
  const stored = { kind: 'showStored', address: 0 } as const;
  const frame = encodeSignMessage({ ...stored, address: 1 });
  expect(frame).toEqual(vector('led-a090', 'show-rom'));
});

test('every message comes back as it was sent, cut anywhere', () => {
  fc.assert(
    fc.property(fc.array(anyMessage, { maxLength: 4 }), fc.array(fc.nat(400)), (messages, cuts) => {
      const bytes = Buffer.concat(messages.map(encodeSignMessage));
      const splitter = frameSplitter(() => [a090Shape]);
      const places = [...new Set([0, ...cuts.map((cut) => Math.min(cut, bytes.length))])];
      places.sort((a, b) => a - b);
      const runs = places.flatMap((from, index) =>
        splitter.push(bytes.subarray(from, places[index + 1] ?? bytes.length)),
      );
      expect(runs.map((run) => read(run.bytes))).toEqual(messages);
    }),
  );
});

test('a flipped bit in an order is never taken for an order', () => {
  const bytes = vector('led-a090', 'show-call');
  for (let bit = 6 * 8; bit < bytes.length * 8; bit += 1) {
    const flipped = Uint8Array.from(bytes);
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(decodeSignMessage(flipped).ok).toBe(false);
  }
});

test('a character that GBK has no code for is shown as an empty box, never as a question mark', () => {
  const spans = [{ text: '㐂€😀\n', colour: 'red' }] as const;
  const bytes = encodeSignMessage({ kind: 'show', address: 1, spans });
  expect(hexOf(bytes.subarray(6, -1))).toBe('A1F500A1F500A1F5002000');
});

test('columns count half-width characters once and all others twice', () => {
  expect(widthOf('请A017')).toBe(6);
  expect(widthOf('😀。')).toBe(4);
});

test('more than 254 bytes are never sent: makers count them differently', () => {
  const spans = [{ text: 'A'.repeat(SIGN_DATA_BYTES_MAX / 2), colour: 'red' }] as const;
  expect(encodeSignMessage({ kind: 'show', address: 1, spans })).toHaveLength(7 + 254);
  const longer = [{ text: 'A'.repeat(SIGN_DATA_BYTES_MAX / 2 + 1), colour: 'red' }] as const;
  expect(() => encodeSignMessage({ kind: 'show', address: 1, spans: longer })).toThrow();
});
