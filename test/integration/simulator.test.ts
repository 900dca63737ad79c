import { connect, type Socket } from 'node:net';
import { SerialPort } from 'serialport';
import { afterEach, expect, test } from 'vitest';
import { deviceIdSchema, portIdSchema } from '#contract/ids.ts';
import {
  type SimulatorUnderTest,
  simulatedDevice,
  simulatedPort,
  startSimulated,
} from '#test/support/simulated.ts';

const FIND = 'aaaaaa96690003200122';
const NO_CARD = 'aaaaaa9669000400008084';
const STATUS_REQUEST = '100401';
const id = (device: string) => deviceIdSchema.parse(device);
const port = (name: string) => portIdSchema.parse(name);

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

async function running(
  ...ports: Parameters<typeof startSimulated>[0]
): Promise<SimulatorUnderTest> {
  const simulator = await startSimulated(ports);
  open.push({ close: simulator.stop });
  return simulator;
}

/** A host's end of a line: what it hears piles up. */
interface Host {
  write(hex: string): void;
  /** Resolves when so much has been heard since the last time, with all of it. */
  hears(bytes: number): Promise<string>;
  /** Resolves when the other side has hung up; asks meanwhile, as every driver does. */
  untilClosed(): Promise<void>;
  close(): Promise<void>;
}

function listenTo(stream: SerialPort | Socket, close: () => Promise<void>): Host {
  let heard = Buffer.alloc(0);
  let check = () => {};
  stream.on('data', (bytes: Buffer) => {
    heard = Buffer.concat([heard, bytes]);
    check();
  });
  stream.on('error', () => {});
  const isClosed = new Promise<void>((resolve) => stream.once('close', () => resolve()));
  return {
    write: (hex) => void stream.write(Buffer.from(hex, 'hex')),
    hears: (bytes) =>
      new Promise((resolve) => {
        check = () => {
          if (heard.length < bytes) return;
          check = () => {};
          resolve(heard.toString('hex'));
          heard = Buffer.alloc(0);
        };
        check();
      }),
    async untilClosed() {
      // The package misses a hang-up now and then, until it writes.
      const asking = setInterval(() => stream.write(Buffer.from(FIND, 'hex')), 20);
      await isClosed;
      clearInterval(asking);
    },
    close,
  };
}

async function openSerial(path: string): Promise<Host> {
  const serial = await new Promise<SerialPort>((resolve, reject) => {
    const opening: SerialPort = new SerialPort({ path, baudRate: 115_200 }, (problem) =>
      problem === null ? resolve(opening) : reject(problem),
    );
  });
  // On this Node the package's reader only goes on when something else turns the event loop.
  const turning = setInterval(() => {}, 5);
  const host = listenTo(serial, async () => {
    clearInterval(turning);
    if (serial.isOpen) await new Promise<void>((resolve) => serial.close(() => resolve()));
  });
  open.push(host);
  return host;
}

const readerOnALine = () =>
  simulatedPort('card', 115_200, [simulatedDevice('idCardReader', 'reader', {})]);

test('a card is read over a real line, every byte of it', async () => {
  const simulator = await running(readerOnALine());
  const host = await openSerial(simulator.path('card'));
  simulator.order({ order: 'layCard', device: id('reader'), card: 'c1', fault: 'none' });
  await simulator.until('idCardReader', 'reader', ({ card }) => card === 'c1');
  host.write(FIND);
  expect(await host.hears(15)).toBe('aaaaaa9669000800009f0000000097');
  host.write('aaaaaa96690003200221');
  await host.hears(19);
  host.write('aaaaaa96690003300132');
  const reply = Buffer.from(await host.hears(1_295), 'hex');
  expect(reply).toHaveLength(1_295);
  expect(reply.subarray(5).reduce((xor, byte) => xor ^ byte, 0)).toBe(0);
});

test('a driver may close the line and open it again', async () => {
  const simulator = await running(readerOnALine());
  for (let time = 0; time < 3; time += 1) {
    const host = await openSerial(simulator.path('card'));
    host.write(FIND);
    expect(await host.hears(11)).toBe(NO_CARD);
    await host.close();
  }
});

test('an unplugged line hangs up, and another stands when it is plugged in again', async () => {
  const simulator = await running(readerOnALine());
  const host = await openSerial(simulator.path('card'));
  host.write(FIND);
  await host.hears(11);
  simulator.order({ order: 'unplug', port: port('card') });
  await host.untilClosed();
  const next = simulator.untilPath('card');
  simulator.order({ order: 'plugIn', port: port('card') });
  const again = await openSerial(await next);
  again.write(FIND);
  expect(await again.hears(11)).toBe(NO_CARD);
});

test('while it is unplugged a line has no path, so that nobody opens another’s', async () => {
  const simulator = await running(readerOnALine());
  const gone = new Promise<void>((resolve) => {
    simulator.process.onPath((_, path) => path === undefined && resolve());
  });
  simulator.order({ order: 'unplug', port: port('card') });
  await gone;
  expect(simulator.process.pathOf(port('card'))).toBeUndefined();
});

test('two signs and a keypad share one line and each answers for itself', async () => {
  const simulator = await running(
    simulatedPort('bus', 9_600, [
      simulatedDevice('ledSign', 'sign-1', { address: 1 }),
      simulatedDevice('ledSign', 'sign-3', { address: 3, columns: 20 }),
      simulatedDevice('callKeypad', 'keypad', { address: 1 }),
    ]),
  );
  const host = await openSerial(simulator.path('bus'));
  host.write('a09001a50005c7eb003801b4');
  expect(await host.hears(5)).toBe('a09001a5aa');
  host.write('a09003a5001cc7eb024100300030003100bac501b5bd013300bac501b4b001bfda01bf');
  expect(await host.hears(5)).toBe('a09003a5aa');
  expect((await simulator.until('ledSign', 'sign-1', () => true)).dots.text).toBe('请8');
  await simulator.until('ledSign', 'sign-3', ({ dots }) => dots.text === '请A001号到3号窗口');
  simulator.order({ order: 'pressKey', device: id('keypad'), digits: '', key: 'call' });
  expect(await host.hears(10)).toBe('ff6803036801010c0e16');
});

test('a ticket that runs out of paper goes on with new paper, and is confirmed once', async () => {
  const simulator = await running(
    simulatedPort('ticket', 115_200, [simulatedDevice('printer', 'printer', {})]),
  );
  const host = await openSerial(simulator.path('ticket'));
  const printer = id('printer');
  simulator.order({ order: 'paperRunsOutAfter', device: printer, rows: 40 });
  host.write('310a320a330a1d5642001d28480600303041303031');
  await simulator.until('printer', 'printer', ({ paper }) => paper === 'out');
  host.write(STATUS_REQUEST);
  expect(await host.hears(1)).toBe('1a');
  simulator.order({ order: 'paper', device: printer, state: 'full' });
  expect(await host.hears(7)).toBe('37224130303100');
  const { slips } = await simulator.until('printer', 'printer', ({ slipsEver }) => slipsEver === 2);
  expect(slips.flatMap(({ text }) => text)).toEqual(['1', '2', '3']);
});

test('noise on the line is as much as was asked for', async () => {
  const simulator = await running(readerOnALine());
  const host = await openSerial(simulator.path('card'));
  simulator.order({ order: 'garbage', port: port('card'), bytes: 500 });
  expect(await host.hears(500)).toHaveLength(1_000);
});

test('over TCP a printer serves one client, the next when that one has gone', async () => {
  const simulator = await running({
    ...simulatedPort('net', 115_200, [simulatedDevice('printer', 'printer', {})]),
    transport: 'tcp',
  });
  const [, address, number] = simulator.path('net').split(':');
  const dial = () => {
    const socket = connect({ host: address ?? '', port: Number(number) });
    const host = listenTo(socket, async () => void socket.destroy());
    open.push(host);
    return host;
  };
  const first = dial();
  first.write(STATUS_REQUEST);
  expect(await first.hears(1)).toBe('12');
  const second = dial();
  await second.untilClosed();
  first.write(STATUS_REQUEST);
  expect(await first.hears(1)).toBe('12');
  await first.close();
  await first.untilClosed();
  const third = dial();
  third.write(STATUS_REQUEST);
  expect(await third.hears(1)).toBe('12');

  simulator.order({ order: 'unplug', port: port('net') });
  await third.untilClosed();
});

test('a simulator that dies is told of, and takes its lines with it', async () => {
  const simulator = await running(readerOnALine());
  const host = await openSerial(simulator.path('card'));
  const died = new Promise<void>((resolve) => simulator.process.onDied(resolve));
  process.kill(simulator.process.pid ?? 0, 'SIGKILL');
  await died;
  await host.untilClosed();
  expect(simulator.process.pathOf(port('card'))).toBeUndefined();
  simulator.order({ order: 'unplug', port: port('card') });
});

test('a simulator that is stopped is not told of as dead', async () => {
  const simulator = await running(readerOnALine());
  let deaths = 0;
  simulator.process.onDied(() => {
    deaths += 1;
  });
  await simulator.stop();
  expect(deaths).toBe(0);
});
