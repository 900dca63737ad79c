import type { Clock } from '#contract/clock.ts';
import { type Found, gatherFrames } from '../frame-buffer.ts';

/** A0 90 frames (PROTOCOLS §3.2): `A0 90 | addr cmd len-hi len-lo data… | xor(addr..data)`. */
export interface A090Frame {
  readonly address: number;
  readonly command: number;
  readonly data: Uint8Array;
}

const HEAD_1 = 0xa0;
const HEAD_2 = 0x90;
/** §3.2 limits a message to 254 data bytes; a little more room for hosts that do not know it. */
const DATA_BYTES_MAX = 512;
const FRAME_BYTES_MAX = 6 + DATA_BYTES_MAX + 1;

/** Finds frames with a right check byte; a wrong one is no frame and gets no answer. */
export function hearA090(clock: Clock): (bytes: Uint8Array) => readonly A090Frame[] {
  return gatherFrames(clock, FRAME_BYTES_MAX, lookForA090);
}

function lookForA090(bytes: Uint8Array): Found<A090Frame> {
  const [head1, head2, address, command, lengthHigh, lengthLow] = bytes;
  if (head1 !== HEAD_1) return { kind: 'noise' };
  if (head2 === undefined) return { kind: 'growing' };
  if (head2 !== HEAD_2) return { kind: 'noise' };
  if (address === undefined || command === undefined) return { kind: 'growing' };
  if (lengthHigh === undefined || lengthLow === undefined) return { kind: 'growing' };
  const length = lengthHigh * 256 + lengthLow;
  if (length > DATA_BYTES_MAX) return { kind: 'noise' };
  const check = bytes[6 + length];
  if (check === undefined) return { kind: 'growing' };

  let xor = 0;
  for (const byte of bytes.subarray(2, 6 + length)) xor ^= byte;
  if (xor !== check) return { kind: 'noise' };
  return {
    kind: 'frame',
    frame: { address, command, data: bytes.slice(6, 6 + length) },
    lengthBytes: 7 + length,
  };
}

/** The reply has no check byte. The page shows it for A5 alone; the command is repeated for others. */
export function a090Reply(address: number, command: number, isAccepted: boolean): Uint8Array {
  return Uint8Array.of(HEAD_1, HEAD_2, address, command, isAccepted ? 0xaa : 0x55);
}
