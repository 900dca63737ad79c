import type { SimulatedDots } from '#contract/bench.ts';
import type { Simulated, Surroundings } from '../device.ts';
import { type Found, gatherFrames } from '../frame-buffer.ts';
import { drawRow, type SignCharacter } from './sign-canvas.ts';

/** §3.3: instant text for one line or the whole screen, and short commands. */
type TpkPacket =
  | {
      readonly kind: 'text';
      readonly address: number;
      readonly colour: number;
      readonly text: Uint8Array;
    }
  | { readonly kind: 'command'; readonly address: number; readonly command: number };

const BYTES_MAX = 300;
const REPLY_MS = 20;
const VERSION_QUERY = 0x98;
/** Of the published sample: card type A3, version 03. */
const CARD = [0xa3, 0x03] as const;

/** A one-line two-colour TPK screen. */
export function simulateTpkSign({ build, clock, say, changed }: Surroundings): Simulated {
  const hear = gatherFrames(clock, BYTES_MAX, look);
  let dots: SimulatedDots = drawRow([], build.columns);

  const reply = (body: readonly number[]) => {
    const whole = [body.length, ...body];
    const check = whole.reduce((sum, byte) => sum + byte, 0) % 100;
    say(Uint8Array.from([0xa0, ...whole, check, 0xff]), REPLY_MS);
  };
  return {
    hear(bytes) {
      for (const packet of hear(bytes)) {
        if (packet.address !== build.address) continue;
        if (packet.kind === 'text') {
          dots = drawRow(charactersOf(packet.text, packet.colour), build.columns);
          changed();
        } else if (packet.command === VERSION_QUERY) {
          reply([VERSION_QUERY, build.address, 0x50, ...CARD]);
        } else {
          reply([0x14, build.address, 0x50]);
        }
      }
    },
    obey(order) {
      if (order.order === 'restart') dots = drawRow([], build.columns);
    },
    state: (base) => ({
      ...base,
      kind: 'ledSign',
      dots,
      isRejecting: false,
      isBlinking: false,
      brightness: 100,
    }),
    stop() {},
  };
}

function look(bytes: Uint8Array): Found<TpkPacket> {
  const [head, second, third, fourth, fifth] = bytes;
  if (head === 0xa0) {
    if (second === undefined) return { kind: 'growing' };
    const whole = second + 4;
    if (second < 3 || whole > BYTES_MAX) return { kind: 'noise' };
    if (bytes.length < whole) return { kind: 'growing' };
    let sum = 0;
    for (const byte of bytes.subarray(1, whole - 2)) sum += byte;
    if (sum % 100 !== bytes[whole - 2] || bytes[whole - 1] !== 0xff) return { kind: 'noise' };
    const frame = { kind: 'command', address: fourth ?? 0, command: third ?? 0 } as const;
    return { kind: 'frame', frame, lengthBytes: whole };
  }
  if (head !== 0xaa) return { kind: 'noise' };
  if (bytes.length < 12) return { kind: 'growing' };
  const isText = third === 0xbb && fourth === 0x51 && (fifth === 0x54 || fifth === 0x50);
  const end = bytes.indexOf(0xff, 11);
  if (!isText) return { kind: 'noise' };
  if (end < 0) return bytes.length < BYTES_MAX ? { kind: 'growing' } : { kind: 'noise' };
  let sum = 0;
  for (const byte of bytes.subarray(6, end + 1)) sum += byte;
  if (sum % 256 !== bytes[5]) return { kind: 'noise' };
  const text = bytes.slice(11, end);
  const frame = { kind: 'text', address: second ?? 0, colour: bytes[9] ?? 0, text } as const;
  return { kind: 'frame', frame, lengthBytes: end + 1 };
}

function charactersOf(text: Uint8Array, colour: number): readonly SignCharacter[] {
  const characters: SignCharacter[] = [];
  for (let at = 0; at < text.length; ) {
    const bytes = [...text.subarray(at, at + ((text[at] ?? 0) > 0x80 ? 2 : 1))];
    characters.push({ bytes, isRed: colour !== 1, isGreen: colour !== 0 });
    at += bytes.length;
  }
  return characters;
}
