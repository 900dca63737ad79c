import { expect, test } from 'vitest';
import { z } from 'zod';
import { rawPost } from './raw-http.ts';
import { page, post, signedIn } from './visitors.ts';
import { KIOSK, must, webHall } from './web-hall.ts';

const SIGN_IN = { staff: '0386', password: 'demo-0386', language: 'en' } as const;
const PAIR_KIOSK = { role: 'kiosk', place: KIOSK, language: 'en' } as const;

test('a right password signs in and is written down; a wrong one changes nothing', async () => {
  const hall = await webHall();
  const before = hall.facts.length;
  const wrong = await post(hall, 'sign-in', { ...SIGN_IN, password: 'demo-0000' });
  expect(wrong).toEqual({
    status: 401,
    body: {
      refusal: { kind: 'wrongPassword' },
      text: 'Staff number or password is wrong. Please try again.',
    },
  });
  expect(await post(hall, 'sign-in', { ...SIGN_IN, staff: 'nobody' })).toEqual(wrong);
  expect(hall.facts).toHaveLength(before);
  const right = await post(hall, 'sign-in', SIGN_IN);
  expect(right).toMatchObject({ status: 200, body: { staff: '0386', role: 'clerk' } });
  expect(hall.facts.at(-1)).toMatchObject({
    by: { kind: 'staff', staff: '0386' },
    event: { type: 'staffSignedIn', staff: '0386', role: 'clerk' },
  });
});

test('refusals come in the asker’s language', async () => {
  const hall = await webHall();
  const textIn = async (language: string) =>
    (await post(hall, 'sign-in', { ...SIGN_IN, password: 'x', language })).body.text;
  expect(await textIn('zh-Hans')).toBe('工号或密码不对，请重新输入');
  expect(await textIn('zh-Hant')).toBe('工號或密碼不對，請重新輸入');
  const pairing = await post(hall, 'pair', { code: 'x' }, { 'accept-language': 'zh-TW,en;q=0.5' });
  expect(pairing).toMatchObject({
    status: 400,
    body: { text: expect.stringContaining('輸入有誤') },
  });
});

test('six wrong passwords lock that account for this address, and everybody else goes on', async () => {
  const hall = await webHall();
  const attempt = (staff: string, password: string) =>
    post(hall, 'sign-in', { staff, password, language: 'en' });
  for (let wrong = 0; wrong < 5; wrong += 1) {
    expect((await attempt('0386', 'wrong')).status).toBe(401);
  }
  expect(await attempt('0386', 'demo-0386')).toMatchObject({
    status: 429,
    body: { refusal: { kind: 'tooFast' }, text: expect.stringContaining('wait') },
  });
  expect((await attempt('0371', 'demo-0371')).status).toBe(200);
});

test('who signs out is written down and let out, and the token is worth nothing', async () => {
  const hall = await webHall();
  const { body } = await post(hall, 'sign-in', SIGN_IN);
  const authorization = `Bearer ${body.token}`;
  const clerk = await page(hall, { token: String(body.token) });
  const out = clerk.heard('letOut');
  expect((await post(hall, 'sign-out', {}, { authorization })).status).toBe(200);
  await out;
  expect(hall.facts.at(-1)?.event).toEqual({ type: 'staffSignedOut', staff: '0386' });
  await expect(page(hall, { token: String(body.token) })).rejects.toThrow('signIn');
});

test('signing out without a token changes nothing', async () => {
  const hall = await webHall();
  const before = hall.facts.length;
  expect((await post(hall, 'sign-out', {}, { authorization: 'Bearer forged' })).status).toBe(200);
  expect(hall.facts).toHaveLength(before);
});

test('a code pairs one screen, and the journal knows who invited it', async () => {
  const hall = await webHall();
  const maintainer = await signedIn(hall, '0501');
  const asked = await maintainer.ask({ ask: 'inviteScreen', role: 'kiosk', place: KIOSK });
  const { code } = z.object({ code: z.string() }).parse(must(asked));
  const paired = await post(hall, 'pair', { code, language: 'en' });
  expect(paired).toMatchObject({ status: 200, body: { role: 'kiosk', place: KIOSK } });
  expect(hall.facts.at(-1)).toMatchObject({
    by: { kind: 'staff', staff: '0501' },
    event: { type: 'screenPaired', role: 'kiosk', place: KIOSK },
  });
  await page(hall, { token: String(paired.body.token) });
  expect(await post(hall, 'pair', { code, language: 'en' })).toMatchObject({
    status: 401,
    body: { refusal: { kind: 'wrongCode' } },
  });
});

test('eleven wrong codes make that address wait', async () => {
  const hall = await webHall();
  const attempt = () => post(hall, 'pair', { code: '000000', language: 'en' });
  for (let wrong = 0; wrong < 10; wrong += 1) expect((await attempt()).status).toBe(401);
  expect((await attempt()).status).toBe(429);
});

test('in the demo hall a screen on this machine pairs itself', async () => {
  const hall = await webHall();
  const paired = await post(hall, 'pair-demo', PAIR_KIOSK);
  expect(paired).toMatchObject({ status: 200, body: { role: 'kiosk', place: KIOSK } });
  await page(hall, { token: String(paired.body.token) });
});

test('nobody else pairs without a code: not by another name, not through another machine, not out of the demo', async () => {
  const hall = await webHall();
  const refused = { refusal: { kind: 'notAllowed' } };
  for (const headers of [
    { host: 'hall.test' },
    { host: 'localhost.hall.test:8080' },
    { host: '127.0.0.1.hall.test' },
    { 'x-forwarded-for': '10.0.0.9' },
    { forwarded: 'for=10.0.0.9' },
    { via: '1.1 somebody' },
  ]) {
    const { status, text } = await rawPost(hall.url, '/api/pair-demo', PAIR_KIOSK, headers);
    expect([status, JSON.parse(text)]).toMatchObject([403, refused]);
  }
  hall.change({ demo: null });
  expect(await post(hall, 'pair-demo', PAIR_KIOSK)).toMatchObject({ status: 403, body: refused });
  expect(hall.people.screens.all()).toEqual([]);
});

test('a screen is paired only to a place that the hall has and that fits it', async () => {
  const hall = await webHall();
  const pairAt = async (role: string, place: unknown) =>
    (await post(hall, 'pair-demo', { role, place, language: 'en' })).body.refusal;
  expect(await pairAt('kiosk', { kind: 'kiosk', kiosk: 'k9' })).toEqual({ kind: 'noSuchKiosk' });
  expect(await pairAt('windowDisplay', { kind: 'counter', counter: '99' })).toEqual({
    kind: 'noSuchCounter',
  });
  expect(await pairAt('kiosk', { kind: 'lobby' })).toEqual({
    kind: 'notUnderstood',
    path: 'place',
  });
});

test('another site’s page can neither sign in nor pair', async () => {
  const hall = await webHall();
  for (const headers of [
    { origin: 'http://evil.test' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ]) {
    const { status } = await rawPost(hall.url, '/api/sign-in', SIGN_IN, headers);
    expect([headers, status]).toEqual([headers, 403]);
  }
  const own = { origin: hall.url, 'sec-fetch-site': 'same-origin' };
  expect((await rawPost(hall.url, '/api/sign-in', SIGN_IN, own)).status).toBe(200);
});

test('what is too long, no JSON, not declared as JSON or has more in it than asked is refused', async () => {
  const hall = await webHall();
  const refused = { status: 400, body: { refusal: { kind: 'notUnderstood' } } };
  const long = { ...SIGN_IN, password: 'x'.repeat(20_000) };
  expect(await post(hall, 'sign-in', long)).toMatchObject(refused);
  expect(await post(hall, 'sign-in', '{"staff":')).toMatchObject(refused);
  expect(await post(hall, 'sign-in', '"0386"')).toMatchObject(refused);
  expect(await post(hall, 'sign-in', { ...SIGN_IN, role: 'administrator' })).toMatchObject(refused);
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  expect(await post(hall, 'sign-in', SIGN_IN, form)).toMatchObject(refused);
  expect((await post(hall, 'sign-in', SIGN_IN)).status).toBe(200);
});
