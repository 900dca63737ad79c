/**
 * Personal numbers never reach a log, in whatever field or sentence they stand: ID numbers of 18
 * characters, the numbers of older residence permits, and mobile numbers. Digits may be full width
 * or set apart by single spaces or hyphens.
 */
const DIGIT = '[0-9\\uFF10-\\uFF19]';
const GAP = '[ -]?';
const digits = (count: number) => `(?:${DIGIT}${GAP}){${count}}`;
const NOT_INSIDE = { before: `(?<!${DIGIT})`, after: `(?!${DIGIT})` } as const;

const LONG_NUMBER = new RegExp(
  `${NOT_INSIDE.before}${digits(17)}(?:${DIGIT}${GAP})*[0-9\\uFF10-\\uFF19Xx]`,
  'g',
);
const PERMIT = /\b[A-Z]{3}\d{12}\b/g;
const MOBILE = new RegExp(
  `${NOT_INSIDE.before}(?:\\+?86${GAP})?1${GAP}[3-9]${GAP}${digits(8)}${DIGIT}${NOT_INSIDE.after}`,
  'g',
);
/** A JSON string, or a bare number outside of strings. */
const JSON_TOKEN = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;

export function scrubText(text: string): string {
  return text
    .replace(LONG_NUMBER, maskMiddle)
    .replace(PERMIT, maskMiddle)
    .replace(MOBILE, '1**********');
}

/** One line of a log; stays JSON: a number that had to be masked becomes a string. */
export function scrubLine(line: string): string {
  return line.replace(JSON_TOKEN, (token) => {
    const clean = scrubText(token);
    return clean === token || token.startsWith('"') ? clean : `"${clean}"`;
  });
}

/** Enough to tell two apart while reading a log, too little to know anybody. */
function maskMiddle(number: string): string {
  return `${number.slice(0, 2)}****************`;
}
