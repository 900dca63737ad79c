import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskIdNumber, maskName, maskPhone } from '#vault/mask.ts';

test('a name keeps its first character', () => {
  expect(maskName('王明')).toBe('王*');
  expect(maskName('欧阳海')).toBe('欧**');
  expect(maskName('𠮷田')).toBe('𠮷*');
  expect(maskName('阿依古丽·买买提')).toBe('阿***');
  expect(maskName('王')).toBe('*');
  expect(maskName('  ')).toBe('*');
});

test('numbers keep what a clerk compares them by', () => {
  expect(maskIdNumber('99010119491231002X')).toBe('990101********002X');
  expect(maskPhone('13812345678')).toBe('138****5678');
});

test('a number that is too short to hide its middle is hidden whole', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 10 }), (short) => {
      expect(maskIdNumber(short)).toBe('*'.repeat(short.length));
      expect(maskPhone(short)).toBe('*'.repeat(short.length));
    }),
  );
});
