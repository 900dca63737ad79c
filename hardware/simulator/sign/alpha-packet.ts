import type { Clock } from '#contract/clock.ts';
import { type Found, gatherFrames } from '../frame-buffer.ts';

/** A transmission to some sign (PROTOCOLS §3.6), its commands as they stand between STX and what ends them. */
export interface AlphaTransmission {
  readonly type: string;
  /** Two characters; `?` stands for any. */
  readonly address: string;
  readonly commands: readonly AlphaBlock[];
}
export interface AlphaBlock {
  readonly text: string;
  /** True without a checksum, or with the right one. */
  readonly isRight: boolean;
}

const BYTES_MAX = 1_024;
const SOH = 1;
const STX = 2;
const ETX = 3;
const EOT = 4;

export function hearAlpha(clock: Clock): (bytes: Uint8Array) => readonly AlphaTransmission[] {
  return gatherFrames(clock, BYTES_MAX, look);
}

/** The zeros before it only set the speed; SOH begins it. */
function look(bytes: Uint8Array): Found<AlphaTransmission> {
  if (bytes[0] !== SOH) return { kind: 'noise' };
  const end = bytes.indexOf(EOT);
  if (end < 0) return bytes.length > BYTES_MAX ? { kind: 'noise' } : { kind: 'growing' };
  const head = String.fromCharCode(...bytes.subarray(1, 4));
  if (!/^.[0-9A-F?]{2}$/.test(head) || bytes[4] !== STX) return { kind: 'noise' };
  const commands: AlphaBlock[] = [];
  let from = 4;
  while (from < end && bytes[from] === STX) {
    const next = bytes.indexOf(STX, from + 1);
    const until = next < 0 || next > end ? end : next;
    commands.push(blockOf(bytes.subarray(from, until)));
    from = until;
  }
  const frame = { type: head.slice(0, 1), address: head.slice(1), commands };
  return { kind: 'frame', frame, lengthBytes: end + 1 };
}

/** From STX on; ETX and four digits of the sum end it where the host sends a checksum. */
function blockOf(bytes: Uint8Array): AlphaBlock {
  const etx = bytes.indexOf(ETX);
  const text = String.fromCharCode(...bytes.subarray(1, etx < 0 ? bytes.length : etx));
  if (etx < 0) return { text, isRight: true };
  let sum = 0;
  for (let at = 0; at <= etx; at += 1) sum += bytes[at] ?? 0;
  const digits = String.fromCharCode(...bytes.subarray(etx + 1));
  return { text, isRight: digits === (sum % 65_536).toString(16).toUpperCase().padStart(4, '0') };
}
