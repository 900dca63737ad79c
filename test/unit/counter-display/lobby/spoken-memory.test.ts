import { expect, test } from 'vitest';
import { openSpokenMemory } from '../../../../counter-display/lobby/spoken-memory.ts';
import { call } from '../../../support/showcase/board-views.ts';

function storage() {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
    size: () => [...kept.values()].join('').length,
  };
}

test('what one page has said, the next one on this machine knows; a recall is another call', () => {
  const kept = storage();
  openSpokenMemory(kept).note(call('A001', '3'));
  const next = openSpokenMemory(kept);
  expect(next.has(call('A001', '3'))).toBe(true);
  expect(next.has(call('A001', '3', { calling: 2 }))).toBe(false);
  expect(next.has(call('A002', '3'))).toBe(false);
});

test('a day of calls does not fill the storage', () => {
  const kept = storage();
  const memory = openSpokenMemory(kept);
  for (let number = 100; number < 600; number += 1) memory.note(call(`A${number}`, '3'));
  expect(kept.size()).toBeLessThan(500);
  expect(memory.has(call('A599', '3'))).toBe(true);
});
