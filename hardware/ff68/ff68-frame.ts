import { assert } from '#contract/assert.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Measured } from '../port/frame-splitter.ts';

/** What a keypad or rating pad and its host send each other (PROTOCOLS §4.1). */
export interface Ff68Frame {
  readonly address: number;
  readonly command: number;
  readonly data: readonly number[];
}

/** `FF 68 | L | L | 68 | addr | cmd | data… | CS | 16`: L counts addr to data, CS is their sum. */
const LEAD = 0xff;
const HEAD = 0x68;
const END = 0x16;
const HEAD_BYTES = 5;
const TAIL_BYTES = 2;
const BODY_BYTES_MIN = 2;
/** A login of a dozen digits is the longest thing that a keypad says; a larger L is noise. */
const BODY_BYTES_MAX = 32;

export type Ff68FrameProblem = { readonly kind: 'notOneFrame' };

export function encodeFf68(frame: Ff68Frame): Uint8Array {
  return Uint8Array.of(LEAD, ...encodeFf68WithoutLead(frame));
}

/** One published host acknowledges grades in this form, and its pads expect it. */
export function encodeFf68WithoutLead({ address, command, data }: Ff68Frame): Uint8Array {
  const body = [address, command, ...data];
  assert(body.length <= BODY_BYTES_MAX, 'an FF 68 frame is short');
  return Uint8Array.of(HEAD, body.length, body.length, HEAD, ...body, sumOf(body), END);
}

/** `FF FF 68` happens: the first FF is noise then, and the frame begins with the second. */
export function measureFf68(bytes: Uint8Array): Measured {
  const [lead, head, length, lengthAgain, headAgain] = bytes;
  if (lead !== LEAD) return { kind: 'noise' };
  if (head === undefined) return { kind: 'growing' };
  if (head !== HEAD) return { kind: 'noise' };
  if (length === undefined) return { kind: 'growing' };
  if (length < BODY_BYTES_MIN || length > BODY_BYTES_MAX) return { kind: 'noise' };
  if (lengthAgain === undefined) return { kind: 'growing' };
  if (lengthAgain !== length) return { kind: 'noise' };
  if (headAgain === undefined) return { kind: 'growing' };
  if (headAgain !== HEAD) return { kind: 'noise' };

  const lengthBytes = HEAD_BYTES + length + TAIL_BYTES;
  if (bytes.length < lengthBytes) return { kind: 'growing' };
  const isWhole =
    bytes[lengthBytes - 2] === sumOf(bytes.subarray(HEAD_BYTES, HEAD_BYTES + length)) &&
    bytes[lengthBytes - 1] === END;
  return isWhole ? { kind: 'frame', lengthBytes } : { kind: 'noise' };
}

/** Takes exactly one whole frame, as the line's splitter hands it out. */
export function decodeFf68(bytes: Uint8Array): Outcome<Ff68Frame, Ff68FrameProblem> {
  const measured = measureFf68(bytes);
  if (measured.kind !== 'frame' || measured.lengthBytes !== bytes.length) {
    return refuse({ kind: 'notOneFrame' });
  }
  const [address, command, ...data] = bytes.subarray(HEAD_BYTES, -TAIL_BYTES);
  if (address === undefined || command === undefined) return refuse({ kind: 'notOneFrame' });
  return ok({ address, command, data });
}

function sumOf(body: Iterable<number>): number {
  let sum = 0;
  for (const byte of body) sum = (sum + byte) & 0xff;
  return sum;
}
