import { expect, test } from 'vitest';
import { emergencyFace } from '#contract/signs.ts';
import { blinking, steady } from '#test/support/sign-faces.ts';
import { ALPHA, DIGITS, drivenSigns, ONBON } from './driven-signs.ts';

const A090 = { name: 'a090' } as const;
const TPK = { name: 'tpk' } as const;
const AAC2 = { name: 'aac2' } as const;

/** What a sign of this kind can be given. */
const KINDS = [
  { protocol: A090, text: '请A017到3号窗口', blinks: false },
  { protocol: TPK, text: '请A017到3号窗口', blinks: false },
  { protocol: AAC2, text: '请A017到3号窗口', blinks: false },
  { protocol: ONBON, text: '请A017到3号窗口', blinks: true },
  { protocol: ALPHA, text: 'A017 > 3', blinks: true },
  { protocol: DIGITS, text: '017', blinks: true },
] as const;

test.each(KINDS)(
  'a sign that speaks $protocol.name shows its call, and blinks by itself where it can',
  async ({ protocol, text, blinks }) => {
    const { clock, signs, seen, health, said } = await drivenSigns([protocol]);
    const shown = signs[0]?.show(blinking(text));
    await clock.advance(4_000);
    expect(await shown).toEqual({ ok: true, value: undefined });
    expect(seen(1).dots.text).toBe(text);
    expect(seen(1).isBlinking).toBe(blinks);
    expect(health).toEqual(['1 up healthy']);
    said();
    // The host says nothing for the blinking.
    await clock.advance(20_000);
    expect(said()).toEqual([]);
    signs[0]?.show(steady(text));
    await clock.advance(4_000);
    expect([seen(1).dots.text, seen(1).isBlinking]).toEqual([text, false]);
  },
);

test.each(KINDS)(
  'a $protocol.name sign that lost its power shows again what it ought to',
  async ({ protocol, text }) => {
    const { clock, signs, seen, order, id } = await drivenSigns([protocol]);
    void signs[0]?.show(steady(text));
    await clock.advance(4_000);
    order({ order: 'restart', device: id(1) });
    expect(seen(1).dots.text.trim()).toBe('');
    await clock.advance(50_000);
    expect(seen(1).dots.text).toBe(text);
  },
);

/** The others tell nobody what they think of a text. */
const OUTSPOKEN = KINDS.filter(({ protocol: { name } }) => name !== 'tpk' && name !== 'aac2');

test.each(OUTSPOKEN)(
  'a $protocol.name sign that rejects is told as such, with the maker’s reason',
  async ({ protocol, text }) => {
    const { clock, signs, health, order, id } = await drivenSigns([protocol]);
    void signs[0]?.show(steady(text));
    await clock.advance(4_000);
    order({ order: 'reject', device: id(1), on: true });
    const shown = signs[0]?.show(blinking(text));
    await clock.advance(10_000);
    expect(await shown).toEqual({ ok: false, problem: { kind: 'rejected' } });
    const why = { a090: '', tpk: '', aac2: '', onbon: 'busy', alpha: 'illegal command or file' };
    const reason = { ...why, modbusDigits: 'device failure' }[protocol.name];
    expect(health).toEqual(['1 up healthy', `1 down rejecting ${reason}`.trim()]);
    order({ order: 'reject', device: id(1), on: false });
    await clock.advance(15_000);
    expect(health.at(-1)).toBe('1 up healthy');
  },
);

test.each(KINDS)(
  'a $protocol.name sign that is off is silent, and gets the newest when it is back',
  async ({ protocol, text }) => {
    const { clock, signs, seen, health, plug } = await drivenSigns([protocol]);
    plug(false);
    const shown = signs[0]?.show(steady(text));
    await clock.advance(20_000);
    expect(await shown).toEqual({ ok: false, problem: { kind: 'noReply' } });
    expect(health).toEqual(['1 down silent']);
    const newest = protocol.name === 'modbusDigits' ? '018' : 'A018';
    expect(await signs[0]?.show(steady(newest))).toMatchObject({ problem: { why: 'silent' } });
    plug(true);
    await clock.advance(20_000);
    expect(seen(1).dots.text).toBe(newest);
    expect(health.at(-1)).toBe('1 up healthy');
  },
);

test('a text of one line blinks on a sign of two as well as one of two lines', async () => {
  const { clock, signs, seen } = await drivenSigns([{ name: 'onbon', lines: 2 }]);
  for (const text of ['请A017', '请A017\n到3号窗口']) {
    void signs[0]?.show(blinking(text));
    await clock.advance(4_000);
    expect([seen(1).dots.text, seen(1).isBlinking]).toEqual([text, true]);
  }
  expect(seen(1).dots.red.heightDots).toBe(32);
});

test('an Onbon controller is refreshed once a second at most, and the newest wins', async () => {
  const { clock, signs, seen, health, said } = await drivenSigns([ONBON]);
  const [sign] = signs;
  void sign?.show(steady('A000'));
  await clock.advance(3_000);
  said();
  const asked = ['A001', 'A002', 'A003', 'A004'].map((text) => sign?.show(steady(text)));
  await clock.advance(3_000);
  for (const told of await Promise.all(asked)) expect(told?.ok).toBe(true);
  expect(seen(1).dots.text).toBe('A004');
  expect(said().filter((meaning) => meaning === 'sign.show').length).toBeLessThanOrEqual(2);
  // The controller would have said that it is busy.
  expect(health).toEqual(['1 up healthy']);
});

test('a dead Onbon controller is asked by ping, and holds up nobody for its two seconds', async () => {
  const { clock, signs, seen, order, id, said } = await drivenSigns([ONBON, A090]);
  const [dead, alive] = signs;
  order({ order: 'silence', device: id(1), on: true });
  void dead?.show(steady('A001'));
  await clock.advance(5_000);
  said();
  // A minute with a call every two seconds: what it takes is told by the line's own clock.
  let longestMs = 0;
  for (let call = 0; call < 30; call += 1) {
    const began = clock.now();
    let tookMs = Number.POSITIVE_INFINITY;
    void alive?.show(steady(`B${100 + call}`)).then(() => {
      tookMs = clock.now() - began;
    });
    await clock.advance(2_000);
    longestMs = Math.max(longestMs, tookMs);
  }
  expect(seen(2).dots.text).toBe('B129');
  expect(longestMs).toBeLessThan(600);
  expect(said()).toContain('sign.ping');
});

test('Onbon controllers of one line each get their own, and a second each between two', async () => {
  const { clock, signs, seen, health } = await drivenSigns([ONBON, ONBON, ONBON]);
  for (const round of [1, 2, 3]) {
    const shown = signs.map((sign, at) => sign.show(steady(`A${round}0${at}`)));
    await clock.advance(3_000);
    for (const told of await Promise.all(shown)) expect(told.ok).toBe(true);
    expect([1, 2, 3].map((address) => seen(address).dots.text)).toEqual(
      signs.map((_, at) => `A${round}0${at}`),
    );
  }
  expect(health.toSorted()).toEqual([1, 2, 3].map((address) => `${address} up healthy`));
});

test('four makers’ signs share one line, each with its own', async () => {
  const { clock, signs, seen, health } = await drivenSigns([A090, ONBON, ALPHA, DIGITS]);
  const texts = ['请A017', '请A018', 'A019 > 3', '020'];
  const shown = signs.map((sign, at) => sign.show(steady(texts[at] ?? '')));
  await clock.advance(6_000);
  for (const told of await Promise.all(shown)) expect(told.ok).toBe(true);
  expect([1, 2, 3, 4].map((address) => seen(address).dots.text)).toEqual(texts);
  expect(health.toSorted()).toEqual([1, 2, 3, 4].map((address) => `${address} up healthy`));
});

test('brightness is told where the sign knows of it, and an emergency is always bright', async () => {
  const { clock, signs, seen } = await drivenSigns([ONBON, ALPHA, DIGITS]);
  for (const sign of signs) void sign.show(steady('017'));
  await clock.advance(5_000);
  for (const sign of signs) sign.dim(40);
  await clock.advance(5_000);
  expect([1, 2, 3].map((address) => seen(address).brightness)).toEqual([40, 100, 40]);
  for (const sign of signs) sign.dim(0);
  await clock.advance(5_000);
  expect(seen(1).brightness).toBe(0);
  const fire = emergencyFace(['火警 FIRE'], {
    letters: 'chinese',
    columns: 16,
    lines: 1,
    scrolls: true,
  });
  void signs[0]?.show(fire);
  await clock.advance(2_000);
  expect(seen(1)).toMatchObject({ brightness: 100, isBlinking: true });
  void signs[0]?.show(steady('017'));
  await clock.advance(2_000);
  expect(seen(1).brightness).toBe(0);
});

test('an Alpha sign that confirms nothing is believed, and shown again now and then', async () => {
  const { clock, signs, seen, health } = await drivenSigns([{ name: 'alpha', confirms: false }]);
  const shown = signs[0]?.show(steady('A017 > 3'));
  await clock.advance(2_000);
  expect((await shown)?.ok).toBe(true);
  expect(seen(1).dots.text).toBe('A017 > 3');
  expect(health).toEqual(['1 up healthy']);
});
