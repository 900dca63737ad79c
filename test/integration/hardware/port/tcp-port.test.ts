import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '#clock/system-clock.ts';
import type { BytePort } from '#hardware/port/byte-port.ts';
import { portAt } from '#hardware/port/open-port.ts';
import { steppedClock } from '#test/support/stepped-clock.ts';

let server: Server;
let sockets: Socket[];
beforeEach(async () => {
  sockets = [];
  server = createServer({ allowHalfOpen: false }, (socket) => {
    socket.on('error', () => {});
    socket.resume();
    sockets.push(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  server.close();
});

const signal = new AbortController().signal;
const pathOf = () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `tcp:127.0.0.1:${address.port}`;
};
const lineAt = (path: string) =>
  ({ path, baudRate: 9600, format: '8N1', obeysXoff: false }) as const;

async function connect(clock = systemClock): Promise<{ port: BytePort; far: Socket }> {
  const arrived = once(server, 'connection');
  const opened = await portAt(lineAt(pathOf()), clock)(signal);
  if (!opened.ok) throw new Error(opened.problem.detail);
  await arrived;
  const far = sockets.at(-1);
  if (far === undefined) throw new Error('no far end');
  return { port: opened.value, far };
}
const whenClosed = (port: BytePort) =>
  new Promise<string | undefined>((resolve) => port.onClosed((problem) => resolve(problem?.kind)));

test('bytes go both ways', async () => {
  const { port, far } = await connect();
  const heard = once(far, 'data');
  await port.write(Uint8Array.of(0x10, 0x04, 0x01));
  expect([...(await heard)[0]]).toEqual([0x10, 0x04, 0x01]);
  const back = new Promise<Uint8Array>((resolve) => port.onBytes(resolve));
  far.write(Uint8Array.of(0x12));
  expect([...(await back)]).toEqual([0x12]);
  await port.close();
});

test('the last bytes before an orderly end arrive', async () => {
  const { port, far } = await connect();
  let heardBytes = 0;
  far.on('data', (bytes) => {
    heardBytes += bytes.length;
  });
  const ended = once(far, 'end');
  await port.write(new Uint8Array(200_000));
  const closed = whenClosed(port);
  await port.close();
  await port.close();
  await ended;
  expect([heardBytes, await closed]).toEqual([200_000, undefined]);
});

test('nobody at the address is a missing port', async () => {
  const path = pathOf();
  server.close();
  await once(server, 'close');
  expect(await portAt(lineAt(path), systemClock)(signal)).toMatchObject({
    ok: false,
    problem: { kind: 'portMissing' },
  });
});

test('an address that does not answer is given up after three seconds', async () => {
  const clock = steppedClock(0);
  const opening = portAt(lineAt('tcp:192.0.2.1:9100'), clock)(signal);
  await clock.advance(3_000);
  expect(await opening).toMatchObject({ ok: false });
  expect(clock.sleepers).toBe(0);
});

test('a connection that is no longer wanted is called off while it is made', async () => {
  const stop = new AbortController();
  const clock = steppedClock(0);
  const opening = portAt(lineAt('tcp:192.0.2.1:9100'), clock)(stop.signal);
  stop.abort();
  expect(await opening).toMatchObject({ ok: false });
  expect(clock.sleepers).toBe(0);
});

test.each([
  ['hung up', (far: Socket) => far.end()],
  ['reset', (far: Socket) => far.resetAndDestroy()],
])('a line that was %s is lost, once', async (_, end) => {
  const { port, far } = await connect();
  const ends: (string | undefined)[] = [];
  port.onClosed((problem) => ends.push(problem?.kind));
  const closed = whenClosed(port);
  end(far);
  expect(await closed).toBe('portLost');
  await port.close();
  await wait(20);
  expect(ends).toEqual(['portLost']);
  expect(await port.write(Uint8Array.of(1))).toMatchObject({ ok: false });
});

test('a peer that reads nothing is given up at the deadline, and gets nothing late', async () => {
  const clock = steppedClock(0);
  const { port, far } = await connect(clock);
  far.pause();
  const written = port.write(new Uint8Array(64_000_000));
  let isSettled = false;
  written.then(() => {
    isSettled = true;
  });
  for (let step = 0; step < 600 && !isSettled; step += 1) {
    await wait(20);
    if (step > 50) await clock.advance(100);
  }
  expect(await written).toMatchObject({ problem: { kind: 'portLost' } });
  const failed = once(far, 'error');
  far.resume();
  expect((await failed)[0]).toMatchObject({ code: 'ECONNRESET' });
});

test('three hundred connections leave no wait behind', async () => {
  const clock = steppedClock(0);
  for (let times = 0; times < 300; times += 1) {
    const { port } = await connect(clock);
    await port.write(Uint8Array.of(1));
    await port.close();
  }
  expect(clock.sleepers).toBe(0);
});
