import { expect, test } from 'vitest';
import { brokenWalls } from '#config/walls.ts';

test('every room of the house imports only what lies below it, and takes no time or chance by itself', () => {
  expect(brokenWalls()).toEqual([]);
});
