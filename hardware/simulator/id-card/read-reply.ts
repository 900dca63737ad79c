import type { SimulatorOrder } from '#contract/bench.ts';
import { type CardPerson, cardText, withUnknownFlag } from './card-text.ts';
import { withWrongCheckDigit } from './id-number.ts';
import { STATUS, sdtReply } from './sdt-frame.ts';

export type CardFault = Extract<SimulatorOrder, { order: 'layCard' }>['fault'];

const PHOTO_BYTES = 1_024;
const FINGERPRINT_BYTES = 1_024;

/** §2.1: the sizes of the parts, big-endian, then the parts themselves. */
export function readReply(
  person: CardPerson,
  fault: CardFault,
  withFingerprint: boolean,
): Uint8Array {
  const shown =
    fault === 'badNumber' ? { ...person, number: withWrongCheckDigit(person.number) } : person;
  const plain = cardText(shown);
  const text = fault === 'unknownDocument' ? withUnknownFlag(plain) : plain;
  const parts = [text, noiseLike(person.number, PHOTO_BYTES)];
  if (withFingerprint) parts.push(noiseLike(person.birth, FINGERPRINT_BYTES));
  const sizes = parts.flatMap((part) => [part.length >> 8, part.length & 0xff]);
  const reply = sdtReply(STATUS.done, Buffer.concat([Uint8Array.from(sizes), ...parts]));

  if (fault === 'halfFrame') return reply.subarray(0, reply.length >> 1);
  if (fault === 'badChecksum') {
    const last = reply.length - 1;
    reply[last] = (reply[last] ?? 0) ^ 0x5a;
  }
  return reply;
}

/** Stands in for a picture: the same card always gives the same bytes, of every value. */
function noiseLike(seedText: string, lengthBytes: number): Uint8Array {
  let state = [...seedText].reduce((sum, digit) => (sum * 31 + digit.charCodeAt(0)) >>> 0, 7);
  return Uint8Array.from({ length: lengthBytes }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
}
