import type { DotPicture, SimulatedSlip } from '#contract/bench.ts';
import { dotsOf } from '#test/support/dots.ts';
import { simulatedDevice } from '#test/support/simulated.ts';
import { type Desk, deskWith, idOf } from '../desk.ts';

export const PRINTER = idOf('printer');

/** A printer whose clock the test moves. */
export function printerDesk(
  wishes: { widthDots?: number; answersProcessId?: boolean } = {},
): Promise<Desk> {
  return deskWith(simulatedDevice('printer', 'printer', wishes));
}

export const printerState = (desk: Desk) => desk.state('printer', 'printer');

/** Text as GBK, from a table made by decoding every pair: the encoder that JavaScript lacks. */
export function gbk(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap((character) => gbkCodes().get(character) ?? []));
}

let codes: ReadonlyMap<string, readonly number[]> | undefined;
function gbkCodes(): ReadonlyMap<string, readonly number[]> {
  if (codes !== undefined) return codes;
  const made = new Map<string, readonly number[]>();
  for (let code = 0; code < 0x80; code += 1) made.set(String.fromCharCode(code), [code]);
  const decoder = new TextDecoder('gbk');
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail !== 0x7f) made.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    }
  }
  codes = made;
  return made;
}

/** A run of text, which goes out as GBK, or bytes as they are. */
export type Part = string | readonly number[] | Uint8Array;

export function bytes(...parts: Part[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) => [...(typeof part === 'string' ? gbk(part) : part)]),
  );
}

export const INIT = [0x1b, 0x40];
export const CUT = [0x1d, 0x56, 0x42, 0x00];
export const BARRIER = [0x1d, 0x72, 0x01];
export const CENTRE = [0x1b, 0x61, 1];

export function processId(id: string): readonly number[] {
  return [0x1d, 0x28, 0x48, 6, 0, 0x30, 0x30, ...gbk(id)];
}

export function qrCode(text: string, moduleDots: number): readonly number[] {
  const stored = [...new TextEncoder().encode(text)];
  const length = stored.length + 3;
  const head = [0x1d, 0x28, 0x6b];
  return [
    ...[...head, 4, 0, 0x31, 0x41, 0x32, 0],
    ...[...head, 3, 0, 0x31, 0x43, moduleDots],
    ...[...head, 3, 0, 0x31, 0x45, 0x31],
    ...[...head, length & 0xff, length >> 8, 0x31, 0x50, 0x30, ...stored],
    ...[...head, 3, 0, 0x31, 0x51, 0x30],
  ];
}

/** Lets everything be printed and gives the slips in the tray. */
export async function print(desk: Desk, job: Uint8Array): Promise<readonly SimulatedSlip[]> {
  desk.hear(job);
  await desk.clock.advance(5_000);
  return printerState(desk).slips;
}

/** The smallest box that holds all black dots of some rows. */
export function inkOf(picture: DotPicture, fromRow = 0, toRow = picture.heightDots) {
  const isBlack = dotsOf(picture);
  let [left, right, top, bottom, count] = [picture.widthDots, -1, picture.heightDots, -1, 0];
  for (let y = fromRow; y < toRow; y += 1) {
    for (let x = 0; x < picture.widthDots; x += 1) {
      if (!isBlack(x, y)) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      count += 1;
    }
  }
  return { left, right, top, bottom, count };
}
