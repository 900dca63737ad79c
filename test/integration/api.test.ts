import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { atMidday } from '../support/midday.ts';
import { type RunningHall, startHall, WITHOUT_DEVICES } from '../support/running-hall.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

interface Answer {
  readonly status: number;
  readonly body: ReturnType<typeof JSON.parse>;
}

let hall: RunningHall;
let token: string;
let client: string;

async function api(...args: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, ['server/people/api-main.ts', ...args], {
    cwd: ROOT,
    env: { ...process.env, TINGHAO_DATA: hall.dataFolder, TINGHAO_CONFIG: hall.configFolder },
  });
  return stdout;
}

async function call(
  method: string,
  path: string,
  body: unknown = undefined,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const response = await fetch(`${hall.url}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'accept-language': 'en',
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

beforeAll(async () => {
  hall = await startHall(atMidday(WITHOUT_DEVICES));
  [client = '', token = ''] = (await api('make', '网站', 'slots', 'appointments')).split('\n');
});
afterAll(async () => {
  await hall?.remove();
});

/** The first two times of tomorrow with two places. */
async function freeSlots(): Promise<readonly string[]> {
  const { body } = await call('GET', '/services');
  const date = body.services[0].days[1].date;
  const slots = await call('GET', `/services/new-service/days/${date}/slots`);
  return slots.body.slots.flatMap((slot: { at: string; free: number }) =>
    slot.free === 2 ? [slot.at] : [],
  );
}

const contact = (guest: number) => ({
  name: '客人',
  phone: `139000${`${guest}`.padStart(5, '0')}`,
  idNumber: null,
});
const wish = (slot: string | undefined, guest = 1) => ({
  service: 'new-service',
  slot,
  contact: contact(guest),
  language: 'en',
});

test('a program sees what is free, books, moves and cancels', async () => {
  const [from, to] = await freeSlots();
  const booked = await call('POST', '/appointments', wish(from));
  expect(booked).toMatchObject({ status: 201, body: { state: 'booked', slot: from } });
  const { appointment, address } = booked.body;
  expect(address).toMatch(/\/b\/b-[0-9a-f]{16}~/);
  const path = `/appointments/${appointment}`;
  const moved = await call('POST', `${path}/move`, { slot: to });
  expect(moved.body).toMatchObject({ appointment, slot: to });
  expect((await call('GET', path)).body).toEqual(moved.body);
  expect((await call('DELETE', path)).body).toMatchObject({ state: 'cancelled' });
  const again = await call('DELETE', path);
  expect(again).toMatchObject({ status: 409, body: { refusal: { kind: 'appointmentOver' } } });
  expect(again.body.text).toMatch(/cannot be changed/);
});

test('the same Idempotency-Key is the same booking, and a full time says so', async () => {
  const [slot] = await freeSlots();
  const key = { 'idempotency-key': 'order-000001' };
  const first = await call('POST', '/appointments', wish(slot, 2), key);
  expect(await call('POST', '/appointments', wish(slot, 2), key)).toEqual(first);
  expect((await call('POST', '/appointments', wish(slot, 3))).status).toBe(201);
  const full = await call('POST', '/appointments', wish(slot, 4));
  expect(full).toMatchObject({ status: 409, body: { refusal: { kind: 'slotFull' } } });
});

test('without a token, with a wrong one, or beyond its scope nothing is told', async () => {
  const wrong = await call('GET', '/services', undefined, { authorization: 'Bearer nothing' });
  expect(wrong.status).toBe(401);
  expect((await fetch(`${hall.url}/api/v1/services`)).status).toBe(401);
  const [, looker = ''] = (await api('make', '大屏', 'slots')).split('\n');
  const [slot] = await freeSlots();
  const beyond = await call('POST', '/appointments', wish(slot, 5), {
    authorization: `Bearer ${looker}`,
  });
  expect(beyond).toMatchObject({ status: 403, body: { refusal: { kind: 'notAllowed' } } });
});

test('a program knows its own bookings and nobody else’s', async () => {
  const [slot] = await freeSlots();
  const { body } = await call('POST', '/appointments', wish(slot, 6));
  const [, other = ''] = (await api('make', '另一家', 'appointments')).split('\n');
  const foreign = { authorization: `Bearer ${other}` };
  for (const method of ['GET', 'DELETE']) {
    const asked = await call(method, `/appointments/${body.appointment}`, undefined, foreign);
    expect(asked).toMatchObject({ status: 404, body: { refusal: { kind: 'noSuchAppointment' } } });
  }
});

test('what is not understood is named', async () => {
  const [slot] = await freeSlots();
  const asked = await call('POST', '/appointments', {
    ...wish(slot),
    contact: { ...contact(1), phone: 'x' },
  });
  expect(asked).toMatchObject({ status: 400, body: { refusal: { path: 'contact.phone' } } });
  expect((await call('GET', '/services/new-service/days/soon/slots')).status).toBe(400);
});

test('the OpenAPI document tells of every call, with the schemas they are parsed by', async () => {
  const response = await fetch(`${hall.url}/api/v1/openapi.json`);
  const document = await response.json();
  expect(document.openapi).toBe('3.1.0');
  expect(Object.keys(document.paths)).toEqual([
    '/api/v1/services',
    '/api/v1/services/{service}/days/{date}/slots',
    '/api/v1/appointments',
    '/api/v1/appointments/{appointment}',
    '/api/v1/appointments/{appointment}/move',
  ]);
  const { schema } =
    document.paths['/api/v1/appointments'].post.requestBody.content['application/json'];
  expect(schema.required).toEqual(['service', 'slot', 'contact', 'language']);
  expect(schema.properties.contact.properties.phone.type).toBe('string');
});

test('a token that was taken back is no good any more, at once', async () => {
  expect((await call('GET', '/services')).status).toBe(200);
  await api('revoke', client);
  expect((await call('GET', '/services')).status).toBe(401);
});
