import { fitsOnSign, type SignAbility, type SignFace, type SignSpan } from '#contract/signs.ts';
import { type SignOrder, type SignTongue, type SignVerdict, TAKEN } from '../sign-tongue.ts';
import type { OnbonArea } from './onbon-area.ts';
import { decodeOnbonReply, encodeOnbonOrder, type OnbonOrder } from './onbon-message.ts';
import { encodeOnbonText } from './onbon-text.ts';

/** PROTOCOLS §3.1: reply timeout 2 s, retry 2, a second and more between refreshes. */
const REPLY_TIMEOUT_MS = 2_000;
const ATTEMPTS_MAX = 3;
const REFRESH_MS_MIN = 1_000;
/** A ping has nothing to work on, and a dead screen must not hold up a line for two seconds each time. */
const PING_TIMEOUT_MS = 400;
const CHARACTER_DOTS = 8;
const LINE_DOTS = 16;
const BRIGHTNESS_MAX = 15;

/** The manual's names of §6, for the maintainer. */
const ERRORS: Readonly<Record<number, string>> = {
  1: 'command group',
  2: 'command',
  3: 'busy',
  4: 'memory',
  5: 'checksum',
  6: 'no file',
  7: 'flash',
  12: 'font',
  14: 'date',
  15: 'exists',
  16: 'block',
};

/** An Onbon controller (PROTOCOLS §3.1). It forgets its areas with its power and blinks by itself. */
export function onbonTongue(address: number, ability: SignAbility): SignTongue {
  const verdictOf = (frame: Uint8Array): SignVerdict | undefined => {
    const reply = decodeOnbonReply(frame);
    if (!reply.ok || reply.value.source !== address) return undefined;
    const { kind, error } = reply.value;
    if (kind === 'accepted') return TAKEN;
    return kind === 'refused'
      ? { kind: 'rejected', why: ERRORS[error] ?? String(error) }
      : undefined;
  };
  const order = (wanted: OnbonOrder, meaning: string): SignOrder => ({
    bytes: encodeOnbonOrder(wanted, address),
    meaning,
    reply: {
      verdictOf,
      timeoutMs: wanted.kind === 'ping' ? PING_TIMEOUT_MS : REPLY_TIMEOUT_MS,
      mayBeSilent: false,
    },
  });
  const level = (percent: number) => Math.max(1, Math.round((percent * BRIGHTNESS_MAX) / 100));
  return {
    ping: order({ kind: 'ping' }, 'sign.ping'),
    greeting: (time) => [order({ kind: 'setTime', time }, 'sign.setTime')],
    show: (face) => [
      face.spans.length === 0
        ? order({ kind: 'deleteAreas' }, 'sign.show')
        : order({ kind: 'showArea', area: areaOf(face, ability) }, 'sign.show'),
    ],
    dim: (percent) =>
      percent === 0
        ? [order({ kind: 'power', isOn: false }, 'sign.power')]
        : [
            order({ kind: 'power', isOn: true }, 'sign.power'),
            order({ kind: 'brightness', level: level(percent) }, 'sign.brightness'),
          ],
    attemptsMax: ATTEMPTS_MAX,
    refreshMsMin: REFRESH_MS_MIN,
    restMs: 0,
  };
}

/** A text in turn with an empty page is a text that blinks, and the controller turns its own pages. */
function areaOf({ spans, manner }: SignFace, ability: SignAbility): OnbonArea {
  const { columns, lines } = ability;
  const size = { widthDots: columns * CHARACTER_DOTS, heightDots: lines * LINE_DOTS };
  const common = { ...size, align: 'centre', speed: 4, timeoutSeconds: 0 } as const;
  const text = spans.map((span) => span.text).join('');
  if (!fitsOnSign(text, ability)) {
    return {
      ...common,
      isOneLine: true,
      movement: 'toTheLeft',
      stayHalfSeconds: 0,
      text: encodeOnbonText(spans),
    };
  }
  if (manner === 'steady') {
    return {
      ...common,
      isOneLine: false,
      movement: 'still',
      stayHalfSeconds: 10,
      text: encodeOnbonText(spans),
    };
  }
  return {
    ...common,
    isOneLine: false,
    movement: 'instant',
    stayHalfSeconds: 1,
    text: encodeOnbonText([...spans, ...emptyPage(text, lines)]),
  };
}

/** Fills the page that the text has begun, and one more. */
function emptyPage(text: string, lines: number): readonly SignSpan[] {
  const missing = lines - text.split('\n').length;
  return [{ text: '\n '.repeat(missing + lines), colour: 'red' }];
}
