import type { Clock } from '#contract/clock.ts';
import { type Found, gatherFrames } from '../frame-buffer.ts';

/**
 * FF 68 frames (PROTOCOLS §4.1): `FF 68 L L 68 | addr cmd data… | CS 16`, L counts addr to data
 * and is sent twice, CS is their sum. One published host acknowledges without the leading FF, so a
 * frame also says whether it had one.
 */
export interface Ff68Frame {
  readonly hasLead: boolean;
  readonly address: number;
  readonly command: number;
  readonly data: readonly number[];
}

const LEAD = 0xff;
const HEAD = 0x68;
const TAIL = 0x16;
/** Address, command and the longest login seen fit well within. */
const BODY_BYTES_MAX = 32;
const FRAME_BYTES_MAX = 1 + 4 + BODY_BYTES_MAX + 2;

export function ff68Bytes(address: number, command: number, data: readonly number[]): Uint8Array {
  const body = [address, command, ...data];
  return Uint8Array.of(LEAD, HEAD, body.length, body.length, HEAD, ...body, sumOf(body), TAIL);
}

/** Finds whole and right frames in whatever comes along a line. */
export function hearFf68(clock: Clock): (bytes: Uint8Array) => readonly Ff68Frame[] {
  return gatherFrames(clock, FRAME_BYTES_MAX, lookForFf68);
}

function lookForFf68(bytes: Uint8Array): Found<Ff68Frame> {
  const hasLead = bytes[0] === LEAD;
  const frame = hasLead ? bytes.subarray(1) : bytes;
  const [head, length, lengthAgain, headAgain] = frame;
  // Each byte is judged as soon as it is there: what cannot become a frame is not waited for.
  if (head === undefined) return { kind: 'growing' };
  if (head !== HEAD) return { kind: 'noise' };
  if (length === undefined) return { kind: 'growing' };
  if (length < 2 || length > BODY_BYTES_MAX) return { kind: 'noise' };
  if (lengthAgain === undefined) return { kind: 'growing' };
  if (lengthAgain !== length) return { kind: 'noise' };
  if (headAgain === undefined) return { kind: 'growing' };
  if (headAgain !== HEAD) return { kind: 'noise' };
  if (frame.length < 4 + length + 2) return { kind: 'growing' };

  const body = frame.subarray(4, 4 + length);
  const [address, command, ...data] = body;
  if (address === undefined || command === undefined) return { kind: 'noise' };
  if (frame[4 + length] !== sumOf(body) || frame[5 + length] !== TAIL) return { kind: 'noise' };
  return {
    kind: 'frame',
    frame: { hasLead, address, command, data },
    lengthBytes: (hasLead ? 1 : 0) + 4 + length + 2,
  };
}

function sumOf(body: Iterable<number>): number {
  let sum = 0;
  for (const byte of body) sum = (sum + byte) & 0xff;
  return sum;
}
