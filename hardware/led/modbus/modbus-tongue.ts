import type { SignFace, SignProtocol } from '#contract/signs.ts';
import { type SignOrder, type SignTongue, type SignVerdict, TAKEN } from '../sign-tongue.ts';
import { decodeModbusReply, encodeWriteRegisters } from './modbus-frame.ts';

export type DigitsProfile = Extract<SignProtocol, { name: 'modbusDigits' }>;

const REPLY_TIMEOUT_MS = 300;
/** §3.7: an unanswered call is repeated once. */
const ATTEMPTS_MAX = 2;
const DIGITS_A_REGISTER = 4;
const CHARACTERS_A_REGISTER = 2;
const DARK_DIGIT = 'F';

/** Modbus application protocol 1.1b3, §7. */
const EXCEPTIONS: Readonly<Record<number, string>> = {
  1: 'illegal function',
  2: 'illegal address',
  3: 'illegal value',
  4: 'device failure',
  6: 'busy',
};

/** A display of digits that are Modbus registers (PROTOCOLS §6); which ones, its profile says. */
export function modbusTongue(address: number, columns: number, profile: DigitsProfile): SignTongue {
  const write = (first: number, registers: readonly number[], meaning: string): SignOrder => ({
    bytes: encodeWriteRegisters(address, first, registers),
    meaning,
    reply: {
      timeoutMs: REPLY_TIMEOUT_MS,
      mayBeSilent: false,
      verdictOf(frame): SignVerdict | undefined {
        const reply = decodeModbusReply(frame);
        if (!reply.ok || reply.value.address !== address) return undefined;
        if (reply.value.kind === 'written') {
          return reply.value.firstRegister === first ? TAKEN : undefined;
        }
        const { code } = reply.value;
        return { kind: 'rejected', why: EXCEPTIONS[code] ?? String(code) };
      },
    },
  });
  const { blinkRegister, brightnessRegister } = profile;
  return {
    ping: undefined,
    greeting: () => [],
    show(face, before) {
      const digits = registersOf(face, columns, profile.coding);
      const shown = write(profile.firstRegister, digits, 'sign.show');
      const isSame = before !== undefined && isBlinking(before) === isBlinking(face);
      if (blinkRegister === null || isSame) return [shown];
      return [shown, write(blinkRegister, [isBlinking(face) ? 1 : 0], 'sign.show')];
    },
    dim: (percent) =>
      brightnessRegister === null ? [] : [write(brightnessRegister, [percent], 'sign.brightness')],
    attemptsMax: ATTEMPTS_MAX,
    refreshMsMin: 0,
    restMs: 0,
  };
}

const isBlinking = ({ manner, spans }: SignFace) => manner !== 'steady' && spans.length > 0;

/** The text at the right edge; what is left of it is dark. */
function registersOf(
  { spans }: SignFace,
  columns: number,
  coding: DigitsProfile['coding'],
): readonly number[] {
  const text = spans.map((span) => span.text).join('');
  const places = text.padStart(columns, ' ');
  if (coding === 'ascii') {
    const even = places.padStart(roundedUp(columns, CHARACTERS_A_REGISTER), ' ');
    return piecesOf(even, CHARACTERS_A_REGISTER).map(
      (pair) => pair.charCodeAt(0) * 256 + pair.charCodeAt(1),
    );
  }
  const digits = places.replaceAll(/\D/g, DARK_DIGIT);
  const full = digits.padStart(roundedUp(columns, DIGITS_A_REGISTER), DARK_DIGIT);
  return piecesOf(full, DIGITS_A_REGISTER).map((four) => Number.parseInt(four, 16));
}

const roundedUp = (count: number, step: number) => Math.ceil(count / step) * step;

function piecesOf(text: string, length: number): readonly string[] {
  return Array.from({ length: text.length / length }, (_, at) =>
    text.slice(at * length, (at + 1) * length),
  );
}
