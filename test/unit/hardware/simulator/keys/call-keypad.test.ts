import { expect, test } from 'vitest';
import { simulatedDevice } from '#test/support/simulated.ts';
import { deskWith, idOf, vector } from '../desk.ts';

const keypad = (address = 1) => simulatedDevice('callKeypad', `keypad-${address}`, { address });
const press = (key: 'call' | 'recall' | 'start' | 'pause' | 'transfer', digits = '') =>
  ({ order: 'pressKey', device: idOf('keypad-1'), digits, key }) as const;

test.each([
  ['call', '', 'key-call'],
  ['recall', '', 'key-recall'],
  ['start', '', 'key-start'],
  ['pause', '', 'key-pause'],
  ['transfer', '02', 'key-transfer'],
] as const)(
  'a pressed %s key with digits "%s" sends the published frame',
  async (key, digits, name) => {
    const desk = await deskWith(keypad());
    desk.obey(press(key, digits));
    await desk.clock.advance(0);
    expect(desk.said()).toBe(vector('ff68', name));
  },
);

test('a keypad that hears no echo says the same three more times and gives up', async () => {
  const desk = await deskWith(keypad());
  desk.obey(press('call'));
  await desk.clock.advance(10_000);
  expect(desk.said()).toBe(vector('ff68', 'key-call').repeat(4));
});

test('the echo of its own frame keeps a keypad quiet, another key is not its echo', async () => {
  const desk = await deskWith(keypad());
  desk.obey(press('call'));
  await desk.clock.advance(0);
  desk.hear(vector('ff68', 'key-recall'));
  await desk.clock.advance(300);
  expect(desk.said()).toBe(vector('ff68', 'key-call').repeat(2));
  desk.hear(vector('ff68', 'key-call'));
  await desk.clock.advance(10_000);
  expect(desk.said()).toBe('');
});

test('a frame with a wrong checksum or for another address is no echo', async () => {
  const desk = await deskWith(keypad());
  desk.obey(press('call'));
  desk.hear(vector('ff68', 'bad-checksum'));
  desk.hear('FF6803036802010C0F16');
  await desk.clock.advance(10_000);
  expect(desk.said()).toBe(vector('ff68', 'key-call').repeat(4));
});

test('the display shows six digits, blanks as spaces', async () => {
  const desk = await deskWith(keypad());
  desk.hear(vector('ff68', 'show-ticket-1'));
  expect(desk.state('callKeypad', 'keypad-1').display).toBe('   001');
});

test('a beep is one, done is two, failed is one long', async () => {
  const desk = await deskWith(keypad());
  desk.hear(vector('ff68', 'beep'));
  expect(desk.state('callKeypad', 'keypad-1').beeps).toBe(1);
  desk.hear(vector('ff68', 'ok'));
  expect(desk.state('callKeypad', 'keypad-1').beeps).toBe(3);
  desk.hear(vector('ff68', 'fail'));
  expect(desk.state('callKeypad', 'keypad-1').beeps).toBe(4);
});

test('two keypads on one line keep apart, also when their frames come merged', async () => {
  const desk = await deskWith(keypad(1), keypad(2));
  desk.obey({ order: 'pressKey', device: idOf('keypad-1'), digits: '', key: 'call' });
  desk.obey({ order: 'pressKey', device: idOf('keypad-2'), digits: '', key: 'recall' });
  await desk.clock.advance(0);
  expect(desk.said()).toBe(vector('ff68', 'merged'));
  desk.hear(vector('ff68', 'merged'));
  await desk.clock.advance(10_000);
  expect(desk.said()).toBe('');
});
