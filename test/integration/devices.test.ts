import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { SimulatedDevice, SimulatedSlip, SimulatorOrder } from '#contract/bench.ts';
import type { CommandRequest } from '#contract/channels.ts';
import {
  counterIdSchema,
  type DeviceId,
  deviceIdSchema,
  kioskIdSchema,
  portIdSchema,
  serviceIdSchema,
  type VisitId,
} from '#contract/ids.ts';
import type { BenchView, DevicesView, KioskView, LiveView } from '#contract/views.ts';
import { eventsOf } from '../support/journal-facts.ts';
import { AS_SHIPPED, type RunningHall, startHall } from '../support/running-hall.ts';
import { pairScreen, signIn, type Visitor, visit, type Watched } from '../support/visitor.ts';

const KIOSK = { kind: 'kiosk', kiosk: kioskIdSchema.parse('k1') } as const;
const ONE = counterIdSchema.parse('1');
const device = {
  own: deviceIdSchema.parse('printer-k1'),
  desk: deviceIdSchema.parse('printer-desk'),
  reader: deviceIdSchema.parse('reader-k1'),
  sign: deviceIdSchema.parse('sign-1'),
  keypad: deviceIdSchema.parse('keypad-1'),
  pad: deviceIdSchema.parse('pad-1'),
} as const;
const port = {
  printer: portIdSchema.parse('kiosk-printer'),
  signs: portIdSchema.parse('signs'),
} as const;

let hall: RunningHall;
let kiosk: Visitor;
let clerk: Visitor;
let supervisor: Visitor;
let maintainer: Visitor;
let bench: Watched<BenchView>;
let atKiosk: Watched<KioskView>;
let devices: Watched<DevicesView>;
let live: Watched<LiveView>;

beforeAll(async () => {
  hall = await startHall(AS_SHIPPED);
  kiosk = await pairScreen(hall.url, 'kiosk', KIOSK);
  [clerk, supervisor, maintainer] = await Promise.all([
    signIn(hall.url, '0386', 'demo-0386'),
    signIn(hall.url, '0201', 'demo-0201'),
    signIn(hall.url, '0501', 'demo-0501'),
  ]);
  bench = await maintainer.watch({ view: 'bench' });
  devices = await maintainer.watch({ view: 'devices' });
  live = await supervisor.watch({ view: 'live' });
  atKiosk = await kiosk.watch({ view: 'kiosk', kiosk: KIOSK.kiosk });
});
afterAll(async () => {
  for (const visitor of [kiosk, clerk, supervisor, maintainer]) visitor?.close();
  await hall?.remove();
});
/** Every test finds all devices well, and the trays empty. */
beforeEach(async () => {
  await bench.until((view) => view.devices.every(({ health }) => health?.state === 'up'));
  for (const printer of [device.own, device.desk]) {
    await simulate({ order: 'takePaper', device: printer });
    await bench.until((view) => trayOf(view, printer).length === 0);
  }
});

type Kind = SimulatedDevice['kind'];
type Simulated<Of extends Kind> = Extract<SimulatedDevice, { kind: Of }>;

const simulate = (order: SimulatorOrder) => maintainer.ask({ ask: 'simulate', order });

/** What stands at the other end of a device's line. */
function simulated<Of extends Kind>(view: BenchView, id: DeviceId, kind: Of): Simulated<Of> {
  const found = view.devices.find((each) => each.device === id)?.simulated;
  if (found === undefined || found === null || !isKind(found, kind)) {
    throw new Error(`${id} is a simulated ${kind}`);
  }
  return found;
}
const isKind = <Of extends Kind>(found: SimulatedDevice, kind: Of): found is Simulated<Of> =>
  found.kind === kind;
const trayOf = (view: BenchView, id: DeviceId): readonly SimulatedSlip[] => {
  const { slips, growing } = simulated(view, id, 'printer');
  return growing === null ? slips : [...slips, growing];
};

const untilBench = <Of extends Kind>(
  id: DeviceId,
  kind: Of,
  isSo: (it: Simulated<Of>) => boolean,
) => bench.until((view) => isSo(simulated(view, id, kind)));
const untilHealth = (id: DeviceId, state: 'up' | 'down') =>
  devices.until((view) => view.devices.find((each) => each.device === id)?.health?.state === state);

/** What bears this number's code, of both printers. */
function papersOf(view: BenchView, id: VisitId): readonly SimulatedSlip[] {
  return [device.own, device.desk]
    .flatMap((printer) => trayOf(view, printer))
    .filter(({ qr }) => qr.some((url) => url.includes(`/t/${id}~`)));
}
const headings = (view: BenchView) =>
  [device.own, device.desk]
    .flatMap((printer) => trayOf(view, printer))
    .flatMap(({ text }) => text)
    .filter((line) => line.includes('您的号码')).length;

async function take(
  of: string,
  wishes: Partial<Extract<CommandRequest['command'], { type: 'issueTicket' }>> = {},
) {
  const taken = await kiosk.command({
    type: 'issueTicket',
    service: serviceIdSchema.parse(of),
    priorityClass: null,
    withCard: false,
    language: 'zh-Hans',
    ...wishes,
  });
  if (!taken.ok || taken.value.visit === null) throw new Error(JSON.stringify(taken));
  const { visit: id } = taken.value;
  return {
    id,
    number: taken.value.number ?? '',
    ticket: await kiosk.watch({ view: 'ticket', visit: id }),
  };
}

test('a ticket by touch is printed with its number and a code that leads to its phone page', async () => {
  const { id, number, ticket } = await take('payment');
  await ticket.until(({ print }) => print === 'printed');
  const [paper] = papersOf(await bench.until((view) => papersOf(view, id).length === 1), id);
  expect(paper?.text.join('\n')).toContain('缴费');
  const address = new URL(paper?.qr[0] ?? '');
  expect(address.href).toBe(ticket.now().phoneUrl);
  // The code holds the address as phones reach it; here the same server is reached on loopback.
  const page = await fetch(hall.url + address.pathname);
  expect([page.status, page.headers.get('content-type')]).toEqual([
    200,
    'text/html; charset=utf-8',
  ]);
  const phone = await visit(hall.url, {
    token: null,
    ticket: address.pathname.slice('/t/'.length),
  });
  const seen = await phone.watch({ view: 'ticket', visit: id });
  expect(seen.now()).toMatchObject({ number, print: 'printed', state: { kind: 'waiting' } });
  phone.close();
});

test('a printer that runs out in the middle holds the ticket, says so, and goes on with new paper: one number in all', async () => {
  await simulate({ order: 'paperRunsOutAfter', device: device.own, rows: 300 });
  const { id, ticket } = await take('payment');
  await ticket.until(({ print }) => print === 'held');
  await atKiosk.until(({ printer }) => printer?.why === 'paperOut');
  await simulate({ order: 'paper', device: device.own, state: 'full' });
  await ticket.until(({ print }) => print === 'printed');
  const view = await untilBench(device.own, 'printer', ({ growing }) => growing === null);
  expect(papersOf(view, id)).toHaveLength(1);
  expect(headings(view)).toBe(1);
  expect(reportsOf(id)).toEqual(['held', 'printed']);
});

test('where paper is out before, the ticket comes at the desk, and the kiosk says where', async () => {
  await simulate({ order: 'paper', device: device.own, state: 'out' });
  await atKiosk.until(({ printer }) => printer?.why === 'paperOut');
  const { id, number, ticket } = await take('payment');
  await ticket.until(({ print }) => print === 'printedElsewhere');
  const view = await bench.until((now) => papersOf(now, id).length === 1);
  expect(trayOf(view, device.own)).toEqual([]);
  // The desk's printer writes the number in its own font.
  expect(trayOf(view, device.desk)[0]?.text.join('\n')).toContain(number);
  await simulate({ order: 'paper', device: device.own, state: 'full' });
  await untilHealth(device.own, 'up');
  expect(reportsOf(id)).toEqual(['printed']);
});

test('where no printer has paper the number is on the screen alone, and is printed once when there is', async () => {
  for (const printer of [device.own, device.desk]) {
    await simulate({ order: 'paper', device: printer, state: 'out' });
    await untilHealth(printer, 'down');
  }
  const { id, ticket } = await take('payment');
  await ticket.until(({ print }) => print === 'screenOnly');
  for (const printer of [device.own, device.desk]) {
    await simulate({ order: 'paper', device: printer, state: 'full' });
  }
  await ticket.until(({ print }) => print === 'printed' || print === 'printedElsewhere');
  await Promise.all([untilHealth(device.own, 'up'), untilHealth(device.desk, 'up')]);
  // Whatever would be printed a second time comes before the next ticket.
  const next = await take('payment');
  await next.ticket.until(({ print }) => print === 'printed');
  expect(papersOf(bench.now(), id)).toHaveLength(1);
  expect(reportsOf(id)).toEqual(['notPrinted', 'printed']);
});

test('a printer that is pulled out in the middle leaves the ticket unconfirmed, and only a person prints it again', async () => {
  const { id, number, ticket } = await take('payment');
  await untilBench(device.own, 'printer', ({ growing }) => growing !== null);
  await simulate({ order: 'unplug', port: port.printer });
  await ticket.until(({ print }) => print === 'unconfirmed');
  await live.until(({ alerts }) =>
    alerts.some((alert) => alert.kind === 'printUnconfirmed' && alert.number === number),
  );
  const before = trayOf(bench.now(), device.desk).length;
  await simulate({ order: 'plugIn', port: port.printer });
  await untilHealth(device.own, 'up');
  expect(trayOf(bench.now(), device.desk)).toHaveLength(before);
  // Half a ticket does not hang at the head of the next one.
  await untilBench(device.own, 'printer', ({ growing }) => growing === null);

  const again = await supervisor.command({ type: 'reprintTicket', visit: id });
  expect(again).toMatchObject({ ok: true });
  await ticket.until(({ print }) => print === 'printedElsewhere');
  const view = await bench.until((now) => trayOf(now, device.desk).some(({ isCut }) => isCut));
  const text = trayOf(view, device.desk)[0]?.text.join('\n');
  expect(text).toContain('补打 REPRINT');
  expect(text).toContain(number);
  await live.until(({ alerts }) => alerts.every(({ kind }) => kind !== 'printUnconfirmed'));
});

test('the card of an elderly person gives the class, and is due before a normal ticket taken earlier', async () => {
  const queue = await clerk.watch({ view: 'clerk', counter: ONE });
  const normal = await take('new-service');
  await simulate({ order: 'layCard', device: device.reader, card: 'c2', fault: 'none' });
  const { card } = await atKiosk.until((view) => view.card !== null);
  expect(card?.maskedName).toBe('周**');
  expect(card?.priorityClass['zh-Hans']).toBe('65 岁以上');
  const elderly = await take('new-service', { withCard: true });
  await simulate({ order: 'liftCard', device: device.reader });
  await atKiosk.until((view) => view.card === null);
  const { queue: waiting } = await queue.until(({ queueCount }) => queueCount === 2);
  expect(waiting.map(({ number }) => number)).toEqual([elderly.number, normal.number]);
  expect(waiting[0]?.className?.['zh-Hans']).toBe('65 岁以上');
  expect(waiting[0]?.due).toBeLessThan(waiting[1]?.due ?? 0);
  // Half of twenty minutes.
  expect((waiting[0]?.due ?? 0) - (waiting[0]?.joinedAt ?? 0)).toBe(10 * 60_000);
  await elderly.ticket.until(({ print }) => print === 'printed');
  const journal = JSON.stringify(eventsOf(hall.dataFolder, 'cardPresented'));
  expect(journal).not.toContain('周守义');
  expect(journal).not.toContain('9901');
});

test('a call by keypad stands on the LED and on the keypad, and the pad rates it', async () => {
  const press = (key: 'call' | 'start' | 'evaluate') =>
    simulate({ order: 'pressKey', device: device.keypad, digits: '', key });
  const signSays = (text: string) =>
    untilBench(device.sign, 'ledSign', ({ dots }) => dots.text === text);
  const { rated } = live.now();
  await clerk.command({ type: 'openShift', counter: ONE });
  await signSays('1号窗口空闲');
  await press('call');
  const { counters } = await live.until((view) => view.counters[0]?.state.kind === 'calling');
  const state = counters[0]?.state;
  if (state?.kind !== 'calling') throw new Error('counter 1 calls');
  await signSays(`${state.number}到1号窗口`);
  await untilBench(device.keypad, 'callKeypad', ({ display }) =>
    display.includes(state.number.slice(-3)),
  );
  await press('start');
  await signSays(`正在办理${state.number}`);
  await press('evaluate');
  await untilBench(device.pad, 'ratingPad', ({ isAsking }) => isAsking);
  // The site's pads count from 1, the worst, at 0.
  await simulate({ order: 'pressGrade', device: device.pad, grade: 4 });
  await live.until((view) => view.rated === rated + 1);
  expect(eventsOf(hall.dataFolder, 'stepRated').at(-1)).toMatchObject({ counter: ONE, level: 5 });
  await signSays('1号窗口空闲');
});

test('a sign that was pulled out shows the current call when it is back', async () => {
  const dark = () =>
    bench.until(({ ports }) => ports.some((each) => each.port === port.signs && !each.isPlugged));
  await simulate({ order: 'unplug', port: port.signs });
  await dark();
  await untilHealth(device.sign, 'down');
  const called = await clerk.command({ type: 'callNext', counter: ONE });
  if (!called.ok) throw new Error(JSON.stringify(called));
  await simulate({ order: 'plugIn', port: port.signs });
  await untilBench(
    device.sign,
    'ledSign',
    ({ dots }) => dots.text === `${called.value.number}到1号窗口`,
  );
  await untilHealth(device.sign, 'up');
});

test('what became of a device is in the journal and on the devices view, with why and since', async () => {
  const { devices: all } = await untilHealth(device.own, 'up');
  const own = all.find((each) => each.device === device.own);
  const facts = eventsOf(hall.dataFolder, 'deviceHealthChanged')
    .filter((event) => event.device === device.own)
    .map(({ health }) => health);
  expect(facts.map(({ why }) => why)).toContain('paperOut');
  expect(facts.map(({ why }) => why)).toContain('portLost');
  expect(own?.health).toEqual(facts.at(-1));
  expect(own?.history).toEqual(facts.toReversed().slice(0, 30));
  const since = facts.map((health) => health.since);
  expect(since).toEqual([...since].sort((one, other) => one - other));
  expect(own?.path).toMatch(/^\/dev\//);
});

function reportsOf(id: VisitId): readonly string[] {
  return eventsOf(hall.dataFolder, 'printReported')
    .filter((event) => event.visit === id)
    .map(({ report }) => report.kind);
}
