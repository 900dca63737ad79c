import type { SimulatedDots } from '#contract/bench.ts';
import type { Simulated, Surroundings } from '../device.ts';
import { type Found, gatherFrames } from '../frame-buffer.ts';
import { drawRow, type SignCharacter } from './sign-canvas.ts';

interface BusOrder {
  readonly address: number;
  readonly letter: string;
  readonly data: readonly number[];
}

const BYTES_MAX = 300;
const HERE = 0x3b;
const REPLY_MS = 1;

/** A one-line red screen on the AA C2 bus (PROTOCOLS §3.4); it says nothing but that it is there. */
export function simulateAac2Sign({ build, clock, say, changed }: Surroundings): Simulated {
  const hear = gatherFrames(clock, BYTES_MAX, look);
  let dots: SimulatedDots = drawRow([], build.columns);
  const show = (characters: readonly SignCharacter[]) => {
    dots = drawRow(characters, build.columns);
    changed();
  };
  return {
    hear(bytes) {
      for (const { address, letter, data } of hear(bytes)) {
        if (address !== build.address) continue;
        if (letter === 'H') say(Uint8Array.of(HERE), REPLY_MS);
        if (letter === 'W' || letter === 'D') show(charactersOf(data));
        if (letter === 'T') show([]);
      }
    },
    obey(order) {
      if (order.order === 'restart') show([]);
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

/** DL 10xxxxxx has the low six bits of the address, DH 110000xx the high two; DH may be left out. */
function look(bytes: Uint8Array): Found<BusOrder> {
  const low = bytes[0] ?? 0;
  if (low < 0x80 || low > 0xbf) return { kind: 'noise' };
  if (bytes.length < 2) return { kind: 'growing' };
  const hasHigh = ((bytes[1] ?? 0) & 0xfc) === 0xc0;
  const at = hasHigh ? 2 : 1;
  if (bytes.length <= at) return { kind: 'growing' };
  const letter = String.fromCharCode(bytes[at] ?? 0);
  if (!/[A-Z]/.test(letter)) return { kind: 'noise' };
  const address = (low & 0x3f) + (hasHigh ? ((bytes[1] ?? 0) & 3) * 64 : 0);
  if (/[HST]/.test(letter)) {
    return { kind: 'frame', frame: { address, letter, data: [] }, lengthBytes: at + 1 };
  }
  for (let end = at + 1; end < bytes.length; end += 1) {
    const byte = bytes[end] ?? 0;
    if (byte >= 0x80) return { kind: 'noise' };
    if (byte !== 0x1a) continue;
    const data = [...bytes.subarray(at + 1, end)];
    return { kind: 'frame', frame: { address, letter, data }, lengthBytes: end + 1 };
  }
  return bytes.length < BYTES_MAX ? { kind: 'growing' } : { kind: 'noise' };
}

/** Four halves below 10h make one Hanzi; all else is ASCII. */
function charactersOf(data: readonly number[]): readonly SignCharacter[] {
  const characters: SignCharacter[] = [];
  for (let at = 0; at < data.length; ) {
    const half = (offset: number) => (data[at + offset] ?? 0) & 15;
    const isHanzi = (data[at] ?? 0) < 0x10;
    const bytes = isHanzi ? [half(0) * 16 + half(1), half(2) * 16 + half(3)] : [data[at] ?? 0];
    characters.push({ bytes, isRed: true, isGreen: false });
    at += isHanzi ? 4 : 1;
  }
  return characters;
}
