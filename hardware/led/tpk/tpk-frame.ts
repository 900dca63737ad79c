import { assert } from '#contract/assert.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { FrameShape, Measured } from '../../port/frame-splitter.ts';

/**
 * What a TPK V2.1 screen and its host say to each other (PROTOCOLS §3.3). The host's instant texts are
 * `AA addr BB 51 54 CRC func speed stay colour life text FF`; all else is `A0 LEN cmd addr … CHK FF`.
 */
export type TpkFrame =
  | { readonly kind: 'text'; readonly address: number; readonly text: Uint8Array }
  | {
      readonly kind: 'order' | 'receipt' | 'version';
      readonly address: number;
      readonly command: number;
    };

export type TpkProblem = { readonly kind: 'notOneFrame' };

const SHORT_HEAD = 0xa0;
const TEXT_HEAD = 0xaa;
const END = 0xff;
/** LEN counts from the command on; head, LEN, check and end stand around it. */
const AROUND_BYTES = 4;
const LENGTH_MIN = 3;
const LENGTH_MAX = 32;
const RECEIPT = 0x14;
const VERSION = 0x98;
const EXECUTED = 0x50;

const ONE_LINE = [0xbb, 0x51, 0x54] as const;
const CRC_AT = 5;
const PARAMETERS_AT = 6;
const TEXT_AT = 11;
export const TPK_TEXT_BYTES_MAX = 128;
/** Stands still at once, stays, for ever (99). */
const FUNCTION = 0x01;
const SPEED = 0x00;
const STAY = 0x99;
const LIFE = 0x63;

export function encodeTpkText(address: number, colour: number, text: Uint8Array): Uint8Array {
  assert(text.length <= TPK_TEXT_BYTES_MAX && !text.includes(END), 'a TPK text holds no FF');
  const body = Uint8Array.of(FUNCTION, SPEED, STAY, colour, LIFE, ...text, END);
  return Uint8Array.of(TEXT_HEAD, address, ...ONE_LINE, sumOf(body) & 0xff, ...body);
}

/** Asks for type and version: the one question that changes nothing. */
export function encodeTpkVersionQuery(address: number): Uint8Array {
  const body = Uint8Array.of(LENGTH_MIN, VERSION, address, EXECUTED);
  return Uint8Array.of(SHORT_HEAD, ...body, sumOf(body) % 100, END);
}

function measureTpk(bytes: Uint8Array): Measured {
  const [head, second] = bytes;
  if (head === TEXT_HEAD) return measureText(bytes);
  if (head !== SHORT_HEAD) return { kind: 'noise' };
  if (second === undefined) return { kind: 'growing' };
  if (second < LENGTH_MIN || second > LENGTH_MAX) return { kind: 'noise' };
  const length = second + AROUND_BYTES;
  if (bytes.length < length) return { kind: 'growing' };
  const isRight =
    bytes[length - 1] === END && bytes[length - 2] === sumOf(bytes.subarray(1, length - 2)) % 100;
  return isRight ? { kind: 'frame', lengthBytes: length } : { kind: 'noise' };
}

function measureText(bytes: Uint8Array): Measured {
  if (!ONE_LINE.every((byte, at) => (bytes[at + 2] ?? byte) === byte)) return { kind: 'noise' };
  const end = bytes.indexOf(END, TEXT_AT);
  if (end < 0) {
    const isTooLong = bytes.length > TEXT_AT + TPK_TEXT_BYTES_MAX;
    return isTooLong ? { kind: 'noise' } : { kind: 'growing' };
  }
  const isRight = bytes[CRC_AT] === (sumOf(bytes.subarray(PARAMETERS_AT, end + 1)) & 0xff);
  return isRight ? { kind: 'frame', lengthBytes: end + 1 } : { kind: 'noise' };
}

/** Takes exactly one whole frame, as the line's splitter hands it out. */
export function decodeTpkFrame(bytes: Uint8Array): Outcome<TpkFrame, TpkProblem> {
  const measured = measureTpk(bytes);
  if (measured.kind !== 'frame' || measured.lengthBytes !== bytes.length) {
    return refuse({ kind: 'notOneFrame' });
  }
  const [head, second = 0, command = 0, address = 0] = bytes;
  if (head === TEXT_HEAD) {
    return ok({ kind: 'text', address: second, text: bytes.slice(TEXT_AT, -1) });
  }
  const kind =
    command === RECEIPT
      ? 'receipt'
      : command === VERSION && second > LENGTH_MIN
        ? 'version'
        : 'order';
  return ok({ kind, address, command });
}

const sumOf = (bytes: Uint8Array) => bytes.reduce((sum, byte) => sum + byte, 0);

/** TPK frames on a shared line. */
export const tpkShape: FrameShape = {
  measure: measureTpk,
  nameOf(frame) {
    const decoded = decodeTpkFrame(frame);
    const isAnswer =
      decoded.ok && (decoded.value.kind === 'receipt' || decoded.value.kind === 'version');
    return isAnswer ? 'sign.accepted' : 'sign.unknown';
  },
};
