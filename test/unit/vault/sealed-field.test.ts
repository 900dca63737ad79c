import fc from 'fast-check';
import { expect, test } from 'vitest';
import { systemChance } from '#clock/system-chance.ts';
import { openField, sealField } from '#vault/sealed-field.ts';

const key = systemChance.bytes(32);
const place = 'person.id_number:17';
const seal = (plain: Uint8Array) => sealField(plain, { key, place, chance: systemChance });

test('what was sealed opens again, with its key and in its place alone', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (plain) => {
      const sealed = seal(plain);
      expect(openField(sealed, { key, place })).toEqual(Buffer.from(plain));
      expect(openField(sealed, { key, place: 'person.id_number:18' })).toBeUndefined();
      expect(openField(sealed, { key: systemChance.bytes(32), place })).toBeUndefined();
    }),
  );
});

test('an ID number becomes 47 bytes, and never twice the same', () => {
  const number = Buffer.from('99010119491231002X');
  expect(seal(number)).toHaveLength(47);
  expect(Buffer.compare(seal(number), seal(number))).not.toBe(0);
});

test('a field with any byte changed or cut off does not open', () => {
  const sealed = seal(Buffer.from('99010119491231002X'));
  fc.assert(
    fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const altered = Uint8Array.from(sealed);
      altered[at] = (altered[at] ?? 0) ^ change;
      expect(openField(altered, { key, place })).toBeUndefined();
      expect(openField(sealed.subarray(0, at), { key, place })).toBeUndefined();
    }),
  );
});
