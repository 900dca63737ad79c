import { z } from 'zod';
import { textsSchema } from './language.ts';
import { timeOfDaySchema } from './time-of-day.ts';

/** A run of one colour. `\n` begins the next line of a sign that has several. */
export interface SignSpan {
  readonly text: string;
  readonly colour: 'red' | 'green' | 'yellow';
}

/** What one sign is to show. How it blinks or moves is its own affair: the hall never blinks for it. */
export interface SignFace {
  readonly spans: readonly SignSpan[];
  /** `emergency` goes before all else and may move through a sign that is too small for it. */
  readonly manner: 'steady' | 'blinking' | 'emergency';
}

export const DARK: SignFace = { spans: [], manner: 'steady' };

/** The hall's date and time, for signs that keep a clock. */
export interface SignTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Monday is 1. */
  readonly weekday: number;
}

/** What a sign speaks, and what only its site knows of it. */
export const signProtocolSchema = z.discriminatedUnion('name', [
  /** Two-colour window screen of the A0 90 family. */
  z.strictObject({ name: z.literal('a090') }),
  /** TPK V2.1 bar screen. */
  z.strictObject({ name: z.literal('tpk') }),
  /** Screen on the AA C2 dot-matrix bus. */
  z.strictObject({ name: z.literal('aac2') }),
  /** Onbon BX-5K or 6K controller: texts go into its dynamic area, never into its flash. */
  z.strictObject({ name: z.literal('onbon'), lines: z.int().min(1).max(4) }),
  /** Alpha or BetaBrite. `confirms`: Alpha 2.0 and later say whether they have taken a packet. */
  z.strictObject({ name: z.literal('alpha'), confirms: z.boolean() }),
  /** Digits in Modbus holding registers, laid out as the display's maker did. */
  z.strictObject({
    name: z.literal('modbusDigits'),
    firstRegister: z.int().min(0).max(0xffff),
    /** `bcd`: four digits a register, F dark; `ascii`: two characters a register. */
    coding: z.enum(['bcd', 'ascii']),
    /** Where 1 makes the display blink by itself, and where 0 to 100 dims it; null: it cannot. */
    blinkRegister: z.int().min(0).max(0xffff).nullable(),
    brightnessRegister: z.int().min(0).max(0xffff).nullable(),
  }),
]);
export type SignProtocol = Readonly<z.infer<typeof signProtocolSchema>>;

/** What all signs of the hall have in common. */
export const signsSettingsSchema = z.strictObject({
  /** Shown by signs whose counter is free, where it fits; null: the counter says that it is free. */
  idleText: textsSchema.nullable(),
  /** Percent from this time of day on until the next entry, round the clock; 0 is dark. */
  brightness: z
    .array(z.strictObject({ from: timeOfDaySchema, percent: z.int().min(0).max(100) }))
    .min(1)
    .max(12),
});
export type SignsSettings = Readonly<z.infer<typeof signsSettingsSchema>>;

export const USUAL_SIGNS: SignsSettings = {
  idleText: null,
  brightness: [{ from: '00:00', percent: 100 }],
};

/** What a sign can do, as far as whoever writes for it must know. */
export interface SignAbility {
  readonly letters: 'chinese' | 'ascii' | 'digits';
  /** Half-width characters to a line. */
  readonly columns: number;
  readonly lines: number;
  /** Moves a text that is longer than itself. */
  readonly scrolls: boolean;
}

export function abilityOf(sign: {
  readonly columns: number;
  readonly protocol: SignProtocol;
}): SignAbility {
  const { columns, protocol } = sign;
  switch (protocol.name) {
    case 'a090':
    case 'tpk':
    case 'aac2':
      return { letters: 'chinese', columns, lines: 1, scrolls: false };
    case 'onbon':
      return { letters: 'chinese', columns, lines: protocol.lines, scrolls: true };
    case 'alpha':
      return { letters: 'ascii', columns, lines: 1, scrolls: true };
    case 'modbusDigits':
      return { letters: 'digits', columns, lines: 1, scrolls: false };
  }
}

const LETTERS: Readonly<Record<SignAbility['letters'], RegExp>> = {
  chinese: /^[\s\S]*$/,
  ascii: /^[ -~\n]*$/,
  digits: /^[\d -]*$/,
};

/** Whether the sign can show the text whole and still. */
export function fitsOnSign(text: string, { letters, columns, lines }: SignAbility): boolean {
  const rows = text.split('\n');
  return (
    LETTERS[letters].test(text) &&
    rows.length <= lines &&
    rows.every((row) => widthOf(row) <= columns)
  );
}

/** Whoever waits reads no more than this; it fits every controller's buffer. */
export const EMERGENCY_TEXT_MAX = 60;

/**
 * Of texts that say the same with less and less, the one for this sign; dark where it has none of the
 * letters, for an old number would lead people back in.
 */
export function emergencyFace(texts: readonly string[], ability: SignAbility): SignFace {
  const text = texts.find((each) =>
    ability.scrolls
      ? each.length <= EMERGENCY_TEXT_MAX && LETTERS[ability.letters].test(each)
      : fitsOnSign(each, ability),
  );
  const spans: readonly SignSpan[] = text === undefined ? [] : [{ text, colour: 'red' }];
  return { spans, manner: 'emergency' };
}

/** In columns: Hanzi take two. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '~' ? 2 : 1), 0);
}
