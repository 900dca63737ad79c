import { expect, test } from 'vitest';
import { simulatedDevice } from '#test/support/simulated.ts';
import { type Desk, deskWith, fromHex, idOf, vector, vectorNames } from '../desk.ts';

const CLASS = 'led-onbon-bx5k6k';
const sign = (address: number, lines = 2) =>
  simulatedDevice('ledSign', `sign-${address}`, {
    address,
    columns: 16,
    protocol: { name: 'onbon', lines },
  });

async function told(desk: Desk, frame: string | Uint8Array): Promise<string> {
  desk.hear(frame);
  await desk.clock.advance(1_100);
  return desk.said();
}
const textOf = (desk: Desk) => desk.state('ledSign', 'sign-1').dots.text;

test('a ping is answered with the published receipt', async () => {
  const desk = await deskWith(sign(1));
  expect(await told(desk, vector(CLASS, 'ping'))).toBe(vector(CLASS, 'ack-addr1'));
});

test('every published order for controller 1 is understood, and another keeps silent', async () => {
  for (const name of vectorNames(CLASS, 'host>dev').filter((each) => !each.startsWith('bad-'))) {
    const frame = vector(CLASS, name);
    if (frame.slice(16, 20) !== '0100') continue;
    const other = await deskWith(sign(2));
    expect(await told(other, frame), name).toBe('');
    const desk = await deskWith(sign(1));
    const reply = await told(desk, frame);
    // Two of the samples ask for no reply; programmes are not there to be locked, flash is refused.
    const isMute = ['temp-21', 'hum-66'].includes(name);
    expect(reply === '', name).toBe(isMute);
  }
});

test('a text of the manual stands on the screen, whoever is called by the wildcard', async () => {
  const desk = await deskWith(sign(1));
  const reply = await told(desk, vector(CLASS, 'dynamic-welcome'));
  expect(reply.slice(16, 24)).toBe('0080FEFF');
  expect(textOf(desk)).toBe('欢迎光临');
  await told(desk, vector(CLASS, 'dynamic-with-escape'));
  expect(textOf(desk)).toBe('请A001号Z');
  await told(desk, vector(CLASS, 'delete-all-areas'));
  expect(textOf(desk)).toBe('');
});

test('marks within a text are obeyed and not shown', async () => {
  const desk = await deskWith(sign(1));
  await told(desk, vector(CLASS, 'temp-21'));
  expect(textOf(desk)).toBe('TEMPER:21℃');
});

test('what the manual got wrong changes nothing, and a wrong check value is told', async () => {
  const desk = await deskWith(sign(1));
  await told(desk, vector(CLASS, 'dynamic-welcome'));
  for (const name of ['bad-ipset', 'bad-relay', 'bad-deanled']) {
    const reply = await told(desk, vector(CLASS, name));
    expect(reply.slice(16 + 28, 16 + 34), name).toBe('A00105');
  }
  expect(textOf(desk)).toBe('欢迎光临');
});

test('two refreshes within a second are one too many', async () => {
  const desk = await deskWith(sign(1));
  desk.hear(vector(CLASS, 'dynamic-with-escape'));
  await desk.clock.advance(100);
  desk.said();
  desk.hear(vector(CLASS, 'delete-all-areas'));
  await desk.clock.advance(100);
  expect(desk.said()).toBe(vector(CLASS, 'nack-busy'));
  expect(textOf(desk)).toBe('请A001号Z');
});

test('a controller that is told to reject is busy, and one that lost its power is dark', async () => {
  const desk = await deskWith(sign(1));
  await told(desk, vector(CLASS, 'dynamic-with-escape'));
  desk.obey({ order: 'reject', device: idOf('sign-1'), on: true });
  expect(await told(desk, vector(CLASS, 'ping'))).toBe(vector(CLASS, 'nack-busy'));
  desk.obey({ order: 'restart', device: idOf('sign-1') });
  expect(textOf(desk)).toBe('');
});

test('a broadcast is obeyed by all and answered by nobody', async () => {
  const desk = await deskWith(sign(1), sign(2));
  // The published ping, for everybody.
  const frame = 'A5A5A5A5A5A5A5A5FFFF0080000000000000FE020500A200010000';
  const crc = arc(fromHex(frame.slice(16)));
  expect(await told(desk, `${frame}${crc}5A`)).toBe('');
});

/** Bit by bit, apart from driver and simulator. */
function arc(bytes: Uint8Array): string {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  return Buffer.from([crc & 255, crc >> 8]).toString('hex');
}
