/** A Chinese character is as wide as it is high; Latin letters take a little over half of that. */
export function widthInEm(text: string): number {
  let width = 0;
  for (const character of text) width += character > '\u2e7f' ? 1.02 : 0.57;
  return width;
}

/** Names are the hall's own and of any length: a longer one is set smaller, the longest on two lines. */
export function sizeOf(text: string): 'is-short' | 'is-medium' | 'is-long' | 'is-longest' {
  const width = widthInEm(text);
  if (width <= 6.2) return 'is-short';
  if (width <= 8) return 'is-medium';
  if (width <= 10.2) return 'is-long';
  return 'is-longest';
}
