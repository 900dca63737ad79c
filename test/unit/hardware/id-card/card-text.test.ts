import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isIdNumber } from '#contract/id-number.ts';
import { decodeCardText } from '#hardware/id-card/card-text.ts';
import { vector } from '../vectors.ts';
import { citizenText, foreigner2023Text, withCheckDigit } from './invented-cards.ts';

const TODAY = '2026-07-03';
const kindOf = (block: Uint8Array, today = TODAY) => {
  const card = decodeCardText(block, today);
  return card.ok ? 'read' : card.problem.kind;
};

describe('an ID number', () => {
  test('the published examples are right, and no single wrong digit is', () => {
    expect(isIdNumber('11010519491231002X')).toBe(true);
    expect(isIdNumber('440524188001010014')).toBe(true);
    fc.assert(
      fc.property(fc.nat(16), fc.integer({ min: 1, max: 9 }), (place, by) => {
        const right = '440524188001010014';
        const digit = (Number(right[place]) + by) % 10;
        expect(isIdNumber(`${right.slice(0, place)}${digit}${right.slice(place + 1)}`)).toBe(false);
      }),
    );
  });
});

describe('the text of a card', () => {
  test('a citizen’s card without end', () => {
    const card = decodeCardText(citizenText({ name: '欧阳·测试', validTo: '长期' }), TODAY);
    expect(card).toEqual({
      ok: true,
      value: {
        document: 'citizen',
        name: '欧阳·测试',
        idNumber: withCheckDigit('99010119900101001'),
        birth: '1990-01-01',
        validTo: 'longTerm',
      },
    });
  });

  test('the residence permit of Hong Kong, Macao and Taiwan', () => {
    const card = decodeCardText(vector('sdt-id', 'text-hmt-J'), TODAY);
    if (!card.ok) throw new Error(card.problem.kind);
    expect(card.value).toMatchObject({
      document: 'hongKongMacaoTaiwan',
      birth: '1981-08-03',
      validTo: '2028-01-01',
    });
  });

  test('the foreigner’s permit of 2017', () => {
    const card = decodeCardText(vector('sdt-id', 'text-foreign-I'), TODAY);
    if (!card.ok) throw new Error(card.problem.kind);
    expect(card.value).toMatchObject({
      document: 'foreigner2017',
      name: 'SMITH, JOHN',
      birth: '1981-10-03',
      validTo: '2028-01-01',
    });
  });

  test('the foreigner’s permit of 2023, its English name joined from both places', () => {
    const name = 'ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHI JKLMNOPQR';
    const card = decodeCardText(foreigner2023Text({ name }), TODAY);
    if (!card.ok) throw new Error(card.problem.kind);
    expect(card.value).toMatchObject({ document: 'foreigner2023', name });
  });

  test('a card is good through its last day', () => {
    const block = citizenText({ validTo: '20260703' });
    expect(kindOf(block, '2026-07-03')).toBe('read');
    expect(kindOf(block, '2026-07-04')).toBe('expired');
  });

  test('a number with a wrong check digit is said to be wrong', () => {
    expect(kindOf(citizenText({ idNumber: '990101199001010010' }))).toBe('badNumber');
  });

  test('of an unknown document nothing is read, not even that it is broken', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 256, maxLength: 256 }), (noise) => {
        const flagged = Uint8Array.from(noise);
        flagged.set([0x5a, 0x00], 248);
        expect(kindOf(flagged)).toBe('unknownDocument');
      }),
    );
  });

  test('control bytes or half a character in a name make the card unreadable', () => {
    expect(kindOf(citizenText({ name: '测\u001bm试' }))).toBe('unreadable');
    expect(kindOf(citizenText({ name: '测\ud840' }))).toBe('unreadable');
    expect(kindOf(citizenText({ name: '' }))).toBe('unreadable');
    expect(kindOf(citizenText({ name: '𠮷测' }))).toBe('read');
  });

  test('a birthday that is no day makes the card unreadable', () => {
    expect(kindOf(citizenText({ birth: '19900230' }))).toBe('unreadable');
  });

  test('any block is answered, never thrown at', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 240, maxLength: 260 }),
        fc.constantFrom(' ', 'J', 'I', 'Y'),
        (noise, flag) => {
          if (noise.length >= 250) noise.set([flag.charCodeAt(0), 0], 248);
          expect(['read', 'unknownDocument', 'badNumber', 'expired', 'unreadable']).toContain(
            kindOf(noise),
          );
        },
      ),
    );
  });
});
