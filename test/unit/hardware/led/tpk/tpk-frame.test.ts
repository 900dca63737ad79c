import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decodeTpkFrame,
  encodeTpkText,
  encodeTpkVersionQuery,
  tpkShape,
} from '#hardware/led/tpk/tpk-frame.ts';
import { tpkTongue } from '#hardware/led/tpk/tpk-tongue.ts';
import { steady } from '#test/support/sign-faces.ts';
import { bytesOf, hexOf } from '../../cable.ts';
import { namesOf, vector } from '../../vectors.ts';
import { cutInPieces, framesIn, noNoiseIsTooMuch } from '../split-anywhere.ts';

const CLASS = 'led-tpk';

test('an instant text has the published bytes', () => {
  expect(encodeTpkText(1, 0, bytesOf('BBB6D3AD'))).toEqual(vector(CLASS, 'instant-text'));
});

test('the question for the version is summed in hundreds, as the published answers are', () => {
  expect(hexOf(encodeTpkVersionQuery(1))).toBe('A00398015024FF');
});

test('every published frame is one, and a wrong check makes it none', () => {
  const names = namesOf(CLASS, true);
  expect(names).toHaveLength(5);
  for (const name of names) {
    const frame = vector(CLASS, name);
    expect(decodeTpkFrame(frame).ok, name).toBe(true);
    const wrong = Uint8Array.from(frame);
    wrong[5] = (wrong[5] ?? 0) ^ 1;
    expect(framesIn(tpkShape, [wrong]), name).toEqual([]);
  }
  const read = (name: string) => decodeTpkFrame(vector(CLASS, name));
  expect(read('receipt')).toMatchObject({ value: { kind: 'receipt', address: 1 } });
  expect(read('version-reply')).toMatchObject({ value: { kind: 'version', address: 1 } });
  expect(read('call-b1234')).toMatchObject({ value: { kind: 'order', address: 3 } });
});

test('published frames come through whole, cut anywhere, behind any noise', () => {
  const frames = namesOf(CLASS, true).map((name) => [...vector(CLASS, name)]);
  const noise = fc.array(
    fc.nat(255).filter((byte) => byte !== 0xa0 && byte !== 0xaa),
    { maxLength: 10 },
  );
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...frames), { maxLength: 5 }),
      fc.array(fc.nat()),
      noise,
      (all, cuts, before) => {
        const bytes = Uint8Array.from([...before, ...all.flat()]);
        const found = framesIn(tpkShape, cutInPieces(bytes, cuts));
        expect(found.map((frame) => [...frame])).toEqual(all);
      },
    ),
  );
});

test('ten thousand broken frames crash nothing and pile up nowhere', () => {
  const whole = namesOf(CLASS, true).map((name) => vector(CLASS, name));
  noNoiseIsTooMuch(tpkShape, whole, 200);
});

test('a text is followed by the question whether the screen is there', () => {
  const [text, question] = tpkTongue(3).show(steady('请A017', 'green'), undefined);
  expect(hexOf(text.bytes.subarray(9))).toBe('0163C7EB41303137FF');
  expect(text.reply).toBe(undefined);
  expect(question?.bytes).toEqual(encodeTpkVersionQuery(3));
});
