import { expect, test } from 'vitest';
import { decodePadReport, encodePadOrder } from '#hardware/rating-pad/pad-message.ts';
import { vector } from '../vectors.ts';

test('a grade is read from the published frame', () => {
  expect(decodePadReport(vector('ff68', 'eval-grade-3'))).toEqual({
    ok: true,
    value: { kind: 'gradePressed', address: 0x81, grade: 3 },
  });
});

test('both published hosts’ acknowledgements, and the start, have their bytes', () => {
  const address = 0x81;
  expect(encodePadOrder({ kind: 'gradeTaken', address, grade: 3 })).toEqual(
    vector('ff68', 'eval-ack-3'),
  );
  expect(encodePadOrder({ kind: 'taken', address })).toEqual(vector('ff68', 'eval-ack-short'));
  expect(encodePadOrder({ kind: 'startRating', address })).toEqual(vector('ff68', 'eval-start'));
});

test('a keypad’s frame is no grade', () => {
  expect(decodePadReport(vector('ff68', 'key-call'))).toEqual({
    ok: false,
    problem: { kind: 'unknownCommand', command: 1 },
  });
});
