import { assert } from '#contract/assert.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { FrameShape, Measured } from '../../port/frame-splitter.ts';
import { crc16 } from '../crc16.ts';

/**
 * Modbus RTU (PROTOCOLS §6; Modbus application protocol 1.1b3, §6.12): `address function data CRC-16/MODBUS`.
 * Frames have neither head nor length: they are told by their function and a right CRC.
 */
export type ModbusReply =
  | {
      readonly kind: 'written';
      readonly address: number;
      readonly firstRegister: number;
      readonly count: number;
    }
  | { readonly kind: 'exception'; readonly address: number; readonly code: number };

export type ModbusProblem = { readonly kind: 'notOneReply' };

const READ = 0x03;
const WRITE_ONE = 0x06;
const WRITE_SEVERAL = 0x10;
const EXCEPTION = 0x80;
const CRC_START = 0xffff;
const CRC_BYTES = 2;
const ADDRESS_MAX = 247;
const REPLY_BYTES = 8;
const EXCEPTION_BYTES = 5;
/** §6.12: a frame takes no more. */
const REGISTERS_MAX = 123;

/** Function 10h: registers from the first one on, each with its high byte first. */
export function encodeWriteRegisters(
  address: number,
  firstRegister: number,
  registers: readonly number[],
): Uint8Array {
  assert(registers.length > 0 && registers.length <= REGISTERS_MAX, 'a frame takes 123 registers');
  const body = Uint8Array.of(
    ...[address, WRITE_SEVERAL],
    ...[...highFirst(firstRegister), ...highFirst(registers.length), registers.length * 2],
    ...registers.flatMap(highFirst),
  );
  const crc = crc16(body, CRC_START);
  return Uint8Array.of(...body, crc & 0xff, crc >>> 8);
}

export function measureModbus(bytes: Uint8Array): Measured {
  const [address = 0, called, third] = bytes;
  if (address === 0 || address > ADDRESS_MAX) return { kind: 'noise' };
  if (called === undefined) return { kind: 'growing' };
  const lengths = lengthsOf(called, third, bytes[6]);
  for (const length of lengths) {
    if (length === undefined || bytes.length < length) return { kind: 'growing' };
    if (hasRightCrc(bytes.subarray(0, length))) return { kind: 'frame', lengthBytes: length };
  }
  return { kind: 'noise' };
}

/** How long a frame of this function may be, the shortest first; `undefined`: not known yet. */
function lengthsOf(
  called: number,
  third: number | undefined,
  seventh: number | undefined,
): readonly (number | undefined)[] {
  switch (called) {
    case READ: {
      const reply = third === undefined ? undefined : EXCEPTION_BYTES + third;
      return reply === undefined ? [reply] : [REPLY_BYTES, reply].sort((one, two) => one - two);
    }
    case WRITE_ONE:
      return [REPLY_BYTES];
    case WRITE_SEVERAL:
      // The reply, and the order itself where the line echoes.
      return [REPLY_BYTES, seventh === undefined ? undefined : 7 + seventh + CRC_BYTES];
    case READ | EXCEPTION:
    case WRITE_ONE | EXCEPTION:
    case WRITE_SEVERAL | EXCEPTION:
      return [EXCEPTION_BYTES];
    default:
      return [];
  }
}

/** Takes exactly one whole frame, as the line's splitter hands it out. */
export function decodeModbusReply(bytes: Uint8Array): Outcome<ModbusReply, ModbusProblem> {
  const [address = 0, called = 0, code = 0] = bytes;
  if (hasRightCrc(bytes)) {
    if (called === WRITE_SEVERAL && bytes.length === REPLY_BYTES) {
      const numbers = Buffer.from(bytes);
      const firstRegister = numbers.readUInt16BE(2);
      return ok({ kind: 'written', address, firstRegister, count: numbers.readUInt16BE(4) });
    }
    if ((called & EXCEPTION) !== 0 && bytes.length === EXCEPTION_BYTES) {
      return ok({ kind: 'exception', address, code });
    }
  }
  return refuse({ kind: 'notOneReply' });
}

function hasRightCrc(bytes: Uint8Array): boolean {
  if (bytes.length <= CRC_BYTES) return false;
  const crc = crc16(bytes.subarray(0, -CRC_BYTES), CRC_START);
  return bytes.at(-2) === (crc & 0xff) && bytes.at(-1) === crc >>> 8;
}

const highFirst = (number: number): readonly [number, number] => [number >>> 8, number & 0xff];

/** Modbus frames on a shared line. */
export const modbusShape: FrameShape = {
  measure: measureModbus,
  nameOf(frame) {
    const reply = decodeModbusReply(frame);
    if (!reply.ok) return 'sign.unknown';
    return reply.value.kind === 'written' ? 'sign.accepted' : 'sign.rejected';
  },
};
