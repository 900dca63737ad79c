import { expect, test } from 'vitest';
import { simulatedDevice } from '#test/support/simulated.ts';
import { type Desk, deskWith, idOf, vector, vectorNames } from '../desk.ts';

const CLASS = 'led-alpha';
const sign = (address = 3) =>
  simulatedDevice('ledSign', 'sign', {
    address,
    columns: 16,
    protocol: { name: 'alpha', confirms: true },
  });

/** A packet for sign 3, its sum computed apart from driver and simulator. */
function packet(command: string, address = '03'): Uint8Array {
  const summed = Buffer.from(`\u0002${command}\u0003`, 'latin1');
  const sum = summed
    .reduce((all, byte) => all + byte, 0)
    .toString(16)
    .toUpperCase()
    .padStart(4, '0');
  return Buffer.concat([
    Buffer.from(`\0\0\0\0\0\u0001Z${address}`, 'latin1'),
    summed,
    Buffer.from(`${sum}\u0004`, 'latin1'),
  ]);
}
async function told(desk: Desk, bytes: Uint8Array | string): Promise<string> {
  desk.hear(bytes);
  await desk.clock.advance(600);
  return desk.said();
}
const shown = (desk: Desk) => {
  const { dots, isBlinking } = desk.state('ledSign', 'sign');
  return `${dots.text}${isBlinking ? ' blinking' : ''}`;
};

test('a text of the published packet is shown, and nothing is answered unless that was asked for', async () => {
  const desk = await deskWith(sign());
  expect(await told(desk, vector(CLASS, 'call-text'))).toBe('');
  expect(shown(desk)).toBe('A001 -> 3');
});

test('a packet with a wrong sum is dropped, silently or with the reason', async () => {
  const desk = await deskWith(sign());
  await told(desk, packet('E$1BL000E0000'));
  await told(desk, vector(CLASS, 'string-checksum'));
  await told(desk, vector(CLASS, 'string-bad-checksum'));
  expect(desk.said()).toBe('');
  expect(await told(desk, packet('Es1'))).toBe('0640');
  const wrong = Buffer.from(packet('G1NO'));
  wrong[wrong.length - 2] = 0x58;
  expect(await told(desk, wrong)).toBe('1550');
});

test('every published packet is taken without a complaint', async () => {
  for (const name of vectorNames(CLASS, 'host>dev')) {
    const desk = await deskWith(sign());
    expect(await told(desk, vector(CLASS, name)), name).toBe('');
  }
});

test('a text calls its string, which changes alone; another text flashes the same string', async () => {
  const desk = await deskWith(sign());
  await told(desk, packet('E$AAU0020FFFFBAU0020FFFFCBL00600000'));
  await told(desk, packet('AA\u001b b\u0010C'));
  await told(desk, packet('AB\u001b c\u0010C'));
  await told(desk, packet('GC\u001c2A017 > 3'));
  await told(desk, packet('E.TUA'));
  expect(shown(desk)).toBe('A017 > 3');
  await told(desk, packet('GC\u001c3A018 > 3'));
  await told(desk, packet('E.TUB'));
  expect(shown(desk)).toBe('A018 > 3 blinking');
});

test('the priority text goes before all, until it is emptied', async () => {
  const desk = await deskWith(sign());
  await told(desk, packet('AA\u001b bA017'));
  await told(desk, packet('A0\u001b c\u001c1FIRE', '00'));
  expect(shown(desk)).toBe('FIRE blinking');
  await told(desk, packet('A0'));
  expect(shown(desk)).toBe('A017');
});

test('a file that was never set up is refused, as after a power cut with a flat battery', async () => {
  const desk = await deskWith(sign());
  await told(desk, packet('Es1'));
  expect(await told(desk, packet('GCA017'))).toBe('1560');
  await told(desk, packet('E$CBL00600000'));
  expect(await told(desk, packet('GCA017'))).toBe('0640');
  desk.obey({ order: 'restart', device: idOf('sign') });
  expect(await told(desk, packet('GCA017'))).toBe('');
});

test('a sign listens to its own address, to all and to patterns', async () => {
  const desk = await deskWith(sign(0x1f));
  await told(desk, packet('AA\u001b bmine', '1F'));
  expect(shown(desk)).toBe('mine');
  await told(desk, packet('AA\u001b bother', '2F'));
  expect(shown(desk)).toBe('mine');
  await told(desk, packet('AA\u001b bmany', '?F'));
  expect(shown(desk)).toBe('many');
});
