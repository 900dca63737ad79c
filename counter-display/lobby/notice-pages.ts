import type { Language, Texts } from '#contract/language.ts';
import { widthInEm } from './text-width.ts';

export interface NoticePage {
  readonly language: Language;
  readonly text: string;
  /** `2` of `4` in its language. */
  readonly number: number;
  readonly count: number;
}

/** What fits on the strip in one line at 45 px, in widths of a Chinese character, beside label and page number. */
const LINE_EM = 31;

/** After these a sentence may be broken; breaking after the last of them reads best. */
const BREAKS = /[。！？；，、,;.!?\s]/;

/**
 * Notices as pages of one line: each in the hall's language, then in the other. A longer one takes several pages, for
 * a line that crawls cannot be read twice.
 */
export function noticePages(
  notices: readonly Texts[],
  languages: readonly Language[],
): readonly NoticePage[] {
  const counts = new Map<Language, number>();
  const pages = notices.flatMap((notice) =>
    languages.flatMap((language) =>
      linesOf(notice[language]).map((text) => {
        const number = (counts.get(language) ?? 0) + 1;
        counts.set(language, number);
        return { language, text, number };
      }),
    ),
  );
  return pages.map((page) => ({ ...page, count: counts.get(page.language) ?? 0 }));
}

function linesOf(text: string): readonly string[] {
  const lines: string[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const end = endOfLine(rest);
    lines.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  return lines;
}

function endOfLine(text: string): number {
  let width = 0;
  let end = 0;
  let lastBreak = 0;
  for (const sign of text) {
    width += widthInEm(sign);
    if (width > LINE_EM) return lastBreak > 0 ? lastBreak : Math.max(end, sign.length);
    end += sign.length;
    if (BREAKS.test(sign)) lastBreak = end;
  }
  return end;
}
