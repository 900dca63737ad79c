import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SignFace } from '#contract/signs.ts';
import {
  decodeModbusReply,
  encodeWriteRegisters,
  measureModbus,
  modbusShape,
} from '#hardware/led/modbus/modbus-frame.ts';
import { type DigitsProfile, modbusTongue } from '#hardware/led/modbus/modbus-tongue.ts';
import { blinking, steady } from '#test/support/sign-faces.ts';
import { bytesOf, hexOf } from '../../cable.ts';
import { namesOf, vector } from '../../vectors.ts';
import { cutInPieces, framesIn, noNoiseIsTooMuch } from '../split-anywhere.ts';

test('registers are written as the textbook does', () => {
  const frame = encodeWriteRegisters(0x11, 1, [0x000a, 0x0102]);
  expect(hexOf(frame)).toBe('11100001000204000A0102C6F0');
});

test('every published frame is one, and a wrong CRC makes it none', () => {
  const names = namesOf('modbus-rtu', true);
  expect(names).toHaveLength(3);
  for (const name of names) {
    const frame = vector('modbus-rtu', name);
    expect(measureModbus(frame), name).toEqual({ kind: 'frame', lengthBytes: frame.length });
    const wrong = Uint8Array.from(frame);
    wrong[wrong.length - 1] = (wrong.at(-1) ?? 0) ^ 1;
    expect(framesIn(modbusShape, [wrong]), name).toEqual([]);
  }
});

test('a display says what it has written, or by number why not', () => {
  const written = encodeReply(0x01, [0x10, 0x00, 0x20, 0x00, 0x01]);
  expect(decodeModbusReply(written)).toEqual({
    ok: true,
    value: { kind: 'written', address: 1, firstRegister: 0x20, count: 1 },
  });
  expect(decodeModbusReply(vector('modbus-rtu', 'exception'))).toEqual({
    ok: true,
    value: { kind: 'exception', address: 1, code: 2 },
  });
});

/** Its CRC comes from the order of the same length, computed bit by bit here. */
function encodeReply(address: number, rest: readonly number[]): Uint8Array {
  const body = [address, ...rest];
  let crc = 0xffff;
  for (const byte of body) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  return Uint8Array.of(...body, crc & 0xff, crc >> 8);
}

test('replies come back as they were, cut anywhere', () => {
  const reply = fc
    .tuple(fc.integer({ min: 1, max: 247 }), fc.nat(255), fc.integer({ min: 1, max: 20 }))
    .map(([address, register, count]) => [...encodeReply(address, [0x10, 0, register, 0, count])]);
  fc.assert(
    fc.property(fc.array(reply, { maxLength: 5 }), fc.array(fc.nat()), (all, cuts) => {
      const found = framesIn(modbusShape, cutInPieces(Uint8Array.from(all.flat()), cuts));
      expect(found.map((frame) => [...frame])).toEqual(all);
    }),
  );
});

test('our own order that the line echoes is one frame', () => {
  const order = encodeWriteRegisters(7, 0x20, [0xf017, 2]);
  expect(framesIn(modbusShape, [order]).map(hexOf)).toEqual([hexOf(order)]);
});

test('ten thousand broken frames crash nothing and pile up nowhere', () => {
  const whole = namesOf('modbus-rtu', true).map((name) => vector('modbus-rtu', name));
  noNoiseIsTooMuch(modbusShape, [...whole, encodeWriteRegisters(7, 0x20, [1, 2, 3])], 300);
});

const PROFILE: DigitsProfile = {
  name: 'modbusDigits',
  firstRegister: 0x20,
  coding: 'bcd',
  blinkRegister: 0x30,
  brightnessRegister: 0x31,
};
/** Address 7, function 10h, first register, count, bytes and then what is of interest. */
const written = (profile: DigitsProfile, face: SignFace, columns = 4) =>
  modbusTongue(7, columns, profile)
    .show(face, undefined)
    .map(({ bytes }) => hexOf(bytes.subarray(2, 4)) + hexOf(bytes.subarray(7, -2)));

test('the number stands at the right edge, four digits a register, dark before it', () => {
  expect(written(PROFILE, steady('17'))).toEqual(['0020FF17', '00300000']);
  expect(written(PROFILE, steady('12345'), 6)).toEqual(['0020FFF12345', '00300000']);
  expect(written(PROFILE, { spans: [], manner: 'steady' })).toEqual(['0020FFFF', '00300000']);
});

test('or as ASCII, two characters a register', () => {
  const ascii = { ...PROFILE, coding: 'ascii' } as const;
  expect(written(ascii, steady('17'), 3)[0]).toBe('002020203137');
});

test('the display blinks by its own register, which is written only where that changes', () => {
  const tongue = modbusTongue(7, 4, PROFILE);
  expect(written(PROFILE, blinking('017'))).toEqual(['0020F017', '00300001']);
  expect(tongue.show(blinking('018'), blinking('017'))).toHaveLength(1);
  const plain = { ...PROFILE, blinkRegister: null };
  expect(written(plain, blinking('017'))).toEqual(['0020F017']);
});

test('brightness goes to its register in percent, where there is one', () => {
  const [dim] = modbusTongue(7, 4, PROFILE).dim(40);
  expect(hexOf(dim?.bytes.subarray(2, -2) ?? bytesOf(''))).toBe('00310001020028');
  expect(modbusTongue(7, 4, { ...PROFILE, brightnessRegister: null }).dim(40)).toEqual([]);
});

test('only the display’s own answer to this order counts', () => {
  const [order] = modbusTongue(7, 4, PROFILE).show(steady('17'), undefined);
  const judge = (frame: Uint8Array) => order.reply?.verdictOf(frame)?.kind;
  expect(judge(encodeReply(7, [0x10, 0, 0x20, 0, 1]))).toBe('taken');
  expect(judge(encodeReply(8, [0x10, 0, 0x20, 0, 1]))).toBe(undefined);
  expect(judge(encodeReply(7, [0x10, 0, 0x30, 0, 1]))).toBe(undefined);
  expect(order.reply?.verdictOf(encodeReply(7, [0x90, 6]))).toEqual({
    kind: 'rejected',
    why: 'busy',
  });
});
