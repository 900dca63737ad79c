import iconv from 'iconv-lite';

/** Text as a Chinese printer takes it: GBK, one column a byte, nothing below 20h. */
export interface Printable {
  /** What will stand on the paper. */
  readonly text: string;
  readonly bytes: Uint8Array;
  /** Characters that the printer's font has not got, each printed as □. For the log: no text around them. */
  readonly replaced: readonly string[];
}

/** Every Chinese printer has this one: A1F5 in GBK, two columns wide as the character it stands for. */
const MISSING = '□';

/** Marks that only steer how letters join or run; on paper nothing is missing without them. */
const INVISIBLE = /^[\p{Cf}\p{Variation_Selector}]+$/u;
const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/**
 * The one door for text on its way to a printer. Control bytes are taken out before anything else:
 * `1B 6D` in a name would cut the paper. What GBK has not got becomes a visible □ and is named, never a
 * silent `?`: with GB18030 the printer would print the four bytes of a rare character as rubbish.
 */
export function printable(text: string): Printable {
  const replaced: string[] = [];
  const characters: string[] = [];
  const bytes: number[] = [];
  const put = (character: string, code: readonly number[]) => {
    characters.push(character);
    bytes.push(...code);
  };
  for (const { segment } of graphemes.segment(withoutControls(text).normalize('NFC'))) {
    const codes = [...segment].map((character) => [character, gbk(character)] as const);
    const known = codes.flatMap(([character, code]) =>
      code === undefined ? [] : [{ character, code }],
    );
    const lost = codes.filter(
      ([character, code]) => code === undefined && !INVISIBLE.test(character),
    );
    if (lost.length === 0) for (const { character, code } of known) put(character, code);
    else {
      replaced.push(segment);
      put(MISSING, [0xa1, 0xf5]);
    }
  }
  return { text: characters.join(''), bytes: Uint8Array.from(bytes), replaced };
}

/** Letters that typesetters use and printers have only at double width, or not at all. */
const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/[\u00a0\u2000-\u200a\u202f\u205f]/g, ' '],
  [/[\u2010-\u2013\u2212]/g, '-'],
  // In Latin words only: Chinese quotation marks are two columns wide, and right so.
  [/(?<=\p{Script=Latin})\u2019(?=\p{Script=Latin})/gu, "'"],
];

/** C0, DEL, C1 and the two line separators go; a break between words stays a space. */
function withoutControls(text: string): string {
  const spaced = text.replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ').replace(/\p{Cc}/gu, '');
  return PLAIN.reduce((plain, [letter, instead]) => plain.replace(letter, instead), spaced);
}

/**
 * One printable ASCII byte, or a GBK pair: lead 81–FE, trail 40–FE without 7F. iconv also knows 80 for
 * the euro sign and a `?` for what it does not know, and maps the private area to empty boxes.
 */
function gbk(character: string): readonly number[] | undefined {
  if (/\p{Co}/u.test(character)) return undefined;
  const [lead, trail, ...more] = iconv.encode(character, 'gbk');
  if (lead === undefined || more.length > 0) return undefined;
  if (trail === undefined) {
    const isItself = lead >= 0x20 && lead <= 0x7e && character.charCodeAt(0) === lead;
    return isItself ? [lead] : undefined;
  }
  const isPair = lead >= 0x81 && lead <= 0xfe && trail >= 0x40 && trail <= 0xfe && trail !== 0x7f;
  return isPair ? [lead, trail] : undefined;
}
