import { expect, test } from 'vitest';
import { commonSizeOf, sizeOf } from '../../../kiosk/text-size.ts';

test('a longer name is never set larger', () => {
  const order = ['is-short', 'is-medium', 'is-long', 'is-longest'];
  let last = 0;
  for (let length = 1; length < 60; length += 1) {
    const size = order.indexOf(sizeOf('n'.repeat(length)));
    expect(size).toBeGreaterThanOrEqual(last);
    last = size;
  }
});

test('names side by side are set alike, and one that is far too long does not shrink the others', () => {
  expect(commonSizeOf(['缴费', '新装开户'])).toBe('is-short');
  expect(commonSizeOf(['Repair', 'Return equipment'])).toBe('is-long');
  expect(commonSizeOf(['缴费', '很长'.repeat(20)])).toBe('is-short');
});
