import { z } from 'zod';

/** BCP 47: Simplified Chinese, Traditional Chinese, English. */
export const LANGUAGES = ['zh-Hans', 'zh-Hant', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export const languageSchema = z.enum(LANGUAGES);

/** What people read. Control bytes never get in: they would reach a printer. */
export const lineSchema = (lengthMax: number) =>
  z
    .string()
    .min(1)
    .max(lengthMax)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
    .regex(/^[^\u0000-\u001f\u007f-\u009f]*$/, 'noControlCharacters');
const line = lineSchema(120);
/** One thing said in every language of the hall. */
export const textsSchema = z.strictObject({ 'zh-Hans': line, 'zh-Hant': line, en: line });
export type Texts = Readonly<z.infer<typeof textsSchema>>;
