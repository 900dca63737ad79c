import { expect, test } from 'vitest';
import { callKeypadSettingsSchema } from '#contract/devices.ts';
import { encodeFf68 } from '#hardware/ff68/ff68-frame.ts';
import { openCallKeypad } from '#hardware/keypad/call-keypad.ts';
import { hexOf } from '../cable.ts';
import { lineOnACable } from '../port/shared-cable.ts';
import { vector } from '../vectors.ts';

function keypadOnACable() {
  const { clock, cable, line } = lineOnACable();
  const presses: string[] = [];
  const health: string[] = [];
  const keypad = openCallKeypad({
    line,
    settings: callKeypadSettingsSchema.parse({
      id: 'keypad-1',
      name: '1 号窗口呼叫器',
      port: 'keypads',
      place: { kind: 'counter', counter: 'c1' },
      kind: 'callKeypad',
      address: 1,
      repressMs: 1_000,
    }),
    clock,
    onReading: ({ digits, key }) => presses.push(`${digits}${key}`),
    onHealth: ({ state, why }) => health.push(`${state} ${why}`),
  });
  return { clock, cable, keypad, presses, health };
}
const CALL = vector('ff68', 'key-call');
const TRANSFER = vector('ff68', 'key-transfer');

test('a key is heard and sent back as it came', async () => {
  const { clock, cable, presses, health } = keypadOnACable();
  cable.say(CALL);
  await clock.advance(10);
  expect([presses, cable.heard, health]).toEqual([['call'], [CALL], ['up healthy']]);
});

test('a frame that is repeated is acknowledged again and tells the hall nothing', async () => {
  const { clock, cable, presses } = keypadOnACable();
  for (let at = 0; at < 5_000; at += 300) {
    cable.say(CALL);
    await clock.advance(300);
  }
  expect(presses).toEqual(['call']);
  expect(cable.heard).toHaveLength(17);
});

test('the same key after the repress time is a new wish, and another key always is', async () => {
  const { clock, cable, presses } = keypadOnACable();
  cable.say(CALL);
  await clock.advance(1_000);
  cable.say(CALL);
  await clock.advance(100);
  cable.say(TRANSFER);
  await clock.advance(100);
  cable.say(CALL);
  expect(presses).toEqual(['call', 'call', '02transfer', 'call']);
});

test('a clock set back an hour does not mute the keypad', async () => {
  const { clock, cable, line } = lineOnACable();
  const presses: string[] = [];
  let setBackMs = 0;
  openCallKeypad({
    line,
    settings: callKeypadSettingsSchema.parse({
      id: 'keypad-1',
      name: '呼叫器',
      port: 'keypads',
      place: { kind: 'lobby' },
      kind: 'callKeypad',
      address: 1,
      repressMs: 1_000,
    }),
    clock: { ...clock, now: () => clock.now() - setBackMs },
    onReading: ({ key }) => presses.push(key),
    onHealth: () => {},
  });
  cable.say(CALL);
  setBackMs = 3_600_000;
  await clock.advance(2_000);
  cable.say(CALL);
  expect(presses).toEqual(['call', 'call']);
});

test('a wrong checksum, and another keypad’s key, are neither heard nor answered', async () => {
  const { clock, cable, presses } = keypadOnACable();
  cable.say(vector('ff68', 'bad-checksum'));
  cable.say(encodeFf68({ address: 2, command: 1, data: [0x0c] }));
  await clock.advance(1_000);
  expect([presses, cable.heard]).toEqual([[], []]);
});

test('a key that nobody knows is acknowledged, so that the keypad falls silent', async () => {
  const { clock, cable, presses } = keypadOnACable();
  const unknown = encodeFf68({ address: 1, command: 1, data: [0x11] });
  cable.say(unknown);
  await clock.advance(100);
  expect([presses, cable.heard]).toEqual([[], [unknown]]);
});

test('an answer sounds and shows its digits at the right', async () => {
  const { clock, cable, keypad } = keypadOnACable();
  const answered = keypad.answer({ isDone: true, digits: '001' });
  await clock.advance(100);
  expect(await answered).toEqual({ ok: true, value: undefined });
  expect(cable.heard).toEqual([vector('ff68', 'ok'), vector('ff68', 'show-ticket-1')]);
});

test('an answer without digits leaves the display as it is', async () => {
  const { clock, cable, keypad } = keypadOnACable();
  keypad.answer({ isDone: false, digits: '' });
  await clock.advance(100);
  expect(cable.heard).toEqual([vector('ff68', 'fail')]);
});

test('more than six digits are refused before anything sounds', async () => {
  const { clock, cable, keypad } = keypadOnACable();
  expect(await keypad.answer({ isDone: true, digits: '1234567' })).toMatchObject({
    problem: { kind: 'tooLong' },
  });
  await clock.advance(100);
  expect(cable.heard).toEqual([]);
});

test('the echo of a key goes out before anything that waits', async () => {
  const { clock, cable, keypad } = keypadOnACable();
  keypad.answer({ isDone: true, digits: '001' });
  await clock.advance(1);
  cable.say(CALL);
  await clock.advance(100);
  const [done, display] = [vector('ff68', 'ok'), vector('ff68', 'show-ticket-1')];
  expect(cable.heard.map(hexOf)).toEqual([done, CALL, display].map(hexOf));
});

test('a closed keypad hears nothing any more', async () => {
  const { clock, cable, keypad, presses } = keypadOnACable();
  keypad.close();
  cable.say(CALL);
  await clock.advance(100);
  expect([presses, cable.heard]).toEqual([[], []]);
});
