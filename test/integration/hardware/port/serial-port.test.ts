import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '#clock/system-clock.ts';
import type { BytePort } from '#hardware/port/byte-port.ts';
import { keepConnected } from '#hardware/port/reconnect.ts';
import { serialPort } from '#hardware/port/serial-port.ts';
import { steppedClock } from '#test/support/stepped-clock.ts';
import { openPtyCable, type PtyCable } from './pty-cable.ts';

let line: PtyCable;
beforeEach(async () => {
  line = await openPtyCable();
});
afterEach(async () => {
  await line.close();
});

const signal = new AbortController().signal;
const settings = () =>
  ({ path: line.path, baudRate: 9600, format: '8N1', obeysXoff: false }) as const;

async function openLine(clock = systemClock): Promise<BytePort> {
  const opened = await serialPort(settings(), clock)(signal);
  if (!opened.ok) throw new Error(opened.problem.detail);
  return opened.value;
}
const nextBytes = (port: BytePort) => new Promise<Uint8Array>((resolve) => port.onBytes(resolve));
const whenClosed = (port: BytePort) =>
  new Promise<string | undefined>((resolve) => port.onClosed((problem) => resolve(problem?.kind)));
const openFiles = async () => (await readdir('/proc/self/fd')).length;

test('all byte values go both ways as they are', async () => {
  const port = await openLine();
  const all = Uint8Array.from({ length: 256 }, (_, value) => value);
  const heard: number[] = [];
  const allHeard = new Promise<void>((resolve) =>
    line.onHeard((bytes) => {
      heard.push(...bytes);
      if (heard.length === 256) resolve();
    }),
  );
  expect(await port.write(all)).toEqual({ ok: true, value: undefined });
  await allHeard;
  expect(heard).toEqual([...all]);

  const back: number[] = [];
  const allBack = new Promise<void>((resolve) =>
    port.onBytes((bytes) => {
      back.push(...bytes);
      if (back.length === 256) resolve();
    }),
  );
  line.say(all);
  await allBack;
  expect(back).toEqual([...all]);
  await port.close();
});

test('bytes are heard at once by a program in which nothing else happens', async () => {
  const rounds = 30;
  let heard = 0;
  const allHeard = new Promise<string>((resolve) =>
    line.onHeard(() => {
      heard += 1;
      if (heard === rounds) resolve('all heard');
      else line.say(Uint8Array.of(heard));
    }),
  );
  const program = new URL('./answering-main.ts', import.meta.url);
  const child = fork(program, [line.path], { execArgv: [], stdio: 'inherit' });
  try {
    // Woken by its own timer alone, once a second, it would need half a minute.
    const late = wait(15_000, 'not all heard', { ref: false });
    expect(await Promise.race([allHeard, late])).toBe('all heard');
  } finally {
    child.kill();
    await once(child, 'exit');
  }
});

test('a port that is not there, is no line, or is taken says which', async () => {
  const at = (path: string) =>
    serialPort({ path, baudRate: 9600, format: '8N1', obeysXoff: false }, systemClock)(signal);
  expect(await at('/dev/serial/by-id/none')).toMatchObject({ problem: { kind: 'portMissing' } });
  expect(await at('/dev/null')).toMatchObject({ problem: { kind: 'portMissing' } });
  const first = await openLine();
  expect(await at(line.path)).toMatchObject({ problem: { kind: 'portBusy' } });
  await first.close();
  const second = await openLine();
  await second.close();
});

test('a line on which nobody speaks is known to be lost within two seconds', async () => {
  const port = await openLine();
  const closed = whenClosed(port);
  await line.unplug();
  const late = wait(2_000, 'not noticed');
  expect(await Promise.race([closed, late])).toBe('portLost');
  expect(await port.write(Uint8Array.of(1))).toMatchObject({ problem: { kind: 'portLost' } });
  await port.close();
});

test('a path that suddenly leads to another device ends the connection, though nothing else tells', async () => {
  const clock = steppedClock(0);
  const opened = await serialPort(settings(), clock)(signal);
  if (!opened.ok) throw new Error(opened.problem.detail);
  const ends: (string | undefined)[] = [];
  opened.value.onClosed((problem) => ends.push(problem?.detail));
  const other = await openPtyCable();
  await line.leadTo(other);
  await clock.advance(1_000);
  for (let look = 0; look < 100 && ends.length === 0; look += 1) await wait(10);
  expect(ends).toEqual(['another device']);
  expect(clock.sleepers).toBe(0);
  await other.close();
});

test('a peer that reads nothing is given up at the deadline', async () => {
  const clock = steppedClock(0);
  const opened = await serialPort(settings(), clock)(signal);
  if (!opened.ok) throw new Error(opened.problem.detail);
  const port = opened.value;
  const closed = whenClosed(port);
  line.stopReading();
  const written = port.write(new Uint8Array(4_000_000));
  let isSettled = false;
  written.then(() => {
    isSettled = true;
  });
  // The system's buffers fill first; how many steps that takes is its affair.
  for (let step = 0; step < 600 && !isSettled; step += 1) {
    await wait(20);
    if (step > 50) await clock.advance(100);
  }
  expect(await written).toMatchObject({ ok: false, problem: { kind: 'portLost' } });
  expect(await closed).toBe('portLost');
  await port.close();
  expect(clock.sleepers).toBe(0);
});

test('a write on a closed port is refused and not kept for the next connection', async () => {
  const first = await openLine();
  await first.close();
  await first.close();
  expect(await first.write(Buffer.from('STALE'))).toMatchObject({ ok: false });
  const second = await openLine();
  const heard: string[] = [];
  const whenHeard = new Promise<void>((resolve) =>
    line.onHeard((bytes) => {
      heard.push(Buffer.from(bytes).toString());
      if (heard.join('').endsWith('fresh')) resolve();
    }),
  );
  await second.write(Buffer.from('fresh'));
  await whenHeard;
  expect(heard.join('')).toBe('fresh');
  await second.close();
});

test('a line that is unplugged while it writes ends once and breaks nothing', async () => {
  const port = await openLine();
  const ends: (string | undefined)[] = [];
  port.onClosed((problem) => ends.push(problem?.kind));
  line.stopReading();
  const writing = port.write(new Uint8Array(300_000));
  await wait(50);
  await line.unplug();
  expect(await writing).toMatchObject({ ok: false });
  await port.close();
  expect(ends).toEqual(['portLost']);
});

test('an unplugged line comes back by itself, and carries bytes again', async () => {
  const seen: string[] = [];
  let newest: BytePort | undefined;
  let onNews = () => {};
  const news = () => new Promise<void>((resolve) => (onNews = resolve));
  const keeper = keepConnected({
    open: serialPort(settings(), systemClock),
    clock: systemClock,
    chance: () => 0,
    onConnected: (port) => {
      newest = port;
      seen.push('connected');
      onNews();
    },
    onProblem: ({ kind }) => {
      seen.push(kind);
      onNews();
    },
  });
  await news();
  const lost = news();
  await line.unplug();
  await lost;
  await line.plugIn();
  while (seen.filter((entry) => entry === 'connected').length < 2) await news();
  if (newest === undefined) throw new Error('no port');
  const bytes = nextBytes(newest);
  line.say(Uint8Array.of(7));
  expect([...(await bytes)]).toEqual([7]);
  expect(seen.slice(0, 2)).toEqual(['connected', 'portLost']);
  await keeper.stop();
});

test('a line that is pulled and put back in an instant is opened anew', async () => {
  const clock = steppedClock(0);
  for (let times = 0; times < 20; times += 1) {
    const opened = await serialPort(settings(), clock)(signal);
    if (!opened.ok) throw new Error(opened.problem.detail);
    const closed = whenClosed(opened.value);
    await line.unplug();
    await line.plugIn();
    const isLost = Promise.race([closed, wait(5, 'not yet')]);
    // Sometimes the system tells nothing; then it is the path that shows it.
    if ((await isLost) === 'not yet') await clock.advance(1_000);
    expect(await closed).toBe('portLost');
    await opened.value.close();
  }
  expect(clock.sleepers).toBe(0);
});

test('three hundred connections leave no file, wait or listener behind', async () => {
  const clock = steppedClock(0);
  const open = serialPort(settings(), clock);
  const connect = async () => {
    const opened = await open(signal);
    if (!opened.ok) throw new Error(opened.problem.detail);
    await opened.value.write(Uint8Array.of(1));
    await opened.value.close();
  };
  await connect();
  const before = [await openFiles(), process.listenerCount('exit'), clock.sleepers];
  for (let times = 0; times < 300; times += 1) await connect();
  expect([await openFiles(), process.listenerCount('exit'), clock.sleepers]).toEqual(before);
});
