import type { Language } from '#contract/language.ts';

/** The languages calls are spoken in. Halls that write zh-Hant speak the same Mandarin. */
export type VoiceLanguage = 'zh-Hans' | 'en';

/** A recording by its path without extension: `zh-Hans/digit-7`. A hall's own folder uses the same names. */
export type ClipName = `${'common' | VoiceLanguage}/${string}`;

/** Clips spoken in one breath; a comma stands between two phrases. */
export type Phrase = readonly ClipName[];

export interface SpokenCall {
  /** As printed: `A017`. */
  readonly number: string;
  /** As the counter is signed: `3`, `12`, `B2`. */
  readonly counterLabel: string;
  readonly language: VoiceLanguage;
}

export const CHIME: ClipName = 'common/chime';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const DIGITS = [...'0123456789'];

/** Said by clips of their own; the rest up to 99 is a tens clip and a ones clip. */
const WHOLE_NUMBERS = { 'zh-Hans': upTo(10), en: upTo(19) } as const;
const TENS = [20, 30, 40, 50, 60, 70, 80, 90];

const WORDS = {
  'zh-Hans': ['qing', 'hao', 'dao', 'haochuangkou', 'chuangkou'],
  en: ['ticket', 'please-go-to-window', 'please-go-to-the-window'],
} as const;

export function voiceLanguageOf(language: Language): VoiceLanguage {
  return language === 'en' ? 'en' : 'zh-Hans';
}

/** What the hall's settings say about the voice. */
export interface VoiceHabit {
  /** Spoken in this order for each call. */
  readonly languages: readonly VoiceLanguage[];
  /** How often the first language is said; more than `TIMES_MAX` is not listened to. */
  readonly times: number;
}

const TIMES_MAX = 2;

/**
 * The languages to say one call in, one after another: the hall's first as often as it asks, each other once,
 * and English once too for a ticket that was taken in English.
 */
export function languagesFor(ticket: Language, habit: VoiceHabit): readonly VoiceLanguage[] {
  const [first, ...others] = new Set([...habit.languages, voiceLanguageOf(ticket)]);
  if (first === undefined) return [];
  return [...Array(Math.min(habit.times, TIMES_MAX)).fill(first), ...others];
}

/** `请 A017 号，到 3 号窗口`: digits singly, 1 as 幺, 0 as 零; the counter as a number. */
export function phrasesFor({ number, counterLabel, language }: SpokenCall): readonly Phrase[] {
  const clip = (name: string): ClipName => `${language}/${name}`;
  const ticket = spelled(number, language);
  const counter = counterClips(counterLabel, language);
  const isNamed = counter.length > 0;
  switch (language) {
    case 'zh-Hans':
      return [
        [clip('qing'), ...ticket, clip('hao')],
        [clip('dao'), ...counter, clip(isNamed ? 'haochuangkou' : 'chuangkou')],
      ];
    case 'en':
      return [
        [clip('ticket'), ...ticket],
        [clip(isNamed ? 'please-go-to-window' : 'please-go-to-the-window'), ...counter],
      ];
  }
}

export function clipsFor(call: SpokenCall): readonly ClipName[] {
  return phrasesFor(call).flat();
}

/** Every clip that a call in this language can ask for, and the chime. */
export function clipsNeeded(language: VoiceLanguage): readonly ClipName[] {
  return [
    CHIME,
    ...WORDS[language].map((word): ClipName => `${language}/${word}`),
    ...LETTERS.map((letter): ClipName => `${language}/letter-${letter}`),
    ...DIGITS.map((digit): ClipName => `${language}/digit-${digit}`),
    ...[...WHOLE_NUMBERS[language], ...TENS].map((n): ClipName => `${language}/number-${n}`),
  ];
}

/**
 * A label that is a number from 1 to 99 is said as that number, `03` too; any other is spelled, as people
 * do with room numbers: `101` is 幺零幺. Signs in it that have no sound are passed over.
 */
function counterClips(label: string, language: VoiceLanguage): readonly ClipName[] {
  const sounding = soundingOf(label);
  const number = Number(sounding);
  if (/^\d+$/.test(sounding) && number >= 1 && number <= 99) return numberClips(number, language);
  return spelled(sounding, language);
}

function numberClips(number: number, language: VoiceLanguage): readonly ClipName[] {
  const ones = number % 10;
  if (WHOLE_NUMBERS[language].includes(number) || ones === 0) {
    return [`${language}/number-${number}`];
  }
  return [`${language}/number-${number - ones}`, `${language}/number-${ones}`];
}

function spelled(text: string, language: VoiceLanguage): readonly ClipName[] {
  return [...soundingOf(text)].map(
    (sign): ClipName =>
      DIGITS.includes(sign) ? `${language}/digit-${sign}` : `${language}/letter-${sign}`,
  );
}

/** Full-width figures and letters, common in Chinese settings, count as their plain forms. */
function soundingOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

function upTo(last: number): readonly number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}
