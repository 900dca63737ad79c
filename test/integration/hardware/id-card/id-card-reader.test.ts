import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Health } from '#contract/devices.ts';
import { isIdNumber } from '#contract/id-number.ts';
import { deviceIdSchema } from '#contract/ids.ts';
import {
  type IdCardEvent,
  type IdCardReader,
  noPast,
  openIdCardReader,
} from '#hardware/id-card/id-card-reader.ts';
import type { BytePort } from '#hardware/port/byte-port.ts';
import { portAt } from '#hardware/port/open-port.ts';
import {
  type SimulatorUnderTest,
  simulatedDevice,
  simulatedPort,
  startSimulated,
} from '#test/support/simulated.ts';
import { systemClock } from '../../../../server/clock/system-clock.ts';

const READER = deviceIdSchema.parse('reader-1');
/** As many turns of finding as show that nothing more comes. */
const A_WHILE_MS = 2_000;

let simulator: SimulatorUnderTest;
let port: BytePort;
let reader: IdCardReader;
let events: IdCardEvent[];
let health: Health[];
let wake: () => void;

beforeEach(async () => {
  const device = simulatedDevice('idCardReader', READER, {});
  simulator = await startSimulated([simulatedPort('port-1', 115_200, [device])]);
  const line = {
    path: simulator.path('port-1'),
    baudRate: 115_200,
    format: '8N1',
    obeysXoff: false,
  } as const;
  const opened = await portAt(line, systemClock)(new AbortController().signal);
  if (!opened.ok) throw new Error(opened.problem.detail);
  port = opened.value;
  events = [];
  health = [];
  wake = () => {};
  reader = openIdCardReader({
    port,
    clock: systemClock,
    past: noPast(),
    today: () => '2026-07-03',
    onReading: (event) => {
      events.push(event);
      wake();
    },
    onHealth: (now) => {
      health.push(now);
      wake();
    },
  });
});
afterEach(async () => {
  reader.close();
  await port.close();
  await simulator.stop();
});

const until = (isSo: () => boolean) =>
  new Promise<void>((resolve) => {
    wake = () => isSo() && resolve();
    wake();
  });
const aWhile = () => new Promise((resolve) => setTimeout(resolve, A_WHILE_MS));
const cards = async () => (await simulator.until('idCardReader', READER, () => true)).cards;
type Fault = 'none' | 'badChecksum' | 'halfFrame' | 'badNumber' | 'unknownDocument';
const lay = (card: string, fault: Fault = 'none') =>
  simulator.order({ order: 'layCard', device: READER, card, fault });
const lift = async () => {
  simulator.order({ order: 'liftCard', device: READER });
  await aWhile();
};

describe('a card reader on a serial line', () => {
  test('reads every card of the tray, each once, with the right name and birthday', async () => {
    for (const [index, { id, name, birth }] of (await cards()).entries()) {
      lay(id);
      await until(() => events.length > index);
      const event = events.at(-1);
      // One card of the tray bears printer commands for a name (the bench shows them as ␛): no name is that.
      if (/[\u2400-\u2421]/.test(name)) {
        expect(event).toEqual({ kind: 'cardRefused', why: 'unreadable' });
      } else {
        if (event?.kind !== 'cardRead') throw new Error(`${id} is read`);
        expect(event.card).toMatchObject({ name, birth });
        const isChecked = event.card.document !== 'foreigner2017';
        expect(isChecked ? isIdNumber(event.card.idNumber) : true).toBe(true);
      }
      await lift();
    }
    expect(events.filter(({ kind }) => kind === 'cardRead').length).toBeGreaterThanOrEqual(3);
  });

  test('gives one reading for as long as a card lies there', async () => {
    const [card] = await cards();
    lay(card?.id ?? '');
    await until(() => events.length > 0);
    await aWhile();
    expect(events).toHaveLength(1);
  });

  test.each([
    ['badChecksum', 'unreadable'],
    ['halfFrame', 'unreadable'],
    ['badNumber', 'badNumber'],
    ['unknownDocument', 'unknownDocument'],
  ] as const)('a card with %s is refused as %s, and the next one is read', async (fault, why) => {
    const [card] = await cards();
    lay(card?.id ?? '', fault);
    await until(() => events.length > 0);
    expect(events).toEqual([{ kind: 'cardRefused', why }]);
    await lift();
    lay(card?.id ?? '');
    await until(() => events.length > 1);
    expect(events[1]?.kind).toBe('cardRead');
  });

  test('is down while its module is silent, and up again when it answers', async () => {
    await until(() => health.at(-1)?.why === 'healthy');
    simulator.order({ order: 'silence', device: READER, on: true });
    await until(() => health.at(-1)?.why === 'silent');
    simulator.order({ order: 'silence', device: READER, on: false });
    await until(() => health.at(-1)?.why === 'healthy');
    expect(events).toEqual([]);
  });
});
