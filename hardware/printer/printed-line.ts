import { type Printable, printable } from './printable.ts';

/** Columns of a text: a letter takes one, a 汉字 two, which is also the number of its GBK bytes. */
export function columnsOf(text: string): number {
  return printable(text).bytes.length;
}

/**
 * Breaks a printable text into lines of at most `columns`: between words where there are spaces,
 * between any two 汉字, and inside a word only when the word alone is too long.
 */
export function wrapped(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.match(/[\u0021-\u007e]+|\s+|./gu) ?? []) {
    const isSpace = word.trim() === '';
    if (columnsOf(line + word) <= columns) {
      if (line !== '' || !isSpace) line += word;
      continue;
    }
    if (line !== '') lines.push(line.trimEnd());
    line = '';
    if (isSpace) continue;
    for (const letter of word) {
      if (columnsOf(line + letter) > columns) {
        lines.push(line);
        line = '';
      }
      line += letter;
    }
  }
  if (line.trimEnd() !== '' || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}

/** Two texts on one line, or the right one on lines of its own at the right edge; nothing is cut. */
export function paired(left: Printable, right: Printable, columns: number): readonly string[] {
  const gap = columns - left.bytes.length - right.bytes.length;
  if (gap >= 1) return [`${left.text}${' '.repeat(gap)}${right.text}`];
  const rights = wrapped(right.text, columns).map(
    (line) => ' '.repeat(columns - columnsOf(line)) + line,
  );
  return [...wrapped(left.text, columns), ...rights];
}

/** Fills a line to its last column, the text in the middle: reversed, a space is black. */
export function centred(text: string, columns: number): string {
  const gap = Math.max(0, columns - columnsOf(text));
  const before = Math.floor(gap / 2);
  return ' '.repeat(before) + text + ' '.repeat(gap - before);
}
