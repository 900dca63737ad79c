import { request as httpRequest } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { SimulatedSlip, SimulatorOrder } from '#contract/bench.ts';
import type { CommandRequest, Refused } from '#contract/channels.ts';
import type { HallEventType } from '#contract/facts.ts';
import {
  counterIdSchema,
  deviceIdSchema,
  kioskIdSchema,
  type ServiceId,
  serviceIdSchema,
} from '#contract/ids.ts';
import { LANGUAGES, type Language } from '#contract/language.ts';
import type { Outcome } from '#contract/outcome.ts';
import type { HallSettings } from '#contract/settings.ts';
import type { BenchView, KioskView } from '#contract/views.ts';
import { factsOf } from '../support/journal-facts.ts';
import { AS_SHIPPED, type RunningHall, startHall } from '../support/running-hall.ts';
import {
  newRequest,
  pairScreen,
  signIn,
  type Visitor,
  visit,
  type Watched,
} from '../support/visitor.ts';

const KIOSK = { kind: 'kiosk', kiosk: kioskIdSchema.parse('k1') } as const;
const PRINTER = deviceIdSchema.parse('printer-k1');
const READER = deviceIdSchema.parse('reader-k1');
const FIVE = counterIdSchema.parse('5');
const SIX = counterIdSchema.parse('6');
const service = (id: string): ServiceId => serviceIdSchema.parse(id);
const issue = (of: string): CommandRequest['command'] => ({
  type: 'issueTicket',
  service: service(of),
  priorityClass: null,
  withCard: false,
  language: 'zh-Hans',
});

/** The demo hall, but with one ticket a day for repairs, and five seconds to rate. */
const settings = (shipped: HallSettings): HallSettings => ({
  ...shipped,
  services: shipped.services.map((each) =>
    each.id === service('repair') ? { ...each, dailyQuota: 1 } : each,
  ),
  rating: { ...shipped.rating, openSeconds: 5 },
});

let hall: RunningHall;
let kiosk: Visitor;
let lin: Visitor;
let zhou: Visitor;
let maintainer: Visitor;
let administrator: Visitor;
let bench: Watched<BenchView>;

beforeAll(async () => {
  hall = await startHall({ ...AS_SHIPPED, settings });
  kiosk = await pairScreen(hall.url, 'kiosk', KIOSK);
  [lin, zhou, maintainer, administrator] = await Promise.all([
    signIn(hall.url, '0386', 'demo-0386'),
    signIn(hall.url, '0371', 'demo-0371'),
    signIn(hall.url, '0501', 'demo-0501'),
    signIn(hall.url, '0100', 'demo-0100'),
  ]);
  bench = await maintainer.watch({ view: 'bench' });
  await bench.until(({ devices }) => devices.every(({ health }) => health?.state === 'up'));
});
afterAll(async () => {
  for (const visitor of [kiosk, lin, zhou, maintainer, administrator]) visitor?.close();
  await hall?.remove();
});
beforeEach(() => quiet());

/** Facts that come by themselves, from devices, voice and time, are not the doing of whoever asks. */
const BY_ITSELF: ReadonlySet<HallEventType> = new Set([
  'deviceHealthChanged',
  'printReported',
  'callSpoken',
  'stepNotRated',
  'cardDismissed',
]);
const asked = () => factsOf(hall.dataFolder).filter(({ event }) => !BY_ITSELF.has(event.type));
const quiet = async () => {
  await bench.until(({ devices }) => devices.every(({ health }) => health?.state === 'up'));
};

/** Runs what must change nothing, and looks. */
async function changesNothing<Value>(act: () => Promise<Value>): Promise<Value> {
  const before = asked();
  const value = await act();
  expect(asked()).toEqual(before);
  return value;
}

/** Refused by this name, in a sentence that belongs to this language. */
function expectRefused(outcome: Outcome<unknown, Refused>, kind: string, language: Language): void {
  expect(outcome).toMatchObject({ ok: false, problem: { refusal: { kind } } });
  if (outcome.ok) return;
  const { text } = outcome.problem;
  expect(text.length).toBeGreaterThan(5);
  expect(/[\u4e00-\u9fff]/.test(text)).toBe(language !== 'en');
  // Wire names are for programs.
  expect(text).not.toContain(kind);
}

async function take(of: string): Promise<string> {
  const taken = await kiosk.command(issue(of));
  if (!taken.ok || taken.value.number === null) throw new Error(JSON.stringify(taken));
  return taken.value.number;
}
const simulate = (order: SimulatorOrder) => maintainer.ask({ ask: 'simulate', order });

test.each(LANGUAGES)('an unknown service is refused, in %s', async (language) => {
  const asker = await pairScreen(hall.url, 'kiosk', KIOSK, language);
  const answer = await changesNothing(() => asker.command(issue('no-such-service')));
  expectRefused(answer, 'noSuchService', language);
  asker.close();
});

test('a closed hall gives no ticket and says when it opens', async () => {
  const view = await kiosk.watch({ view: 'kiosk', kiosk: KIOSK.kiosk });
  const opensAt = hourInShanghai(2);
  const restore = await change((shipped) => ({
    ...shipped,
    openingHours: shipped.openingHours.map(() => [{ from: opensAt, to: hourInShanghai(3) }]),
  }));
  await view.until(({ isOpen }) => !isOpen);
  const refused = await changesNothing(() => kiosk.command(issue('payment')));
  expectRefused(refused, 'hallClosed', 'zh-Hans');
  expect(refused).toMatchObject({ problem: { refusal: { opensAt } } });
  expect(!refused.ok && refused.problem.text).toContain(opensAt);
  await restore();
  await view.until(({ isOpen }) => isOpen);
  await take('payment');
});

test('a service over its quota gives no ticket and says how many there were', async () => {
  await take('repair');
  const refused = await changesNothing(() => kiosk.command(issue('repair')));
  expectRefused(refused, 'quotaReached', 'zh-Hans');
  expect(!refused.ok && refused.problem.text).toContain('1');
});

test('a double tap is one ticket and one paper', async () => {
  const slips = () => slipsEver(bench.now());
  const before = { slips: slips(), facts: asked().length };
  const id = newRequest();
  const both = await Promise.all([
    kiosk.command(issue('payment'), id),
    kiosk.command(issue('payment'), id),
  ]);
  expect(both[0]).toMatchObject({ ok: true });
  expect(both[1]).toEqual(both[0]);
  expect(asked()).toHaveLength(before.facts + 1);
  await bench.until((view) => slipsEver(view) === before.slips + 1);
  const third = await changesNothing(() => kiosk.command(issue('payment'), id));
  expect(third).toEqual(both[0]);
  // Whatever would still be printed comes before the next ticket's paper.
  await take('payment');
  await bench.until((view) => slipsEver(view) >= before.slips + 2);
  expect(slips()).toBe(before.slips + 2);
});

test('two clerks at once: the second finds the counter taken', async () => {
  const opened = await Promise.all([
    lin.command({ type: 'openShift', counter: FIVE }),
    zhou.command({ type: 'openShift', counter: FIVE }),
  ]);
  expect(opened[0]).toMatchObject({ ok: true });
  expectRefused(opened[1], 'counterTaken', 'zh-Hans');
  expect(!opened[1].ok && opened[1].problem.text).toContain('林晓雯');
});

test('two counters call the last ticket at once: one of them gets it', async () => {
  await zhou.command({ type: 'openShift', counter: SIX });
  await emptyTheQueue();
  const number = await take('payment');
  const calls = await Promise.all([
    lin.command({ type: 'callNext', counter: FIVE }),
    zhou.command({ type: 'callNext', counter: SIX }),
  ]);
  const [got, ...others] = calls.toSorted((one, other) => Number(other.ok) - Number(one.ok));
  expect(got).toMatchObject({ ok: true, value: { number } });
  for (const other of others) expectRefused(other, 'nobodyWaiting', 'zh-Hans');
  const calledTo = asked().filter(
    ({ event }) => event.type === 'ticketCalled' && event.visit.endsWith(number),
  );
  expect(calledTo).toHaveLength(1);
  await settleCounters();
});

test('a clerk’s command at another’s counter is refused', async () => {
  const answer = await changesNothing(() => zhou.command({ type: 'callNext', counter: FIVE }));
  expectRefused(answer, 'notYourCounter', 'zh-Hans');
  const paused = await changesNothing(() =>
    lin.command({ type: 'pauseShift', counter: SIX, reason: 'meal' }),
  );
  expectRefused(paused, 'notYourCounter', 'zh-Hans');
});

test('a rating after its time is refused', async () => {
  const pad = await pairScreen(hall.url, 'ratingPad', { kind: 'counter', counter: FIVE });
  const view = await pad.watch({ view: 'counter', counter: FIVE });
  await take('payment');
  await lin.command({ type: 'callNext', counter: FIVE });
  await lin.command({ type: 'beginServing', counter: FIVE });
  await lin.command({ type: 'finish', counter: FIVE, delivered: null });
  await view.until(({ rating }) => rating !== null);
  await view.until(({ rating }) => rating === null);
  const late = await changesNothing(() =>
    pad.command({ type: 'rate', counter: FIVE, visit: null, level: 5, reasons: [] }),
  );
  expectRefused(late, 'noRatingOpen', 'zh-Hans');
  pad.close();
});

test.each([
  ['a made-up token', 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', null],
  ['no token', null, null],
  ['a made-up ticket', null, '2026-07-03.A001~AAAAAAAAAAAAAAAAAAAAAA'],
])('nobody comes in with %s, and is told so', async (_name, token, ticket) => {
  for (const language of LANGUAGES) {
    const outcome = await changesNothing(() =>
      visit(hall.url, { token, ticket, language }).then(
        () => 'came in',
        (error: unknown) => error,
      ),
    );
    if (!(outcome instanceof Error) || !('data' in outcome)) throw new Error('it is refused');
    expectRefused(
      { ok: false, problem: JSON.parse(JSON.stringify(outcome.data)) },
      'notAllowed',
      language,
    );
  }
});

test('a token in which one letter was changed opens nothing', async () => {
  const paired = await fetch(`${hall.url}/api/pair-demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ role: 'lobbyBoard', place: { kind: 'lobby' }, language: 'en' }),
  });
  const { token }: { token: string } = await paired.json();
  const forged = (token.startsWith('A') ? 'B' : 'A') + token.slice(1);
  await changesNothing(async () => {
    await expect(visit(hall.url, { token: forged, ticket: null })).rejects.toThrow('signIn');
  });
  (await visit(hall.url, { token, ticket: null })).close();
});

test('a message of a megabyte ends that line alone, over sockets and over HTTP', async () => {
  const megabyte = 'x'.repeat(1_048_576);
  const loud = await pairScreen(hall.url, 'kiosk', KIOSK);
  loud.socket.io.reconnection(false);
  await changesNothing(async () => {
    const gone = new Promise((resolve) => loud.socket.once('disconnect', resolve));
    void loud.ask({ ask: 'saveSettings', text: megabyte, revision: '' });
    await gone;
    expect(await postRaw('/api/sign-in', JSON.stringify({ staff: megabyte }))).toMatchObject({
      status: 400,
      body: expect.stringContaining('notUnderstood'),
    });
  });
  await take('payment');
});

test.each([
  [
    'an escape in the hall’s name',
    'name.en',
    (text: string) => text.replace('Yunzhou', 'Yun\\u001bmzhou'),
  ],
  [
    'ESC/POS bytes in a service’s name',
    'services[1].name.en',
    (text: string) => text.replace('"Payment"', '"Pay\\u001dV\\u0000ment"'),
  ],
  [
    'a line break in a device’s name',
    'devices[0].name',
    (text: string) => text.replace('取号机 1 打印机', '取号机\\n1'),
  ],
])('%s is refused in the settings, and told where it stands', async (_name, path, edit) => {
  const view = await administrator.watch({ view: 'settings' });
  const { text, revision } = view.now();
  const edited = edit(text);
  expect(edited).not.toBe(text);
  const saved = await changesNothing(() =>
    administrator.ask({ ask: 'saveSettings', text: edited, revision }),
  );
  expect(saved).toMatchObject({ ok: true, value: { isStale: false, faults: [{ path }] } });
  if (!saved.ok) return;
  const [fault] = saved.value.faults;
  expect(fault?.found).not.toBe('');
  expect(fault?.allowed).toMatch(/[\u4e00-\u9fff]/);
  expect(view.now().text).toBe(text);
});

test('a card with ESC bytes in its name is refused at the reader, and the next paper is whole', async () => {
  const view = await layCard('c6', 'none');
  expect(view.cardRefused?.why).toBe('unreadable');
  expect(view.card).toBe(null);
  const number = await take('payment');
  const slips = await slipsOf(number);
  expect(slips).toHaveLength(1);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be there
  expect(slips[0]?.text.join('\n')).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
});

test.each([
  ['a wrong check digit in its number', 'badNumber', 'badNumber'],
  ['a document that nobody knows', 'unknownDocument', 'unknownDocument'],
  ['a frame with a wrong checksum', 'badChecksum', 'unreadable'],
  ['half a frame', 'halfFrame', 'unreadable'],
] as const)('a card with %s is refused, and its kiosk says so', async (_name, fault, why) => {
  const view = await layCard('c1', fault);
  expect(view.cardRefused?.why).toBe(why);
  expect(view.card).toBe(null);
  const refused = await changesNothing(() =>
    kiosk.command({ ...issueTicket('payment'), withCard: true }),
  );
  expectRefused(refused, 'cardGone', 'zh-Hans');
});

test('after bad cards a good one is read', async () => {
  const view = await kiosk.watch({ view: 'kiosk', kiosk: KIOSK.kiosk });
  await simulate({ order: 'layCard', device: READER, card: 'c1', fault: 'none' });
  const greeted = await view.until(({ card }) => card !== null);
  expect(greeted.card?.maskedName).toBe('林**');
  await simulate({ order: 'liftCard', device: READER });
  await kiosk.command({ type: 'dismissCard', kiosk: KIOSK.kiosk });
});

function issueTicket(of: string) {
  const command = issue(of);
  if (command.type !== 'issueTicket') throw new Error('it issues');
  return command;
}

/** A reader that has not found a card for so long takes the next one for a new one. */
const LIFTED_MS = 2_000;

/** Lays a card that cannot be used, waits for what the kiosk says of it, and lifts it again. */
async function layCard(
  card: string,
  fault: Extract<SimulatorOrder, { order: 'layCard' }>['fault'],
): Promise<KioskView> {
  const view = await kiosk.watch({ view: 'kiosk', kiosk: KIOSK.kiosk });
  const before = view.now().cardRefused?.at ?? 0;
  return changesNothing(async () => {
    await simulate({ order: 'layCard', device: READER, card, fault });
    const told = await view.until(({ cardRefused }) => (cardRefused?.at ?? 0) > before);
    await simulate({ order: 'liftCard', device: READER });
    await sleep(LIFTED_MS);
    return told;
  });
}

/** Puts other settings in force; what comes back puts the old ones back. */
async function change(
  edit: (settings: HallSettings) => HallSettings,
): Promise<() => Promise<void>> {
  const view = await administrator.watch({ view: 'settings' });
  const { text, revision } = view.now();
  const edited = JSON.stringify(edit(JSON.parse(text)));
  const saved = await administrator.ask({ ask: 'saveSettings', text: edited, revision });
  expect(saved).toEqual({ ok: true, value: { faults: [], isStale: false } });
  const changed = await view.until((now) => now.revision !== revision);
  return async () => {
    await administrator.ask({ ask: 'saveSettings', text, revision: changed.revision });
    await view.until((now) => now.revision === revision);
  };
}

async function emptyTheQueue(): Promise<void> {
  for (;;) {
    const called = await lin.command({ type: 'callNext', counter: FIVE });
    if (!called.ok) return;
    await lin.command({ type: 'markNoShow', counter: FIVE });
  }
}

async function settleCounters(): Promise<void> {
  await lin.command({ type: 'markNoShow', counter: FIVE });
  await zhou.command({ type: 'markNoShow', counter: SIX });
}

function slipsEver(view: BenchView): number {
  const printer = view.devices.find(({ device }) => device === PRINTER)?.simulated;
  return printer?.kind === 'printer' ? printer.slipsEver : 0;
}

/** What has come out under this number, once it is cut off. */
async function slipsOf(number: string): Promise<readonly SimulatedSlip[]> {
  const mine = (view: BenchView) => {
    const printer = view.devices.find(({ device }) => device === PRINTER)?.simulated;
    const slips = printer?.kind === 'printer' ? printer.slips : [];
    return slips.filter(({ qr, isCut }) => isCut && qr.some((url) => url.includes(`.${number}~`)));
  };
  return mine(await bench.until((view) => mine(view).length > 0));
}

/** The full hour of the hall's clock, so many hours from now. */
function hourInShanghai(hoursFromNow: number): string {
  const time = Temporal.Now.zonedDateTimeISO('Asia/Shanghai').add({ hours: hoursFromNow });
  return `${String(time.hour).padStart(2, '0')}:00`;
}

function postRaw(path: string, body: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(`${hall.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    });
    sent.once('response', (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.once('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
    });
    sent.once('error', reject);
    sent.end(body);
  });
}
