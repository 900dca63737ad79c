import type { Clock } from '#contract/clock.ts';
import { type Found, gatherFrames } from '../frame-buffer.ts';

/** What came in for some controller (PROTOCOLS §3.1). A wrong check value is told, not thrown away. */
export interface OnbonPacket {
  readonly destination: number;
  readonly source: number;
  readonly isRight: boolean;
  readonly deviceType: number;
  readonly data: Uint8Array;
}

const FRAME_BYTES_MAX = 2_600;
const HEADER = { destination: 0, source: 2, checkMode: 8, deviceType: 10, version: 11, length: 12 };
const DATA_AT = 14;
/** Check mode: 00 CRC-16, 01 sum, 02 none. */
const CHECK_BYTES = 2;

export function hearOnbon(clock: Clock): (bytes: Uint8Array) => readonly OnbonPacket[] {
  return gatherFrames(clock, FRAME_BYTES_MAX, look);
}

function look(bytes: Uint8Array): Found<OnbonPacket> {
  let at = 0;
  while (bytes[at] === 0xa5) at += 1;
  if (at === 0) return { kind: 'noise' };
  const body: number[] = [];
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x5a) {
      const frame = packetFrom(Uint8Array.from(body));
      return frame === undefined
        ? { kind: 'noise' }
        : { kind: 'frame', frame, lengthBytes: at + 1 };
    }
    if (byte === 0xa5) return { kind: 'noise' };
    if (byte !== 0xa6 && byte !== 0x5b) {
      body.push(byte);
      continue;
    }
    const mark = bytes[at + 1];
    if (mark === undefined) return { kind: 'growing' };
    if (mark !== 0x01 && mark !== 0x02) return { kind: 'noise' };
    // 01 keeps the byte; 02 makes A6 an A5 and 5B a 5A, which is one less each.
    body.push(byte - (mark - 1));
    at += 1;
  }
  return bytes.length >= FRAME_BYTES_MAX ? { kind: 'noise' } : { kind: 'growing' };
}

function packetFrom(body: Uint8Array): OnbonPacket | undefined {
  if (body.length < DATA_AT + CHECK_BYTES) return undefined;
  const view = new DataView(body.buffer);
  const end = body.length - CHECK_BYTES;
  const checked = body.subarray(0, end);
  const told = view.getUint16(end, true);
  const checks = [arc(checked), checked.reduce((sum, byte) => sum + byte, 0) & 0xffff, told];
  const isWhole = view.getUint16(HEADER.length, true) === end - DATA_AT;
  return {
    destination: view.getUint16(HEADER.destination, true),
    source: view.getUint16(HEADER.source, true),
    deviceType: body[HEADER.deviceType] ?? 0,
    isRight: isWhole && checks[body[HEADER.checkMode] ?? 0] === told,
    data: body.slice(DATA_AT, end),
  };
}

/** What a controller answers: ACK is A0 00, NACK A0 01 and the error. */
export function onbonReceipt(source: number, destination: number, error: number): Uint8Array {
  const length = 5;
  const low = (number: number) => [number % 256, Math.floor(number / 256)];
  const body = [
    ...low(destination),
    ...low(source),
    ...[0, 0, 0, 0, 0, 0, 0xfe, 0x02],
    ...low(length),
    ...[0xa0, error === 0 ? 0x00 : 0x01, error, 0, 0],
  ];
  body.push(...low(arc(Uint8Array.from(body))));
  const wire = body.flatMap((byte) => {
    if (byte === 0xa5 || byte === 0x5a) return [byte + 1, 0x02];
    return byte === 0xa6 || byte === 0x5b ? [byte, 0x01] : [byte];
  });
  return Uint8Array.from([...Array.from({ length: 8 }, () => 0xa5), ...wire, 0x5a]);
}

/** CRC-16/ARC by a table of half bytes: 8005h reflected, begins with 0. */
const ARC = Array.from({ length: 16 }, (_, half) => {
  let value = half;
  for (let turn = 0; turn < 4; turn += 1) value = (value >> 1) ^ (value % 2 === 1 ? 0xa001 : 0);
  return value;
});
function arc(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc = (crc >> 4) ^ (ARC[(crc ^ byte) & 15] ?? 0);
    crc = (crc >> 4) ^ (ARC[(crc ^ (byte >> 4)) & 15] ?? 0);
  }
  return crc;
}
