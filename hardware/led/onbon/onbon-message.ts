import { unreachable } from '#contract/assert.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { SignTime } from '#contract/signs.ts';
import type { FrameShape } from '../../port/frame-splitter.ts';
import { encodeArea, type OnbonArea } from './onbon-area.ts';
import {
  decodeOnbonFrame,
  encodeOnbonFrame,
  measureOnbonFrame,
  type OnbonFrameProblem,
} from './onbon-frame.ts';

/**
 * What the host tells an Onbon controller (PROTOCOLS §3.1). There is no order that writes a programme or
 * formats: both wear the flash, and calls come all day.
 */
export type OnbonOrder =
  | { readonly kind: 'ping' }
  | { readonly kind: 'setTime'; readonly time: SignTime }
  | { readonly kind: 'power'; readonly isOn: boolean }
  /** 0 to 15. */
  | { readonly kind: 'brightness'; readonly level: number }
  | { readonly kind: 'showArea'; readonly area: OnbonArea }
  | { readonly kind: 'deleteAreas' };

/** `error` 0 is none; the others have names in the maker's manual, §6. */
export type OnbonReply = {
  readonly kind: 'accepted' | 'refused' | 'other';
  readonly source: number;
  readonly error: number;
};

export type OnbonReplyProblem = OnbonFrameProblem | { readonly kind: 'tooShort' };

/** §3.1: hosts are 8000 to DFFF. */
export const HOST = 0x8000;
const MUST_ANSWER = 0x01;
const ALL_AREAS = 0xff;
/** The process mode with which a published driver empties real screens; the manual has only 0 and 1. */
const DELETING = 0x02;
const REPLY_GROUP = 0xa0;
const REPLY_BYTES_MIN = 3;

export function encodeOnbonOrder(order: OnbonOrder, destination: number): Uint8Array {
  return encodeOnbonFrame({ destination, source: HOST, data: dataOf(order) });
}

function dataOf(order: OnbonOrder): Uint8Array {
  switch (order.kind) {
    case 'ping':
      return Uint8Array.of(0xa2, 0x00, MUST_ANSWER, 0, 0);
    case 'setTime':
      return Uint8Array.of(0xa2, 0x03, MUST_ANSWER, ...TIME_RESERVED, ...timeBytes(order.time));
    case 'power':
      return Uint8Array.of(0xa3, 0x00, MUST_ANSWER, 0, 0, order.isOn ? 0x01 : 0x02);
    case 'brightness':
      return Uint8Array.of(0xa3, 0x02, MUST_ANSWER, 0, 0, BRIGHT_AT_ONCE, order.level);
    case 'showArea': {
      const area = encodeArea(order.area);
      return Uint8Array.of(
        ...[0xa3, 0x06, MUST_ANSWER, 0, 0, 0, 1],
        ...[area.length & 0xff, area.length >>> 8],
        ...area,
      );
    }
    case 'deleteAreas':
      return Uint8Array.of(0xa3, 0x06, MUST_ANSWER, DELETING, 0, ALL_AREAS, 0);
    default:
      return unreachable(order);
  }
}

const BRIGHT_AT_ONCE = 0x01;
/** The manual calls these two reserved and its own sample has an 8 there: as many bytes follow. */
const TIME_RESERVED = [0x08, 0x00] as const;

/** BCD; the year's low half first. */
function timeBytes(time: SignTime): readonly number[] {
  const { year, month, day, hour, minute, second, weekday } = time;
  const halves = [year % 100, Math.floor(year / 100)];
  return [...halves, month, day, hour, minute, second, weekday].map(bcd);
}

const bcd = (number: number) => Math.floor(number / 10) * 16 + (number % 10);

export function decodeOnbonReply(bytes: Uint8Array): Outcome<OnbonReply, OnbonReplyProblem> {
  const decoded = decodeOnbonFrame(bytes);
  if (!decoded.ok) return decoded;
  const { source, data } = decoded.value;
  const [group, command, error] = data;
  if (data.length < REPLY_BYTES_MIN || error === undefined) return refuse({ kind: 'tooShort' });
  const isReceipt = group === REPLY_GROUP && (command === 0 || command === 1);
  const kind = isReceipt ? (command === 0 && error === 0 ? 'accepted' : 'refused') : 'other';
  return ok({ kind, source, error });
}

/** Onbon frames on a shared line. */
export const onbonShape: FrameShape = {
  measure: measureOnbonFrame,
  nameOf(frame) {
    const reply = decodeOnbonReply(frame);
    if (!reply.ok || reply.value.kind === 'other') return 'sign.unknown';
    return reply.value.kind === 'accepted' ? 'sign.accepted' : 'sign.rejected';
  },
};
