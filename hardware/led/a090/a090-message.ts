import { unreachable } from '#contract/assert.ts';

import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { SignSpan } from '#contract/signs.ts';
import type { FrameShape } from '../../port/frame-splitter.ts';
import {
  decodeSignFrame,
  encodeSignFrame,
  measureSignFrame,
  type SignFrameProblem,
} from './a090-frame.ts';
import { decodeSignText, encodeSignText, type SignTextProblem } from './a090-text.ts';

/** What a window sign and its host say to each other (PROTOCOLS §3.2). */
export type SignMessage =
  | { readonly kind: 'show'; readonly address: number; readonly spans: readonly SignSpan[] }
  | { readonly kind: 'showStored'; readonly address: number }
  | { readonly kind: 'accepted'; readonly address: number }
  | { readonly kind: 'rejected'; readonly address: number };

export type SignMessageProblem =
  | SignFrameProblem
  | SignTextProblem
  | { readonly kind: 'unknownCommand'; readonly command: number };

/** A2, which stores a text, is never sent: it wears the sign's memory. */
const COMMAND = { show: 0xa5, showStored: 0xa1 } as const;

export function encodeSignMessage(message: SignMessage): Uint8Array {
  const { address } = message;
  switch (message.kind) {
    case 'show': {
      const data = encodeSignText(message.spans);
      return encodeSignFrame({ kind: 'order', address, command: COMMAND.show, data });
    }
    case 'showStored': {
      const data = new Uint8Array();
      return encodeSignFrame({ kind: 'order', address, command: COMMAND.showStored, data });
    }
    case 'accepted':
    case 'rejected': {
      const isAccepted = message.kind === 'accepted';
      return encodeSignFrame({ kind: 'reply', address, command: COMMAND.show, isAccepted });
    }
    default:
      return unreachable(message);
  }
}

export function decodeSignMessage(bytes: Uint8Array): Outcome<SignMessage, SignMessageProblem> {
  const decoded = decodeSignFrame(bytes);
  if (!decoded.ok) return decoded;
  const frame = decoded.value;
  const { address, command } = frame;
  if (frame.kind === 'reply') {
    return ok({ kind: frame.isAccepted ? 'accepted' : 'rejected', address });
  }
  if (command === COMMAND.showStored) return ok({ kind: 'showStored', address });
  if (command !== COMMAND.show) return refuse({ kind: 'unknownCommand', command });
  const spans = decodeSignText(frame.data);
  return spans.ok ? ok({ kind: 'show', address, spans: spans.value }) : spans;
}

/** A0 90 frames on a shared line. */
export const a090Shape: FrameShape = {
  measure: measureSignFrame,
  nameOf(frame) {
    const message = decodeSignMessage(frame);
    return message.ok ? `sign.${message.value.kind}` : 'sign.unknown';
  },
};
