import { assert } from '#contract/assert.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Measured } from '../../port/frame-splitter.ts';

/**
 * Packets of Alpha and BetaBrite signs (PROTOCOLS §3.6; Alpha protocol 9708-8061F, packet structure):
 * `00×5 | 01 | Z | address | 02 command data 03 CCCC | 04`, all of it seven-bit.
 */
export interface AlphaPacket {
  /** 0 is every sign. */
  readonly address: number;
  /** The command's letter and its data. */
  readonly command: string;
}

export type AlphaPacketProblem = { readonly kind: 'notOnePacket' };

const NUL = 0x00;
const SOH = 0x01;
const STX = 0x02;
const ETX = 0x03;
const EOT = 0x04;
/** Five zeros tell the sign how fast we speak. */
const ZEROS = 5;
const ZEROS_MAX = 16;
const ALL_TYPES = 'Z';
const CHECKSUM_DIGITS = 4;
export const ALPHA_COMMAND_BYTES_MAX = 255;
const PACKET_BYTES_MAX = ZEROS_MAX + ALPHA_COMMAND_BYTES_MAX + 12;

/** Always with the checksum: without it a flipped bit is shown to the hall. */
export function encodeAlphaPacket({ address, command }: AlphaPacket): Uint8Array {
  const data = Buffer.from(command, 'ascii');
  assert(data.length <= ALPHA_COMMAND_BYTES_MAX, 'a packet for a sign is short');
  const summed = Uint8Array.of(STX, ...data, ETX);
  const digits = hex(sumOf(summed), CHECKSUM_DIGITS);
  return Uint8Array.of(
    ...new Array<number>(ZEROS).fill(NUL),
    SOH,
    ...Buffer.from(ALL_TYPES + hex(address, 2), 'ascii'),
    ...summed,
    ...Buffer.from(digits, 'ascii'),
    EOT,
  );
}

/** Our own words come back on lines that echo. */
export function measureAlphaPacket(bytes: Uint8Array): Measured {
  const start = bytes.findIndex((byte) => byte !== NUL);
  if (start < 0) return bytes.length > ZEROS_MAX ? { kind: 'noise' } : { kind: 'growing' };
  if (start === 0 || start > ZEROS_MAX || bytes[start] !== SOH) return { kind: 'noise' };
  const end = bytes.indexOf(EOT, start);
  if (end < 0) return bytes.length > PACKET_BYTES_MAX ? { kind: 'noise' } : { kind: 'growing' };
  const isWhole = packetOf(bytes.subarray(start, end + 1)) !== undefined;
  return isWhole ? { kind: 'frame', lengthBytes: end + 1 } : { kind: 'noise' };
}

/** A packet without a checksum is one too; one with a wrong checksum is none. */
export function decodeAlphaPacket(bytes: Uint8Array): Outcome<AlphaPacket, AlphaPacketProblem> {
  const start = bytes.findIndex((byte) => byte !== NUL);
  const isOne = start > 0 && bytes.indexOf(EOT, start) === bytes.length - 1;
  const packet = isOne ? packetOf(bytes.subarray(start)) : undefined;
  return packet === undefined ? refuse({ kind: 'notOnePacket' }) : ok(packet);
}

/** SOH, type, two digits of the address, STX. */
const STX_AT = 4;
const ADDRESS = /^[0-9A-F]{2}$/;
const CHECKSUM = /^[0-9A-F]{4}$/;

/** From SOH to EOT. */
function packetOf(bytes: Uint8Array): AlphaPacket | undefined {
  const address = Buffer.from(bytes.subarray(2, STX_AT)).toString('latin1');
  if (bytes[0] !== SOH || bytes[STX_AT] !== STX || !ADDRESS.test(address)) return undefined;
  const etx = bytes.indexOf(ETX, STX_AT);
  const commandEnd = etx < 0 ? bytes.length - 1 : etx;
  if (etx >= 0) {
    const digits = Buffer.from(bytes.subarray(etx + 1, -1)).toString('latin1');
    const sum = sumOf(bytes.subarray(STX_AT, etx + 1));
    if (!CHECKSUM.test(digits) || Number.parseInt(digits, 16) !== sum) return undefined;
  }
  const command = Buffer.from(bytes.subarray(STX_AT + 1, commandEnd)).toString('latin1');
  return { address: Number.parseInt(address, 16), command };
}

const sumOf = (bytes: Uint8Array) => bytes.reduce((sum, byte) => sum + byte, 0) & 0xffff;

export const hex = (number: number, digits: number): string =>
  number.toString(16).toUpperCase().padStart(digits, '0');
