import type { z } from 'zod';
import type { Language } from '#contract/language.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import { type HallSettings, hallSettingsSchema, type SettingsFault } from '#contract/settings.ts';
import { isSettingsWord, type SettingsWord, settingsWords } from './settings-words.ts';

/** Enough to mend a file by; a file that is wrong throughout would fill the page. */
const FAULTS_MAX = 50;
const FOUND_CHARACTERS_MAX = 80;
export const HIDDEN_PASSWORD = '********';

export type Faults = readonly SettingsFault[];
type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** From the text of `hall.json` to settings, or to what is wrong where, in words of the hall's language. */
export function parseSettings(text: string, language: Language): Outcome<HallSettings, Faults> {
  const json = parseJson(text, language);
  if (!json.ok) return json;
  const parsed = hallSettingsSchema.safeParse(json.value);
  if (parsed.success) return ok(parsed.data);
  const faults = parsed.error.issues.flatMap((issue) => faultsOf(issue, json.value, language));
  return refuse(faults.slice(0, FAULTS_MAX));
}

/** A fault of the file as a whole: it is not there, cannot be read or written. */
export function fileFault(language: Language, found: string): SettingsFault {
  const say = (word: SettingsWord) => settingsWords(language, word, '');
  return { path: say('wholeFile'), found: cut(found), allowed: say('readableFile') };
}

function parseJson(text: string, language: Language): Outcome<unknown, Faults> {
  try {
    return ok<unknown>(JSON.parse(text));
  } catch (error) {
    // The place stands in the engine's message alone; where it names none, the text ends too early.
    const place = /at position (\d+)/.exec(String(error))?.[1];
    const before = text.slice(0, place === undefined ? text.length : Number(place)).split('\n');
    const line = text.split('\n')[before.length - 1] ?? '';
    const column = (before.at(-1)?.length ?? 0) + 1;
    return refuse([
      {
        path: settingsWords(language, 'lineAndColumn', `${before.length}:${column}`),
        found: /password/.test(line) ? HIDDEN_PASSWORD : cut(line.trim()),
        allowed: settingsWords(language, 'validJson', ''),
      },
    ]);
  }
}

function faultsOf(issue: Issue, file: unknown, language: Language): Faults {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const path = [...issue.path, key];
      const allowed = settingsWords(language, 'noSuchSetting', '');
      return { path: pathText(path), found: foundText(file, path, language), allowed };
    });
  }
  const allowed = allowedBy(issue, foundAt(file, issue.path), language);
  const path = pathText(issue.path) || settingsWords(language, 'wholeFile', '');
  return [{ path, found: foundText(file, issue.path, language), allowed }];
}

function allowedBy(issue: Issue, found: unknown, language: Language): string {
  const say = (word: SettingsWord, it = '') => settingsWords(language, word, it);
  if (isSettingsWord(issue.message)) {
    return say(issue.message, typeof found === 'string' ? found : (JSON.stringify(found) ?? ''));
  }
  switch (issue.code) {
    case 'invalid_value':
      return say('oneOf', issue.values.map(String).join(say('between')));
    case 'invalid_type':
      return say(TYPE_WORDS[issue.expected] ?? 'otherValue');
    case 'too_big':
    case 'too_small': {
      const isBig = issue.code === 'too_big';
      const bound = String(issue.code === 'too_big' ? issue.maximum : issue.minimum);
      if (issue.origin === 'string') return say(isBig ? 'textAtMost' : 'textAtLeast', bound);
      if (issue.origin !== 'array') return say(isBig ? 'numberAtMost' : 'numberAtLeast', bound);
      if (issue.exact) return say('listExactly', bound);
      return say(isBig ? 'listAtMost' : 'listAtLeast', bound);
    }
    case 'invalid_union': {
      const kinds = 'options' in issue ? issue.options : undefined;
      if (kinds !== undefined) return say('oneOf', kinds.map(String).join(say('between')));
      const each = issue.errors.flatMap(([first]) =>
        first === undefined ? [] : [allowedBy(first, found, language)],
      );
      return [...new Set(each)].join(say('or'));
    }
    case 'invalid_format':
      return issue.format === 'url' ? say('webAddress') : say('otherValue');
    default:
      return say('otherValue');
  }
}

const TYPE_WORDS: Readonly<Record<string, SettingsWord>> = {
  string: 'text',
  number: 'number',
  int: 'wholeNumber',
  array: 'list',
  object: 'object',
  boolean: 'yesOrNo',
  null: 'nothing',
};

/** `services[3].prefix`; a key that is no plain word stands in brackets. */
function pathText(path: Path): string {
  return path
    .map((part, at) => {
      if (typeof part === 'number') return `[${part}]`;
      const key = String(part);
      if (!/^[\w-]+$/.test(key)) return `[${JSON.stringify(key)}]`;
      return at > 0 ? `.${key}` : key;
    })
    .join('');
}

function foundAt(file: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, part) => (isRecord(value) ? Reflect.get(value, part) : undefined),
    file,
  );
}

function foundText(file: unknown, path: Path, language: Language): string {
  if (path.includes('password')) return HIDDEN_PASSWORD;
  const found = JSON.stringify(foundAt(file, path), (key, value) =>
    key === 'password' ? HIDDEN_PASSWORD : value,
  );
  return found === undefined ? settingsWords(language, 'missing', '') : cut(found);
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function cut(text: string): string {
  return text.length <= FOUND_CHARACTERS_MAX ? text : `${text.slice(0, FOUND_CHARACTERS_MAX - 1)}…`;
}
