import { afterAll, beforeAll, expect, test } from 'vitest';
import { probeLine } from '#hardware/finding/probe-line.ts';
import { portAt } from '#hardware/port/open-port.ts';
import {
  type SimulatorUnderTest,
  simulatedDevice,
  simulatedPort,
  startSimulated,
} from '#test/support/simulated.ts';
import { systemClock } from '../../../../server/clock/system-clock.ts';

let simulator: SimulatorUnderTest;

beforeAll(async () => {
  simulator = await startSimulated([
    simulatedPort('printer', 9_600, [simulatedDevice('printer', 'printer-1', {})]),
    simulatedPort('reader', 115_200, [simulatedDevice('idCardReader', 'reader-1', {})]),
    simulatedPort('pads', 9_600, [simulatedDevice('ratingPad', 'pad-1', { address: 0x83 })]),
  ]);
});
afterAll(() => simulator?.stop());

const probe = (path: string, signal = new AbortController().signal) =>
  probeLine(path, { clock: systemClock, openPort: (line) => portAt(line, systemClock) }, signal);

test('a printer and a card reader are known by their answer, and nothing comes out of either', async () => {
  expect(await probe(simulator.path('printer'))).toMatchObject({
    kind: 'answered',
    device: 'printer',
  });
  expect(await probe(simulator.path('reader'))).toMatchObject({
    kind: 'answered',
    device: 'idCardReader',
  });
  const state = await simulator.until('printer', 'printer-1', () => true);
  expect([state.slipsEver, state.growing]).toEqual([0, null]);
});

test('a pad says nothing by itself and is known by the key that somebody presses, with its address', async () => {
  const [, , pad] = simulator.process.devices().keys();
  if (pad === undefined) throw new Error('the pad is simulated');
  const pressing = setInterval(() => {
    simulator.order({ order: 'pressGrade', device: pad, grade: 3 });
  }, 300);
  const found = await probe(simulator.path('pads'));
  clearInterval(pressing);
  expect(found).toEqual({ kind: 'answered', device: 'ratingPad', baudRate: 9_600, address: 0x83 });
});

test('a line that is not there says why', async () => {
  expect(await probe('/dev/serial/by-id/usb-not-there')).toMatchObject({
    kind: 'cannotOpen',
    why: 'portMissing',
  });
});
