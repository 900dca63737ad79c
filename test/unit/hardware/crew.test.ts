import { expect, test } from 'vitest';
import { BrokenPromise } from '#contract/assert.ts';
import {
  type DeviceSettings,
  deviceSettingsSchema,
  type PortSettings,
  type PrintResult,
  portSettingsSchema,
} from '#contract/devices.ts';
import { deviceIdSchema, portIdSchema } from '#contract/ids.ts';
import { ok, refuse } from '#contract/outcome.ts';
import { catalogue, type Openers } from '#hardware/catalogue.ts';
import { openCrew } from '#hardware/crew.ts';
import { decodeSignMessage, encodeSignMessage } from '#hardware/led/a090/a090-message.ts';
import { A_MOMENT, steady } from '#test/support/sign-faces.ts';
import { steppedClock } from '#test/support/stepped-clock.ts';
import { type Cable, openCable } from './cable.ts';
import { vector } from './vectors.ts';

const port = (id: string, path = `/dev/serial/by-id/${id}`): PortSettings =>
  portSettingsSchema.parse({ id, path, baudRate: 9600 });
const device = (id: string, portId: string, more: object): DeviceSettings =>
  deviceSettingsSchema.parse({
    id,
    name: id,
    port: portId,
    place: { kind: 'counter', counter: 'c1' },
    ...more,
  });
const sign = (address: number, more: object = {}) =>
  device(`sign-${address}`, 'bus', { kind: 'ledSign', address, columns: 8, ...more });
const keypad = device('keypad-1', 'bus', { kind: 'callKeypad', address: 1, repressMs: 1_000 });
const printer = (more: object = {}) =>
  device('printer-1', 'paper', {
    kind: 'printer',
    widthDots: 576,
    confirmedBy: 'processId',
    bigNumber: 'font',
    fallbacks: [],
    ...more,
  });
const id = (text: string) => deviceIdSchema.parse(text);

/** A crew whose ports are cables, by path, that the test plugs and pulls. */
function crewOnCables(openers: Partial<Openers> = {}) {
  const clock = steppedClock(1_000_000);
  const cables = new Map<string, Cable>();
  const opened: string[] = [];
  const missing = new Set<string>();
  const paths = new Map<string, string>();
  const health: string[] = [];
  const crew = openCrew({
    clock,
    seed: 1,
    today: () => '2026-07-03',
    time: () => A_MOMENT,
    resolvePath: ({ id: portId, path }) => (path === 'simulated' ? paths.get(portId) : path),
    openers: {
      ...catalogue,
      port: (line) => async () => {
        opened.push(line.path);
        if (missing.has(line.path)) return refuse({ kind: 'portMissing', detail: '' });
        const cable = openCable();
        cables.set(line.path, cable);
        // Signs answer everything that is said to them.
        cable.onHeard((bytes) => {
          const order = decodeSignMessage(bytes);
          if (!order.ok) return;
          const { address } = order.value;
          clock.after(20, () => cable.say(encodeSignMessage({ kind: 'accepted', address })));
        });
        return ok({ ...cable.port, close: async () => cable.pull() });
      },
      ...openers,
    },
  });
  crew.onHealth((who, { state, why }) => health.push(`${who} ${state} ${why}`));
  const cable = (path: string): Cable => {
    const found = cables.get(path);
    if (found === undefined) throw new Error(`${path} is not open`);
    return found;
  };
  return { clock, crew, cable, opened, missing, paths, health };
}
const BUS = '/dev/serial/by-id/bus';
const PAPER = '/dev/serial/by-id/paper';

test('signs and keypads on one line are all at work', async () => {
  const { clock, crew, cable, health } = crewOnCables();
  const keys: string[] = [];
  crew.onReading((reading) => {
    if (reading.kind === 'keyPressed') keys.push(`${reading.device} ${reading.key}`);
  });
  crew.employ([port('bus')], [sign(3), sign(4), keypad]);
  await clock.advance(10);
  const shown = [3, 4].map((address) => crew.showOnSign(id(`sign-${address}`), steady('A017')));
  await clock.advance(200);
  cable(BUS).say(vector('ff68', 'key-call'));
  await clock.advance(100);
  expect((await Promise.all(shown)).map((told) => told.ok)).toEqual([true, true]);
  expect(keys).toEqual(['keypad-1 call']);
  expect(health).toContain('sign-3 up healthy');
  expect(crew.health(id('keypad-1'))).toMatchObject({ state: 'up', since: 1_000_000 });
  await crew.stop();
  expect(clock.sleepers).toBe(0);
});

test('a changed device begins anew and the others on its line notice nothing', async () => {
  const { clock, crew, opened, health } = crewOnCables();
  crew.employ([port('bus')], [sign(3), sign(4), keypad]);
  await clock.advance(2_000);
  health.length = 0;
  crew.employ([port('bus')], [sign(3), sign(4, { columns: 12 }), keypad]);
  await clock.advance(2_000);
  expect(health).toEqual(['sign-4 down starting', 'sign-4 up healthy']);
  expect(opened).toEqual([BUS]);
});

test('employing the same again changes nothing', async () => {
  const { clock, crew, opened, health } = crewOnCables();
  crew.employ([port('bus')], [sign(3), keypad]);
  await clock.advance(2_000);
  const before = [opened.length, health.length];
  crew.employ([port('bus')], [sign(3), keypad]);
  await clock.advance(2_000);
  expect([opened.length, health.length]).toEqual(before);
});

test('a device that has gone is closed, and its port with the last of them', async () => {
  const { clock, crew, cable, health } = crewOnCables();
  crew.employ([port('bus')], [sign(3), keypad]);
  await clock.advance(2_000);
  crew.employ([port('bus')], [keypad]);
  expect(crew.health(id('sign-3'))).toBeUndefined();
  const heard = cable(BUS).heard.length;
  await clock.advance(60_000);
  expect(cable(BUS).heard.length).toBe(heard);
  crew.employ([port('bus')], []);
  await clock.advance(100);
  expect(clock.sleepers).toBe(0);
  expect(await crew.openRating(id('keypad-1'))).toMatchObject({
    problem: { kind: 'noSuchDevice' },
  });
  expect(health.some((line) => line.includes('driverStopped'))).toBe(false);
});

test('a pulled line is told of each device on it, and what a sign shows comes back with it', async () => {
  const { clock, crew, cable, health } = crewOnCables();
  crew.employ([port('bus')], [sign(3), keypad]);
  await clock.advance(10);
  crew.showOnSign(id('sign-3'), steady('A017'));
  await clock.advance(2_000);
  health.length = 0;
  cable(BUS).pull();
  await clock.advance(1);
  expect(health).toEqual(['sign-3 down portLost', 'keypad-1 down portLost']);
  const away = await crew.showOnSign(id('sign-3'), steady('A018'));
  expect(away).toEqual({ ok: false, problem: { kind: 'deviceDown', why: 'portLost' } });
  await clock.advance(3_000);
  const order = decodeSignMessage(cable(BUS).heard[0] ?? new Uint8Array());
  expect(order).toMatchObject({ value: { kind: 'show', spans: [{ text: 'A018' }] } });
  expect(health.slice(2)).toEqual(['keypad-1 up healthy', 'sign-3 up healthy']);
});

test('a port that is not there is looked for until it is', async () => {
  const { clock, crew, missing, health } = crewOnCables();
  missing.add(BUS);
  crew.employ([port('bus')], [keypad]);
  await clock.advance(20_000);
  missing.delete(BUS);
  await clock.advance(3_000);
  expect(health).toEqual([
    'keypad-1 down starting',
    'keypad-1 down portMissing',
    'keypad-1 up healthy',
  ]);
});

test('a simulated port is opened as soon as its path is known', async () => {
  const { clock, crew, paths, opened } = crewOnCables();
  crew.employ([port('bus', 'simulated')], [keypad]);
  await clock.advance(100);
  expect(crew.health(id('keypad-1'))).toMatchObject({ why: 'portMissing' });
  paths.set('bus', '/dev/pts/9');
  crew.pathChanged(portIdSchema.parse('bus'));
  await clock.advance(0);
  expect([opened, crew.health(id('keypad-1'))?.state]).toEqual([['/dev/pts/9'], 'up']);
});

test('a device on a port that nobody has, or that a printer has for itself, says so', async () => {
  const { clock, crew } = crewOnCables();
  const onPaper = device('keypad-2', 'paper', {
    kind: 'callKeypad',
    address: 2,
    repressMs: 500,
  });
  crew.employ([port('paper')], [printer(), onPaper, keypad]);
  await clock.advance(1);
  expect(crew.health(id('keypad-1'))).toMatchObject({ why: 'portMissing', detail: 'bus' });
  expect(crew.health(id('keypad-2'))).toMatchObject({ why: 'portBusy', detail: 'printer-1' });
  expect(await crew.answerKeypad(id('keypad-2'), { isDone: true, digits: '' })).toMatchObject({
    problem: { kind: 'deviceDown', why: 'portBusy' },
  });
});

test('a printer whose line is away has not printed, and says why', async () => {
  const { clock, crew, missing } = crewOnCables();
  missing.add(PAPER);
  crew.employ([port('paper')], [printer()]);
  await clock.advance(1);
  const result = await crew.print(id('printer-1'), [], () => {});
  expect(result).toEqual({ kind: 'notPrinted', why: 'portMissing' });
});

test('stopping answers a ticket that is on its way', async () => {
  const { clock, crew } = crewOnCables();
  crew.employ([port('paper')], [printer()]);
  await clock.advance(1);
  const printing = crew.print(id('printer-1'), [{ kind: 'number', text: 'A017' }], () => {});
  await clock.advance(10);
  await crew.stop();
  await clock.advance(1_000);
  expect(await printing).toMatchObject({ kind: 'notPrinted' });
  expect(clock.sleepers).toBe(0);
});

/** A printer whose driver breaks its promise where the test says. */
function crewWithBrokenPrinter(where: 'open' | 'print' | 'timer' | 'bytes') {
  const breakDown = () => {
    throw new BrokenPromise('a ticket has a number');
  };
  let opened = 0;
  let closed = 0;
  const all = crewOnCables({
    printer: ({ clock, port: line, onHealth }) => {
      opened += 1;
      if (where === 'open') breakDown();
      if (where === 'timer') clock.after(100, breakDown);
      if (where === 'bytes') line.onBytes(breakDown);
      onHealth({ state: 'up', why: 'healthy', since: 0, detail: '' });
      return {
        print: () =>
          where === 'print'
            ? Promise.reject(new BrokenPromise('a ticket has a number'))
            : new Promise<PrintResult>(() => {}),
        close: () => {
          closed += 1;
        },
      };
    },
  });
  all.crew.employ([port('paper'), port('bus')], [printer(), keypad]);
  return { ...all, counts: () => ({ opened, closed }) };
}

test.each(['open', 'print', 'timer', 'bytes'] as const)(
  'a driver that breaks its promise (%s) stops alone, and begins anew after a minute',
  async (where) => {
    const { clock, crew, cable, counts } = crewWithBrokenPrinter(where);
    await clock.advance(10);
    const printing = crew.print(id('printer-1'), [], () => {});
    cable(PAPER).say(Uint8Array.of(0x12));
    await clock.advance(2_000);
    expect(crew.health(id('printer-1'))).toMatchObject({
      state: 'down',
      why: 'driverStopped',
      detail: 'a ticket has a number',
    });
    expect(crew.health(id('keypad-1'))?.state).toBe('up');
    expect(await printing).toMatchObject({ why: 'driverStopped' });
    expect(counts().opened).toBe(1);
    await clock.advance(61_000);
    expect(counts().opened).toBe(2);
  },
);

test('a printer that broke down on a ticket leaves it unconfirmed: part of it may be on paper', async () => {
  const { clock, crew } = crewWithBrokenPrinter('timer');
  await clock.advance(10);
  const printing = crew.print(id('printer-1'), [], () => {});
  await clock.advance(2_000);
  expect(await printing).toEqual({ kind: 'unconfirmed', why: 'driverStopped' });
  expect(await crew.print(id('printer-1'), [], () => {})).toEqual({
    kind: 'notPrinted',
    why: 'driverStopped',
  });
});

test('much noise makes the devices of a line degraded, and quiet makes them healthy again', async () => {
  const { clock, crew, cable, health } = crewOnCables();
  crew.employ([port('bus')], [keypad]);
  await clock.advance(10);
  cable(BUS).say(new Uint8Array(500));
  expect(crew.health(id('keypad-1'))).toMatchObject({ state: 'degraded', why: 'noisyLine' });
  await clock.advance(25_000);
  expect(health.at(-1)).toBe('keypad-1 up healthy');
});

test('bytes are traced only while somebody looks, with the line they are on', async () => {
  const { clock, crew, cable } = crewOnCables();
  crew.employ([port('bus')], [keypad]);
  await clock.advance(10);
  const traces: string[] = [];
  const stopLooking = crew.onTrace(({ port: line, direction, hex, meaning }) =>
    traces.push(`${line} ${direction} ${hex} ${meaning}`),
  );
  cable(BUS).say(vector('ff68', 'key-call'));
  await clock.advance(100);
  stopLooking();
  cable(BUS).say(vector('ff68', 'key-recall'));
  await clock.advance(100);
  expect(traces).toEqual([
    'bus fromDevice ff6803036801010c0e16 keypad.keyPressed',
    'bus toDevice ff6803036801010c0e16 keypad.received',
  ]);
});

test('what a card says is in no trace', async () => {
  const { clock, crew, cable } = crewOnCables();
  const reader = device('reader-1', 'cards', { kind: 'idCardReader' });
  crew.employ([port('cards')], [reader]);
  await clock.advance(10);
  const traces: string[] = [];
  crew.onTrace(({ hex, meaning }) => traces.push(`${hex} ${meaning}`));
  const text = Buffer.from('990101199001011233', 'utf16le');
  const reply = Buffer.concat([
    Buffer.from('aaaaaa9669050800009001000400', 'hex'),
    Buffer.alloc(122),
    text,
    Buffer.alloc(1_141),
  ]);
  cable('/dev/serial/by-id/cards').say(reply);
  await clock.advance(5_000);
  expect(traces.join()).toContain('idCard.samStatus');
  expect(traces.join()).toContain('aaaaaa9669050800');
  expect(traces.join()).not.toContain(text.toString('hex').slice(0, 16));
});

test('a port that moved to another path is opened there once the old one is closed', async () => {
  const { clock, crew, opened } = crewOnCables();
  crew.employ([port('bus')], [keypad]);
  await clock.advance(10);
  crew.employ([port('bus', '/dev/ttyS1')], [keypad]);
  await clock.advance(10);
  expect(opened).toEqual([BUS, '/dev/ttyS1']);
  expect(crew.health(id('keypad-1'))?.state).toBe('up');
});
