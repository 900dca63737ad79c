import { expect, test } from 'vitest';
import { simulatedDevice } from '#test/support/simulated.ts';
import { type Desk, deskWith, fromHex, idOf, vector } from '../desk.ts';

const digits = (coding: 'bcd' | 'ascii', address = 17) =>
  simulatedDevice('ledSign', 'digits', {
    address,
    columns: 4,
    protocol: {
      name: 'modbusDigits',
      firstRegister: 0x6b,
      coding,
      blinkRegister: 0x70,
      brightnessRegister: 0x71,
    },
  });

/** With its CRC, computed apart from driver and simulator. */
function framed(hex: string): string {
  let crc = 0xffff;
  for (const byte of fromHex(hex)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  return (hex + Buffer.from([crc & 255, crc >> 8]).toString('hex')).toUpperCase();
}
async function told(desk: Desk, hex: string): Promise<string> {
  desk.hear(hex);
  await desk.clock.advance(600);
  return desk.said();
}
const state = (desk: Desk) => desk.state('ledSign', 'digits');

test('a number is written and confirmed; digits beyond nine are dark', async () => {
  const desk = await deskWith(digits('bcd'));
  expect(await told(desk, framed('1110006B000102F017'))).toBe(framed('1110006B0001'));
  expect(state(desk).dots.text).toBe('017');
});

test('or in ASCII, two to a register', async () => {
  const desk = await deskWith(digits('ascii'));
  await told(desk, framed('1110006B00020420203137'));
  expect(state(desk).dots.text).toBe('17');
});

test('it blinks and dims by its own registers', async () => {
  const desk = await deskWith(digits('bcd'));
  await told(desk, framed('111000700002040001001E'));
  expect(state(desk)).toMatchObject({ isBlinking: true, brightness: 30 });
  desk.obey({ order: 'restart', device: idOf('digits') });
  expect(state(desk)).toMatchObject({ isBlinking: false, brightness: 100 });
});

test('the textbook’s order to read is answered, where the registers are there', async () => {
  const desk = await deskWith(digits('bcd'));
  expect(await told(desk, vector('modbus-rtu', 'read-holding'))).toBe(framed('118302'));
  expect(await told(desk, framed('1103006B0001'))).toBe(framed('110302FFFF'));
});

test('other registers and other addresses are not its own', async () => {
  const desk = await deskWith(digits('bcd'));
  expect(await told(desk, vector('modbus-rtu', 'write-single'))).toBe(framed('118602'));
  expect(await told(desk, framed('1210006B000102F017'))).toBe('');
  expect(await told(desk, framed('0010006B000102F042'))).toBe('');
  expect(state(desk).dots.text).toBe('042');
});

test('a wrong CRC gets no answer and changes nothing', async () => {
  const desk = await deskWith(digits('bcd'));
  expect(await told(desk, '1110006B000102F0170000')).toBe('');
  expect(state(desk).dots.text).toBe('');
});

test('one that is told to reject answers with a failure', async () => {
  const desk = await deskWith(digits('bcd'));
  desk.obey({ order: 'reject', device: idOf('digits'), on: true });
  expect(await told(desk, framed('1110006B000102F017'))).toBe(framed('119004'));
});
