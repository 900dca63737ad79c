import { assert } from '#contract/assert.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Measured } from '../../port/frame-splitter.ts';
import { crc16 } from '../crc16.ts';

/**
 * Frames of Onbon BX-5K and 6K controllers (PROTOCOLS §3.1; the maker's manual, §3 and §4):
 * `A5 ×8 | escaped( header(14) data CRC-16/ARC ) | 5A`, numbers with the low byte first.
 */
export interface OnbonFrame {
  readonly destination: number;
  readonly source: number;
  readonly data: Uint8Array;
}

export type OnbonFrameProblem = { readonly kind: 'notOneFrame' };

const HEAD = 0xa5;
const END = 0x5a;
/** Eight are sent; one is enough, and the maker's own samples of replies have nine. */
const HEADS = 8;
const HEADS_MAX = 32;
const HEADER_BYTES = 14;
const CRC_BYTES = 2;
/** The largest area of a 6K and what stands around it; nothing longer is a frame. */
export const ONBON_DATA_BYTES_MAX = 1_100;
const ESCAPED_BYTES_MAX = 2 * (HEADER_BYTES + ONBON_DATA_BYTES_MAX + CRC_BYTES);
/** Any device of the family; a wrong type gets no answer. */
const ANY_DEVICE = 0xfe;
const VERSION = 0x02;

/** §3.3 of the manual: what would look like a head or an end is sent as two bytes. */
const ESCAPES = [
  [0xa5, 0xa6, 0x02],
  [0xa6, 0xa6, 0x01],
  [0x5a, 0x5b, 0x02],
  [0x5b, 0x5b, 0x01],
] as const;

export function encodeOnbonFrame({ destination, source, data }: OnbonFrame): Uint8Array {
  assert(data.length <= ONBON_DATA_BYTES_MAX, 'a controller takes one area at a time');
  const body = Uint8Array.of(
    ...lowFirst(destination),
    ...lowFirst(source),
    // Reserved, no barcode, checked by CRC-16, areas beside programmes.
    ...[0, 0, 0, 0, 0, 0],
    ANY_DEVICE,
    VERSION,
    ...lowFirst(data.length),
    ...data,
  );
  const whole = [...body, ...lowFirst(crc16(body, 0))];
  const escaped = whole.flatMap((byte) => {
    const pair = ESCAPES.find(([plain]) => plain === byte);
    return pair === undefined ? [byte] : pair.slice(1);
  });
  return Uint8Array.of(...new Array<number>(HEADS).fill(HEAD), ...escaped, END);
}

export function measureOnbonFrame(bytes: Uint8Array): Measured {
  const start = headsOf(bytes);
  if (start === 0 || start > HEADS_MAX) return { kind: 'noise' };
  const end = bytes.indexOf(END, start);
  const headAgain = bytes.indexOf(HEAD, start);
  // An end or a head never stands within a frame: one that comes early shows where it broke off.
  if (headAgain >= 0 && (end < 0 || headAgain < end)) return { kind: 'noise' };
  if (end < 0) {
    return bytes.length - start > ESCAPED_BYTES_MAX ? { kind: 'noise' } : { kind: 'growing' };
  }
  const frame = frameOf(bytes.subarray(start, end));
  return frame === undefined ? { kind: 'noise' } : { kind: 'frame', lengthBytes: end + 1 };
}

/** Takes exactly one whole frame, as the line's splitter hands it out. */
export function decodeOnbonFrame(bytes: Uint8Array): Outcome<OnbonFrame, OnbonFrameProblem> {
  const start = headsOf(bytes);
  const isOne = start > 0 && bytes.indexOf(END, start) === bytes.length - 1;
  const frame = isOne ? frameOf(bytes.subarray(start, -1)) : undefined;
  return frame === undefined ? refuse({ kind: 'notOneFrame' }) : ok(frame);
}

function headsOf(bytes: Uint8Array): number {
  const other = bytes.findIndex((byte) => byte !== HEAD);
  return other < 0 ? bytes.length : other;
}

function frameOf(escaped: Uint8Array): OnbonFrame | undefined {
  const body = unescaped(escaped);
  if (body === undefined || body.length < HEADER_BYTES + CRC_BYTES) return undefined;
  const numbers = Buffer.from(body);
  const checked = body.length - CRC_BYTES;
  if (numbers.readUInt16LE(12) !== checked - HEADER_BYTES) return undefined;
  if (numbers.readUInt16LE(checked) !== crc16(body.subarray(0, checked), 0)) return undefined;
  return {
    destination: numbers.readUInt16LE(0),
    source: numbers.readUInt16LE(2),
    data: body.slice(HEADER_BYTES, checked),
  };
}

function unescaped(bytes: Uint8Array): Uint8Array | undefined {
  const plain: number[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte !== 0xa6 && byte !== 0x5b) {
      plain.push(byte);
      continue;
    }
    at += 1;
    const pair = ESCAPES.find(([, first, second]) => first === byte && second === bytes[at]);
    if (pair === undefined) return undefined;
    plain.push(pair[0]);
  }
  return Uint8Array.from(plain);
}

export const lowFirst = (number: number): readonly [number, number] => [
  number & 0xff,
  (number >>> 8) & 0xff,
];
