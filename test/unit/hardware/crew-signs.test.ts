import { expect, test } from 'vitest';
import type { SimulatedDevice } from '#contract/bench.ts';
import {
  type DeviceSettings,
  deviceSettingsSchema,
  type PortSettings,
  portSettingsSchema,
} from '#contract/devices.ts';
import { deviceIdSchema } from '#contract/ids.ts';
import { ok } from '#contract/outcome.ts';
import type { SignProtocol } from '#contract/signs.ts';
import { catalogue } from '#hardware/catalogue.ts';
import { openCrew } from '#hardware/crew.ts';
import { openSimulatedPort } from '#hardware/simulator/port.ts';
import { A_MOMENT, blinking, steady } from '#test/support/sign-faces.ts';
import { simulatedDevice, simulatedPort } from '#test/support/simulated.ts';
import { steppedClock } from '#test/support/stepped-clock.ts';
import { openCable } from './cable.ts';
import { ALPHA, DIGITS, ONBON } from './led/driven-signs.ts';

const A090 = { name: 'a090' } as const;
const id = (text: string) => deviceIdSchema.parse(text);
const port = (name: string): PortSettings =>
  portSettingsSchema.parse({ id: name, path: `/dev/${name}`, baudRate: 9600 });
const sign = (name: string, line: string, address: number, protocol: SignProtocol) =>
  deviceSettingsSchema.parse({
    id: name,
    name,
    port: line,
    place: { kind: 'counter', counter: name },
    kind: 'ledSign',
    address,
    columns: protocol.name === 'modbusDigits' ? 4 : 16,
    protocol,
  });

/** A crew that finds simulated signs wherever its settings say that there are some. */
function crewOfSigns(devices: readonly DeviceSettings[]) {
  const clock = steppedClock(1_000_000);
  const states = new Map<string, SimulatedDevice>();
  const crew = openCrew({
    clock,
    seed: 1,
    today: () => '2026-07-03',
    time: () => A_MOMENT,
    resolvePath: ({ path }) => path,
    openers: {
      ...catalogue,
      port: (line) => async () => {
        const cable = openCable();
        const builds = devices.flatMap((device) =>
          device.kind === 'ledSign' && `/dev/${device.port}` === line.path
            ? [simulatedDevice('ledSign', device.id, device)]
            : [],
        );
        const simulated = openSimulatedPort(simulatedPort('line', 9600, builds), {
          clock,
          openLine: async () => ({
            path: line.path,
            write: cable.say,
            onBytes: cable.onHeard,
            setFlowing() {},
            close() {},
          }),
          random: (lengthBytes) => new Uint8Array(lengthBytes),
          tell: ({ device }) => void states.set(device.device, device),
        });
        await simulated.plugIn();
        return ok({ ...cable.port, close: async () => cable.pull() });
      },
    },
  });
  const seen = (name: string) => {
    const state = states.get(name);
    return state?.kind === 'ledSign' ? state : undefined;
  };
  const text = (name: string) => seen(name)?.dots.text.trim();
  return { clock, crew, seen, text };
}

const TEXTS = ['火警！请立即从最近的出口撤离', '火警请撤离', 'FIRE - LEAVE NOW', 'FIRE'];

/** The large hall's longest line, and one sign of each other kind on a line of its own. */
const WINDOWS = [1, 2, 3, 4, 5, 6].map((at) => sign(`w${at}`, 'windows', at, A090));
const OTHERS = [
  sign('onbon', 'second', 1, ONBON),
  sign('alpha', 'third', 1, ALPHA),
  sign('digits', 'fourth', 1, DIGITS),
];
const ALL = [...WINDOWS, ...OTHERS];
const PORTS = ['windows', 'second', 'third', 'fourth'].map(port);

test('an emergency stands on every sign within a second, each with what it can show', async () => {
  const { clock, crew, text, seen } = crewOfSigns(ALL);
  crew.employ(PORTS, ALL);
  await clock.advance(100);
  for (const { id: device } of [...WINDOWS, ...OTHERS.slice(0, 2)]) {
    void crew.showOnSign(device, steady('A017'));
  }
  void crew.showOnSign(id('digits'), blinking('017'));
  await clock.advance(10_000);
  expect([text('w6'), text('onbon'), text('alpha'), text('digits')]).toEqual([
    'A017',
    'A017',
    'A017',
    '017',
  ]);

  const raised = crew.showEmergency(TEXTS);
  await clock.advance(1_000);
  expect(await raised).toEqual([]);
  expect(WINDOWS.map(({ id: device }) => text(device))).toEqual(WINDOWS.map(() => '火警请撤离'));
  expect([text('onbon'), text('alpha')]).toEqual([TEXTS[0], TEXTS[2]]);
  // It has no letters, and an old number would call people back in.
  expect([text('digits'), seen('digits')?.isBlinking]).toEqual(['', false]);
});

test('a call during an emergency waits for its end, and then stands there by itself', async () => {
  const { clock, crew, text } = crewOfSigns(ALL);
  crew.employ(PORTS, ALL);
  await clock.advance(5_000);
  void crew.showEmergency(TEXTS);
  await clock.advance(5_000);
  const called = await crew.showOnSign(id('w1'), steady('A018'));
  expect(called.ok).toBe(true);
  void crew.showOnSign(id('alpha'), steady('A019 > 3'));
  await clock.advance(5_000);
  expect([text('w1'), text('alpha')]).toEqual(['火警请撤离', TEXTS[2]]);
  void crew.showEmergency(null);
  await clock.advance(5_000);
  expect([text('w1'), text('alpha'), text('w2'), text('onbon')]).toEqual([
    'A018',
    'A019 > 3',
    '',
    '',
  ]);
});

test('a sign that comes during an emergency shows it at once', async () => {
  const { clock, crew, text } = crewOfSigns(ALL);
  void crew.showEmergency(TEXTS);
  crew.employ(PORTS, ALL);
  await clock.advance(4_000);
  expect([text('w1'), text('w6'), text('onbon')]).toEqual(['火警请撤离', '火警请撤离', TEXTS[0]]);
});

test('signs that did not take the emergency are named with what is wrong with them', async () => {
  const { clock, crew } = crewOfSigns(WINDOWS);
  const lost = sign('lost', 'nowhere', 1, A090);
  crew.employ([port('windows')], [...WINDOWS, lost]);
  await clock.advance(5_000);
  const raised = crew.showEmergency(TEXTS);
  await clock.advance(2_000);
  expect(await raised).toEqual([
    { device: 'lost', problem: { kind: 'deviceDown', why: 'portMissing' } },
  ]);
});

test('brightness reaches the signs that know it, also those that come later', async () => {
  const { clock, crew, seen } = crewOfSigns(ALL);
  crew.employ(PORTS.slice(0, 2), ALL.slice(0, 7));
  await clock.advance(5_000);
  crew.dimSigns(40);
  await clock.advance(5_000);
  expect(seen('onbon')?.brightness).toBe(40);
  crew.employ(PORTS, ALL);
  await clock.advance(5_000);
  expect([seen('digits')?.brightness, seen('w1')?.brightness]).toEqual([40, 100]);
});
