import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Instant } from '#contract/clock.ts';
import { requestIdSchema, serviceIdSchema, webhookIdSchema } from '#contract/ids.ts';
import { atMidday } from '../support/midday.ts';
import { type RunningHall, startHall, WITHOUT_DEVICES } from '../support/running-hall.ts';
import { newRequest, signIn, type Visitor } from '../support/visitor.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SERVICE = serviceIdSchema.parse('new-service');
/** Invented; assigned to nobody. */
const PHONE = '13900000017';

interface Heard {
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
}

let hall: RunningHall;
let desk: Visitor;
let receiver: Server;
let status = 200;
const heard: Heard[] = [];

beforeAll(async () => {
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      if (status === 200) heard.push({ body, headers: request.headers });
      response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end('thanks');
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = receiver.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const url = `http://127.0.0.1:${address.port}/hook`;
  hall = await startHall({
    environment: {},
    settings: (settings) => ({
      ...atMidday(WITHOUT_DEVICES).settings(settings),
      webhooks: [
        {
          id: webhookIdSchema.parse('sms'),
          url,
          events: ['booked', 'cancelled', 'reminded'],
          withContact: true,
        },
      ],
    }),
  });
  desk = await signIn(hall.url, '0201', 'demo-0201');
});
afterAll(async () => {
  desk?.close();
  await hall?.remove();
  receiver?.closeAllConnections();
  receiver?.close();
});

async function tomorrow(): Promise<readonly Instant[]> {
  const booking = (await desk.watch({ view: 'booking' })).now();
  const days = booking.services.find(({ service }) => service === SERVICE)?.days ?? [];
  const date = days[1]?.date ?? '';
  const { slots } = (await desk.watch({ view: 'slots', service: SERVICE, date })).now();
  return slots.filter(({ free }) => free > 0).map(({ at }) => at);
}

async function book(slot: Instant, name: string) {
  const booked = await desk.ask({
    ask: 'bookAppointment',
    id: requestIdSchema.parse(newRequest()),
    service: SERVICE,
    slot,
    contact: { name, phone: PHONE, idNumber: null },
    language: 'zh-Hant',
  });
  if (!booked.ok) throw new Error(booked.problem.text);
  return booked.value;
}

async function hears(count: number): Promise<Heard> {
  for (let tries = 0; tries < 200; tries += 1) {
    const last = heard[count - 1];
    if (last !== undefined) return last;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`heard ${heard.length} of ${count}: ${hall.output()}`);
}

test('a booking is told with a signature that only the two servers can make', async () => {
  const [slot = 0] = await tomorrow();
  const { appointment, address } = await book(slot, '李小明');
  const { body, headers } = await hears(1);
  expect(JSON.parse(body)).toMatchObject({
    event: 'booked',
    appointment,
    service: { id: 'new-service', name: { en: 'New service' } },
    slot: new Date(slot).toISOString(),
    language: 'zh-Hant',
    contact: { name: '李小明', phone: PHONE, address },
  });
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['server/vault/webhook-main.ts', 'sms'],
    { cwd: ROOT, env: { ...process.env, TINGHAO_CONFIG: hall.configFolder } },
  );
  const [, seconds = '', given = ''] =
    /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['tinghao-signature'])) ?? [];
  const wanted = createHmac('sha256', stdout.trim()).update(`${seconds}.${body}`).digest('hex');
  expect(given).toBe(wanted);
  expect(headers['tinghao-delivery']).toBe(String(JSON.parse(body).delivery));
});

test('what cannot be told is shown to the supervisor, kept through a kill, and told once it can be', async () => {
  const before = heard.length;
  status = 503;
  const live = await desk.watch({ view: 'live' });
  const [, slot = 0] = await tomorrow();
  const { appointment } = await book(slot, '赵小红');
  await live.until(({ alerts }) =>
    alerts.some((alert) => alert.kind === 'webhookFailing' && alert.why === 'refused'),
  );
  expect((await desk.command({ type: 'cancelAppointment', appointment })).ok).toBe(true);
  desk.close();
  await hall.kill();
  status = 200;
  await hall.startAgain();
  await hears(before + 2);
  const told = heard.slice(before).map(({ body }) => JSON.parse(body));
  expect(told.map(({ event }) => event)).toEqual(['booked', 'cancelled']);
  expect(told.every((each) => each.appointment === appointment)).toBe(true);
  desk = await signIn(hall.url, '0201', 'demo-0201');
  const after = await desk.watch({ view: 'live' });
  await after.until(({ alerts }) => alerts.every(({ kind }) => kind !== 'webhookFailing'));
});

test('a redirection is not followed', async () => {
  status = 302;
  const live = await desk.watch({ view: 'live' });
  const [slot = 0] = await tomorrow();
  await book(slot, '钱小江');
  const { alerts } = await live.until((view) =>
    view.alerts.some(({ kind }) => kind === 'webhookFailing'),
  );
  expect(alerts).toContainEqual(
    expect.objectContaining({ kind: 'webhookFailing', webhook: 'sms', why: 'redirected' }),
  );
  status = 200;
});

test('neither the secret nor anybody’s telephone number gets into the log', () => {
  expect(hall.output()).not.toContain(PHONE);
  expect(hall.output()).not.toMatch(/v1=[0-9a-f]{64}/);
});
