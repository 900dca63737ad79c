import type { Language } from '#contract/language.ts';
import { language, secondLanguage } from './language.ts';

/** The names in braces of a text: `{count} people` has `count`. */
type Hole<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Hole<Rest>
  : never;

type Values<Text extends string> = [Hole<Text>] extends [never]
  ? []
  : [values: Readonly<Record<Hole<Text>, string | number>>];

type Lines = Readonly<Record<string, string>>;

export interface Words<Hans extends Lines> {
  /** In the language of the page; reading it in a component follows the language. */
  <Key extends keyof Hans>(key: Key, ...values: Values<Hans[Key]>): string;
  /** The second line, in the other language. */
  second<Key extends keyof Hans>(key: Key, ...values: Values<Hans[Key]>): string;
  in<Key extends keyof Hans>(wanted: Language, key: Key, ...values: Values<Hans[Key]>): string;
}

/**
 * The words of one page in three languages. A key that lacks a language, a key too many and a value
 * that the text wants and is not given do not compile; that values stand in all three is tested.
 */
export function wordsOf<const Hans extends Lines>(catalogue: {
  readonly 'zh-Hans': Hans;
  readonly 'zh-Hant': Readonly<Record<keyof Hans, string>>;
  readonly en: Readonly<Record<keyof Hans, string>>;
}): Words<Hans> & { readonly catalogue: Readonly<Record<Language, Lines>> } {
  const say = <Key extends keyof Hans>(
    wanted: Language,
    key: Key,
    values: Readonly<Record<string, string | number>> | undefined,
  ) => fill(catalogue[wanted][key], values ?? {});
  return Object.assign(
    <Key extends keyof Hans>(key: Key, ...values: Values<Hans[Key]>) =>
      say(language.value, key, values[0]),
    {
      second: <Key extends keyof Hans>(key: Key, ...values: Values<Hans[Key]>) =>
        say(secondLanguage.value, key, values[0]),
      in: <Key extends keyof Hans>(wanted: Language, key: Key, ...values: Values<Hans[Key]>) =>
        say(wanted, key, values[0]),
      catalogue,
    },
  );
}

function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
}
