import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { openWeb } from '#web/web.ts';
import { rawGet } from './raw-http.ts';
import { webHall } from './web-hall.ts';

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
