import { expect, test } from 'vitest';
import { cardText } from '#hardware/simulator/id-card/card-text.ts';
import { CARDS } from '#hardware/simulator/id-card/cards.ts';
import { withCheckDigit } from '#hardware/simulator/id-card/id-number.ts';
import { toHex, vector } from '../desk.ts';

const at = (text: Uint8Array, offset: number, lengthBytes: number) =>
  Buffer.from(text.subarray(offset, offset + lengthBytes))
    .toString('utf16le')
    .trimEnd();
const published = Buffer.from(vector('sdt-id', 'text-citizen'), 'hex');

test('a citizen card is written as the published block is', () => {
  const text = cardText({
    document: 'citizen',
    name: at(published, 0, 30),
    sex: at(published, 30, 2) === '1' ? 'male' : 'female',
    nation: at(published, 32, 4),
    birth: at(published, 36, 16),
    address: at(published, 52, 70),
    number: at(published, 122, 36),
    issuer: at(published, 158, 30),
    validFrom: at(published, 188, 16),
    validTo: at(published, 204, 16),
  });
  expect(toHex(text)).toBe(vector('sdt-id', 'text-citizen'));
});

test.each(['11010519491231002X', '440524188001010014'])(
  'the check digit of %s is the published one',
  (number) => {
    expect(withCheckDigit(number.slice(0, 17))).toBe(number);
  },
);

test('every invented number begins with 99, bears the birth date and proves itself', () => {
  for (const { number, birth } of CARDS.values()) {
    expect(number).toMatch(/^99\d{15}[\dX]$/);
    expect(number.slice(6, 14)).toBe(birth);
    expect(withCheckDigit(number.slice(0, 17))).toBe(number);
  }
});

test('the cards cover what names can hold', () => {
  const names = [...CARDS.values()].map(({ name }) => name);
  expect(names.some((name) => name.includes('·'))).toBe(true);
  expect(names.some((name) => name.length > [...name].length)).toBe(true);
  expect(names.some((name) => name.includes('\u001bm') && name.includes('\u001dV'))).toBe(true);
  for (const name of names) expect(name.length).toBeLessThanOrEqual(15);
});

test('a foreigner’s long name goes on where the 2023 layout has room for it', () => {
  const card = CARDS.get('c5');
  if (card?.document !== 'foreigner2023') throw new Error('c5 is a foreigner');
  const text = cardText(card);
  expect(at(text, 248, 2)).toBe('Y');
  expect(at(text, 52, 70) + at(text, 220, 22)).toBe(card.englishName);
  expect(at(text, 242, 6)).toBe('PRT');
});
