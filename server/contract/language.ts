import { z } from 'zod';

/** BCP 47: Simplified Chinese, Traditional Chinese, English. */
export const LANGUAGES = ['zh-Hans', 'zh-Hant', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export const languageSchema = z.enum(LANGUAGES);

/** One thing said in every language of the hall. Control bytes never get in: they would reach a printer. */
const line = z
  .string()
  .min(1)
  .max(120)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  .regex(/^[^\u0000-\u001f\u007f]*$/, 'noControlCharacters');
export const textsSchema = z.strictObject({ 'zh-Hans': line, 'zh-Hant': line, en: line });
export type Texts = Readonly<z.infer<typeof textsSchema>>;
