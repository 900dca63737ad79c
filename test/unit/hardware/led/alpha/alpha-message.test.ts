import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type AlphaCommand,
  alphaShape,
  decodeAlphaReply,
  encodeAlphaCommand,
} from '#hardware/led/alpha/alpha-message.ts';
import { decodeAlphaPacket, encodeAlphaPacket } from '#hardware/led/alpha/alpha-packet.ts';
import { alphaTongue } from '#hardware/led/alpha/alpha-tongue.ts';
import type { SignOrder } from '#hardware/led/sign-tongue.ts';
import { A_MOMENT, blinking, steady } from '#test/support/sign-faces.ts';
import { bytesOf } from '../../cable.ts';
import { namesOf, vector } from '../../vectors.ts';
import { cutInPieces, framesIn, noNoiseIsTooMuch } from '../split-anywhere.ts';

const CLASS = 'led-alpha';
const wordsIn = (bytes: Uint8Array) => {
  const packet = decodeAlphaPacket(bytes);
  return packet.ok ? packet.value.command : '';
};
const said = (orders: readonly SignOrder[]) => orders.map(({ bytes }) => wordsIn(bytes));

test('packets with a checksum have the published bytes', () => {
  const hi: AlphaCommand = { kind: 'writeString', label: '1', text: 'HI' };
  expect(encodeAlphaCommand(hi, 0)).toEqual(vector(CLASS, 'string-checksum'));
  const call: AlphaCommand = { kind: 'writeText', label: 'A', mode: 'hold', text: 'A001 -> 3' };
  expect(encodeAlphaCommand(call, 3)).toEqual(vector(CLASS, 'call-text'));
});

test('what we say without a checksum in the samples is said the same with one', () => {
  const same = (name: string, command: AlphaCommand) =>
    expect(wordsIn(encodeAlphaCommand(command, 0)), name).toBe(wordsIn(vector(CLASS, name)));
  same('run-sequence', { kind: 'runTexts', labels: 'A' });
  same('clear-string', { kind: 'writeString', label: '1', text: '' });
  same('set-time', { kind: 'setTime', hour: 14, minute: 30 });
  const files = [
    { label: '1', kind: 'string', bytes: 14 },
    { label: 'A', kind: 'text', bytes: 64 },
  ] as const;
  const memory = wordsIn(encodeAlphaCommand({ kind: 'configureMemory', files }, 0));
  expect(wordsIn(vector(CLASS, 'configure-memory')).startsWith(memory)).toBe(true);
});

test('every published packet is one, and one with a wrong checksum is none', () => {
  const valid = namesOf(CLASS, true);
  expect(valid).toHaveLength(7);
  for (const name of valid) expect(decodeAlphaPacket(vector(CLASS, name)).ok, name).toBe(true);
  expect(namesOf(CLASS, false)).toEqual(['string-bad-checksum']);
  expect(decodeAlphaPacket(vector(CLASS, 'string-bad-checksum')).ok).toBe(false);
});

test('a sign that confirms says what went wrong', () => {
  const read = (hex: string) => decodeAlphaReply(bytesOf(hex));
  expect(read('0640')).toEqual({ ok: true, value: { isTaken: true, why: '' } });
  expect(read('1550')).toEqual({ ok: true, value: { isTaken: false, why: 'checksum' } });
  expect(read('1563')).toMatchObject({
    value: { why: 'illegal command or file, framing, parity' },
  });
  for (const none of ['06', '0600', '06C0', '1640', '064040']) expect(read(none).ok).toBe(false);
});

test('packets and replies come back as they were, cut anywhere, behind any noise', () => {
  const command = fc.string({
    unit: fc.constantFrom(...'AGE$ 0123\u001c\u001bx'),
    minLength: 1,
    maxLength: 30,
  });
  const anyFrame = fc.oneof(
    fc.record({ address: fc.nat(255), command }).map((packet) => [...encodeAlphaPacket(packet)]),
    fc.constantFrom([0x06, 0x40], [0x15, 0x50]),
  );
  const noise = fc.array(fc.integer({ min: 0x16, max: 0xff }), { maxLength: 10 });
  fc.assert(
    fc.property(
      fc.array(anyFrame, { maxLength: 4 }),
      fc.array(fc.nat()),
      noise,
      (all, cuts, before) => {
        const bytes = Uint8Array.from([...before, ...all.flat()]);
        const found = framesIn(alphaShape, cutInPieces(bytes, cuts));
        expect(found.map((frame) => [...frame])).toEqual(all);
      },
    ),
  );
});

test('ten thousand broken packets crash nothing and pile up nowhere', () => {
  const whole = [...namesOf(CLASS, true).map((name) => vector(CLASS, name)), bytesOf('0640')];
  noNoiseIsTooMuch(alphaShape, whole, 300);
});

const tongue = alphaTongue(3, true, { letters: 'ascii', columns: 16, lines: 1, scrolls: true });
const GREEN = '\u001c2';
const YELLOW = '\u001c3';
const EMERGENCY = { spans: [{ text: 'FIRE', colour: 'red' }], manner: 'emergency' } as const;

test('a sign is set up once, with two texts that call one string', () => {
  expect(said(tongue.greeting(A_MOMENT))).toEqual([
    'Es1',
    'E$AAU0020FFFFBAU0020FFFFCBL00600000',
    'AA\u001b b\u0010C',
    'AB\u001b c\u0010C',
    'E 0941',
  ]);
});

test('calls change one string, so that nothing flickers and no memory wears', () => {
  const first = steady('A017', 'green');
  expect(said(tongue.show(first, undefined))).toEqual([`GC${GREEN}A017`, 'E.TUA', 'A0']);
  expect(said(tongue.show(steady('A018', 'green'), first))).toEqual([`GC${GREEN}A018`]);
});

test('a call blinks by the text that flashes', () => {
  const before = steady('WINDOW 3', 'green');
  const call = blinking('A017 > 3');
  expect(said(tongue.show(call, before))).toEqual([`GC${YELLOW}A017 > 3`, 'E.TUB']);
});

test('an emergency stands in the priority text, and what comes after takes it away', () => {
  expect(said(tongue.show(EMERGENCY, steady('A017')))).toEqual(['A0\u001b c\u001c1FIRE']);
  expect(said(tongue.show(steady('A017', 'green'), EMERGENCY))).toEqual([
    `GC${GREEN}A017`,
    'E.TUA',
    'A0',
  ]);
  const text = 'FIRE - leave by the nearest exit now';
  const long = { spans: [{ text, colour: 'red' }], manner: 'emergency' } as const;
  expect(said(tongue.show(long, undefined))).toEqual([`A0\u001b a\u001c1${text}`]);
});

test('a sign that confirms nothing is asked for nothing', () => {
  const mute = alphaTongue(3, false, { letters: 'ascii', columns: 16, lines: 1, scrolls: true });
  const orders = [...mute.greeting(A_MOMENT), ...mute.show(steady('A017'), undefined)];
  expect(orders.every(({ reply }) => reply === undefined)).toBe(true);
});

test('Hanzi never reach a sign that has none', () => {
  expect(said(tongue.show(steady('请A017\n'), steady('')))).toEqual(['GC\u001c1 A017 ']);
});
