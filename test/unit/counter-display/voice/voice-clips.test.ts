import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textOf, voicePack } from '#test/support/voice-pack.ts';
import {
  clipsFor,
  clipsNeeded,
  languagesFor,
  phrasesFor,
  voiceLanguageOf,
} from '../../../../counter-display/lobby/voice/voice-clips.ts';

const anyNumber = fc.stringMatching(/^[A-Z][0-9]{3,6}$/);
const anyLabel = fc.stringMatching(/^[0-9A-Z]{1,3}$/);
const anyLanguage = fc.constantFrom('zh-Hans', 'en');

/** What a listener hears, in the words that the pack's manifest gives for each clip. */
const heard = (number: string, counterLabel: string, language: 'zh-Hans' | 'en') =>
  phrasesFor({ number, counterLabel, language })
    .map((phrase) =>
      phrase.map((clip) => textOf(voicePack, clip)).join(language === 'en' ? ' ' : ''),
    )
    .join(language === 'en' ? ', ' : '，');

test('a call in Mandarin says the ticket, then the counter', () => {
  expect(heard('A017', '3', 'zh-Hans')).toBe('请A零幺七号，到三号窗口');
  expect(heard('W1204', '12', 'zh-Hans')).toBe('请W幺二零四号，到十二号窗口');
});

test('a call in English says the ticket, then the counter', () => {
  expect(heard('A017', '3', 'en')).toBe('ticket A zero one seven, please go to window three');
  expect(heard('C250', '42', 'en')).toBe('ticket C two five zero, please go to window forty two');
});

test('the digits of a ticket are read singly, 1 as 幺 and 0 as 零', () => {
  fc.assert(
    fc.property(anyNumber, (number) => {
      const digits = [...number.slice(1)].map(
        (digit) => [...'零幺二三四五六七八九'][Number(digit)],
      );
      expect(heard(number, '3', 'zh-Hans')).toBe(`请${number[0]}${digits.join('')}号，到三号窗口`);
    }),
  );
});

test('counters 1 to 99 are read as numbers, with 一 and not 幺', () => {
  const ones = [...'一二三四五六七八九'];
  const spoken = [
    ...ones,
    ...['', ...ones].map((one) => `十${one}`),
    ...ones.slice(1).flatMap((ten) => ['', ...ones].map((one) => `${ten}十${one}`)),
  ];
  expect(spoken).toHaveLength(99);
  for (const [index, number] of spoken.entries()) {
    expect(heard('A017', String(index + 1), 'zh-Hans')).toBe(`请A零幺七号，到${number}号窗口`);
  }
});

test('English says the numbers between eleven and nineteen as one word', () => {
  expect(heard('A017', '13', 'en')).toContain('window thirteen');
  expect(heard('A017', '30', 'en')).toContain('window thirty');
});

test('a label that is no number up to 99 is spelled', () => {
  expect(heard('A017', '101', 'zh-Hans')).toContain('到幺零幺号窗口');
  expect(heard('A017', 'B2', 'zh-Hans')).toContain('到B二号窗口');
  expect(heard('A017', '0', 'zh-Hans')).toContain('到零号窗口');
});

test('a label written with full-width figures, a leading nought or words around is still read', () => {
  expect(heard('A017', '０３', 'zh-Hans')).toContain('到三号窗口');
  expect(heard('A017', '12 号窗口', 'zh-Hans')).toContain('到十二号窗口');
});

test('a label without any sound sends the customer to the counter in words', () => {
  expect(heard('A017', '综合', 'zh-Hans')).toBe('请A零幺七号，到窗口');
  expect(heard('A017', '综合', 'en')).toBe('ticket A zero one seven, please go to the window');
});

test('no call asks for a clip that is not on the list of those needed', () => {
  fc.assert(
    fc.property(
      anyNumber,
      fc.oneof(anyLabel, fc.string()),
      anyLanguage,
      (number, label, language) => {
        const needed = clipsNeeded(language);
        for (const clip of clipsFor({ number, counterLabel: label, language })) {
          expect(needed).toContain(clip);
        }
      },
    ),
  );
});

test('a hall that writes Traditional Chinese speaks the same Mandarin', () => {
  expect(voiceLanguageOf('zh-Hant')).toBe('zh-Hans');
});

test('the first language is said as often as the hall asks, at most twice, the others once', () => {
  expect(languagesFor('zh-Hans', { languages: ['zh-Hans'], times: 1 })).toEqual(['zh-Hans']);
  expect(languagesFor('zh-Hant', { languages: ['zh-Hans', 'en'], times: 2 })).toEqual([
    'zh-Hans',
    'zh-Hans',
    'en',
  ]);
  expect(languagesFor('zh-Hans', { languages: ['zh-Hans'], times: 9 })).toHaveLength(2);
});

test('a ticket taken in English is called in English once, even where the hall speaks Mandarin alone', () => {
  expect(languagesFor('en', { languages: ['zh-Hans'], times: 2 })).toEqual([
    'zh-Hans',
    'zh-Hans',
    'en',
  ]);
});
