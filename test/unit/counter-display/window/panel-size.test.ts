import fc from 'fast-check';
import { expect, test } from 'vitest';
import { panelSizeFor } from '../../../../counter-display/window/panel-size.ts';

test('the bar it was drawn for is filled as it is', () => {
  expect(panelSizeFor({ width: 1280, height: 360 })).toEqual({
    width: 1280,
    height: 360,
    isTall: false,
  });
});

test('a wider bar gives the middle more room', () => {
  expect(panelSizeFor({ width: 1920, height: 360 })).toMatchObject({ width: 1920, height: 360 });
});

test('a plain monitor gives the number a row of its own', () => {
  expect(panelSizeFor({ width: 1920, height: 1080 })).toEqual({
    width: 1280,
    height: 720,
    isTall: true,
  });
});

test('no screen makes a panel narrower or lower than what stands on it', () => {
  const side = fc.integer({ min: 1, max: 8_000 });
  fc.assert(
    fc.property(side, side, (width, height) => {
      const panel = panelSizeFor({ width, height });
      expect(panel.width).toBeGreaterThanOrEqual(1280);
      expect(panel.height).toBeGreaterThanOrEqual(panel.isTall ? 700 : 360);
    }),
  );
});
