import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import { encodeSdtFrame, type SdtFrame } from './sdt-frame.ts';

/** What the host may ask: CMD and PARA of the published command table. */
const COMMAND = {
  samStatus: [0x11, 0xff],
  samId: [0x12, 0xff],
  reset: [0x10, 0xff],
  find: [0x20, 0x01],
  select: [0x20, 0x02],
  read: [0x30, 0x01],
} as const;
export type SdtCommand = keyof typeof COMMAND;
export const SDT_COMMANDS: readonly SdtCommand[] = [
  'samStatus',
  'samId',
  'reset',
  'find',
  'select',
  'read',
];

/** SW3, with SW1 and SW2 zero. A code that is not listed is `refused`. */
const STATUS = new Map<number, SdtStatus>([
  [0x90, 'done'],
  [0x9f, 'found'],
  [0x10, 'checksumError'],
  [0x11, 'lengthError'],
  [0x21, 'unknownCommand'],
  [0x41, 'readFailed'],
  [0x60, 'samSelfTestFailed'],
  [0x66, 'samNotAuthorised'],
  [0x80, 'notFound'],
  [0x81, 'selectFailed'],
]);
export type SdtStatus =
  | 'done'
  | 'found'
  | 'checksumError'
  | 'lengthError'
  | 'unknownCommand'
  | 'readFailed'
  | 'samSelfTestFailed'
  | 'samNotAuthorised'
  | 'notFound'
  | 'selectFailed'
  | 'refused';

export interface SdtReply {
  readonly status: SdtStatus;
  /** SW3 as it came, for the maintainer. */
  readonly code: number;
  /** What follows the status, without the photo. */
  readonly payload: Uint8Array;
  readonly payloadBytes: number;
}

export function encodeSdtCommand(command: SdtCommand): Uint8Array {
  return encodeSdtFrame(COMMAND[command]);
}

/** A reply does not say which question it answers; whoever asked must know. */
export function decodeSdtReply(
  frame: Extract<SdtFrame, { kind: 'frame' }>,
): Outcome<SdtReply, { readonly kind: 'noReply' }> {
  const [sw1, sw2, code, ...payload] = frame.body;
  if (sw1 !== 0 || sw2 !== 0 || code === undefined) return refuse({ kind: 'noReply' });
  return ok({
    status: STATUS.get(code) ?? 'refused',
    code,
    payload: Uint8Array.from(payload),
    payloadBytes: frame.bodyBytes - 3,
  });
}

export const CARD_TEXT_BYTES = 256;

/**
 * Finds the text in the answer to `read`: two big-endian size fields (text, photo), then both. The
 * sizes are what counts: the photo part differs between cards and modules.
 */
export function cardTextOf(reply: SdtReply): Outcome<Uint8Array, { readonly kind: 'malformed' }> {
  const [textHigh, textLow, photoHigh, photoLow] = reply.payload;
  if (
    textHigh === undefined ||
    textLow === undefined ||
    photoHigh === undefined ||
    photoLow === undefined
  ) {
    return refuse({ kind: 'malformed' });
  }
  const textBytes = (textHigh << 8) | textLow;
  const photoBytes = (photoHigh << 8) | photoLow;
  const isWhole =
    textBytes === CARD_TEXT_BYTES && reply.payloadBytes === 4 + textBytes + photoBytes;
  return isWhole ? ok(reply.payload.slice(4, 4 + textBytes)) : refuse({ kind: 'malformed' });
}
