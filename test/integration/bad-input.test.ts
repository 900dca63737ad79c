import { afterAll, beforeAll, expect, test } from 'vitest';
import { deviceIdSchema } from '#contract/ids.ts';
import { LANGUAGES } from '#contract/language.ts';
import { newRequest, pairScreen, visit } from '../support/visitor.ts';
import { type AskedHall, askedHall, expectRefused, FIVE, issue, KIOSK, SIX } from './asked-hall.ts';

let at: AskedHall;
beforeAll(async () => {
  at = await askedHall();
});
afterAll(() => at?.close());

test.each(LANGUAGES)('an unknown service is refused, in %s', async (language) => {
  const asker = await pairScreen(at.hall.url, 'kiosk', KIOSK, language);
  const answer = await at.changesNothing(() => asker.command(issue('no-such-service')));
  expectRefused(answer, 'noSuchService', language);
  asker.close();
});

test('a closed hall gives no ticket and says when it opens', async () => {
  const view = await at.kiosk.watch({ view: 'kiosk', kiosk: KIOSK.kiosk });
  const opensAt = hourInShanghai(2);
  const restore = await at.change((shipped) => ({
    ...shipped,
    openingHours: shipped.openingHours.map(() => [{ from: opensAt, to: hourInShanghai(3) }]),
  }));
  await view.until(({ isOpen }) => !isOpen);
  const refused = await at.changesNothing(() => at.kiosk.command(issue('payment')));
  expectRefused(refused, 'hallClosed', 'zh-Hans');
  expect(refused).toMatchObject({ problem: { refusal: { opensAt } } });
  expect(!refused.ok && refused.problem.text).toContain(opensAt);
  await restore();
  await view.until(({ isOpen }) => isOpen);
  await at.take('payment');
});

test('a service over its quota gives no ticket and says how many there were', async () => {
  await at.take('repair');
  const refused = await at.changesNothing(() => at.kiosk.command(issue('repair')));
  expectRefused(refused, 'quotaReached', 'zh-Hans');
  expect(!refused.ok && refused.problem.text).toContain('1');
});

test('a double tap is one ticket and one paper', async () => {
  const slips = () => at.slipsEver(at.bench.now());
  const before = { slips: slips(), facts: at.asked().length };
  const id = newRequest();
  const both = await Promise.all([
    at.kiosk.command(issue('payment'), id),
    at.kiosk.command(issue('payment'), id),
  ]);
  expect(both[0]).toMatchObject({ ok: true });
  expect(both[1]).toEqual(both[0]);
  expect(at.asked()).toHaveLength(before.facts + 1);
  await at.bench.until((view) => at.slipsEver(view) === before.slips + 1);
  const third = await at.changesNothing(() => at.kiosk.command(issue('payment'), id));
  expect(third).toEqual(both[0]);
  // Whatever would still be printed comes before the next ticket's paper.
  await at.take('payment');
  await at.bench.until((view) => at.slipsEver(view) >= before.slips + 2);
  expect(slips()).toBe(before.slips + 2);
});

test('two clerks at once: the second finds the counter taken', async () => {
  const opened = await Promise.all([
    at.lin.command({ type: 'openShift', counter: FIVE }),
    at.zhou.command({ type: 'openShift', counter: FIVE }),
  ]);
  expect(opened[0]).toMatchObject({ ok: true });
  expectRefused(opened[1], 'counterTaken', 'zh-Hans');
  expect(!opened[1].ok && opened[1].problem.text).toContain('林晓雯');
});

test('two counters call the last ticket at once: one of them gets it', async () => {
  await at.zhou.command({ type: 'openShift', counter: SIX });
  await emptyTheQueue();
  const number = await at.take('payment');
  const calls = await Promise.all([
    at.lin.command({ type: 'callNext', counter: FIVE }),
    at.zhou.command({ type: 'callNext', counter: SIX }),
  ]);
  const [got, ...others] = calls.toSorted((one, other) => Number(other.ok) - Number(one.ok));
  expect(got).toMatchObject({ ok: true, value: { number } });
  for (const other of others) expectRefused(other, 'nobodyWaiting', 'zh-Hans');
  const calledTo = at
    .asked()
    .filter(({ event }) => event.type === 'ticketCalled' && event.visit.endsWith(number));
  expect(calledTo).toHaveLength(1);
  await settleCounters();
});

test('a clerk’s command at another’s counter is refused', async () => {
  const answer = await at.changesNothing(() =>
    at.zhou.command({ type: 'callNext', counter: FIVE }),
  );
  expectRefused(answer, 'notYourCounter', 'zh-Hans');
  const paused = await at.changesNothing(() =>
    at.lin.command({ type: 'pauseShift', counter: SIX, reason: 'meal' }),
  );
  expectRefused(paused, 'notYourCounter', 'zh-Hans');
});

test('a rating after its time is refused', async () => {
  const pad = await pairScreen(at.hall.url, 'ratingPad', { kind: 'counter', counter: FIVE });
  const view = await pad.watch({ view: 'counter', counter: FIVE });
  await at.take('payment');
  await at.lin.command({ type: 'callNext', counter: FIVE });
  await at.lin.command({ type: 'beginServing', counter: FIVE });
  await at.lin.command({ type: 'finish', counter: FIVE, delivered: null });
  await view.until(({ rating }) => rating !== null);
  await view.until(({ rating }) => rating === null);
  const late = await at.changesNothing(() =>
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
    const outcome = await at.changesNothing(() =>
      visit(at.hall.url, { token, ticket, language }).then(
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
  const paired = await fetch(`${at.hall.url}/api/pair-demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ role: 'lobbyBoard', place: { kind: 'lobby' }, language: 'en' }),
  });
  const { token }: { token: string } = await paired.json();
  const forged = (token.startsWith('A') ? 'B' : 'A') + token.slice(1);
  await at.changesNothing(async () => {
    await expect(visit(at.hall.url, { token: forged, ticket: null })).rejects.toThrow('signIn');
  });
  (await visit(at.hall.url, { token, ticket: null })).close();
});

test('a message of a megabyte ends that line alone, over sockets and over HTTP', async () => {
  const megabyte = 'x'.repeat(1_048_576);
  const loud = await pairScreen(at.hall.url, 'kiosk', KIOSK);
  loud.socket.io.reconnection(false);
  await at.changesNothing(async () => {
    const gone = new Promise((resolve) => loud.socket.once('disconnect', resolve));
    void loud.ask({ ask: 'saveSettings', text: megabyte, revision: '' });
    await gone;
    expect(await at.post('/api/sign-in', JSON.stringify({ staff: megabyte }))).toMatchObject({
      status: 400,
      body: expect.stringContaining('notUnderstood'),
    });
  });
  await at.take('payment');
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
  const view = await at.administrator.watch({ view: 'settings' });
  const { text, revision } = view.now();
  const edited = edit(text);
  expect(edited).not.toBe(text);
  const saved = await at.changesNothing(() =>
    at.administrator.ask({ ask: 'saveSettings', text: edited, revision }),
  );
  expect(saved).toMatchObject({ ok: true, value: { isStale: false, faults: [{ path }] } });
  if (!saved.ok) return;
  const [fault] = saved.value.faults;
  expect(fault?.found).not.toBe('');
  expect(fault?.allowed).toMatch(/[\u4e00-\u9fff]/);
  expect(view.now().text).toBe(text);
});

test('a card with ESC bytes in its name is refused at the reader, and the next paper is whole', async () => {
  const view = await at.layBadCard('c6', 'none');
  expect(view.cardRefused?.why).toBe('unreadable');
  expect(view.card).toBe(null);
  const number = await at.take('payment');
  const slips = await at.slipsOf(number);
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
  const view = await at.layBadCard('c1', fault);
  expect(view.cardRefused?.why).toBe(why);
  expect(view.card).toBe(null);
  const refused = await at.changesNothing(() =>
    at.kiosk.command({ ...issue('payment'), withCard: true }),
  );
  expectRefused(refused, 'cardGone', 'zh-Hans');
});

test('after bad cards a good one is read', async () => {
  const view = await at.kiosk.watch({ view: 'kiosk', kiosk: KIOSK.kiosk });
  await at.simulate({
    order: 'layCard',
    device: deviceIdSchema.parse('reader-k1'),
    card: 'c1',
    fault: 'none',
  });
  const greeted = await view.until(({ card }) => card !== null);
  expect(greeted.card?.maskedName).toBe('林**');
  await at.simulate({ order: 'liftCard', device: deviceIdSchema.parse('reader-k1') });
  await at.kiosk.command({ type: 'dismissCard', kiosk: KIOSK.kiosk });
});

/** The full hour of the hall's clock, so many hours from now. */
function hourInShanghai(hoursFromNow: number): string {
  const time = Temporal.Now.zonedDateTimeISO('Asia/Shanghai').add({ hours: hoursFromNow });
  return `${String(time.hour).padStart(2, '0')}:00`;
}

async function emptyTheQueue(): Promise<void> {
  for (;;) {
    const called = await at.lin.command({ type: 'callNext', counter: FIVE });
    if (!called.ok) return;
    await at.lin.command({ type: 'markNoShow', counter: FIVE });
  }
}

async function settleCounters(): Promise<void> {
  await at.lin.command({ type: 'markNoShow', counter: FIVE });
  await at.zhou.command({ type: 'markNoShow', counter: SIX });
}
