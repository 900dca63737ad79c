import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FactRow, FIRST_LINK, hashOfRow } from '#journal/fact-row.ts';

const row: FactRow = {
  seq: 1,
  at: 1_783_038_600_000,
  request: 'request-1',
  actor: '{"kind":"hall"}',
  type: 'dayBegan',
  version: 1,
  body: '{"type":"dayBegan","day":"2026-07-03"}',
};

test('the hash is over the hash before and the columns, each on its own line', () => {
  const text = [
    '0'.repeat(64),
    '1',
    '1783038600000',
    'request-1',
    '{"kind":"hall"}',
    'dayBegan',
    '1',
    '{"type":"dayBegan","day":"2026-07-03"}',
  ].join('\n');
  const byHand = createHash('sha256').update(text, 'utf8').digest('hex');
  expect(hashOfRow(FIRST_LINK, row)).toBe(byHand);
});

test('a change of any column, or of the row before, changes the hash', () => {
  const hash = hashOfRow(FIRST_LINK, row);
  const others: readonly FactRow[] = [
    { ...row, seq: 2 },
    { ...row, at: row.at + 1 },
    { ...row, request: 'request-2' },
    { ...row, actor: '{"kind":"none"}' },
    { ...row, type: 'dayBegun' },
    { ...row, version: 2 },
    { ...row, body: `${row.body} ` },
  ];
  for (const other of others) expect(hashOfRow(FIRST_LINK, other)).not.toBe(hash);
  expect(hashOfRow(hash, row)).not.toBe(hash);
});

test('no two rows read alike, since JSON holds no line break', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(JSON.stringify({ text })).not.toContain('\n');
    }),
  );
});
