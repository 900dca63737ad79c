import { expect, test } from 'vitest';
import { visitIdSchema } from '#contract/ids.ts';
import { MESSAGE_BYTES_MAX } from '#web/socket-door.ts';
import { ISSUE, page, post, requestId, screenPage, screenToken, signedIn } from './visitors.ts';
import { AT_COUNTER_3, COUNTER_3, COUNTER_4, KIOSK, LOBBY, must, webHall } from './web-hall.ts';

/** A ticket taken at the kiosk. */
async function issued(hall: Awaited<ReturnType<typeof webHall>>) {
  const kiosk = await screenPage(hall, 'kiosk', KIOSK);
  const { visit, number } = must(await kiosk.command(ISSUE));
  return { kiosk, visit: visitIdSchema.parse(visit), number };
}

test('nobody comes in with a forged token, a forged ticket, or nothing', async () => {
  const hall = await webHall();
  const { visit } = await issued(hall);
  const token = await screenToken(hall, 'lobbyBoard', LOBBY);
  for (const who of [
    {},
    { token: 'forged' },
    { token: `${token}A` },
    { ticket: visit },
    { ticket: `${visit}~AAAAAAAAAAAAAAAA` },
  ]) {
    await expect(page(hall, who)).rejects.toMatchObject({
      message: 'signIn',
      data: { refusal: { kind: 'notAllowed' }, text: expect.any(String) },
    });
  }
});

test('another site’s page gets no line, even with a good token', async () => {
  const hall = await webHall();
  const token = await screenToken(hall, 'lobbyBoard', LOBBY);
  await expect(page(hall, { token }, { origin: 'http://evil.test' })).rejects.toThrow();
  await page(hall, { token }, { origin: hall.url });
});

test('polling works where websockets do not get through', async () => {
  const hall = await webHall();
  const token = await screenToken(hall, 'kiosk', KIOSK);
  const kiosk = await page(hall, { token }, { transport: 'polling' });
  expect(await kiosk.command(ISSUE)).toMatchObject({ ok: true, value: { number: 'A001' } });
});

test('a command is in the journal, under who gave it, before it is acknowledged', async () => {
  const hall = await webHall();
  const { visit, number } = await issued(hall);
  expect(hall.facts.at(-1)).toMatchObject({
    by: { kind: 'screen', role: 'kiosk', place: KIOSK },
    event: { type: 'ticketIssued', visit, number },
  });
});

test('a double tap with one request id is one ticket', async () => {
  const hall = await webHall();
  const kiosk = await screenPage(hall, 'kiosk', KIOSK);
  const id = requestId();
  const answers = await Promise.all([kiosk.command(ISSUE, id), kiosk.command(ISSUE, id)]);
  expect(answers[0]).toEqual(answers[1]);
  expect(hall.facts.filter(({ event }) => event.type === 'ticketIssued')).toHaveLength(1);
});

test('a clerk’s command at another’s counter is refused and changes nothing', async () => {
  const hall = await webHall();
  const [mine, theirs] = [await signedIn(hall, '0386'), await signedIn(hall, '0371')];
  must(await mine.command({ type: 'openShift', counter: COUNTER_3 }));
  must(await theirs.command({ type: 'openShift', counter: COUNTER_4 }));
  await issued(hall);
  const before = hall.facts.length;
  expect(await mine.command({ type: 'callNext', counter: COUNTER_4 })).toEqual({
    ok: false,
    problem: {
      refusal: { kind: 'notYourCounter' },
      text: 'This is not your window. Please work at your own.',
    },
  });
  expect(hall.facts).toHaveLength(before);
});

test('a wrong role is refused and changes nothing', async () => {
  const hall = await webHall();
  const { kiosk, visit } = await issued(hall);
  const [clerk, maintainer] = [await signedIn(hall, '0386'), await signedIn(hall, '0501')];
  const before = hall.facts.length;
  const refused = { ok: false, problem: { refusal: { kind: 'notAllowed' } } };
  expect(await kiosk.command({ type: 'callNext', counter: COUNTER_3 })).toMatchObject(refused);
  expect(await clerk.command({ type: 'reprintTicket', visit })).toMatchObject(refused);
  expect(await maintainer.command({ type: 'leave', visit })).toMatchObject(refused);
  expect(await clerk.watch({ view: 'live' })).toMatchObject(refused);
  expect(await clerk.ask({ ask: 'today', day: null })).toMatchObject(refused);
  expect(await maintainer.ask({ ask: 'timeline', visit })).toMatchObject(refused);
  expect(hall.facts).toHaveLength(before);
  expect(hall.askedOf).toEqual([]);
});

test('nobody writes the access part’s notes, or adopts settings, from a page', async () => {
  const hall = await webHall();
  const administrator = await signedIn(hall, '0100');
  const before = hall.facts.length;
  const refused = (kind: string) => ({ ok: false, problem: { refusal: { kind } } });
  const send = (command: unknown) => administrator.raw('command', { id: requestId(), command });
  expect(await send({ type: 'noteSignIn', staff: '0386', role: 'clerk' })).toMatchObject(
    refused('notAllowed'),
  );
  expect(await send({ type: 'adoptSettings', revision: '2', settings: {} })).toMatchObject(
    refused('notUnderstood'),
  );
  expect(hall.facts).toHaveLength(before);
});

test('what is not understood is answered with where the fault is', async () => {
  const hall = await webHall();
  const { kiosk } = await issued(hall);
  const before = hall.facts.length;
  const faults: readonly (readonly [unknown, string])[] = [
    [{ id: 'short', command: ISSUE }, 'id'],
    [{ id: requestId(), command: { ...ISSUE, service: 'A B' } }, 'command.service'],
    [{ id: requestId(), command: { ...ISSUE, kiosk: 'k2' } }, 'command'],
    [{ id: requestId(), command: { type: 'burnDown' } }, 'command.type'],
    [null, ''],
    ['issueTicket', ''],
    [Buffer.from('bytes'), 'id'],
  ];
  for (const [sent, path] of faults) {
    expect(await kiosk.raw('command', sent)).toMatchObject({
      ok: false,
      problem: { refusal: { kind: 'notUnderstood', path } },
    });
  }
  expect(await kiosk.raw('watch', { view: 'everything' })).toMatchObject({ ok: false });
  expect(await kiosk.raw('ask', {})).toMatchObject({ ok: false });
  expect(hall.facts).toHaveLength(before);
});

test('events with too few, too many or no arguments hurt nobody', async () => {
  const hall = await webHall();
  const { kiosk } = await issued(hall);
  const before = hall.facts.length;
  kiosk.tell('command');
  kiosk.tell('command', { id: requestId(), command: ISSUE });
  kiosk.tell('command', 1, 2, 3);
  kiosk.tell('unwatch', { view: 'nothing' });
  kiosk.tell('burnDown', {});
  expect((await kiosk.watch({ view: 'kiosk', kiosk: 'k1' })).ok).toBe(true);
  expect(hall.facts).toHaveLength(before);
});

test('an unknown service is refused in the kiosk’s language', async () => {
  const hall = await webHall();
  const token = await screenToken(hall, 'kiosk', KIOSK);
  const kiosk = await page(hall, { token, language: 'zh-Hans' });
  expect(await kiosk.command({ ...ISSUE, service: 'none' })).toMatchObject({
    ok: false,
    problem: { refusal: { kind: 'noSuchService' }, text: '没有这项业务，请重新选择' },
  });
});

test('a message of a megabyte ends that line, and the hall goes on', async () => {
  const hall = await webHall();
  const { kiosk } = await issued(hall);
  const other = await screenPage(hall, 'kiosk', KIOSK);
  const gone = kiosk.heard('disconnect');
  kiosk.tell('command', 'x'.repeat(1_000_000));
  await gone;
  expect(1_000_000).toBeGreaterThan(MESSAGE_BYTES_MAX);
  expect(await other.command(ISSUE)).toMatchObject({ ok: true, value: { number: 'A002' } });
});

test('settings of a large hall fit in one message', async () => {
  const hall = await webHall();
  const administrator = await signedIn(hall, '0100');
  const text = 'x'.repeat(400_000);
  const saved = await administrator.ask({ ask: 'saveSettings', text, revision: '1' });
  expect(saved).toMatchObject({ ok: true });
  expect(hall.askedOf).toHaveLength(1);
});

test('a page that speaks too often is told so, and only that page', async () => {
  const hall = await webHall({ pace: { perSecond: 0.001, atOnce: 3 } });
  const [fast, calm] = [
    await screenPage(hall, 'kiosk', KIOSK),
    await screenPage(hall, 'kiosk', KIOSK),
  ];
  for (let time = 0; time < 3; time += 1) must(await fast.command(ISSUE));
  expect(await fast.command(ISSUE)).toMatchObject({
    ok: false,
    problem: { refusal: { kind: 'tooFast' } },
  });
  expect((await calm.command(ISSUE)).ok).toBe(true);
});

test('a kiosk acts and looks for its own place alone', async () => {
  const hall = await webHall();
  const { kiosk } = await issued(hall);
  expect(await kiosk.command({ type: 'dismissCard', kiosk: 'k2' })).toMatchObject({
    problem: { refusal: { kind: 'notAllowed' } },
  });
  expect(await kiosk.watch({ view: 'kiosk', kiosk: 'k2' })).toMatchObject({
    problem: { refusal: { kind: 'notAllowed' } },
  });
});

test('a pad rates at its own counter alone, and not when nothing is open', async () => {
  const hall = await webHall();
  const pad = await screenPage(hall, 'ratingPad', AT_COUNTER_3);
  const rate = { type: 'rate', visit: null, level: 5, reasons: [] } as const;
  expect(await pad.command({ ...rate, counter: COUNTER_3 })).toMatchObject({
    problem: { refusal: { kind: 'noRatingOpen' } },
  });
  expect(await pad.command({ ...rate, counter: COUNTER_4 })).toMatchObject({
    problem: { refusal: { kind: 'notAllowed' } },
  });
});

test('the phone sees and acts for its own ticket alone', async () => {
  const hall = await webHall();
  const [mine, other] = [await issued(hall), await issued(hall)];
  const phone = await page(hall, { ticket: hall.vault.ticketKey.ticketFor(mine.visit) });
  expect(await phone.watch({ view: 'ticket', visit: mine.visit })).toMatchObject({
    ok: true,
    value: { view: { number: mine.number, state: { kind: 'waiting' } } },
  });
  const refused = { ok: false, problem: { refusal: { kind: 'notAllowed' } } };
  expect(await phone.watch({ view: 'ticket', visit: other.visit })).toMatchObject(refused);
  expect(await phone.watch({ view: 'board' })).toMatchObject(refused);
  expect(await phone.command({ type: 'leave', visit: other.visit })).toMatchObject(refused);
  expect(await phone.command(ISSUE)).toMatchObject(refused);
  expect(await phone.command({ type: 'leave', visit: mine.visit })).toMatchObject({ ok: true });
});

test('staff who sign out elsewhere are let out of every page at once; others stay', async () => {
  const hall = await webHall();
  const { body } = await post(hall, 'sign-in', {
    staff: '0386',
    password: 'demo-0386',
    language: 'en',
  });
  const token = String(body.token);
  const pages = [await page(hall, { token }), await page(hall, { token })];
  const other = await signedIn(hall, '0386');
  const letOut = pages.flatMap((each) => [each.heard('letOut'), each.heard('disconnect')]);
  await post(hall, 'sign-out', {}, { authorization: `Bearer ${token}` });
  await Promise.all(letOut);
  expect((await other.watch({ view: 'clerk', counter: COUNTER_3 })).ok).toBe(true);
});
