import { describe, expect, test } from 'vitest';
import type { Health } from '#contract/devices.ts';
import { type IdCardEvent, noPast, openIdCardReader } from '#hardware/id-card/id-card-reader.ts';
import { steppedClock } from '#test/support/stepped-clock.ts';
import { hexOf, openCable } from '../cable.ts';
import { vector } from '../vectors.ts';
import { citizenText, readReply } from './invented-cards.ts';

const COMMANDS = new Map([
  ['AAAAAA9669000311FFED', 'samStatus'],
  ['AAAAAA9669000310FFEC', 'reset'],
  ['AAAAAA96690003200122', 'find'],
  ['AAAAAA96690003200221', 'select'],
  ['AAAAAA96690003300132', 'read'],
]);
const sdt = (name: string) => vector('sdt-id', name);
const REPLY = {
  ok: sdt('r-ok'),
  found: sdt('r-found'),
  notFound: sdt('r-nocard'),
  selected: sdt('r-selected'),
  readFailed: sdt('r-read-fail'),
  samSelfTest: Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69, 0, 4, 0, 0, 0x60, 0x64),
} as const;

/** A reader on a cable; `answers` may be changed at any time, no entry means silence. */
function readerOnACable(samStatus: Uint8Array | undefined = REPLY.ok) {
  const cable = openCable();
  const clock = steppedClock(1_000_000);
  const answers = new Map<string, Uint8Array>([
    ['find', REPLY.notFound],
    ['select', REPLY.selected],
  ]);
  if (samStatus !== undefined) answers.set('samStatus', samStatus);
  const asked: string[] = [];
  cable.onHeard((bytes) => {
    const command = COMMANDS.get(hexOf(bytes)) ?? 'unknown';
    asked.push(command);
    const answer = answers.get(command);
    if (answer !== undefined) clock.after(10, () => cable.say(answer));
  });
  const readings: IdCardEvent[] = [];
  const health: Health[] = [];
  const reader = openIdCardReader({
    port: cable.port,
    clock,
    past: noPast(),
    today: () => '2026-07-03',
    onReading: (event) => readings.push(event),
    onHealth: (now) => health.push(now),
  });
  const layCard = (text: Uint8Array) => {
    answers.set('find', REPLY.found);
    answers.set('read', readReply(text));
  };
  const liftCard = () => answers.set('find', REPLY.notFound);
  const whys = () => health.map(({ why }) => why);
  return { answers, asked, cable, clock, health, layCard, liftCard, reader, readings, whys };
}

describe('an ID-card reader', () => {
  test('asks for its SAM first and is up when that answers', async () => {
    const { asked, clock, health } = readerOnACable();
    await clock.advance(20);
    expect(asked).toEqual(['samStatus', 'find']);
    expect(health).toEqual([{ state: 'up', why: 'healthy', since: 1_000_010, detail: '' }]);
  });

  test('a card that lies there is read once, and again after it was lifted', async () => {
    const { clock, layCard, liftCard, readings } = readerOnACable();
    layCard(citizenText({ name: '测试甲' }));
    await clock.advance(20_000);
    expect(readings).toHaveLength(1);
    expect(readings[0]).toMatchObject({ kind: 'cardRead', card: { name: '测试甲' } });

    liftCard();
    await clock.advance(2_000);
    layCard(citizenText({ name: '测试乙' }));
    await clock.advance(2_000);
    expect(readings).toHaveLength(2);
    expect(readings[1]).toMatchObject({ card: { name: '测试乙' } });
  });

  test('a module that misses the lying card for a moment gives no second reading', async () => {
    const { clock, layCard, liftCard, readings } = readerOnACable();
    layCard(citizenText({}));
    await clock.advance(2_000);
    liftCard();
    await clock.advance(400);
    layCard(citizenText({}));
    await clock.advance(2_000);
    expect(readings).toHaveLength(1);
  });

  test('the next customer’s card is read, however quickly it follows the last one', async () => {
    const { clock, layCard, liftCard, readings } = readerOnACable();
    layCard(citizenText({}));
    await clock.advance(2_000);
    liftCard();
    await clock.advance(350);
    layCard(citizenText({ idNumber: '990101198506150020', birth: '19850615' }));
    await clock.advance(2_000);
    expect(readings.map(({ kind }) => kind)).toEqual(['cardRead', 'cardRead']);
  });

  test('a wrong checksum is read again, and nobody hears of it', async () => {
    const { answers, clock, layCard, readings, whys } = readerOnACable();
    await clock.advance(50);
    layCard(citizenText({}));
    const whole = readReply(citizenText({}));
    answers.set('read', Uint8Array.of(...whole.slice(0, -1), (whole.at(-1) ?? 0) ^ 1));
    clock.after(330, () => answers.set('read', whole));
    await clock.advance(2_000);
    expect(readings.map(({ kind }) => kind)).toEqual(['cardRead']);
    expect(whys()).toEqual(['healthy']);
  });

  test('a checksum that stays wrong makes the card unreadable, once', async () => {
    const { asked, answers, clock, layCard, readings } = readerOnACable();
    layCard(citizenText({}));
    const whole = readReply(citizenText({}));
    answers.set('read', Uint8Array.of(...whole.slice(0, -1), (whole.at(-1) ?? 0) ^ 1));
    await clock.advance(20_000);
    expect(readings).toEqual([{ kind: 'cardRefused', why: 'unreadable' }]);
    expect(asked.filter((command) => command === 'read')).toHaveLength(6);
  });

  test('half a frame is not waited for, and the next frame is not lost in it', async () => {
    const { answers, clock, layCard, readings } = readerOnACable();
    layCard(citizenText({}));
    const whole = readReply(citizenText({}));
    answers.set('read', whole.slice(0, 600));
    clock.after(100, () => answers.set('read', whole));
    await clock.advance(1_000);
    expect(readings.map(({ kind }) => kind)).toEqual(['cardRead']);
  });

  test.each([
    ['badNumber', citizenText({ idNumber: '990101199001010010' })],
    ['expired', citizenText({ validTo: '20260702' })],
    ['unknownDocument', Uint8Array.from(citizenText({})).fill(0x5a, 248, 249)],
  ])('a card that cannot be used is refused as %s, once', async (why, text) => {
    const { clock, layCard, readings } = readerOnACable();
    layCard(text);
    await clock.advance(10_000);
    expect(readings).toEqual([{ kind: 'cardRefused', why }]);
  });

  test('a card that fails to be read thrice is unreadable, and the next one is read', async () => {
    const { answers, clock, layCard, liftCard, readings } = readerOnACable();
    layCard(citizenText({}));
    answers.set('read', REPLY.readFailed);
    await clock.advance(5_000);
    liftCard();
    await clock.advance(2_000);
    layCard(citizenText({}));
    await clock.advance(2_000);
    expect(readings.map(({ kind }) => kind)).toEqual(['cardRefused', 'cardRead']);
  });

  test('a silent module is down, is reset after three failures, and comes back by itself', async () => {
    const { answers, asked, clock, whys } = readerOnACable();
    await clock.advance(1_000);
    const saved = new Map(answers);
    answers.clear();
    await clock.advance(12_000);
    expect(asked).toContain('reset');
    expect(whys()).toEqual(['healthy', 'silent']);
    for (const [command, answer] of saved) answers.set(command, answer);
    await clock.advance(10_000);
    expect(whys()).toEqual(['healthy', 'silent', 'healthy']);
  });

  test('a SAM that fails its self-test is the reader’s error', async () => {
    const { clock, health } = readerOnACable(REPLY.samSelfTest);
    await clock.advance(5_000);
    expect(health).toEqual([
      { state: 'down', why: 'readerError', since: 1_000_010, detail: 'SAM 60' },
    ]);
  });

  test('after closing nothing is asked, told or waited for', async () => {
    const { asked, clock, layCard, reader, readings } = readerOnACable();
    layCard(citizenText({}));
    await clock.advance(15);
    reader.close();
    reader.close();
    const before = asked.length;
    await clock.advance(10_000);
    expect(asked).toHaveLength(before);
    expect(readings).toEqual([]);
    expect(clock.sleepers).toBe(0);
  });

  test('an answer to what a lost connection asked is not taken for the answer to this one', async () => {
    const { asked, cable, clock, layCard, readings, whys } = readerOnACable();
    layCard(citizenText({}));
    // The module was still reading for the line before this one.
    cable.say(readReply(citizenText({})));
    await clock.advance(2_000);
    expect(asked.slice(0, 4)).toEqual(['samStatus', 'find', 'select', 'read']);
    expect(readings).toHaveLength(1);
    expect(whys()).toEqual(['healthy']);
  });
});
