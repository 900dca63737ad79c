import { expect, test } from 'vitest';
import { systemClock } from '#clock/system-clock.ts';
import { sleep } from '#contract/clock.ts';
import { portIdSchema, screenIdSchema } from '#contract/ids.ts';
import { WATCHES_MAX } from '#web/watches.ts';
import { ISSUE, page, post, screenPage, screenToken, signedIn } from './visitors.ts';
import { AT_COUNTER_3, COUNTER_3, COUNTER_4, KIOSK, LOBBY, must, webHall } from './web-hall.ts';

/** One customer waits, and the clerk of counter 3 is there. */
async function hallAtWork() {
  const hall = await webHall();
  const kiosk = await screenPage(hall, 'kiosk', KIOSK);
  const clerk = await signedIn(hall, '0386');
  must(await clerk.command({ type: 'openShift', counter: COUNTER_3 }));
  const { visit, number } = must(await kiosk.command(ISSUE));
  return { hall, kiosk, clerk, visit: String(visit), number };
}

test('whoever watches gets the whole view at once, and then every change under a growing number', async () => {
  const { hall, clerk, visit } = await hallAtWork();
  const board = await screenPage(hall, 'lobbyBoard', LOBBY);
  const first = must(await board.watch({ view: 'board' }));
  expect(first).toMatchObject({ key: 'board', view: { calls: [], ticketsToday: 1 } });
  must(await clerk.command({ type: 'callNext', counter: COUNTER_3 }));
  const called = await board.view(({ view }) => 'calls' in view && view.calls.length === 1);
  expect(called).toMatchObject({ key: 'board', view: { calls: [{ visit, counterLabel: '3' }] } });
  expect(called.number).toBeGreaterThan(first.number);
});

test('a screen that was away is right again with one message', async () => {
  const { hall, clerk, visit } = await hallAtWork();
  const token = await screenToken(hall, 'windowDisplay', AT_COUNTER_3);
  const before = await page(hall, { token });
  must(await before.watch({ view: 'counter', counter: COUNTER_3 }));
  before.socket.close();
  must(await clerk.command({ type: 'callNext', counter: COUNTER_3 }));
  must(await clerk.command({ type: 'recall', counter: COUNTER_3 }));
  const after = await page(hall, { token });
  const whole = must(await after.watch({ view: 'counter', counter: COUNTER_3 }));
  expect(whole.view).toMatchObject({ state: { kind: 'calling', times: 2 } });
  expect(whole.view).toMatchObject({ state: { number: visit.slice(11) } });
  expect(after.views).toEqual([]);
});

test('watching the same again repairs a gap and does not count twice', async () => {
  const { hall, clerk } = await hallAtWork();
  const board = await screenPage(hall, 'lobbyBoard', LOBBY);
  for (let time = 0; time <= WATCHES_MAX; time += 1) must(await board.watch({ view: 'board' }));
  must(await clerk.command({ type: 'callNext', counter: COUNTER_3 }));
  await board.view(({ view }) => 'calls' in view && view.calls.length === 1);
  const numbers = board.views.map(({ number }) => number);
  expect(new Set(numbers).size).toBe(numbers.length);
});

test('who has left a view hears no more of it, while others do', async () => {
  const { hall, clerk } = await hallAtWork();
  const boards = [
    await screenPage(hall, 'lobbyBoard', LOBBY),
    await screenPage(hall, 'lobbyBoard', LOBBY),
  ] as const;
  for (const board of boards) must(await board.watch({ view: 'board' }));
  boards[0].tell('unwatch', { view: 'board' });
  boards[0].tell('unwatch', { view: 'board' });
  // Something answered after it shows that the server has heard it.
  await boards[0].raw('ask', {});
  const before = boards[0].views.length;
  must(await clerk.command({ type: 'callNext', counter: COUNTER_3 }));
  await boards[1].view(({ view }) => 'calls' in view && view.calls.length === 1);
  await boards[0].raw('ask', {});
  expect(boards[0].views).toHaveLength(before);
});

test('a place or visit that is none cannot be watched', async () => {
  const { hall, kiosk } = await hallAtWork();
  const clerk = await signedIn(hall, '0371');
  expect(await clerk.watch({ view: 'clerk', counter: '99' })).toMatchObject({
    problem: { refusal: { kind: 'noSuchCounter' } },
  });
  expect(await kiosk.watch({ view: 'ticket', visit: '2026-07-03.A999' })).toMatchObject({
    problem: { refusal: { kind: 'notAllowed' } },
  });
});

test('a clerk looks at a free counter and at the own one, not at a colleague’s', async () => {
  const { hall, clerk } = await hallAtWork();
  const other = await signedIn(hall, '0371');
  expect((await clerk.watch({ view: 'clerk', counter: COUNTER_3 })).ok).toBe(true);
  expect((await other.watch({ view: 'clerk', counter: COUNTER_4 })).ok).toBe(true);
  expect(await other.watch({ view: 'clerk', counter: COUNTER_3 })).toMatchObject({
    problem: { refusal: { kind: 'notAllowed' } },
  });
});

test('a kiosk watches the tickets it gave, twenty views at most', async () => {
  const { kiosk } = await hallAtWork();
  for (let index = 0; index < WATCHES_MAX; index += 1) {
    const { visit } = must(await kiosk.command(ISSUE));
    must(await kiosk.watch({ view: 'ticket', visit: String(visit) }));
  }
  const { visit } = must(await kiosk.command(ISSUE));
  expect(await kiosk.watch({ view: 'ticket', visit: String(visit) })).toMatchObject({
    problem: { refusal: { kind: 'tooFast' } },
  });
});

test('a revoked screen is let out at once, noted, and does not come in again', async () => {
  const { hall } = await hallAtWork();
  const token = await screenToken(hall, 'lobbyBoard', LOBBY);
  const [board, other] = [await page(hall, { token }), await screenPage(hall, 'lobbyBoard', LOBBY)];
  const screen = hall.people.screens.find(token)?.screen ?? '';
  expect(hall.web.connectedScreens()).toContain(screen);
  expect(hall.web.boardCount()).toBe(2);
  const maintainer = await signedIn(hall, '0501');
  const out = Promise.all([board.heard('letOut'), board.heard('disconnect')]);
  expect(await maintainer.ask({ ask: 'revokeScreen', screen })).toMatchObject({ ok: true });
  await out;
  expect(hall.facts.at(-1)).toMatchObject({
    by: { kind: 'staff', staff: '0501' },
    event: { type: 'screenRevoked', screen },
  });
  await expect(page(hall, { token })).rejects.toThrow('signIn');
  expect((await other.watch({ view: 'board' })).ok).toBe(true);
  expect(hall.web.boardCount()).toBe(1);
  expect(hall.web.connectedScreens()).not.toContain(screen);
});

test('revoking a screen that is none changes nothing', async () => {
  const { hall } = await hallAtWork();
  const maintainer = await signedIn(hall, '0501');
  const before = hall.facts.length;
  const screen = screenIdSchema.parse('s-0000000000000001');
  expect(await maintainer.ask({ ask: 'revokeScreen', screen })).toMatchObject({ ok: true });
  expect(hall.facts).toHaveLength(before);
});

test('a screen is invited only to a place that is there and fits, and twenty codes are enough', async () => {
  const { hall } = await hallAtWork();
  const maintainer = await signedIn(hall, '0501');
  const invite = (role: 'kiosk' | 'lobbyBoard', place: object) =>
    maintainer.raw('ask', { ask: 'inviteScreen', role, place });
  const refusedAs = (kind: string) => ({ ok: false, problem: { refusal: { kind } } });
  expect(await invite('kiosk', { kind: 'kiosk', kiosk: 'k9' })).toMatchObject(
    refusedAs('noSuchKiosk'),
  );
  expect(await invite('kiosk', LOBBY)).toMatchObject(refusedAs('notUnderstood'));
  for (let code = 0; code < 20; code += 1) must(await invite('lobbyBoard', LOBBY));
  expect(await invite('lobbyBoard', LOBBY)).toMatchObject(refusedAs('tooFast'));
});

test('bytes on the lines reach the page that asked for them, and are gathered for nobody else', async () => {
  const { hall } = await hallAtWork();
  const [watching, other] = [await signedIn(hall, '0501'), await signedIn(hall, '0501')];
  const traces: string[] = [];
  let strayed = 0;
  other.socket.on('trace', () => {
    strayed += 1;
  });
  expect(hall.isTraced).toBe(false);
  must(await watching.ask({ ask: 'traceBytes', on: true }));
  must(await watching.ask({ ask: 'traceBytes', on: true }));
  expect(hall.isTraced).toBe(true);
  const three = new Promise<void>((resolve) => {
    watching.socket.on('trace', (batch) => {
      traces.push(...batch.map(({ hex }) => hex));
      if (traces.length === 3) resolve();
    });
  });
  for (const hex of ['a0', '90', '55']) {
    hall.trace({
      port: portIdSchema.parse('rs485'),
      at: 0,
      direction: 'toDevice',
      hex,
      meaning: '',
    });
  }
  await three;
  expect(traces).toEqual(['a0', '90', '55']);
  expect(strayed).toBe(0);
  must(await watching.ask({ ask: 'traceBytes', on: false }));
  expect(hall.isTraced).toBe(false);
  must(await other.ask({ ask: 'traceBytes', on: true }));
  other.socket.close();
  await until(() => !hall.isTraced);
});

test('a commit that is under way when the server stops is still acknowledged', async () => {
  const { hall, kiosk, clerk } = await hallAtWork();
  const letGo = hall.holdCommits();
  const answered = kiosk.command(ISSUE);
  await until(() => hall.hall.state().visits.size === 2);
  const oneMoment = Promise.all([kiosk.heard('oneMoment'), clerk.heard('oneMoment')]);
  const stopped = hall.web.stop();
  await oneMoment;
  // What comes now is refused with a reason; what came before is not forgotten.
  expect(await clerk.command({ type: 'callNext', counter: COUNTER_3 })).toMatchObject({
    problem: { refusal: { kind: 'stopping' }, text: expect.stringContaining('One moment') },
  });
  const health = await fetch(`${hall.url}/healthz`);
  expect(health.status).toBe(503);
  expect((await post(hall, 'sign-in', { staff: '0386' })).status).toBe(503);
  letGo();
  expect(await answered).toMatchObject({ ok: true, value: { number: 'A002' } });
  await stopped;
  await expect(fetch(`${hall.url}/healthz`)).rejects.toThrow();
});

test('a hall that cannot answer holds the stop up for a moment only', async () => {
  const { hall, kiosk } = await hallAtWork();
  const letGo = hall.holdCommits();
  void kiosk.command(ISSUE).catch(() => {});
  await until(() => hall.hall.state().visits.size === 2);
  await hall.web.stop();
  letGo();
});

test('a refused sign-in is logged by its address alone', async () => {
  const { hall } = await hallAtWork();
  const staff = '990101198003070019';
  await post(hall, 'sign-in', { staff, password: 'canary-password', language: 'en' });
  await post(hall, 'sign-in', `{"staff":"${staff}","password":"canary-password"`);
  expect(JSON.parse(hall.logged())).toMatchObject({ address: '127.0.0.1', level: 40 });
  expect(hall.logged()).not.toMatch(/canary|990101|0386|林/);
});

/** Waits until the other end has noticed. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(systemClock, 5);
}
