import { assert } from '#contract/assert.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Measured } from '../../port/frame-splitter.ts';

/**
 * A0 90 frames of two-colour window signs (PROTOCOLS §3.2). The host sends
 * `A0 90 | addr | cmd | len hi | len lo | data… | xor(addr..data)`, the sign answers
 * `A0 90 | addr | cmd | AA or 55` without a checksum.
 */
export type SignFrame =
  | {
      readonly kind: 'order';
      readonly address: number;
      readonly command: number;
      readonly data: Uint8Array;
    }
  | {
      readonly kind: 'reply';
      readonly address: number;
      readonly command: number;
      readonly isAccepted: boolean;
    };

export type SignFrameProblem = { readonly kind: 'notOneFrame' };

const HEAD = [0xa0, 0x90] as const;
const ACCEPTED = 0xaa;
const REJECTED = 0x55;
const REPLY_BYTES = 5;
const ORDER_HEAD_BYTES = 6;
/** A published host counts the length in 255s, signs in 256s: below both, they mean the same. */
export const SIGN_DATA_BYTES_MAX = 254;

export function encodeSignFrame(frame: SignFrame): Uint8Array {
  const { address, command } = frame;
  if (frame.kind === 'reply') {
    return Uint8Array.of(...HEAD, address, command, frame.isAccepted ? ACCEPTED : REJECTED);
  }
  assert(frame.data.length <= SIGN_DATA_BYTES_MAX, 'a sign takes 254 bytes at most');
  const body = Uint8Array.of(address, command, 0, frame.data.length, ...frame.data);
  return Uint8Array.of(...HEAD, ...body, xorOf(body));
}

export function measureSignFrame(bytes: Uint8Array): Measured {
  const [head1, head2, address, command, fifth, lengthLow] = bytes;
  if (head1 !== HEAD[0]) return { kind: 'noise' };
  if (head2 === undefined) return { kind: 'growing' };
  if (head2 !== HEAD[1]) return { kind: 'noise' };
  if (address === undefined || command === undefined) return { kind: 'growing' };
  // A reply says AA or 55 where an order has the high byte of its length, which is 0.
  if (fifth === undefined) return { kind: 'growing' };
  if (fifth === ACCEPTED || fifth === REJECTED) return { kind: 'frame', lengthBytes: REPLY_BYTES };
  if (fifth !== 0) return { kind: 'noise' };
  if (lengthLow === undefined) return { kind: 'growing' };
  if (lengthLow > SIGN_DATA_BYTES_MAX) return { kind: 'noise' };
  const endOfData = ORDER_HEAD_BYTES + lengthLow;
  if (bytes.length <= endOfData) return { kind: 'growing' };
  const isWhole = bytes[endOfData] === xorOf(bytes.subarray(HEAD.length, endOfData));
  return isWhole ? { kind: 'frame', lengthBytes: endOfData + 1 } : { kind: 'noise' };
}

/** Takes exactly one whole frame, as the line's splitter hands it out. */
export function decodeSignFrame(bytes: Uint8Array): Outcome<SignFrame, SignFrameProblem> {
  const measured = measureSignFrame(bytes);
  const [, , address, command, fifth] = bytes;
  if (
    measured.kind !== 'frame' ||
    measured.lengthBytes !== bytes.length ||
    address === undefined ||
    command === undefined
  ) {
    return refuse({ kind: 'notOneFrame' });
  }
  if (fifth !== 0) return ok({ kind: 'reply', address, command, isAccepted: fifth === ACCEPTED });
  return ok({ kind: 'order', address, command, data: bytes.slice(ORDER_HEAD_BYTES, -1) });
}

function xorOf(bytes: Uint8Array): number {
  return bytes.reduce((xor, byte) => xor ^ byte, 0);
}
