import type { SignSpan } from '#contract/signs.ts';
import { type SignOrder, type SignTongue, type SignVerdict, TAKEN } from '../sign-tongue.ts';
import { decodeSignMessage, encodeSignMessage } from './a090-message.ts';

/** Signs answer within some 50 ms; adapters and serial servers add their own. */
const REPLY_TIMEOUT_MS = 300;
/** What an empty text is on a sign: some take a text of no characters for an error. */
const BLANK: readonly SignSpan[] = [{ text: ' ', colour: 'red' }];

/** PROTOCOLS §3.2: texts and nothing else. It neither blinks nor dims, and is asked by showing again. */
export function a090Tongue(address: number): SignTongue {
  const verdictOf = (frame: Uint8Array): SignVerdict | undefined => {
    const message = decodeSignMessage(frame);
    if (!message.ok || message.value.address !== address) return undefined;
    if (message.value.kind === 'accepted') return TAKEN;
    return message.value.kind === 'rejected' ? { kind: 'rejected', why: '' } : undefined;
  };
  const show = (spans: readonly SignSpan[]): SignOrder => ({
    bytes: encodeSignMessage({ kind: 'show', address, spans: spans.length > 0 ? spans : BLANK }),
    meaning: 'sign.show',
    reply: { verdictOf, timeoutMs: REPLY_TIMEOUT_MS, mayBeSilent: false },
  });
  return {
    ping: undefined,
    greeting: () => [],
    show: ({ spans }) => [show(spans)],
    dim: () => [],
    attemptsMax: 3,
    refreshMsMin: 0,
    restMs: 0,
  };
}
