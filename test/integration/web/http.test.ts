import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { openWeb } from '#web/web.ts';
import { page, post, signedIn } from './visitors.ts';
import { KIOSK, must, webHall } from './web-hall.ts';

const SIGN_IN = { staff: '0386', password: 'demo-0386', language: 'en' } as const;
const PAIR_KIOSK = { role: 'kiosk', place: KIOSK, language: 'en' } as const;

test('the hall says that it is well, of what version, and what its journal and devices do', async () => {
  const hall = await webHall();
  const response = await fetch(`${hall.url}/healthz`);
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    version: '0.1.0',
    journal: { seq: expect.any(Number) },
    devices: { up: 0, degraded: 0, down: 0 },
    uptimeSeconds: expect.any(Number),
  });
});

test('a hall that takes no tickets says so', async () => {
  const none = { up: 0, degraded: 0, down: 0 };
  const hall = await webHall({
    health: () => ({ takesTickets: false, journal: {}, devices: none }),
  });
  expect((await fetch(`${hall.url}/healthz`)).status).toBe(503);
});

test('every answer carries the security policy, and none says what it runs on', async () => {
  const hall = await webHall();
  for (const path of ['/', '/healthz', '/api/start', '/nowhere']) {
    const { headers } = await fetch(hall.url + path);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;" +
        "media-src 'self' blob:;font-src 'self';connect-src 'self';base-uri 'none';" +
        "form-action 'self';frame-ancestors 'none'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  }
});

test('each address has its page, always asked for afresh', async () => {
  const hall = await webHall();
  for (const [path, title] of [
    ['/', 'start'],
    ['/kiosk/k1', 'kiosk'],
    ['/clerk', 'clerk'],
    ['/window/3', 'window'],
    ['/pad/3', 'rating-pad'],
    ['/lobby', 'lobby'],
    ['/t/2026-07-03.A017~abc', 'phone'],
  ] as const) {
    const response = await fetch(hall.url + path);
    expect(await response.text()).toContain(`<title>${title}</title>`);
    expect(response.headers.get('cache-control')).toBe('no-cache');
  }
});

test('one connection carries many pages', async () => {
  const hall = await webHall();
  for (let turn = 0; turn < 3; turn += 1) {
    expect((await rawGet(hall.url, '/clerk')).text).toContain('clerk');
    expect((await rawGet(hall.url, '/bench')).status).toBe(404);
  }
  expect(hall.logged()).toBe('');
});

test('built files are kept for ever by browsers; nothing else of the folder is served', async () => {
  const hall = await webHall();
  const built = await fetch(`${hall.url}/assets/clerk-abc123.js`);
  expect(built.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  for (const path of ['/secret.txt', '/assets/../secret.txt', '/assets/%2e%2e/secret.txt']) {
    expect((await rawGet(hall.url, path)).status).toBe(404);
  }
});

test('an address that is none is 404', async () => {
  const hall = await webHall();
  const response = await fetch(`${hall.url}/nowhere`);
  expect([response.status, await response.text()]).toEqual([404, '404']);
});

test('a clip comes from the hall’s own folder first, then from the pack, and from nowhere else', async () => {
  const hall = await webHall();
  const [own = '', pack = ''] = hall.parts.voiceFolders;
  put(join(pack, 'zh-Hans/digit-7.opus'), 'pack 7');
  put(join(pack, 'zh-Hans/digit-8.opus'), 'pack 8');
  put(join(own, 'zh-Hans/digit-7.mp3'), 'own 7');
  put(join(own, 'hall.key'), 'secret');
  const clip = async (path: string) => {
    const { status, text } = await rawGet(hall.url, `/voice/${path}`);
    return status === 200 ? text : status;
  };
  expect(await clip('zh-Hans/digit-7.opus')).toBe('own 7');
  expect(await clip('zh-Hans/digit-7')).toBe('own 7');
  expect(await clip('zh-Hans/digit-8.opus')).toBe('pack 8');
  for (const trick of [
    'en/digit-7.opus',
    'zh-Hans/digit-9.opus',
    'zh-Hans/..%2f..%2fhall.key',
    'zh-Hans/../hall.key',
    '%2e%2e/hall.key',
    'zh-Hans/digit-7.opus%00',
    '../web.db',
  ]) {
    expect([trick, await clip(trick)]).toEqual([trick, 404]);
  }
});

test('the start page lists the demo’s accounts on this machine alone', async () => {
  const hall = await webHall();
  const start = async (headers: Record<string, string>) =>
    JSON.parse((await rawGet(hall.url, '/api/start', headers)).text);
  const here = await start({});
  expect(here).toMatchObject({ isDemo: true, version: '0.1.0', kiosks: [{ id: 'k1' }] });
  expect(here.accounts).toContainEqual({
    staff: '0386',
    name: expect.any(String),
    role: 'clerk',
    password: 'demo-0386',
  });
  expect((await start({ host: 'hall.test' })).accounts).toEqual([]);
  expect((await start({ 'x-forwarded-for': '10.0.0.9' })).accounts).toEqual([]);
  hall.change({ demo: null });
  expect(await start({})).toMatchObject({ isDemo: false, accounts: [] });
});

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

test('a taken port is one plain sentence', async () => {
  const hall = await webHall();
  const second = await openWeb({ ...hall.parts, port: hall.web.port });
  expect(second).toMatchObject({
    ok: false,
    problem: {
      kind: 'portTaken',
      sentence: expect.stringContaining(`Port ${hall.web.port} is taken`),
    },
  });
  // The first one goes on.
  expect((await fetch(`${hall.url}/healthz`)).status).toBe(200);
});

function put(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

interface RawAnswer {
  readonly status: number;
  readonly text: string;
}

/** Sends path and headers as they stand; `fetch` tidies the one and sets some of the other itself. */
function rawGet(
  url: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<RawAnswer> {
  return send(url, path, { method: 'GET', headers, body: '' });
}

function rawPost(
  url: string,
  path: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<RawAnswer> {
  const all = { 'content-type': 'application/json', ...headers };
  return send(url, path, { method: 'POST', headers: all, body: JSON.stringify(body) });
}

function send(
  url: string,
  path: string,
  { method, headers, body }: { method: string; headers: Record<string, string>; body: string },
): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
