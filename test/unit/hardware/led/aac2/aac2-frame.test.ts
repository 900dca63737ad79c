import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import {
  aac2Shape,
  encodeAac2Query,
  encodeAac2Show,
  isAac2Answer,
} from '#hardware/led/aac2/aac2-frame.ts';
import { hexOf } from '../../cable.ts';
import { namesOf, vector } from '../../vectors.ts';
import { cutInPieces, framesIn, noNoiseIsTooMuch } from '../split-anywhere.ts';

const CLASS = 'led-dotmatrix-aac2';
/** AA C2: low bits 101010, high bits 10. */
const ADDRESS = 170;

test('a text and the query have the published bytes', () => {
  const text = iconv.encode('请0005号顾客到01号柜台办理', 'gbk');
  expect(hexOf(encodeAac2Show(ADDRESS, text))).toBe(hexOf(vector(CLASS, 'show-now')));
  expect(hexOf(encodeAac2Query(ADDRESS))).toBe('AAC248');
});

test('every published frame is one, and a screen says only that it is there', () => {
  const names = namesOf(CLASS, true);
  expect(names).toHaveLength(3);
  for (const name of names) {
    const frame = vector(CLASS, name);
    expect(framesIn(aac2Shape, [frame]).map(hexOf), name).toEqual([hexOf(frame)]);
    expect(isAac2Answer(frame), name).toBe(name === 'query-reply');
  }
});

test('the second byte of a Hanzi goes as halves too, whatever it looks like', () => {
  // 乗 is 81 5C, and 5C alone would be a backslash.
  expect(hexOf(encodeAac2Show(1, iconv.encode('乗A', 'gbk')))).toBe('81C0440801050C411A');
});

test('frames come through whole, cut anywhere', () => {
  const frames = namesOf(CLASS, true).map((name) => [...vector(CLASS, name)]);
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...frames), { maxLength: 5 }),
      fc.array(fc.nat()),
      (all, cuts) => {
        const found = framesIn(aac2Shape, cutInPieces(Uint8Array.from(all.flat()), cuts));
        expect(found.map((frame) => [...frame])).toEqual(all);
      },
    ),
  );
});

test('ten thousand broken frames crash nothing and pile up nowhere', () => {
  const whole = namesOf(CLASS, true).map((name) => vector(CLASS, name));
  noNoiseIsTooMuch(aac2Shape, whole, 300);
});
