import { expect, test } from 'vitest';
import { visitIdSchema } from '#contract/ids.ts';
import { openTicks } from '../../../../counter-display/clerk/ticks.ts';
import { memory } from './clerk-hall.ts';

const visit = (number: string) => visitIdSchema.parse(`2026-07-03.${number}`);

test('a tick is the visit’s own and goes with a second press', () => {
  const ticks = openTicks(memory());
  ticks.toggle(visit('A017'), 1);
  ticks.toggle(visit('A017'), 0);
  ticks.toggle(visit('A017'), 1);
  expect(ticks.of(visit('A017'))).toEqual([0]);
  expect(ticks.of(visit('A018'))).toEqual([]);
});

test('ticks outlast a reload of the page', () => {
  const storage = memory();
  openTicks(storage).toggle(visit('A017'), 2);
  expect(openTicks(storage).of(visit('A017'))).toEqual([2]);
});

test('only the last forty visits are kept', () => {
  const storage = memory();
  const ticks = openTicks(storage);
  for (let number = 1; number <= 41; number += 1) ticks.toggle(visit(`A${100 + number}`), 0);
  expect(ticks.of(visit('A101'))).toEqual([]);
  expect(ticks.of(visit('A102'))).toEqual([0]);
  expect(JSON.parse(storage.only())).toHaveLength(40);
});

test.each(['', '{', '{"A017":[1]}', '[["A017"]]', '[["A017",["x"]]]', 'null'])(
  'a memory that says %s is as good as an empty one',
  (text) => {
    const ticks = openTicks(memory({ 'tinghao.clerk.ticks': text }));
    ticks.toggle(visit('A017'), 0);
    expect(ticks.of(visit('A017'))).toEqual([0]);
  },
);
