/** What a printer says, whichever question it answers: several of them share one line. */
export type ReturnMessage =
  /** One byte of DLE EOT. */
  | { readonly kind: 'realTime'; readonly value: number }
  /** GS r (and GS I's single bytes): answered when everything before it has been processed. */
  | { readonly kind: 'inOrder'; readonly value: number }
  /** Automatic status back: four bytes at each change. */
  | { readonly kind: 'changed'; readonly bytes: readonly number[] }
  /** GS ( H fn48: everything before this id is printed. */
  | { readonly kind: 'processId'; readonly id: string }
  | { readonly kind: 'flow'; readonly mayGoOn: boolean }
  /** A block that nobody asked for, such as GS I's texts. */
  | { readonly kind: 'block' }
  | { readonly kind: 'noise'; readonly byte: number };

const XON = 0x11;
const XOFF = 0x13;
const isRealTime = (byte: number) => (byte & 0x93) === 0x12;
const startsChange = (byte: number) => (byte & 0x93) === 0x10;
/** GS r, GS I and the second to fourth bytes of a change. */
const isPlain = (byte: number) => (byte & 0x90) === 0x00;
const isText = (byte: number) => byte >= 0x20 && byte <= 0x7e;

const PROCESS_BLOCK = 0x37;
const PROCESS_ID = 0x22;
const TEXT_BLOCK = 0x5f;
const CHANGE_BYTES = 4;
/** Head, kind and four characters; NUL ends it. */
const PROCESS_BLOCK_BYTES = 6;
const TEXT_BLOCK_BYTES_MAX = 80;

/**
 * Tells the answers apart by the fixed bits of their first byte, as Epson's reference says: no two kinds
 * share them, so nothing needs to be remembered of what was asked. Takes any split of bytes; holds
 * at most one block.
 */
export function returnLineReader(): (bytes: Uint8Array) => readonly ReturnMessage[] {
  let pending: number[] = [];
  return (bytes) => {
    const messages: ReturnMessage[] = [];
    const begin = (byte: number) => {
      if (byte === XON || byte === XOFF) messages.push({ kind: 'flow', mayGoOn: byte === XON });
      else if (isRealTime(byte)) messages.push({ kind: 'realTime', value: byte });
      else if (isPlain(byte)) messages.push({ kind: 'inOrder', value: byte });
      else if (startsChange(byte) || byte === PROCESS_BLOCK || byte === TEXT_BLOCK)
        pending = [byte];
      else messages.push({ kind: 'noise', byte });
    };
    for (const byte of bytes) {
      const [head] = pending;
      // An XOFF may stand in the middle of the four bytes of a change.
      if (head === undefined || (startsChange(head) && (byte === XON || byte === XOFF)))
        begin(byte);
      else if (belongs(pending, byte)) {
        pending.push(byte);
        const message = finished(pending);
        if (message !== undefined) {
          messages.push(message);
          pending = [];
        }
      } else {
        messages.push(...pending.map((lost) => ({ kind: 'noise', byte: lost }) as const));
        pending = [];
        begin(byte);
      }
    }
    return messages;
  };
}

function belongs(pending: readonly number[], byte: number): boolean {
  const [head = 0] = pending;
  if (startsChange(head)) return isPlain(byte);
  const bytesMax = head === PROCESS_BLOCK ? PROCESS_BLOCK_BYTES : TEXT_BLOCK_BYTES_MAX;
  return byte === 0 || (isText(byte) && pending.length < bytesMax);
}

function finished(block: readonly number[]): ReturnMessage | undefined {
  const [head = 0, kind, ...rest] = block;
  if (startsChange(head)) {
    return block.length === CHANGE_BYTES ? { kind: 'changed', bytes: block } : undefined;
  }
  if (block.at(-1) !== 0) return undefined;
  const isId = head === PROCESS_BLOCK && kind === PROCESS_ID && block.length > PROCESS_BLOCK_BYTES;
  return isId
    ? { kind: 'processId', id: String.fromCharCode(...rest.slice(0, -1)) }
    : { kind: 'block' };
}
