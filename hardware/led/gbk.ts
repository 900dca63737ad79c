import iconv from 'iconv-lite';

/** Stands, visibly, for what GBK has no code for: rare names, emoji. */
const MISSING = '□';
const ASCII_MAX = 0x7e;
export const GBK_LEAD_MIN = 0x81;

/** A control character moves nothing on a sign, so it is shown as the gap it was meant to be. */
export function gbkOf(character: string): Uint8Array {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20 || code === 0x7f) return Uint8Array.of(0x20);
  if (code <= ASCII_MAX) return Uint8Array.of(code);
  const bytes = iconv.encode(character, 'gbk');
  // iconv-lite writes ? for the unknown, and one byte that no sign knows for the euro sign.
  return bytes.length === 2 ? bytes : iconv.encode(MISSING, 'gbk');
}
