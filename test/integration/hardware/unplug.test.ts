import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '#clock/system-clock.ts';
import { sleep } from '#contract/clock.ts';
import {
  type DeviceReading,
  deviceSettingsSchema,
  type PrintDocument,
  portSettingsSchema,
} from '#contract/devices.ts';
import { deviceIdSchema, portIdSchema } from '#contract/ids.ts';
import { catalogue } from '#hardware/catalogue.ts';
import { type LocalCrew, openCrew } from '#hardware/crew.ts';
import { openDice } from '#test/support/hall-day.ts';
import { A_MOMENT } from '#test/support/sign-faces.ts';
import {
  type SimulatorUnderTest,
  simulatedDevice,
  simulatedPort,
  startSimulated,
} from '#test/support/simulated.ts';

/** Two hundred times a cable is pulled at a moment that nobody chose, and put back. */
const TICKETS = 70;
const CARDS = 60;
const KEYS = 70;

const device = (text: string) => deviceIdSchema.parse(text);
const port = (text: string) => portIdSchema.parse(text);
const PORTS = ['printer', 'reader', 'keys'] as const;
const wait = (ms: number) => sleep(systemClock, ms);

let simulator: SimulatorUnderTest;
let crew: LocalCrew;
/** How often each ticket's code came out on paper, whole. */
const papers = new Map<string, number>();
const readings: DeviceReading[] = [];

beforeAll(async () => {
  simulator = await startSimulated([
    simulatedPort('printer', 115_200, [simulatedDevice('printer', 'printer-1', {})]),
    simulatedPort('reader', 115_200, [simulatedDevice('idCardReader', 'reader-1', {})]),
    simulatedPort('keys', 9_600, [simulatedDevice('callKeypad', 'keypad-1', {})]),
  ]);
  let seen = 0;
  simulator.process.onDevice((state) => {
    if (state.kind !== 'printer' || state.slipsEver === seen) return;
    for (const { qr } of state.slips.slice(seen - state.slipsEver)) {
      for (const code of qr) papers.set(code, (papers.get(code) ?? 0) + 1);
    }
    seen = state.slipsEver;
  });
  crew = openCrew({
    clock: systemClock,
    seed: 1,
    today: () => '2026-07-03',
    time: () => A_MOMENT,
    resolvePath: ({ id }) => simulator.process.pathOf(id),
    openers: catalogue,
  });
  simulator.process.onPath((changed) => crew.pathChanged(changed));
  crew.onReading((reading) => readings.push(reading));
  const base = { name: '设备', place: { kind: 'lobby' } };
  crew.employ(
    PORTS.map((id) =>
      portSettingsSchema.parse({
        id,
        path: 'simulated',
        baudRate: id === 'keys' ? 9_600 : 115_200,
      }),
    ),
    [
      {
        ...base,
        id: 'printer-1',
        port: 'printer',
        kind: 'printer',
        widthDots: 576,
        confirmedBy: 'processId',
        bigNumber: 'font',
        fallbacks: [],
      },
      { ...base, id: 'reader-1', port: 'reader', kind: 'idCardReader' },
      {
        ...base,
        id: 'keypad-1',
        port: 'keys',
        kind: 'callKeypad',
        address: 1,
        repressMs: 800,
      },
    ].map((settings) => deviceSettingsSchema.parse(settings)),
  );
});
afterAll(async () => {
  await crew?.stop();
  await simulator?.stop();
});

const untilUp = (id: string) =>
  expect.poll(() => crew.health(device(id))?.state, { timeout: 20_000, interval: 20 }).toBe('up');

async function pullFor(name: (typeof PORTS)[number], ms: number): Promise<void> {
  simulator.order({ order: 'unplug', port: port(name) });
  await wait(ms);
  simulator.order({ order: 'plugIn', port: port(name) });
}

const ticket = (code: string): PrintDocument => [
  { kind: 'text', text: '新装开户', align: 'centre', size: 2, bold: true },
  { kind: 'number', text: code },
  { kind: 'pair', left: '前面还有', right: '5 人', size: 1, bold: false },
  { kind: 'qr', text: code },
];

test('a cable pulled in the middle of a ticket: what is said to be printed is on paper once, and nothing is there twice', async () => {
  const dice = openDice(11);
  const told = new Map<string, string>();
  for (let count = 1; count <= TICKETS; count += 1) {
    await untilUp('printer-1');
    const code = `A${String(count).padStart(3, '0')}`;
    const printing = crew.print(device('printer-1'), ticket(code), () => {});
    await wait(dice() * 900);
    await pullFor('printer', dice() * 150);
    told.set(code, (await printing).kind);
  }
  await untilUp('printer-1');
  const last = await crew.print(device('printer-1'), ticket('A999'), () => {});
  expect(last.kind).toBe('printed');
  await expect.poll(() => papers.get('A999'), { timeout: 20_000 }).toBe(1);
  for (const [code, kind] of told) {
    const times = papers.get(code) ?? 0;
    const allowed = kind === 'printed' ? [1] : kind === 'notPrinted' ? [0] : [0, 1];
    expect(allowed, `${code} was ${kind}`).toContain(times);
  }
  // The pulls met every part of a ticket's way.
  expect(new Set(told.values()).size).toBeGreaterThan(1);
}, 300_000);

test('a cable pulled while a card is read: the card is read once, however long it lies', async () => {
  const dice = openDice(12);
  const isCard = ({ kind }: DeviceReading) => kind === 'cardRead';
  for (let count = 1; count <= CARDS; count += 1) {
    await untilUp('reader-1');
    const before = readings.filter(isCard).length;
    simulator.order({
      order: 'layCard',
      device: device('reader-1'),
      card: `c${1 + (count % 2)}`,
      fault: 'none',
    });
    await wait(dice() * 700);
    await pullFor('reader', dice() * 100);
    await expect
      .poll(() => readings.filter(isCard).length, { timeout: 20_000, interval: 20 })
      .toBe(before + 1);
    simulator.order({ order: 'liftCard', device: device('reader-1') });
    await wait(700);
    expect(readings.filter(isCard)).toHaveLength(before + 1);
  }
}, 400_000);

test('a cable pulled in the middle of a key: a press is never heard twice, and the next one is heard', async () => {
  const dice = openDice(13);
  const presses = (digits: string) =>
    readings.filter((reading) => reading.kind === 'keyPressed' && reading.digits === digits).length;
  const press = (digits: string) =>
    simulator.order({ order: 'pressKey', device: device('keypad-1'), digits, key: 'call' });
  for (let count = 1; count <= KEYS; count += 1) {
    await untilUp('keypad-1');
    const cut = `1${count}`;
    press(cut);
    await wait(dice() * 15);
    await pullFor('keys', dice() * 60);
    await untilUp('keypad-1');
    // A clerk whose press was not answered presses again.
    let attempts = 0;
    const tries = () => Array.from({ length: attempts }, (_, at) => presses(`2${count}${at}`));
    await expect
      .poll(
        () => {
          press(`2${count}${attempts}`);
          attempts += 1;
          return wait(700).then(() => tries().some((heard) => heard > 0));
        },
        { timeout: 20_000 },
      )
      .toBe(true);
    expect(tries().filter((heard) => heard > 1)).toEqual([]);
    expect(presses(cut)).toBeLessThanOrEqual(1);
  }
}, 300_000);
