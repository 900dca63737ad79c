/** What may be seen of a person where the whole would be too much. */

const STARS_MAX = 3;

/** `王小明` → `王**`; at most three stars, so that a long name does not tell by its length. */
export function maskName(name: string): string {
  const [first, ...rest] = name.trim();
  if (first === undefined || rest.length === 0) return '*';
  return first + '*'.repeat(Math.min(rest.length, STARS_MAX));
}

/** `110105194912310021` → `110105********0021`; a shorter number shows less. */
export function maskIdNumber(idNumber: string): string {
  return maskMiddle(idNumber, { head: 6, tail: 4 });
}

/** `13812345678` → `138****5678` */
export function maskPhone(phone: string): string {
  return maskMiddle(phone, { head: 3, tail: 4 });
}

function maskMiddle(text: string, keep: { readonly head: number; readonly tail: number }): string {
  const hidden = text.length - keep.head - keep.tail;
  if (hidden < keep.tail) return '*'.repeat(text.length);
  return text.slice(0, keep.head) + '*'.repeat(hidden) + text.slice(-keep.tail);
}
