import { SDT_LENGTH_MAX } from './sdt-frame.ts';

/** Head, LEN and status of a reply: what a byte trace may show of any frame. */
const SHOWN_BYTES = 5 + 2 + 3;
/** No reply but the one to `read` is longer than the SAM's id: LEN 14h. */
const HARMLESS_LENGTH_MAX = 0x14;
const HEAD = [0xaa, 0xaa, 0xaa, 0x96, 0x69] as const;

/**
 * Takes the bytes of a reader's line as they come and gives back those that a trace may show: whole
 * frames of no meaning to anybody, and of an answer to `read` only head, length and status. What a
 * card says is personal data and is in no trace. After a frame that was cut short the next bytes are
 * hidden until its length is used up: rather too little shown than a name.
 */
export function cardConcealer(): (bytes: Uint8Array) => Uint8Array {
  let seen = 0;
  let length = 0;
  const isShown = (byte: number): boolean => {
    seen += 1;
    if (seen <= HEAD.length) {
      if (byte !== HEAD[seen - 1]) seen = byte === HEAD[0] ? Math.min(seen - 1, 3) : 0;
      // Outside a frame only a head is known to be harmless; the text of a cut frame is not.
      return byte === 0xaa || byte === 0x96 || byte === 0x69;
    }
    if (seen <= HEAD.length + 2) {
      length = seen === HEAD.length + 1 ? byte << 8 : length | byte;
      if (seen === HEAD.length + 2 && length > SDT_LENGTH_MAX) seen = 0;
      return true;
    }
    const shown = seen <= SHOWN_BYTES || length <= HARMLESS_LENGTH_MAX;
    if (seen >= HEAD.length + 2 + length) seen = 0;
    return shown;
  };
  return (bytes) => bytes.filter(isShown);
}
