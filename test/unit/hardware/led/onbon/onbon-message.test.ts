import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AREA_TEXT_BYTES_MAX, encodeArea, type OnbonArea } from '#hardware/led/onbon/onbon-area.ts';
import {
  decodeOnbonFrame,
  encodeOnbonFrame,
  measureOnbonFrame,
} from '#hardware/led/onbon/onbon-frame.ts';
import {
  decodeOnbonReply,
  encodeOnbonOrder,
  type OnbonOrder,
  onbonShape,
} from '#hardware/led/onbon/onbon-message.ts';
import { onbonTongue } from '#hardware/led/onbon/onbon-tongue.ts';
import { blinking, steady } from '#test/support/sign-faces.ts';
import { hexOf } from '../../cable.ts';
import { namesOf, vector } from '../../vectors.ts';
import { cutInPieces, framesIn, noNoiseIsTooMuch } from '../split-anywhere.ts';

const CLASS = 'led-onbon-bx5k6k';
const gbk = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
/** The area of the manual's command example 1. */
const EXAMPLE: OnbonArea = {
  widthDots: 128,
  heightDots: 32,
  align: 'leftTop',
  isOneLine: false,
  movement: 'still',
  speed: 2,
  stayHalfSeconds: 10,
  timeoutSeconds: 10,
  text: gbk('BBB6D3ADB9E2C1D9'),
};

test('orders have the bytes that the manual prints', () => {
  const order = (wanted: OnbonOrder, address = 1) => encodeOnbonOrder(wanted, address);
  const time = { year: 2013, month: 1, day: 25, hour: 11, minute: 17, second: 26, weekday: 5 };
  expect(order({ kind: 'ping' })).toEqual(vector(CLASS, 'ping'));
  expect(order({ kind: 'setTime', time })).toEqual(vector(CLASS, 'set-time'));
  expect(order({ kind: 'deleteAreas' })).toEqual(vector(CLASS, 'delete-all-areas'));
  const welcome = order({ kind: 'showArea', area: EXAMPLE }, 0xfffe);
  expect(welcome).toEqual(vector(CLASS, 'dynamic-welcome'));
  const area = { ...EXAMPLE, text: gbk('C7EB41303031BAC55A') };
  expect(order({ kind: 'showArea', area })).toEqual(vector(CLASS, 'dynamic-with-escape'));
});

test('every published frame is one, and every faulty one is refused', () => {
  const valid = namesOf(CLASS, true);
  const faulty = namesOf(CLASS, false);
  expect([valid.length, faulty.length]).toEqual([13, 3]);
  for (const name of valid) expect(decodeOnbonFrame(vector(CLASS, name)).ok, name).toBe(true);
  for (const name of faulty) {
    expect(decodeOnbonFrame(vector(CLASS, name)).ok, name).toBe(false);
    expect(framesIn(onbonShape, [vector(CLASS, name)]), name).toEqual([]);
  }
});

test('a controller accepts or says by number why not', () => {
  const read = (name: string) => decodeOnbonReply(vector(CLASS, name));
  expect(read('ack-addr1')).toEqual({
    ok: true,
    value: { kind: 'accepted', source: 1, error: 0 },
  });
  expect(read('nack-crc')).toMatchObject({ value: { kind: 'refused', error: 5 } });
  expect(read('nack-busy')).toMatchObject({ value: { kind: 'refused', source: 1, error: 3 } });
});

test('the number of heads does not matter, as the manual’s own replies show', () => {
  const ping = vector(CLASS, 'ping');
  for (const heads of [1, 8, 9, 20]) {
    const frame = Uint8Array.of(...new Array<number>(heads).fill(0xa5), ...ping.subarray(8));
    expect(measureOnbonFrame(frame)).toEqual({ kind: 'frame', lengthBytes: frame.length });
  }
});

test('any data come back as they were, cut anywhere, behind any noise', () => {
  const anyData = fc.uint8Array({ minLength: 5, maxLength: 300 });
  const mean = fc.array(fc.constantFrom(0xa5, 0xa6, 0x5a, 0x5b, 0x01, 0x02), { maxLength: 40 });
  fc.assert(
    fc.property(
      fc.array(fc.oneof(anyData, mean), { minLength: 1, maxLength: 4 }),
      fc.array(fc.nat()),
      fc.uint8Array({ maxLength: 20 }),
      (all, cuts, noise) => {
        const frames = all.map((data) =>
          encodeOnbonFrame({ destination: 3, source: 0x8000, data: Uint8Array.from(data) }),
        );
        const quiet = noise.filter((byte) => byte !== 0xa5);
        const found = framesIn(onbonShape, cutInPieces(Buffer.concat([quiet, ...frames]), cuts));
        const data = found.map((frame) => {
          const decoded = decodeOnbonFrame(frame);
          return decoded.ok ? [...decoded.value.data] : [];
        });
        expect(data).toEqual(all.map((each) => [...each]));
      },
    ),
  );
});

test('a flipped bit within a frame is never taken for a frame', () => {
  const frame = vector(CLASS, 'dynamic-with-escape');
  for (let bit = 8 * 8; bit < frame.length * 8; bit += 1) {
    const flipped = Uint8Array.from(frame);
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(decodeOnbonFrame(flipped).ok).toBe(false);
  }
});

test('ten thousand broken frames crash nothing and pile up nowhere', () => {
  const whole = namesOf(CLASS, true).map((name) => vector(CLASS, name));
  noNoiseIsTooMuch(onbonShape, whole, 2_400);
});

test('nothing that is ever said to a controller writes into its flash', () => {
  const tongue = onbonTongue(1, { letters: 'chinese', columns: 16, lines: 1, scrolls: true });
  const time = { year: 2026, month: 7, day: 3, hour: 9, minute: 41, second: 7, weekday: 5 };
  const orders = [
    ...(tongue.ping === undefined ? [] : [tongue.ping]),
    ...tongue.greeting(time),
    ...tongue.show(steady('A017到3号窗口'), undefined),
    ...tongue.show(blinking('A017'), undefined),
    ...tongue.show({ spans: [], manner: 'steady' }, undefined),
    ...[0, 40, 100].flatMap((percent) => tongue.dim(percent)),
  ];
  for (const { bytes } of orders) {
    const frame = decodeOnbonFrame(bytes);
    expect(frame.ok && frame.value.data[0]).not.toBe(0xa1);
  }
});

const dataOf = (bytes: Uint8Array) => {
  const frame = decodeOnbonFrame(bytes);
  return frame.ok ? hexOf(frame.value.data) : '';
};
const tongue = onbonTongue(3, { letters: 'chinese', columns: 16, lines: 1, scrolls: true });

test('a text stands in one dynamic area of the sign’s size, in its colour', () => {
  const [order] = tongue.show(steady('请A017', 'yellow'), undefined);
  const head = 'A306010000' + '00' + '01' + '2A00';
  const place = '00' + '0080' + '0000' + '8080' + '1000' + '000000';
  const manner = '0000' + '0000' + '0A' + '0201' + '0100040A';
  const text = `${hexOf(Buffer.from('\\FO000\\C3'))}C7EB${hexOf(Buffer.from('A017'))}`;
  expect(dataOf(order.bytes)).toBe(`${head}${place}${manner}0F000000${text}`);
});

test('a backslash in a text never becomes a mark, nor does the second byte of a Hanzi', () => {
  const [order] = tongue.show(steady('运\\C2'), undefined);
  const data = dataOf(order.bytes);
  // GBK has D4 CB for this one; 乗 is 81 5C, whose second byte is a backslash.
  expect(data).toContain(hexOf(Buffer.from('/C2')));
  const [tricky] = tongue.show(steady('乗'), undefined);
  expect(dataOf(tricky.bytes).endsWith('815C')).toBe(true);
});

test('a blinking text turns pages with an empty one by itself, twice a second', () => {
  const [order] = tongue.show(blinking('A017'), undefined);
  const data = dataOf(order.bytes);
  expect(data).toContain(hexOf(Buffer.from('A017\\C1\\n ')));
  // Several lines, no wrap, at once, no exit, speed 4, half a second.
  expect(data).toContain('020102000401');
});

test('an emergency that is longer than the sign moves through it', () => {
  const text = '火警！请立即从最近的出口撤离';
  const face = { spans: [{ text, colour: 'red' }], manner: 'emergency' } as const;
  const [order] = tongue.show(face, undefined);
  expect(dataOf(order.bytes)).toContain('010103000400');
});

test('brightness goes in sixteen steps, and 0 percent is off', () => {
  const told = (percent: number) => tongue.dim(percent).map(({ bytes }) => dataOf(bytes));
  expect(told(100)).toEqual(['A30001000001', 'A302010000010F']);
  expect(told(40)).toEqual(['A30001000001', 'A3020100000106']);
  expect(told(0)).toEqual(['A30001000002']);
});

test('more than 512 bytes of text are never sent', () => {
  const text = new Uint8Array(AREA_TEXT_BYTES_MAX + 1);
  expect(() => encodeArea({ ...EXAMPLE, text })).toThrow();
});
