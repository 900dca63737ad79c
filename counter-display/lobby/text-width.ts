/** In widths of a Chinese character, which is as wide as it is high; Latin letters take half of that. */
export function widthInEm(text: string): number {
  let width = 0;
  for (const sign of text) width += sign > '\u2e7f' ? 1 : 0.5;
  return width;
}
