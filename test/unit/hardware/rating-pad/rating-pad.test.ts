import { expect, test } from 'vitest';
import { ratingPadSettingsSchema } from '#contract/devices.ts';
import { encodeFf68 } from '#hardware/ff68/ff68-frame.ts';
import { openRatingPad } from '#hardware/rating-pad/rating-pad.ts';
import { lineOnACable } from '../port/shared-cable.ts';
import { vector } from '../vectors.ts';

function padOnACable(acknowledgedBy: 'grade' | 'short') {
  const { clock, cable, line } = lineOnACable();
  const levels: number[] = [];
  const pad = openRatingPad({
    line,
    settings: ratingPadSettingsSchema.parse({
      id: 'pad-1',
      name: '1 号窗口评价器',
      port: 'pads',
      place: { kind: 'counter', counter: 'c1' },
      kind: 'ratingPad',
      address: 0x81,
      grades: [2, 3, 4, 5],
      acknowledgedBy,
    }),
    clock,
    onReading: ({ level }) => levels.push(level),
    onHealth: () => {},
  });
  return { clock, cable, pad, levels };
}
const GRADE_3 = vector('ff68', 'eval-grade-3');

test('a grade means what the site says, and is acknowledged with itself', async () => {
  const { clock, cable, levels } = padOnACable('grade');
  cable.say(GRADE_3);
  await clock.advance(10);
  expect([levels, cable.heard]).toEqual([[5], [vector('ff68', 'eval-ack-3')]]);
});

test('a pad of the other maker gets the short form', async () => {
  const { clock, cable, levels } = padOnACable('short');
  cable.say(GRADE_3);
  await clock.advance(10);
  expect([levels, cable.heard]).toEqual([[5], [vector('ff68', 'eval-ack-short')]]);
});

test('a pad that repeats its grade is acknowledged each time and counts once', async () => {
  const { clock, cable, levels } = padOnACable('grade');
  for (let at = 0; at < 3_000; at += 300) {
    cable.say(GRADE_3);
    await clock.advance(300);
  }
  expect([levels, cable.heard.length]).toEqual([[5], 10]);
});

test('the same grade by the next customer counts again', async () => {
  const { clock, cable, levels } = padOnACable('grade');
  cable.say(GRADE_3);
  await clock.advance(1_500);
  cable.say(GRADE_3);
  expect(levels).toEqual([5, 5]);
});

test('a grade that the site’s table does not know is received and counts for nothing', async () => {
  const { clock, cable, levels } = padOnACable('grade');
  cable.say(encodeFf68({ address: 0x81, command: 0x11, data: [9] }));
  await clock.advance(100);
  expect([levels, cable.heard.length]).toEqual([[], 1]);
});

test('the start of a rating has the published bytes', async () => {
  const { clock, cable, pad } = padOnACable('grade');
  const opened = pad.openRating();
  await clock.advance(10);
  expect(await opened).toEqual({ ok: true, value: undefined });
  expect(cable.heard).toEqual([vector('ff68', 'eval-start')]);
});
