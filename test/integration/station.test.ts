import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kioskIdSchema, serviceIdSchema, stationIdSchema } from '#contract/ids.ts';
import { hallSettingsSchema } from '#contract/settings.ts';
import type { DevicesView } from '#contract/views.ts';
import { eventsOf } from '../support/journal-facts.ts';
import { type RunningHall, startHall } from '../support/running-hall.ts';
import {
  type SimulatorUnderTest,
  simulatedDevice,
  simulatedPort,
  startSimulated,
} from '../support/simulated.ts';
import { pairScreen, signIn, type Visitor, type Watched } from '../support/visitor.ts';

/** A kiosk PC beside the server drives the kiosk's printer; everything here is a real program on a real line. */
const PRINTER = 'printer-k1';
const STATION = stationIdSchema.parse('kiosk-pc');
const kiosk = kioskIdSchema.parse('k1');

let simulator: SimulatorUnderTest;
let hall: RunningHall;
let maintainer: Visitor;
let devices: Watched<DevicesView>;
let screen: Visitor;
const folder = mkdtempSync(join(tmpdir(), 'tinghao-station-'));
const running = new Set<ChildProcess>();
const slips: string[] = [];

beforeAll(async () => {
  simulator = await startSimulated([
    simulatedPort('p1', 115_200, [simulatedDevice('printer', PRINTER, {})]),
  ]);
  let seen = 0;
  simulator.process.onDevice((state) => {
    if (state.kind !== 'printer' || state.slipsEver === seen) return;
    slips.push(...state.slips.slice(seen - state.slipsEver).map(({ qr }) => qr.join(' ')));
    seen = state.slipsEver;
  });
  hall = await startHall({
    settings: (shipped) =>
      hallSettingsSchema.parse({
        ...shipped,
        openingHours: Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]),
        stations: [{ id: STATION, name: '取号机电脑' }],
        ports: [{ id: 'p1', path: simulator.path('p1'), baudRate: 115_200, station: STATION }],
        devices: shipped.devices
          .filter(({ id }) => id === PRINTER)
          .map((device) => ({ ...device, port: 'p1', fallbacks: [] })),
      }),
    environment: {},
  });
  maintainer = await signIn(hall.url, '0501', 'demo-0501');
  devices = await maintainer.watch({ view: 'devices' });
  screen = await pairScreen(hall.url, 'kiosk', { kind: 'kiosk', kiosk });
});
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  maintainer?.close();
  screen?.close();
  await hall?.remove();
  await simulator?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function invite(): Promise<string> {
  const place = { kind: 'station', station: STATION } as const;
  const invited = await maintainer.ask({ ask: 'inviteScreen', role: 'station', place });
  if (!invited.ok) throw new Error(invited.problem.text);
  return invited.value.code;
}

interface RunningStation {
  readonly child: ChildProcess;
  output(): string;
  /** Resolves when it has said this since it started. */
  says(sentence: string): Promise<void>;
  ended: Promise<number | null>;
}

function startStation(args: readonly string[]): RunningStation {
  const child = spawn(
    process.execPath,
    ['hardware/station/station-main.ts', '--hall', hall.url, ...args],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  return {
    child,
    output: () => output,
    says: (sentence) => expect.poll(() => output, { timeout: 30_000 }).toContain(sentence),
    ended: new Promise((resolve) => child.once('exit', resolve)),
  };
}

const printerIs = (why: string) =>
  devices.until(
    (view) => view.devices.find(({ device }) => device === PRINTER)?.health?.why === why,
  );

async function takeTicket() {
  const issued = await screen.command({
    type: 'issueTicket',
    service: serviceIdSchema.parse('payment'),
    priorityClass: null,
    withCard: false,
    language: 'zh-Hans',
  });
  if (!issued.ok || issued.value.visit === null) throw new Error('a ticket is given');
  return issued.value.visit;
}

const reportsOf = (visit: string) =>
  eventsOf(hall.dataFolder, 'printReported')
    .filter((event) => event.visit === visit)
    .map(({ report }) => report.kind);
const papersOf = (visit: string) =>
  slips.filter((qr) => decodeURIComponent(qr).includes(visit)).length;

test('before a station is paired its devices are away, and a stranger learns why it is not let in', async () => {
  await printerIs('stationAway');
  const stranger = startStation(['--data', join(folder, 'stranger')]);
  expect(await stranger.ended).toBe(1);
  expect(stranger.output()).toContain('not paired');
  const guessing = startStation(['--data', join(folder, 'stranger'), '--code', '000000']);
  expect(await guessing.ended).toBe(1);
});

test('a paired station prints the tickets of its kiosk, and nobody else may speak for its place', async () => {
  const station = startStation(['--data', join(folder, 'one'), '--code', await invite()]);
  await station.says('Linked with the hall');
  await printerIs('healthy');
  const visit = await takeTicket();
  await expect.poll(() => papersOf(visit), { timeout: 20_000 }).toBe(1);
  await expect.poll(() => reportsOf(visit)).toEqual(['printed']);

  // The same identity copied to another machine, and a second pairing of the same place.
  const copy = startStation(['--data', join(folder, 'one')]);
  await copy.says('Another machine speaks as this station');
  copy.child.kill('SIGKILL');
  const place = { kind: 'station', station: STATION } as const;
  const again = await maintainer.ask({ ask: 'inviteScreen', role: 'station', place });
  expect(again.ok ? 'invited' : again.problem.refusal.kind).toBe('stationTaken');
  station.child.kill('SIGTERM');
  await station.ended;
  await printerIs('stationAway');
});

test('a ticket that is on its way while the line is lost is printed once and reported afterwards', async () => {
  const station = startStation(['--data', join(folder, 'one')]);
  await printerIs('healthy');
  simulator.order({ order: 'paper', device: deviceOf(), state: 'out' });
  await printerIs('paperOut');
  const waiting = await takeTicket();
  // The hall dies in the middle and comes again; the station has gone on.
  await hall.kill();
  await station.says('The hall is away');
  simulator.order({ order: 'paper', device: deviceOf(), state: 'full' });
  await hall.startAgain();
  maintainer.close();
  maintainer = await signIn(hall.url, '0501', 'demo-0501');
  devices = await maintainer.watch({ view: 'devices' });
  screen.close();
  screen = await pairScreen(hall.url, 'kiosk', { kind: 'kiosk', kiosk });
  await printerIs('healthy');
  const next = await takeTicket();
  await expect.poll(() => papersOf(next), { timeout: 30_000 }).toBe(1);
  await expect.poll(() => reportsOf(next), { timeout: 30_000 }).toEqual(['printed']);
  expect(papersOf(waiting)).toBeLessThanOrEqual(1);
  station.child.kill('SIGTERM');
  await station.ended;
});

test('a station that is killed in the middle of a ticket never prints it a second time', async () => {
  let station = startStation(['--data', join(folder, 'one')]);
  await printerIs('healthy');
  const visit = await takeTicket();
  station.child.kill('SIGKILL');
  await station.ended;
  station = startStation(['--data', join(folder, 'one')]);
  await printerIs('healthy');
  await expect
    .poll(() => reportsOf(visit).at(-1), { timeout: 30_000 })
    .toMatch(/^(printed|unconfirmed|notPrinted)$/);
  expect(papersOf(visit)).toBeLessThanOrEqual(1);
  // Whoever stands at the kiosk next is served as ever.
  const next = await takeTicket();
  await expect.poll(() => papersOf(next), { timeout: 30_000 }).toBe(1);
});

test('a station that is let out is told so and links no more', async () => {
  const station = devices.now().screens.find(({ role }) => role === 'station');
  if (station === undefined) throw new Error('the station stands in the list of screens');
  const revoked = await maintainer.ask({ ask: 'revokeScreen', screen: station.screen });
  expect(revoked.ok).toBe(true);
  await printerIs('stationAway');
  const after = startStation(['--data', join(folder, 'one')]);
  await after.says('does not know this station any more');
});

function deviceOf() {
  const [id] = simulator.process.devices().keys();
  if (id === undefined) throw new Error('the simulator has its printer');
  return id;
}
