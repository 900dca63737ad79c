import { fitsOnSign, type SignAbility, type SignFace, type SignSpan } from '#contract/signs.ts';
import { type SignOrder, type SignTongue, type SignVerdict, TAKEN } from '../sign-tongue.ts';
import {
  type AlphaCommand,
  type AlphaFile,
  decodeAlphaReply,
  encodeAlphaCommand,
} from './alpha-message.ts';

/** Two texts, one still and one that flashes, and the string that both of them show. */
const STEADY = 'A';
const FLASHING = 'B';
const CALL = 'C';
/** §3.6: this one goes before all others, and has its memory from the factory. */
const PRIORITY = '0';
const CALLS_STRING = `\u0010${CALL}`;
const FILES: readonly AlphaFile[] = [
  { label: STEADY, kind: 'text', bytes: 32 },
  { label: FLASHING, kind: 'text', bytes: 32 },
  { label: CALL, kind: 'string', bytes: 96 },
];

const REPLY_TIMEOUT_MS = 500;
const COLOUR: Readonly<Record<SignSpan['colour'], string>> = {
  red: '\u001c1',
  green: '\u001c2',
  yellow: '\u001c3',
};

/** An Alpha or BetaBrite (PROTOCOLS §3.6): ASCII alone, calls in a STRING file, blinking by a text of its own. */
export function alphaTongue(address: number, confirms: boolean, ability: SignAbility): SignTongue {
  const verdictOf = (frame: Uint8Array): SignVerdict | undefined => {
    const reply = decodeAlphaReply(frame);
    if (!reply.ok) return undefined;
    return reply.value.isTaken ? TAKEN : { kind: 'rejected', why: reply.value.why };
  };
  const order = (command: AlphaCommand, meaning: string): SignOrder => ({
    bytes: encodeAlphaCommand(command, address),
    meaning,
    reply: confirms ? { verdictOf, timeoutMs: REPLY_TIMEOUT_MS, mayBeSilent: false } : undefined,
  });
  /** Whether it confirms this one already is not known. */
  const confirm: SignOrder = {
    ...order({ kind: 'confirm', isOn: true }, 'sign.setUp'),
    reply: { verdictOf, timeoutMs: REPLY_TIMEOUT_MS, mayBeSilent: true },
  };
  const text = (label: string, mode: 'hold' | 'flash') =>
    order({ kind: 'writeText', label, mode, text: CALLS_STRING }, 'sign.setUp');

  return {
    ping: undefined,
    greeting: ({ hour, minute }) => [
      ...(confirms ? [confirm] : []),
      order({ kind: 'configureMemory', files: FILES }, 'sign.setUp'),
      text(STEADY, 'hold'),
      text(FLASHING, 'flash'),
      order({ kind: 'setTime', hour, minute }, 'sign.setTime'),
    ],
    show(face, before) {
      const written = textOf(face);
      if (face.manner === 'emergency') {
        const plain = face.spans.map((span) => span.text).join('');
        const mode = fitsOnSign(plain, ability) ? 'flash' : 'rotate';
        return [order({ kind: 'writeText', label: PRIORITY, mode, text: written }, 'sign.show')];
      }
      const labels = labelsOf(face);
      const isOther = before === undefined || labelsOf(before) !== labels;
      const isCovered = before === undefined || before.manner === 'emergency';
      return [
        order({ kind: 'writeString', label: CALL, text: written }, 'sign.show'),
        // Each of these makes the sign begin anew, so they are sent only where they change something.
        ...(isOther ? [order({ kind: 'runTexts', labels }, 'sign.show')] : []),
        ...(isCovered ? [order({ kind: 'clearText', label: PRIORITY }, 'sign.show')] : []),
      ];
    },
    // §3.6 knows no brightness for all signs of the family.
    dim: () => [],
    attemptsMax: 3,
    refreshMsMin: 0,
    restMs: 0,
  };
}

/** An emergency stands in a file of its own: which text runs below it is not known. */
const labelsOf = ({ manner }: SignFace): string =>
  manner === 'emergency' ? '' : manner === 'blinking' ? FLASHING : STEADY;

function textOf({ spans }: SignFace): string {
  return spans.map(({ text, colour }) => COLOUR[colour] + text.replaceAll(/[^ -~]/g, ' ')).join('');
}
