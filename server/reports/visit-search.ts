import { serviceSettingsSchema } from '#contract/settings.ts';

/** A stretch of ticket numbers within a day: from included, to not. */
export interface NumberRange {
  readonly from: string;
  readonly to: string;
}

/** Sorts after each digit and letter, and before each digit, in a ticket number. */
const AFTER_ALL = '~';
const AFTER_DIGITS = ':';
const BEFORE_DIGITS = '!';

const PREFIXES = serviceSettingsSchema.shape.prefix.options;

/**
 * What may be typed: nothing, a letter, a number or its beginning, with or without the letter: `A017`, `a17`, `17`. As
 * ranges, so that a search of a whole year looks each day up and reads none through. Empty: nothing can match.
 */
export function rangesFor(search: string): readonly NumberRange[] {
  const typed = search.trim().toUpperCase();
  if (typed === '') return [{ from: '', to: AFTER_ALL }];
  const [, letter = '', digits = ''] = /^([A-Z]?)(\d{0,6})$/.exec(typed) ?? [];
  if (letter === '' && digits === '') return [];
  if (letter !== '') return rangesOf(letter, digits);
  return PREFIXES.flatMap((prefix) => rangesOf(prefix, digits));
}

function rangesOf(letter: string, digits: string): readonly NumberRange[] {
  const typed = `${letter}${digits}`;
  const beginning = { from: typed, to: `${typed}${AFTER_DIGITS}` };
  // Numbers are written with three digits at least, so 17 is 017, or the beginning of 170.
  const whole = `${letter}${digits.padStart(3, '0')}`;
  if (digits === '' || whole.startsWith(typed)) return [beginning];
  return [{ from: whole, to: `${whole}${BEFORE_DIGITS}` }, beginning];
}
