/**
 * Frames of the SDT card module: `AA AA AA 96 69 | LEN(2, big-endian) | body | CHK`. LEN counts all
 * that follows it, CHK included; CHK is the XOR of LEN and body, so the XOR over LEN..CHK is zero.
 */
const HEAD = [0xaa, 0xaa, 0xaa, 0x96, 0x69] as const;

/** Three status bytes and their CHK; a request has at least command, parameter and CHK. */
const LENGTH_MIN = 3;
/** Text, photo and fingerprint together stay below this; a greater LEN is noise that looks like a head. */
export const SDT_LENGTH_MAX = 0x0c00;

/**
 * What of a body is kept: status, three size fields and the text. The photo behind it only passes
 * through the checksum: nobody needs it here, so nobody can lose it.
 */
export const SDT_KEPT_BYTES_MAX = 3 + 6 + 256;

export type SdtFrame =
  /** `body` ends where the photo begins; `bodyBytes` is what the whole body had. */
  | { readonly kind: 'frame'; readonly body: Uint8Array; readonly bodyBytes: number }
  | { readonly kind: 'badChecksum' };

export function encodeSdtFrame(body: readonly number[]): Uint8Array {
  const length = body.length + 1;
  const checked = [length >> 8, length & 0xff, ...body];
  const checksum = checked.reduce((sum, byte) => sum ^ byte, 0);
  return Uint8Array.of(...HEAD, ...checked, checksum);
}

/** A fresh reader takes any split of bytes. It holds at most one kept body, never a photo. */
export function sdtFrameReader(): (bytes: Uint8Array) => readonly SdtFrame[] {
  let frame = emptyFrame();
  return (bytes) => {
    const frames: SdtFrame[] = [];
    const feed = (byte: number) => {
      const end = take(frame, byte);
      if (end === 'more') return;
      const ended = frame;
      frame = emptyFrame();
      if (end === 'whole') {
        frames.push(wholeFrame(ended));
        return;
      }
      if (end === 'badChecksum') frames.push({ kind: 'badChecksum' });
      // A head inside a broken frame may be the true one; of a frame with a photo nothing is left to search.
      const isAllKept = ended.seen <= ended.raw.length;
      if (isAllKept) for (const again of ended.raw.slice(1)) feed(again);
    };
    for (const byte of bytes) feed(byte);
    return frames;
  };
}

interface GrowingFrame {
  /** Head, LEN and the kept part of the body with what follows it, as far as it is kept. */
  readonly raw: number[];
  seen: number;
  length: number;
  checksum: number;
}

const BODY_AT = HEAD.length + 2;
const RAW_BYTES_MAX = BODY_AT + SDT_KEPT_BYTES_MAX;
const emptyFrame = (): GrowingFrame => ({ raw: [], seen: 0, length: 0, checksum: 0 });

function take(frame: GrowingFrame, byte: number): 'more' | 'noise' | 'badChecksum' | 'whole' {
  if (frame.raw.length < RAW_BYTES_MAX) frame.raw.push(byte);
  frame.seen += 1;
  if (frame.seen <= HEAD.length) return byte === HEAD[frame.seen - 1] ? 'more' : 'noise';
  frame.checksum ^= byte;
  if (frame.seen <= BODY_AT) {
    frame.length = (frame.length << 8) | byte;
    if (frame.seen < BODY_AT) return 'more';
    return frame.length < LENGTH_MIN || frame.length > SDT_LENGTH_MAX ? 'noise' : 'more';
  }
  if (frame.seen < BODY_AT + frame.length) return 'more';
  return frame.checksum === 0 ? 'whole' : 'badChecksum';
}

function wholeFrame(frame: GrowingFrame): SdtFrame {
  const bodyBytes = frame.length - 1;
  return {
    kind: 'frame',
    body: Uint8Array.from(frame.raw.slice(BODY_AT, BODY_AT + bodyBytes)),
    bodyBytes,
  };
}
