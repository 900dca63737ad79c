import type { SignFace, SignSpan } from '#contract/signs.ts';
import { gbkOf } from '../gbk.ts';
import { type SignOrder, type SignTongue, type SignVerdict, TAKEN } from '../sign-tongue.ts';
import { decodeTpkFrame, encodeTpkText, encodeTpkVersionQuery } from './tpk-frame.ts';

const REPLY_TIMEOUT_MS = 300;
/** §3.3: as much stands between two frames. */
const REST_MS = 100;
const COLOUR: Readonly<Record<SignSpan['colour'], number>> = { red: 0, green: 1, yellow: 2 };

/**
 * A TPK V2.1 screen (PROTOCOLS §3.3). Whether it acknowledges an instant text is not published, so it is
 * asked for its version behind each, which shows that it hears.
 */
export function tpkTongue(address: number): SignTongue {
  const version: SignOrder = {
    bytes: encodeTpkVersionQuery(address),
    meaning: 'sign.ping',
    reply: {
      timeoutMs: REPLY_TIMEOUT_MS,
      mayBeSilent: false,
      verdictOf(frame): SignVerdict | undefined {
        const reply = decodeTpkFrame(frame);
        const isOurs =
          reply.ok && reply.value.kind === 'version' && reply.value.address === address;
        return isOurs ? TAKEN : undefined;
      },
    },
  };
  const text = ({ spans }: SignFace): SignOrder => ({
    bytes: encodeTpkText(address, COLOUR[spans[0]?.colour ?? 'red'], textOf(spans)),
    meaning: 'sign.show',
    reply: undefined,
  });
  return {
    ping: version,
    greeting: () => [],
    show: (face) => [text(face), version],
    dim: () => [],
    attemptsMax: 3,
    refreshMsMin: 0,
    restMs: REST_MS,
  };
}

/** A screen that is to be dark shows a gap. */
function textOf(spans: readonly SignSpan[]): Uint8Array {
  const text = spans.map((span) => span.text).join('');
  return Uint8Array.from(
    [...(text === '' ? ' ' : text)].flatMap((character) => [...gbkOf(character)]),
  );
}
