import { expect, test } from 'vitest';
import type { Refusal } from '#contract/facts.ts';
import { staffIdSchema, ticketNumberSchema, trusted } from '#contract/ids.ts';
import { LANGUAGES } from '#contract/language.ts';
import { refusalText } from '#web/refusal-texts.ts';
import type { Names } from '#web/refusals/say.ts';

const names: Names = { counterLabel: () => '3', staffName: () => '林晓' };
const number = ticketNumberSchema.parse('A017');

/** One of each kind that carries a value, and the values. */
const WITH_VALUES: readonly (readonly [Refusal, string])[] = [
  [{ kind: 'hallClosed', opensAt: '08:30' }, '08:30'],
  [{ kind: 'servicePaused', until: '14:00' }, '14:00'],
  [{ kind: 'quotaReached', quota: 30 }, '30'],
  [{ kind: 'stillCalling', number }, 'A017'],
  [{ kind: 'stillServing', number }, 'A017'],
  [{ kind: 'counterTaken', clerk: staffIdSchema.parse('0386') }, '林晓'],
  [{ kind: 'clerkElsewhere', counter: trusted.counterId('c3') }, '3'],
  [{ kind: 'notUnderstood', path: 'command.service' }, 'command.service'],
];

test('a refusal tells its value in every language', () => {
  for (const [refusal, value] of WITH_VALUES) {
    for (const language of LANGUAGES) {
      expect(refusalText(refusal, language, names)).toContain(value);
    }
  }
});

test('a value that is not known leaves no hole in the sentence', () => {
  for (const refusal of [
    { kind: 'hallClosed', opensAt: '' },
    { kind: 'servicePaused', until: '' },
    { kind: 'notUnderstood', path: '' },
  ] as const) {
    for (const language of LANGUAGES) {
      expect(refusalText(refusal, language, names)).not.toMatch(/ {2}|（）|\(\)|^\s|undefined/);
    }
  }
});

test('a window stays 窗口 in Traditional Chinese', () => {
  const text = refusalText({ kind: 'notYourCounter' }, 'zh-Hant', names);
  expect(text).toContain('窗口');
  expect(text).not.toContain('視窗');
});
