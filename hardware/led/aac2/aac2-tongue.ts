import type { SignFace } from '#contract/signs.ts';
import { gbkOf } from '../gbk.ts';
import { type SignOrder, type SignTongue, TAKEN } from '../sign-tongue.ts';
import { encodeAac2Query, encodeAac2Show, isAac2Answer } from './aac2-frame.ts';

/** A screen answers within half a millisecond; the rest is for adapters and serial servers. */
const REPLY_TIMEOUT_MS = 200;

/**
 * A screen of the AA C2 bus (PROTOCOLS §3.4). It acknowledges no text, so the query behind each shows that it
 * is there. Colours stay as the site has set them: what the published map means is not beyond doubt.
 */
export function aac2Tongue(address: number): SignTongue {
  const query: SignOrder = {
    bytes: encodeAac2Query(address),
    meaning: 'sign.ping',
    reply: {
      timeoutMs: REPLY_TIMEOUT_MS,
      mayBeSilent: false,
      verdictOf: (frame) => (isAac2Answer(frame) ? TAKEN : undefined),
    },
  };
  const show = ({ spans }: SignFace): SignOrder => {
    const text = spans.map((span) => span.text).join('');
    const bytes = [...(text === '' ? ' ' : text)].flatMap((character) => [...gbkOf(character)]);
    return {
      bytes: encodeAac2Show(address, Uint8Array.from(bytes)),
      meaning: 'sign.show',
      reply: undefined,
    };
  };
  return {
    ping: query,
    greeting: () => [],
    show: (face) => [show(face), query],
    dim: () => [],
    attemptsMax: 3,
    refreshMsMin: 0,
    restMs: 0,
  };
}
