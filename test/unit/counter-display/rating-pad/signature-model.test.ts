import { expect, test, vi } from 'vitest';
import { strokesSchema } from '#contract/cases.ts';
import type { Question } from '#contract/channels.ts';
import { counterIdSchema } from '#contract/ids.ts';
import { ok } from '#contract/outcome.ts';
import { openSignatureModel } from '../../../../counter-display/rating-pad/signature-model.ts';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => {} });

const counter = counterIdSchema.parse('c3');

function field() {
  const asked: Question[] = [];
  const model = openSignatureModel({
    link: {
      ask: async (question: Question) => {
        asked.push(question);
        return JSON.parse(JSON.stringify(ok(null)));
      },
      send: () => new Promise(() => {}),
    },
    counter,
  });
  return { model, asked };
}

test('what is drawn is handed in as strokes that the hall takes, and is gone from the pad', async () => {
  const { model, asked } = field();
  model.begin(100, 100);
  model.move(140, 120);
  model.lift();
  model.move(500, 300);
  model.begin(700, 200);
  model.lift();
  await model.handIn();
  const strokes = [
    [100, 100, 100, 100, 140, 120],
    [700, 200, 700, 200],
  ];
  expect(asked).toEqual([{ ask: 'signCase', counter, strokes }]);
  expect(strokesSchema.safeParse(strokes).success).toBe(true);
  expect(model.isEmpty.value).toBe(true);
});

test('a finger that leaves the field stays at its edge', () => {
  const { model } = field();
  model.begin(-20, 900);
  expect(model.strokes.value).toEqual([[0, 400, 0, 400]]);
});

test('however long somebody draws, the hall still takes it', () => {
  const { model } = field();
  for (let stroke = 0; stroke < 150; stroke += 1) {
    model.begin(0, 0);
    for (let at = 0; at < 1_500; at += 1) model.move((at % 2) * 900, 10);
    model.lift();
    if (stroke > 2) model.begin(5, 5);
  }
  expect(strokesSchema.safeParse(model.strokes.value).success).toBe(true);
});

test('nothing is handed in from an empty field', async () => {
  const { model, asked } = field();
  await model.handIn();
  expect(asked).toEqual([]);
});
