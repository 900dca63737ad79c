/** A Chinese character is as wide as it is high; Latin letters take a little over half of that. */
export function widthInEm(text: string): number {
  let width = 0;
  for (const character of text) width += character > '\u2e7f' ? 1.02 : 0.57;
  return width;
}

const SIZES = ['is-short', 'is-medium', 'is-long', 'is-longest'] as const;
export type TextSize = (typeof SIZES)[number];

/** Names are the hall's own and of any length: a longer one is set smaller, the longest on two lines. */
export function sizeOf(text: string): TextSize {
  const width = widthInEm(text);
  if (width <= 6.2) return 'is-short';
  if (width <= 8) return 'is-medium';
  if (width <= 10.2) return 'is-long';
  return 'is-longest';
}

/** Keys side by side are set alike: as the longest of them that still fits one line. */
export function commonSizeOf(texts: readonly string[]): TextSize {
  const sizes = new Set(texts.map(sizeOf));
  return SIZES.findLast((size) => size !== 'is-longest' && sizes.has(size)) ?? 'is-longest';
}
