import { expect, test } from 'vitest';
import { simulatedDevice } from '#test/support/simulated.ts';
import { deskWith, idOf, vector } from '../desk.ts';

const pad = (acknowledgedBy: 'grade' | 'short') =>
  simulatedDevice('ratingPad', 'pad', { address: 0x81, acknowledgedBy });
const pressGrade = (grade: number) =>
  ({ order: 'pressGrade', device: idOf('pad'), grade }) as const;

test('the start of a rating lights the pad', async () => {
  const desk = await deskWith(pad('grade'));
  expect(desk.state('ratingPad', 'pad').isAsking).toBe(false);
  desk.hear(vector('ff68', 'eval-start'));
  expect(desk.state('ratingPad', 'pad').isAsking).toBe(true);
});

test('a start for another pad leaves it dark', async () => {
  const desk = await deskWith(pad('grade'));
  desk.hear('FF6803036882010B8E16');
  expect(desk.state('ratingPad', 'pad').isAsking).toBe(false);
});

test.each([
  ['grade', 'eval-ack-3', 'eval-ack-short'],
  ['short', 'eval-ack-short', 'eval-ack-3'],
] as const)(
  'a pad of the %s form repeats its grade until it hears its own kind of answer',
  async (form, right, wrong) => {
    const desk = await deskWith(pad(form));
    desk.hear(vector('ff68', 'eval-start'));
    desk.obey(pressGrade(3));
    await desk.clock.advance(0);
    desk.hear(vector('ff68', wrong));
    await desk.clock.advance(300);
    expect(desk.said()).toBe(vector('ff68', 'eval-grade-3').repeat(2));
    expect(desk.state('ratingPad', 'pad').isAsking).toBe(true);

    desk.hear(vector('ff68', right));
    await desk.clock.advance(10_000);
    expect(desk.said()).toBe('');
    expect(desk.state('ratingPad', 'pad')).toMatchObject({ isAsking: false, lastGrade: 3 });
  },
);

test('a grade that is acknowledged with another grade is not acknowledged', async () => {
  const desk = await deskWith(pad('grade'));
  desk.obey(pressGrade(2));
  await desk.clock.advance(0);
  desk.said();
  desk.hear(vector('ff68', 'eval-ack-3'));
  await desk.clock.advance(300);
  expect(desk.said()).not.toBe('');
});

test('nobody answering, the pad gives up in the end', async () => {
  const desk = await deskWith(pad('grade'));
  desk.obey(pressGrade(0));
  await desk.clock.advance(60_000);
  expect(desk.said().length / 20).toBe(11);
  expect(desk.clock.sleepers).toBe(0);
});
