import { expect, test } from 'vitest';
import { simulatedDevice } from '#test/support/simulated.ts';
import { type Desk, deskWith, fromHex, idOf, vector, vectorNames } from '../desk.ts';

const FIND = 'AAAAAA96690003200122';
const SELECT = vector('sdt-id', 'select');
const READ = 'AAAAAA96690003300132';
const READ_WITH_FINGERPRINT = 'AAAAAA96690003301023';
const SELECTED = vector('sdt-id', 'r-selected');
const FOUND = vector('sdt-id', 'r-found');
const NO_CARD = vector('sdt-id', 'r-nocard');

const reader = () => deskWith(simulatedDevice('idCardReader', 'reader', {}));
type Fault = 'none' | 'badChecksum' | 'halfFrame' | 'badNumber' | 'unknownDocument';
const lay = (card: string, fault: Fault = 'none') =>
  ({ order: 'layCard', device: idOf('reader'), card, fault }) as const;
const LIFT = { order: 'liftCard', device: idOf('reader') } as const;

async function ask(desk: Desk, request: string): Promise<string> {
  desk.hear(request);
  await desk.clock.advance(1_000);
  return desk.said();
}

async function read(desk: Desk, request = READ): Promise<Uint8Array> {
  await ask(desk, FIND);
  await ask(desk, SELECT);
  return fromHex(await ask(desk, request));
}

/** Where §2.3 has the fields, counted in the whole reply: 14 bytes come before the text. */
function field(reply: Uint8Array, at: number, lengthBytes: number): string {
  return Buffer.from(reply.subarray(14 + at, 14 + at + lengthBytes))
    .toString('utf16le')
    .trimEnd();
}

function xorOf(bytes: Uint8Array): number {
  return bytes.reduce((xor, byte) => xor ^ byte, 0);
}

test.each([
  ['read-new-address', 'r-no-newaddr'],
  ['sam-status', 'r-ok'],
  ['sam-id', 'r-samid'],
  ['reset', 'r-ok'],
  ['max-rf', 'r-ok'],
])('the published request %s gets the published reply %s', async (request, reply) => {
  expect(await ask(await reader(), vector('sdt-id', request))).toBe(vector('sdt-id', reply));
});

test('every published request is answered', async () => {
  const names = vectorNames('sdt-id', 'host>dev');
  expect(names.length).toBeGreaterThan(4);
  for (const name of names) {
    expect(await ask(await reader(), vector('sdt-id', name))).toMatch(/^AAAAAA966900/);
  }
});

test('an empty reader finds, selects and reads nothing', async () => {
  const desk = await reader();
  expect(await ask(desk, FIND)).toBe(NO_CARD);
  expect(await ask(desk, SELECT)).toBe('AAAAAA9669000400008185');
  expect(await ask(desk, READ)).toBe(vector('sdt-id', 'r-read-fail'));
});

test('a card is found, selected and read as the page says', async () => {
  const desk = await reader();
  desk.obey(lay('c1'));
  expect(await ask(desk, FIND)).toBe(FOUND);
  expect(await ask(desk, SELECT)).toBe(SELECTED);
  const reply = fromHex(await ask(desk, READ));
  expect(reply).toHaveLength(1_295);
  expect(Buffer.from(reply.subarray(0, 14)).toString('hex')).toBe('aaaaaa9669050800009001000400');
  expect(xorOf(reply.subarray(5))).toBe(0);
  expect(field(reply, 0, 30)).toBe('林晚晴');
  expect(field(reply, 30, 2)).toBe('2');
  expect(field(reply, 36, 16)).toBe('19910517');
  expect(field(reply, 122, 36)).toMatch(/^990101199105170\d{2}[\dX]$/);
});

test('with fingerprint the reply is 2321 bytes with three sizes', async () => {
  const desk = await reader();
  desk.obey(lay('c1'));
  const reply = await read(desk, READ_WITH_FINGERPRINT);
  expect(reply).toHaveLength(2_321);
  expect(Buffer.from(reply.subarray(0, 16)).toString('hex').toUpperCase()).toBe(
    vector('sdt-id', 'read-fp-header'),
  );
  expect(xorOf(reply.subarray(5))).toBe(0);
});

test('a card that was read is not found again until it was lifted', async () => {
  const desk = await reader();
  desk.obey(lay('c2'));
  await read(desk);
  expect(await ask(desk, FIND)).toBe(NO_CARD);
  expect(await ask(desk, SELECT)).toBe(SELECTED);
  desk.obey(LIFT);
  expect(await ask(desk, SELECT)).not.toBe(SELECTED);
  desk.obey(lay('c2'));
  expect(await ask(desk, FIND)).toBe(FOUND);
});

test('a request with a wrong check byte is told so', async () => {
  const desk = await reader();
  expect(await ask(desk, 'AAAAAA96690003200121')).toBe(vector('sdt-id', 'r-chk-error'));
});

test('an unknown command is told so, and a length that cannot be', async () => {
  const desk = await reader();
  expect(await ask(desk, 'AAAAAA9669000377007400'.slice(0, 20))).toBe(
    vector('sdt-id', 'r-cmd-error'),
  );
  expect(await ask(desk, 'AAAAAA96690001')).toBe('AAAAAA9669000400001115');
});

test('one AA too many before a request does not matter', async () => {
  const desk = await reader();
  expect(await ask(desk, `AA${FIND}`)).toBe(NO_CARD);
});

test('the malformed reply of a module is no request', async () => {
  const desk = await reader();
  expect(await ask(desk, vector('sdt-id', 'r-timeout-odd'))).toBe('');
  expect(await ask(desk, FIND)).toBe(NO_CARD);
});

test('each fault is in the reply that it was laid for', async () => {
  const desk = await reader();
  desk.obey(lay('c1', 'badChecksum'));
  const badChecksum = await read(desk);
  expect(badChecksum).toHaveLength(1_295);
  expect(xorOf(badChecksum.subarray(5))).not.toBe(0);

  desk.obey(lay('c1', 'halfFrame'));
  expect(await read(desk)).toHaveLength(647);

  desk.obey(lay('c1', 'unknownDocument'));
  expect(field(await read(desk), 248, 2)).toBe('Q');

  desk.obey(lay('c1'));
  const right = field(await read(desk), 122, 36);
  desk.obey(lay('c1', 'badNumber'));
  const wrong = field(await read(desk), 122, 36);
  expect(wrong.slice(0, 17)).toBe(right.slice(0, 17));
  expect(wrong).not.toBe(right);
});

test('the bench sees invented people, masked, and which card lies there', async () => {
  const desk = await reader();
  const { cards } = desk.state('idCardReader', 'reader');
  expect(cards.map(({ id }) => id)).toEqual(['c1', 'c2', 'c3', 'c4', 'c5', 'c6']);
  for (const { maskedNumber } of cards) expect(maskedNumber).toMatch(/^99\d{4}\*{8}\d{3}[\dX]$/);
  desk.obey(lay('c3'));
  expect(desk.state('idCardReader', 'reader').card).toBe('c3');
  desk.obey(lay('nobody'));
  expect(desk.state('idCardReader', 'reader').card).toBe('c3');
  desk.obey(LIFT);
  expect(desk.state('idCardReader', 'reader').card).toBeNull();
});

test('silence withholds replies, delay holds them back', async () => {
  const desk = await reader();
  desk.obey({ order: 'silence', device: idOf('reader'), on: true });
  expect(await ask(desk, FIND)).toBe('');
  desk.obey({ order: 'silence', device: idOf('reader'), on: false });
  desk.obey({ order: 'delay', device: idOf('reader'), ms: 3_000 });
  expect(await ask(desk, FIND)).toBe('');
  await desk.clock.advance(2_100);
  expect(desk.said()).toBe(NO_CARD);
  expect(desk.state('idCardReader', 'reader').delayMs).toBe(3_000);
});
