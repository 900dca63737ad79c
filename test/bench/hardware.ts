import { systemClock } from '#clock/system-clock.ts';
import {
  type DeviceSettings,
  deviceSettingsSchema,
  type PortSettings,
  portSettingsSchema,
} from '#contract/devices.ts';
import { deviceIdSchema, type PortId } from '#contract/ids.ts';
import { catalogue } from '#hardware/catalogue.ts';
import { type LocalCrew, openCrew } from '#hardware/crew.ts';
import { composeJob, PREAMBLE } from '#hardware/printer/compose.ts';
import { ticketSlip } from '#stage/ticket-slip.ts';
import { A_MOMENT, steady } from '#test/support/sign-faces.ts';
import { simulatedDevice, simulatedPort, startSimulated } from '#test/support/simulated.ts';
import { TICKET_VIEW } from '#test/support/ticket-view.ts';
import { ms, percentile, printTable } from './measure.ts';

const BAUD = 9_600;
/** 8N1: ten bits on the wire for each byte. */
const secondsAt9600 = (bytes: number) => (bytes * 10) / BAUD;
const SIGNS = 12;
const ROUNDS = 20;
const IDLE_DEVICES = 40;
const IDLE_MS = 20_000;

function benchTicketBytes(): void {
  const slip = ticketSlip(TICKET_VIEW, { language: 'zh-Hans', isReprint: false });
  const rows = ([384, 576] as const).flatMap((widthDots) =>
    (['font', 'raster'] as const).map((bigNumber) => {
      const { segments } = composeJob(slip, { widthDots, bigNumber });
      const bytes = segments.reduce((sum, segment) => sum + segment.length, PREAMBLE.length);
      const seconds = secondsAt9600(bytes).toFixed(2);
      return [`${widthDots} dots`, bigNumber, String(bytes), `${seconds} s`];
    }),
  );
  printTable('One ticket with Chinese text and QR code (goal: 900 bytes)', [
    ['paper', 'number by', 'bytes', 'on the wire at 9600 baud'],
    ...rows,
  ]);
}

const id = (text: string) => deviceIdSchema.parse(text);

function crewOn(pathOf: (port: PortId) => string | undefined): LocalCrew {
  return openCrew({
    clock: systemClock,
    seed: 1,
    today: () => '2026-07-03',
    time: () => A_MOMENT,
    resolvePath: (port) => pathOf(port.id),
    openers: catalogue,
  });
}

async function allUp(crew: LocalCrew, devices: readonly DeviceSettings[]): Promise<void> {
  for (const { id: device } of devices) {
    while (crew.health(device)?.state !== 'up') {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function benchSignLine(): Promise<void> {
  const names = Array.from({ length: SIGNS }, (_, at) => `sign-${at + 1}`);
  const simulator = await startSimulated([
    simulatedPort(
      'signs',
      BAUD,
      names.map((name, at) => simulatedDevice('ledSign', name, { address: at + 1 })),
    ),
  ]);
  const crew = crewOn(simulator.process.pathOf);
  let bytesOut = 0;
  let bytesIn = 0;
  crew.onTrace(({ direction, hex }) => {
    if (direction === 'toDevice') bytesOut += hex.length / 2;
    else bytesIn += hex.length / 2;
  });
  const port = portSettingsSchema.parse({ id: 'signs', path: 'simulated', baudRate: BAUD });
  const devices = names.map((name, at) =>
    deviceSettingsSchema.parse({
      id: name,
      name,
      port: 'signs',
      place: { kind: 'lobby' },
      kind: 'ledSign',
      address: at + 1,
      columns: 16,
    }),
  );
  crew.employ([port], devices);
  await allUp(crew, devices);

  const shown = (name: string, text: string) =>
    simulator.until('ledSign', name, ({ dots }) => dots.text === text);
  const time = async (calls: readonly (readonly [name: string, text: string])[]) => {
    bytesOut = 0;
    bytesIn = 0;
    const begun = performance.now();
    const dots = calls.map(([name, text]) => shown(name, text));
    const told = calls.map(([name, text]) => crew.showOnSign(id(name), steady(text)));
    await Promise.all(dots);
    const last = performance.now() - begun;
    await Promise.all(told);
    return { last, floor: secondsAt9600(bytesOut + bytesIn) * 1_000 };
  };
  const one: { last: number; floor: number }[] = [];
  const all: { last: number; floor: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const number = `请A${String(round).padStart(3, '0')}`;
    one.push(await time([[names[round % SIGNS] ?? 'sign-1', `${number}号`]]));
    all.push(await time(names.map((name, at) => [name, `${number}到${at + 1}`] as const)));
  }
  const row = (what: string, runs: readonly { last: number; floor: number }[]) => [
    what,
    ms(
      percentile(
        runs.map(({ last }) => last),
        0.5,
      ),
    ),
    ms(
      percentile(
        runs.map(({ last }) => last),
        0.95,
      ),
    ),
    ms(
      percentile(
        runs.map(({ floor }) => floor),
        0.5,
      ),
    ),
  ];
  printTable(`Call → last LED byte, ${SIGNS} signs on one line at ${BAUD} baud`, [
    ['', 'p50', 'p95', 'bytes alone, both ways'],
    row('one call', one),
    row('all counters at once', all),
  ]);
  await crew.stop();
  await simulator.stop();
}

async function benchIdle(): Promise<void> {
  const kinds = ['ledSign', 'ratingPad', 'callKeypad'] as const;
  const settings = { columns: 16, grades: [1, 2, 3, 4, 5], acknowledgedBy: 'grade' } as const;
  const places = Array.from({ length: IDLE_DEVICES }, (_, at) => {
    // Printers and readers have a line each, all else shares four lines, as in a large hall.
    const shared = kinds[at % 3] ?? 'ledSign';
    const kind = at < 4 ? ('printer' as const) : at < 8 ? ('idCardReader' as const) : shared;
    return { kind, name: `d${at}`, port: at < 8 ? `own-${at}` : `bus-${at % 4}`, address: at + 1 };
  });
  const ports = [...new Set(places.map(({ port }) => port))];
  const simulator = await startSimulated(
    ports.map((name) =>
      simulatedPort(
        name,
        BAUD,
        places
          .filter(({ port }) => port === name)
          .map(({ kind, name: device, address }) => simulatedDevice(kind, device, { address })),
      ),
    ),
  );
  const crew = crewOn(simulator.process.pathOf);
  const portSettings: PortSettings[] = ports.map((name) =>
    portSettingsSchema.parse({ id: name, path: 'simulated', baudRate: BAUD }),
  );
  const devices = places.map(({ kind, name, port, address }) => {
    const base = { id: name, name, port, kind, place: { kind: 'lobby' } };
    switch (kind) {
      case 'printer':
        return deviceSettingsSchema.parse({
          ...base,
          widthDots: 576,
          confirmedBy: 'processId',
          bigNumber: 'font',
          fallbacks: [],
        });
      case 'idCardReader':
        return deviceSettingsSchema.parse(base);
      case 'ledSign':
        return deviceSettingsSchema.parse({ ...base, address, columns: settings.columns });
      case 'ratingPad':
        return deviceSettingsSchema.parse({
          ...base,
          address,
          grades: settings.grades,
          acknowledgedBy: settings.acknowledgedBy,
        });
      default:
        return deviceSettingsSchema.parse({ ...base, address, repressMs: 800 });
    }
  });
  crew.employ(portSettings, devices);
  await allUp(crew, devices);
  const before = process.cpuUsage();
  const begun = performance.now();
  await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
  const { user, system } = process.cpuUsage(before);
  const share = ((user + system) / 1_000 / (performance.now() - begun)) * 100;
  printTable(`${IDLE_DEVICES} devices idle for ${IDLE_MS / 1_000} s (goal: 3 % of a core)`, [
    ['lines', 'CPU of the program that drives them'],
    [String(ports.length), `${share.toFixed(2)} % of a core`],
  ]);
  await crew.stop();
  await simulator.stop();
}

/** What the devices cost: bytes and seconds of a ticket, a call on a shared line, and doing nothing. */
export async function benchHardware(): Promise<void> {
  benchTicketBytes();
  await benchSignLine();
  await benchIdle();
}
