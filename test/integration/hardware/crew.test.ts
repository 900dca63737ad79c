import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '#clock/system-clock.ts';
import {
  type DeviceReading,
  type DeviceSettings,
  deviceSettingsSchema,
  type Health,
  type PortSettings,
  portSettingsSchema,
} from '#contract/devices.ts';
import { deviceIdSchema } from '#contract/ids.ts';
import { catalogue } from '#hardware/catalogue.ts';
import { type LocalCrew, openCrew } from '#hardware/crew.ts';
import { A_MOMENT, steady } from '#test/support/sign-faces.ts';
import {
  type SimulatorUnderTest,
  simulatedDevice,
  simulatedPort,
  startSimulated,
} from '#test/support/simulated.ts';

const id = (text: string) => deviceIdSchema.parse(text);
const bus: PortSettings = portSettingsSchema.parse({
  id: 'bus',
  path: 'simulated',
  baudRate: 9600,
});
const settings = (of: object): DeviceSettings =>
  deviceSettingsSchema.parse({ port: 'bus', place: { kind: 'lobby' }, name: '设备', ...of });
const devices = [
  settings({ id: 'sign-3', kind: 'ledSign', address: 3, columns: 16 }),
  settings({ id: 'sign-4', kind: 'ledSign', address: 4, columns: 16 }),
  settings({ id: 'keypad-1', kind: 'callKeypad', address: 1, repressMs: 1_000 }),
  settings({
    id: 'pad-1',
    kind: 'ratingPad',
    address: 129,
    grades: [1, 2, 3, 4, 5],
    acknowledgedBy: 'short',
  }),
];

let simulator: SimulatorUnderTest;
let crew: LocalCrew;
let readings: DeviceReading[];
beforeEach(async () => {
  simulator = await startSimulated([
    simulatedPort('bus', 9600, [
      simulatedDevice('ledSign', 'sign-3', { address: 3 }),
      simulatedDevice('ledSign', 'sign-4', { address: 4 }),
      simulatedDevice('callKeypad', 'keypad-1', { address: 1 }),
      simulatedDevice('ratingPad', 'pad-1', { address: 129, acknowledgedBy: 'short' }),
    ]),
  ]);
  readings = [];
  crew = openCrew({
    clock: systemClock,
    seed: 1,
    today: () => '2026-07-03',
    time: () => A_MOMENT,
    resolvePath: ({ id: port }) => simulator.process.pathOf(port),
    openers: catalogue,
  });
  crew.onReading((reading) => readings.push(reading));
  simulator.process.onPath((port) => crew.pathChanged(port));
});
afterEach(async () => {
  await crew.stop();
  await simulator.stop();
});

function untilHealth(device: string, isSo: (health: Health) => boolean): Promise<Health> {
  return new Promise((resolve) => {
    const look = (health: Health | undefined) => {
      if (health === undefined || !isSo(health)) return;
      stopListening();
      resolve(health);
    };
    const stopListening = crew.onHealth((of, health) => {
      if (of === device) look(health);
    });
    look(crew.health(id(device)));
  });
}
const untilUp = (device: string) => untilHealth(device, ({ state }) => state === 'up');
const show = (device: string, text: string) => crew.showOnSign(id(device), steady(text));

test('signs, keypad and pad of one line do their work on it together', async () => {
  crew.employ([bus], devices);
  await Promise.all(devices.map((device) => untilUp(device.id)));
  simulator.order({ order: 'pressKey', device: id('keypad-1'), digits: '17', key: 'call' });
  const [three, four, opened] = await Promise.all([
    show('sign-3', '请A017号'),
    show('sign-4', 'A018'),
    crew.openRating(id('pad-1')),
  ]);
  expect([three.ok, four.ok, opened.ok]).toEqual([true, true, true]);
  await simulator.until('ledSign', 'sign-3', ({ dots }) => dots.text === '请A017号');
  await simulator.until('ledSign', 'sign-4', ({ dots }) => dots.text === 'A018');
  await simulator.until('ratingPad', 'pad-1', ({ isAsking }) => isAsking);
  simulator.order({ order: 'pressGrade', device: id('pad-1'), grade: 4 });
  await simulator.until('ratingPad', 'pad-1', ({ isAsking }) => !isAsking);
  expect(await crew.answerKeypad(id('keypad-1'), { isDone: true, digits: '017' })).toEqual({
    ok: true,
    value: undefined,
  });
  await simulator.until(
    'callKeypad',
    'keypad-1',
    ({ display, beeps }) => display === '   017' && beeps === 2,
  );
  expect(readings).toEqual([
    { kind: 'keyPressed', device: 'keypad-1', digits: '17', key: 'call' },
    { kind: 'gradePressed', device: 'pad-1', level: 5 },
  ]);
});

test('a dead sign is silent and its neighbour goes on', async () => {
  crew.employ([bus], devices);
  await Promise.all(devices.map((device) => untilUp(device.id)));
  simulator.order({ order: 'silence', device: id('sign-3'), on: true });
  const [dead, alive] = await Promise.all([show('sign-3', 'A017'), show('sign-4', 'A018')]);
  expect(dead).toEqual({ ok: false, problem: { kind: 'noReply' } });
  expect(alive.ok).toBe(true);
  expect(crew.health(id('sign-3'))).toMatchObject({ state: 'down', why: 'silent' });
  expect(crew.health(id('sign-4'))).toMatchObject({ state: 'up' });
  simulator.order({ order: 'silence', device: id('sign-3'), on: false });
  await untilUp('sign-3');
  await simulator.until('ledSign', 'sign-3', ({ dots }) => dots.text === 'A017');
});

test('an unplugged line comes back, and its signs show what they ought to by then', async () => {
  crew.employ([bus], devices);
  await Promise.all(devices.map((device) => untilUp(device.id)));
  await show('sign-3', 'A017');
  simulator.order({ order: 'unplug', port: bus.id });
  const away = await untilHealth('keypad-1', ({ state }) => state === 'down');
  expect(['portLost', 'portMissing']).toContain(away.why);
  expect(await show('sign-3', 'A018')).toMatchObject({ problem: { kind: 'deviceDown' } });
  simulator.order({ order: 'plugIn', port: bus.id });
  await Promise.all([untilUp('keypad-1'), untilUp('sign-3')]);
  await simulator.until('ledSign', 'sign-3', ({ dots }) => dots.text === 'A018');
});

test('garbage on the line is told as a noisy line, and keys still get through', async () => {
  crew.employ([bus], devices);
  await Promise.all(devices.map((device) => untilUp(device.id)));
  const heard = new Promise<DeviceReading>((resolve) => {
    crew.onReading(resolve);
  });
  simulator.order({ order: 'garbage', port: bus.id, bytes: 2_000 });
  simulator.order({ order: 'pressKey', device: id('keypad-1'), digits: '', key: 'recall' });
  expect(await heard).toMatchObject({ kind: 'keyPressed', key: 'recall' });
  await untilHealth('keypad-1', ({ why }) => why === 'noisyLine');
});

test('a sign that rejects its text says so', async () => {
  crew.employ([bus], devices);
  await untilUp('sign-3');
  simulator.order({ order: 'reject', device: id('sign-3'), on: true });
  await simulator.until('ledSign', 'sign-3', ({ isRejecting }) => isRejecting);
  expect(await show('sign-3', 'A017')).toEqual({ ok: false, problem: { kind: 'rejected' } });
  expect(crew.health(id('sign-3'))).toMatchObject({ state: 'down', why: 'rejecting' });
});

test('tickets are printed and cards read through the crew, in no trace what a card says', async () => {
  const more = await startSimulated([
    simulatedPort('paper', 115_200, [simulatedDevice('printer', 'printer-1', {})]),
    simulatedPort('cards', 115_200, [simulatedDevice('idCardReader', 'reader-1', {})]),
  ]);
  const kiosk = openCrew({
    clock: systemClock,
    seed: 1,
    today: () => '2026-07-03',
    time: () => A_MOMENT,
    resolvePath: ({ id: port }) => more.process.pathOf(port),
    openers: catalogue,
  });
  try {
    let traced = '';
    kiosk.onTrace(({ hex }) => {
      traced += hex;
    });
    const card = new Promise<DeviceReading>((resolve) => kiosk.onReading(resolve));
    const bothUp = Promise.all(
      ['printer-1', 'reader-1'].map(
        (device) =>
          new Promise<void>((resolve) =>
            kiosk.onHealth((of, { state }) => {
              if (of === device && state === 'up') resolve();
            }),
          ),
      ),
    );
    const ports = ['paper', 'cards'].map((port) =>
      portSettingsSchema.parse({ id: port, path: 'simulated', baudRate: 115_200 }),
    );
    kiosk.employ(ports, [
      settings({
        id: 'printer-1',
        port: 'paper',
        kind: 'printer',
        widthDots: 576,
        confirmedBy: 'processId',
        bigNumber: 'raster',
        fallbacks: [],
      }),
      settings({ id: 'reader-1', port: 'cards', kind: 'idCardReader' }),
    ]);
    await bothUp;
    const printed = await kiosk.print(
      id('printer-1'),
      [{ kind: 'number', text: 'A017' }],
      () => {},
    );
    expect(printed).toEqual({ kind: 'printed', confirmedBy: 'processId' });
    const reader = await more.until('idCardReader', 'reader-1', ({ cards }) => cards.length > 0);
    const [first] = reader.cards;
    if (first === undefined) throw new Error('no card');
    more.order({ order: 'layCard', device: id('reader-1'), card: first.id, fault: 'none' });
    expect(await card).toMatchObject({ kind: 'cardRead', card: { name: first.name } });
    const name = Buffer.from(first.name, 'utf16le').toString('hex');
    expect(traced).toContain('aaaaaa96690508000090');
    expect(traced).not.toContain(name);
  } finally {
    await kiosk.stop();
    await more.stop();
  }
});
