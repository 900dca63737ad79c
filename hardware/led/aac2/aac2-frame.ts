import { assert } from '#contract/assert.ts';
import type { FrameShape, Measured } from '../../port/frame-splitter.ts';

/**
 * The dot-matrix bus of 瑞泽 and others (PROTOCOLS §3.4): `DL DH letter … 1A`. Only addresses have their
 * highest bit set, so that no text can be taken for one: a byte of a Hanzi goes as two halves.
 */
const LOW_ADDRESS = 0b1000_0000;
const HIGH_ADDRESS = 0b1100_0000;
const QUERY = 0x48;
const SHOW_NOW = 0x44;
const END = 0x1a;
/** The one thing that a screen ever says. */
const HERE = 0x3b;
const HEAD_BYTES = 3;
const DATA_BYTES_MAX = 256;
/** Letters that nothing follows: query, stop blinking, off. */
const BARE = [QUERY, 0x53, 0x54];

export const encodeAac2Query = (address: number): Uint8Array =>
  Uint8Array.of(...headOf(address), QUERY);

/** `text` in GBK. */
export function encodeAac2Show(address: number, text: Uint8Array): Uint8Array {
  const data = [...text].flatMap((byte, at) =>
    isOfHanzi(text, at) ? [byte >>> 4, byte & 0x0f] : [byte],
  );
  assert(data.length <= DATA_BYTES_MAX, 'a screen of one line takes a short text');
  return Uint8Array.of(...headOf(address), SHOW_NOW, ...data, END);
}

const headOf = (address: number): readonly [number, number] => [
  LOW_ADDRESS | (address & 0x3f),
  HIGH_ADDRESS | (address >>> 6),
];

/** The second byte of a Hanzi may look like a letter, so the text is gone through from its beginning. */
function isOfHanzi(text: Uint8Array, at: number): boolean {
  let start = 0;
  while (start < at) start += (text[start] ?? 0) >= LOW_ADDRESS ? 2 : 1;
  return start > at || (text[at] ?? 0) >= LOW_ADDRESS;
}

function measureAac2(bytes: Uint8Array): Measured {
  const [first = 0, second, letter] = bytes;
  if (first === HERE) return { kind: 'frame', lengthBytes: 1 };
  if (first >>> 6 !== 0b10) return { kind: 'noise' };
  if (second === undefined) return { kind: 'growing' };
  if (second >>> 2 !== 0b11_0000) return { kind: 'noise' };
  if (letter === undefined) return { kind: 'growing' };
  if (letter < 0x41 || letter > 0x5a) return { kind: 'noise' };
  if (BARE.includes(letter)) return { kind: 'frame', lengthBytes: HEAD_BYTES };
  const end = bytes.indexOf(END, HEAD_BYTES);
  const data = bytes.subarray(HEAD_BYTES, end < 0 ? bytes.length : end);
  if (data.length > DATA_BYTES_MAX || data.some((byte) => byte >= LOW_ADDRESS)) {
    return { kind: 'noise' };
  }
  return end < 0 ? { kind: 'growing' } : { kind: 'frame', lengthBytes: end + 1 };
}

export const isAac2Answer = (frame: Uint8Array): boolean => frame.length === 1 && frame[0] === HERE;

/** Frames of this bus on a shared line. */
export const aac2Shape: FrameShape = {
  measure: measureAac2,
  nameOf: (frame) => (isAac2Answer(frame) ? 'sign.accepted' : 'sign.unknown'),
};
