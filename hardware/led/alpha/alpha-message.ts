import { unreachable } from '#contract/assert.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { FrameShape, Measured } from '../../port/frame-splitter.ts';
import { encodeAlphaPacket, hex, measureAlphaPacket } from './alpha-packet.ts';

/** A file of the sign: texts call strings, and a string changes without a flicker. */
export interface AlphaFile {
  readonly label: string;
  readonly kind: 'text' | 'string';
  readonly bytes: number;
}

/** How a text comes onto the sign (§3.6: mode). */
export type AlphaMode = 'hold' | 'flash' | 'rotate';

/** Commands of PROTOCOLS §3.6, in the protocol's own words. */
export type AlphaCommand =
  | { readonly kind: 'configureMemory'; readonly files: readonly AlphaFile[] }
  | {
      readonly kind: 'writeText';
      readonly label: string;
      readonly mode: AlphaMode;
      readonly text: string;
    }
  | { readonly kind: 'clearText'; readonly label: string }
  | { readonly kind: 'writeString'; readonly label: string; readonly text: string }
  /** Which texts are shown, one after the other. */
  | { readonly kind: 'runTexts'; readonly labels: string }
  | { readonly kind: 'setTime'; readonly hour: number; readonly minute: number }
  | { readonly kind: 'confirm'; readonly isOn: boolean };

const MODE: Readonly<Record<AlphaMode, string>> = { rotate: 'a', hold: 'b', flash: 'c' };
const MIDDLE_LINE = '\u001b ';
/** Shown at all times. */
const ALWAYS = 'FFFF';

export function encodeAlphaCommand(command: AlphaCommand, address: number): Uint8Array {
  return encodeAlphaPacket({ address, command: wordsOf(command) });
}

function wordsOf(command: AlphaCommand): string {
  switch (command.kind) {
    case 'configureMemory':
      return `E$${command.files.map(fileWords).join('')}`;
    case 'writeText':
      return `A${command.label}${MIDDLE_LINE}${MODE[command.mode]}${command.text}`;
    case 'clearText':
      return `A${command.label}`;
    case 'writeString':
      return `G${command.label}${command.text}`;
    case 'runTexts':
      return `E.TU${command.labels}`;
    case 'setTime':
      return `E ${two(command.hour)}${two(command.minute)}`;
    case 'confirm':
      return `Es${command.isOn ? 1 : 0}`;
    default:
      return unreachable(command);
  }
}

/** Texts are unlocked and shown always; strings are locked and have no times. */
const fileWords = ({ label, kind, bytes }: AlphaFile) =>
  kind === 'text' ? `${label}AU${hex(bytes, 4)}${ALWAYS}` : `${label}BL${hex(bytes, 4)}0000`;

const two = (number: number) => String(number).padStart(2, '0');

/** What a sign says to a packet when it confirms: ACK or NAK and its error register. */
export interface AlphaReply {
  readonly isTaken: boolean;
  /** What went wrong, in the protocol's words; empty for nothing. */
  readonly why: string;
}

export type AlphaReplyProblem = { readonly kind: 'notOneReply' };

const ACK = 0x06;
const NAK = 0x15;
/** Bit 6 of the serial error status register is always set, bit 7 never. */
const isStatus = (byte: number) => (byte & 0xc0) === 0x40;
const ERRORS = [
  [0x20, 'illegal command or file'],
  [0x10, 'checksum'],
  [0x08, 'buffer overflow'],
  [0x04, 'timeout'],
  [0x02, 'framing'],
  [0x01, 'parity'],
] as const;

export function decodeAlphaReply(bytes: Uint8Array): Outcome<AlphaReply, AlphaReplyProblem> {
  const [answer, status = 0] = bytes;
  const isReply = bytes.length === 2 && (answer === ACK || answer === NAK) && isStatus(status);
  if (!isReply) return refuse({ kind: 'notOneReply' });
  const why = ERRORS.filter(([bit]) => (status & bit) !== 0).map(([, name]) => name);
  return ok({ isTaken: answer === ACK, why: why.join(', ') });
}

function measureAlpha(bytes: Uint8Array): Measured {
  const [first, second] = bytes;
  if (first !== ACK && first !== NAK) return measureAlphaPacket(bytes);
  if (second === undefined) return { kind: 'growing' };
  return isStatus(second) ? { kind: 'frame', lengthBytes: 2 } : { kind: 'noise' };
}

/** Alpha replies on a shared line. */
export const alphaShape: FrameShape = {
  measure: measureAlpha,
  nameOf(frame) {
    const reply = decodeAlphaReply(frame);
    if (!reply.ok) return 'sign.unknown';
    return reply.value.isTaken ? 'sign.accepted' : 'sign.rejected';
  },
};
