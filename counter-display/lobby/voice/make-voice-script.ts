import { must } from '#contract/assert.ts';
import { type ClipName, clipsNeeded, type VoiceLanguage } from './voice-clips.ts';

/** One clip to be spoken: what a listener hears, and what the speech program is fed to say it. */
export interface ScriptLine {
  readonly clip: ClipName;
  readonly says: string;
  readonly voice: SpeechVoice;
  readonly feed: string;
}

/** Voices of espeak-ng. `cmn` itself reads pinyin as English letters; this one reads it as pinyin. */
export type SpeechVoice = 'cmn-latn-pinyin' | 'en-us';

type Line = readonly [says: string, feed: string];

const MANDARIN_DIGITS: readonly Line[] = [
  ['零', 'ling2'],
  ['幺', 'yao1'],
  ['二', 'er4'],
  ['三', 'san1'],
  ['四', 'si4'],
  ['五', 'wu3'],
  ['六', 'liu4'],
  ['七', 'qi1'],
  ['八', 'ba1'],
  ['九', 'jiu3'],
];

/** As numbers one is 一 again, and ten comes in. */
const MANDARIN_ONES: readonly Line[] = [['一', 'yi1'], ...MANDARIN_DIGITS.slice(2), ['十', 'shi2']];

const MANDARIN_WORDS: Readonly<Record<string, Line>> = {
  qing: ['请', 'qing3'],
  hao: ['号', 'hao4'],
  dao: ['到', 'dao4'],
  haochuangkou: ['号窗口', 'hao4 chuang1 kou3'],
  chuangkou: ['窗口', 'chuang1 kou3'],
};

/** Said from the spelling, which espeak-ng reads rightly for all of these. */
const ENGLISH_DIGITS = 'zero one two three four five six seven eight nine'.split(' ');
const ENGLISH_ONES = [
  ...ENGLISH_DIGITS.slice(1),
  ...'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' '),
];
const ENGLISH_TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** The lines to speak for one language: exactly what calls can ask for, but the chime. */
export function scriptFor(language: VoiceLanguage): readonly ScriptLine[] {
  const spoken = clipsNeeded(language).filter((clip) => clip.startsWith(`${language}/`));
  return spoken.map((clip) => ({ clip, ...lineFor(language, clip.slice(language.length + 1)) }));
}

function lineFor(language: VoiceLanguage, name: string): Omit<ScriptLine, 'clip'> {
  const [kind = '', value = ''] = name.split('-');
  // Halls say the letter of a ticket the English way; pinyin has no sound for half of them.
  if (kind === 'letter') return english(value.toUpperCase());
  if (language === 'en') return english(englishText(kind, value, name));
  return mandarin(mandarinLine(kind, Number(value), name));
}

function mandarinLine(kind: string, value: number, name: string): Line | undefined {
  if (kind === 'digit') return MANDARIN_DIGITS[value];
  if (kind !== 'number') return MANDARIN_WORDS[name];
  if (value <= 10) return MANDARIN_ONES[value - 1];
  const [says, feed] = MANDARIN_ONES[value / 10 - 1] ?? ['', ''];
  return [`${says}十`, `${feed} shi2`];
}

function englishText(kind: string, value: string, name: string): string | undefined {
  if (kind === 'digit') return ENGLISH_DIGITS[Number(value)];
  if (kind !== 'number') return name.replaceAll('-', ' ');
  return ENGLISH_ONES[Number(value) - 1] ?? ENGLISH_TENS[Number(value) / 10 - 2];
}

function mandarin(line: Line | undefined): Omit<ScriptLine, 'clip'> {
  const [says, feed] = must(line, 'every Mandarin clip has its line');
  return { says: `${says} (${feed})`, voice: 'cmn-latn-pinyin', feed };
}

function english(text: string | undefined): Omit<ScriptLine, 'clip'> {
  const feed = must(text, 'every English clip has its line');
  return { says: feed, voice: 'en-us', feed };
}
