import { expect, test } from 'vitest';
import { must } from '#contract/assert.ts';
import { collectAll, figures, inHindsight } from '#test/bench/wait/calibration.ts';
import { SHAPES, type Shape } from '#test/bench/wait/shapes.ts';

/** Whole days of a hall take a second or two of processor time, and more where others need it too. */
const HALLS_MS = 180_000;
const small: Shape = { ...must(SHAPES[0], 'there is a small hall'), every: 6 };

test(
  'in simulated halls half of the waits are below p50 and nine of ten below p90, about',
  () => {
    const { atIssue, onTheWay } = collectAll(small, [21, 22], { learn: 2, test: 2 });
    for (const told of [atIssue, onTheWay]) {
      const { visits, below50, below90 } = figures(told);
      expect(visits).toBeGreaterThan(60);
      expect(below50).toBeGreaterThan(0.35);
      expect(below50).toBeLessThan(0.65);
      expect(below90).toBeGreaterThan(0.78);
      expect(below90).toBeLessThan(0.99);
    }
  },
  HALLS_MS,
);

test(
  'people ahead × average needs a wider range to cover as much',
  () => {
    const { atIssue } = collectAll(small, [23, 24], { learn: 2, test: 2 });
    const all = figures(atIssue);
    expect(all.widthMs).toBeLessThan(inHindsight(atIssue, 'naiveMs', all));
  },
  HALLS_MS,
);
