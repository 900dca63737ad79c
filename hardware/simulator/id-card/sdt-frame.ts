import type { Clock } from '#contract/clock.ts';
import { type Found, gatherFrames } from '../frame-buffer.ts';

/**
 * SDT frames (PROTOCOLS §2.1): `AA AA AA 96 69 | LEN | CMD PARA data… | CHK`, LEN big-endian and
 * counting what follows it, CHK the XOR from LEN to the last data byte.
 */
export type SdtRequest =
  | {
      readonly kind: 'command';
      readonly command: number;
      readonly parameter: number;
      readonly data: Uint8Array;
    }
  | { readonly kind: 'badCheck' }
  | { readonly kind: 'badLength' };

const HEAD = [0xaa, 0xaa, 0xaa, 0x96, 0x69];
/** Command, parameter and check byte. */
const LENGTH_MIN = 3;
/** No published request is longer than 4; anything beyond this is not waited for. */
const LENGTH_MAX = 64;
const FRAME_BYTES_MAX = HEAD.length + 2 + LENGTH_MAX;

export function hearSdt(clock: Clock): (bytes: Uint8Array) => readonly SdtRequest[] {
  return gatherFrames(clock, FRAME_BYTES_MAX, lookForSdt);
}

function lookForSdt(bytes: Uint8Array): Found<SdtRequest> {
  if (HEAD.some((byte, at) => at < bytes.length && bytes[at] !== byte)) return { kind: 'noise' };
  const [high, low] = bytes.subarray(HEAD.length);
  if (high === undefined || low === undefined) return { kind: 'growing' };
  const length = high * 256 + low;
  const headBytes = HEAD.length + 2;
  if (length < LENGTH_MIN || length > LENGTH_MAX) {
    return { kind: 'frame', frame: { kind: 'badLength' }, lengthBytes: headBytes };
  }
  if (bytes.length < headBytes + length) return { kind: 'growing' };

  const checked = bytes.subarray(HEAD.length, headBytes + length - 1);
  const lengthBytes = headBytes + length;
  if (xorOf(checked) !== bytes[lengthBytes - 1]) {
    return { kind: 'frame', frame: { kind: 'badCheck' }, lengthBytes };
  }
  const [command = 0, parameter = 0, ...data] = checked.subarray(2);
  return {
    kind: 'frame',
    frame: { kind: 'command', command, parameter, data: Uint8Array.from(data) },
    lengthBytes,
  };
}

/** §2.1, SW3 with SW1 and SW2 zero. */
export const STATUS = {
  done: 0x90,
  found: 0x9f,
  badCheck: 0x10,
  badLength: 0x11,
  unknownCommand: 0x21,
  readFailed: 0x41,
  notFound: 0x80,
  selectFailed: 0x81,
  itemEmpty: 0x91,
} as const;

export function sdtReply(status: number, data: Uint8Array): Uint8Array {
  const length = 3 + data.length + 1;
  const checked = Uint8Array.of(length >> 8, length & 0xff, 0, 0, status, ...data);
  return Uint8Array.of(...HEAD, ...checked, xorOf(checked));
}

function xorOf(bytes: Uint8Array): number {
  let xor = 0;
  for (const byte of bytes) xor ^= byte;
  return xor;
}
