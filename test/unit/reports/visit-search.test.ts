import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ticketNumberFrom } from '#contract/ids.ts';
import { rangesFor } from '#reports/visit-search.ts';

/** How often a search finds a number: it must never be listed twice. */
const hits = (search: string, number: string) =>
  rangesFor(search).filter(({ from, to }) => number >= from && number < to).length;

test('a ticket is found by its number as printed, in small letters, and without letter or zeros', () => {
  for (const search of ['A017', 'a017', ' A017 ', 'A17', '17', '017', 'A', 'A01', '']) {
    expect(hits(search, 'A017'), search).toBe(1);
  }
});

test('another number is not found', () => {
  for (const search of ['A018', 'C017', 'A0170', '7', '18', 'B', '张三', 'A-17', '%']) {
    expect(hits(search, 'A017'), search).toBe(0);
  }
  expect(hits('A017', 'A0171')).toBe(1);
  expect(hits('A17', 'A1700')).toBe(1);
});

test('no number is found twice, and each is found by what is printed', () => {
  const anyNumber = fc
    .record({ prefix: fc.constantFrom('A', 'C', 'Y'), number: fc.integer({ min: 1, max: 20_000 }) })
    .map(({ prefix, number }) => ticketNumberFrom(prefix, number));
  fc.assert(
    fc.property(anyNumber, fc.stringMatching(/^[ACY]?\d{0,6}$/), (number, search) => {
      expect(hits(search, number)).toBeLessThanOrEqual(1);
      expect(hits(number, number)).toBe(1);
      expect(hits(number.slice(0, 3), number)).toBe(1);
    }),
  );
});
