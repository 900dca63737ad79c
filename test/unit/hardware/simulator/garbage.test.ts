import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { simulatedDevice } from '#test/support/simulated.ts';
import { deskWith, fromHex, vector, vectorNames } from './desk.ts';
import { bytes, CUT, printerState } from './printer/paper.ts';

/** Bytes that are likelier than chance to begin a command or a frame. */
const anyByte = fc.oneof(
  fc.integer({ min: 0, max: 255 }),
  fc.constantFrom(0x10, 0x1b, 0x1c, 0x1d, 0x28, 0x6b, 0x76, 0x30, 0x04, 0x05),
  fc.constantFrom(0xff, 0x68, 0x16, 0xa0, 0x90, 0xaa, 0x96, 0x69, 0x00, 0x02, 0x03),
);
const anyBursts = fc.array(fc.array(anyByte, { maxLength: 400 }), { maxLength: 8 });

test('no bytes bring down a device or leave a wait behind that never ends', async () => {
  await fc.assert(
    fc.asyncProperty(anyBursts, async (bursts) => {
      const desk = await deskWith(
        simulatedDevice('printer', 'printer', {}),
        simulatedDevice('idCardReader', 'reader', {}),
        simulatedDevice('ledSign', 'sign', { address: 1 }),
        simulatedDevice('callKeypad', 'keypad', { address: 1 }),
        simulatedDevice('ratingPad', 'pad', { address: 0x81, acknowledgedBy: 'short' }),
      );
      for (const burst of bursts) {
        desk.hear(Uint8Array.from(burst));
        await desk.clock.advance(20);
      }
      // Half frames are given up, and the others still understand what follows.
      await desk.clock.advance(1_000);
      desk.said();
      desk.hear(vector('sdt-id', 'sam-status'));
      await desk.clock.advance(1_000);
      expect(desk.said()).toContain(vector('sdt-id', 'r-ok'));
      desk.hear(vector('led-a090', 'show-qing8'));
      expect(desk.state('ledSign', 'sign').dots.text).toBe('请8');
      const { beeps } = desk.state('callKeypad', 'keypad');
      await desk.clock.advance(1_000);
      desk.hear(vector('ff68', 'beep'));
      expect(desk.state('callKeypad', 'keypad').beeps).toBe(beeps + 1);
    }),
    { numRuns: 60 },
  );
});

test('whatever a printer was sent, it still tells its status, and its paper keeps its bounds', async () => {
  await fc.assert(
    fc.asyncProperty(anyBursts, async (bursts) => {
      const desk = await deskWith(simulatedDevice('printer', 'printer', {}));
      for (const burst of bursts) {
        desk.hear(Uint8Array.from(burst));
        await desk.clock.advance(5);
      }
      await desk.clock.advance(200);
      desk.said();
      desk.hear(vector('escpos', 'dle-eot-1'));
      await desk.clock.advance(2);
      expect(desk.said()).toBe(vector('escpos', 'eot-idle'));
      const { slips, growing } = printerState(desk);
      expect(slips.length).toBeLessThanOrEqual(10);
      expect(growing?.picture.heightDots ?? 0).toBeLessThanOrEqual(8_000);
    }),
    { numRuns: 60 },
  );
});

/** Each with an order that it answers or obeys whatever was said before. */
const SIGNS = [
  {
    name: 'led-onbon-bx5k6k',
    address: 1,
    protocol: { name: 'onbon', lines: 2 },
    order: vector('led-onbon-bx5k6k', 'ping'),
    answer: vector('led-onbon-bx5k6k', 'ack-addr1'),
  },
  {
    name: 'led-alpha',
    address: 3,
    protocol: { name: 'alpha', confirms: true },
    // Es1, which is confirmed by itself.
    order: '0000000000015A303302457331033030454504',
    answer: '0640',
  },
  {
    name: 'modbus-rtu',
    address: 17,
    protocol: {
      name: 'modbusDigits',
      firstRegister: 0x6b,
      coding: 'bcd',
      blinkRegister: 1,
      brightnessRegister: 2,
    },
    order: vector('modbus-rtu', 'write-single'),
    answer: vector('modbus-rtu', 'write-single'),
  },
] as const;

test.each(SIGNS)('ten thousand broken frames of $name bring no sign down', async (sign) => {
  const { name, address, protocol, order, answer } = sign;
  const desk = await deskWith(
    simulatedDevice('ledSign', 'sign', { address, columns: 16, protocol }),
  );
  const whole = vectorNames(name, 'host>dev').map((each) => fromHex(vector(name, each)));
  const mutated = fc
    .tuple(fc.constantFrom(...whole), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 3 }))
    .map(([frame, changes]) => {
      const bytes = Uint8Array.from(frame);
      for (const [place, byte] of changes) bytes[place % bytes.length] = byte;
      return bytes;
    });
  fc.assert(
    fc.property(fc.oneof(mutated, fc.uint8Array({ maxLength: 40 })), (bytes) => {
      desk.hear(bytes);
      return desk.state('ledSign', 'sign').dots.red.widthDots === 128;
    }),
    { numRuns: 10_000 },
  );
  await desk.clock.advance(5_000);
  desk.said();
  desk.hear(order);
  await desk.clock.advance(1_000);
  expect(desk.said()).toBe(answer);
});

test('a picture with rows too long for any paper is passed over', async () => {
  const desk = await deskWith(simulatedDevice('printer', 'printer', {}));
  desk.hear(bytes([0x1d, 0x76, 0x30, 0, 0, 0x10, 1, 0], new Uint8Array(4_096), 'A001\n', CUT));
  await desk.clock.advance(2_000);
  expect(printerState(desk).slips.map(({ text }) => text)).toEqual([['A001']]);
});

test('feeding without end tears the paper at its bound', async () => {
  const desk = await deskWith(simulatedDevice('printer', 'printer', {}));
  desk.hear(bytes([0x1b, 0x33, 255, 0x1b, 0x64, 255]));
  await desk.clock.advance(60_000);
  const { slips, growing } = printerState(desk);
  expect(slips.map(({ picture }) => picture.heightDots)).toEqual(new Array(8).fill(8_000));
  expect(growing?.picture.heightDots).toBe(255 * 255 - 64_000);
});

test('a ticket after a garbage line is whole', async () => {
  const desk = await deskWith(simulatedDevice('printer', 'printer', {}));
  desk.hear(fromHex('0001 7F 80 FF 0A'));
  desk.hear(bytes('A001\n', CUT));
  await desk.clock.advance(2_000);
  expect(printerState(desk).slips[0]?.text.at(-1)).toBe('A001');
});
