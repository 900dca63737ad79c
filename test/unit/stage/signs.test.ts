import { expect, test } from 'vitest';
import { ticketNumberSchema } from '#contract/ids.ts';
import { LANGUAGES } from '#contract/language.ts';
import { DARK, type SignAbility } from '#contract/signs.ts';
import type { CounterView } from '#contract/views.ts';
import { brightnessAt } from '#stage/sign-brightness.ts';
import { signFace, TEST_SHOWN_MS } from '#stage/signs.ts';
import { steady } from '#test/support/sign-faces.ts';
import { issue } from '../hall/hall-room.ts';
import { by, clerk, counter, texts } from '../rules/told-hall.ts';
import { at, STAGE_SETTINGS, type StageRoom, stageRoom } from './stage-room.ts';

const NUMBER = ticketNumberSchema.parse('A017');
const STATES: readonly CounterView['state'][] = [
  { kind: 'calling', number: NUMBER, service: texts('pay'), at: 0, times: 1 },
  { kind: 'serving', number: NUMBER, service: texts('pay'), since: 0 },
  { kind: 'idle' },
  { kind: 'paused', reason: texts('lunch'), since: 0, elsewhere: [] },
  { kind: 'closed' },
];
const ONE_LINE: SignAbility = { letters: 'chinese', columns: 16, lines: 1, scrolls: false };
const said = (ability: Partial<SignAbility>, language: (typeof LANGUAGES)[number] = 'zh-Hans') =>
  STATES.map((state) => {
    const words = { language, idleText: null };
    const { spans } = signFace({ state, label: '3' }, words, { ...ONE_LINE, ...ability });
    return spans.map(({ text, colour }) => `${colour} ${text}`).join('');
  });
const signOf = (room: StageRoom) => room.signs.get(at.sign)?.spans.map(({ text }) => text);

test('a sign calls in yellow, serves and waits in green, and stays shut in red', () => {
  expect(said({})).toEqual([
    'yellow A017到3号窗口',
    'green 正在办理A017',
    'green 3号窗口空闲',
    'red 暂停服务',
    'red 未开放',
  ]);
});

test('only a call blinks, and the sign does it by itself', () => {
  const words = { language: 'zh-Hans', idleText: null } as const;
  expect(STATES.map((state) => signFace({ state, label: '3' }, words, ONE_LINE).manner)).toEqual([
    'blinking',
    'steady',
    'steady',
    'steady',
    'steady',
  ]);
});

test('a small sign says the same with less', () => {
  expect(said({ columns: 8 })).toEqual([
    'yellow 请A017',
    'green A017',
    'green 空闲',
    'red 暂停服务',
    'red 未开放',
  ]);
  expect(said({ columns: 4 })).toEqual([
    'yellow A017',
    'green A017',
    'green 空闲',
    'red 暂停',
    'red 未开',
  ]);
});

test('a sign of two lines says number and counter below each other', () => {
  expect(said({ lines: 2 })[0]).toBe('yellow 请A017\n到3号窗口');
  expect(said({ lines: 2 }, 'en')[0]).toBe('yellow A017\nto window 3');
});

test('a sign without Hanzi says it in signs that everybody reads, in every language of the hall', () => {
  for (const language of LANGUAGES) {
    expect(said({ letters: 'ascii' }, language)).toEqual([
      'yellow A017 > 3',
      'green A017',
      'green WINDOW 3',
      'red PAUSED',
      'red CLOSED',
    ]);
  }
});

test('a display of digits shows the number’s digits, and nothing when nobody is called', () => {
  expect(said({ letters: 'digits', columns: 4 })).toEqual(['yellow 017', 'green 017', '', '', '']);
});

test('a free counter says what the hall wants it to say, where that fits', () => {
  const idleText = { 'zh-Hans': '欢迎光临', 'zh-Hant': '歡迎光臨', en: 'Welcome' };
  const idle = (ability: Partial<SignAbility>) =>
    signFace(
      { state: { kind: 'idle' }, label: '3' },
      { language: 'zh-Hans', idleText },
      { ...ONE_LINE, ...ability },
    ).spans[0]?.text;
  expect([idle({}), idle({ columns: 4 }), idle({ letters: 'ascii' })]).toEqual([
    '欢迎光临',
    '空闲',
    'Welcome',
  ]);
});

test('a number that does not fit leaves the sign dark rather than with an old one', () => {
  const number = ticketNumberSchema.parse('A1001');
  const state = { kind: 'serving', number, service: texts('pay'), since: 0 } as const;
  const words = { language: 'en', idleText: null } as const;
  expect(signFace({ state, label: '3' }, words, { ...ONE_LINE, columns: 4 })).toEqual(DARK);
});

test.each(LANGUAGES)('in %s all fits into the sixteen columns of the usual sign', (language) => {
  const number = ticketNumberSchema.parse('A1499');
  const words = { language, idleText: null };
  for (const plain of STATES) {
    const state = 'number' in plain ? { ...plain, number } : plain;
    const longest = signFace({ state, label: '12A' }, words, { ...ONE_LINE, columns: 64 });
    expect(signFace({ state, label: '12A' }, words, ONE_LINE)).toEqual(longest);
  }
});

test('a sign follows its counter through the day', async () => {
  const room = await stageRoom();
  const shown: (readonly string[] | undefined)[] = [signOf(room)];
  const give = async (...order: Parameters<StageRoom['give']>) => {
    await room.give(...order);
    await room.settle();
    shown.push(signOf(room));
  };
  await give({ type: 'openShift', counter: counter.one }, by.lin);
  await room.give(issue(), by.kiosk);
  await give({ type: 'callNext', counter: counter.one }, by.lin);
  await give({ type: 'recall', counter: counter.one }, by.lin);
  await give({ type: 'beginServing', counter: counter.one }, by.lin);
  await give({ type: 'finish', counter: counter.one, delivered: null }, by.lin);
  await give({ type: 'pauseShift', counter: counter.one, reason: 'lunch' }, by.lin);
  await give({ type: 'closeShift', counter: counter.one }, by.lin);
  expect(shown).toEqual([
    ['未开放'],
    ['1号窗口空闲'],
    ['A001到1号窗口'],
    ['A001到1号窗口'],
    ['正在办理A001'],
    ['1号窗口空闲'],
    ['暂停服务'],
    ['未开放'],
  ]);
});

test('a call that nobody came to is gone from the sign with the day', async () => {
  const room = await stageRoom();
  await room.give({ type: 'openShift', counter: counter.one }, by.lin);
  await room.give(issue(), by.kiosk);
  await room.give({ type: 'callNext', counter: counter.one }, by.lin);
  await room.settle();
  expect(signOf(room)).toEqual(['A001到1号窗口']);
  await room.clock.advance(24 * 60 * 60_000);
  await room.give({
    type: 'noteSignIn',
    staff: clerk.lin,
    role: 'clerk',
  });
  await room.settle();
  expect(signOf(room)).toEqual(['1号窗口空闲']);
});

test('a sign that the settings have just brought shows its counter at once', async () => {
  const without = STAGE_SETTINGS.devices.filter(({ kind }) => kind !== 'ledSign');
  const room = await stageRoom({ ...STAGE_SETTINGS, devices: without });
  expect(signOf(room)).toBe(undefined);
  room.settings = STAGE_SETTINGS;
  room.stage().employ();
  await room.settle();
  expect(signOf(room)).toEqual(['未开放']);
});

test('signs know after a restart what their counters do', async () => {
  const room = await stageRoom();
  await room.give({ type: 'openShift', counter: counter.one }, by.lin);
  await room.startAgain();
  expect(signOf(room)).toEqual(['1号窗口空闲']);
});

test('a sign that somebody has tried out goes back to what it has to say', async () => {
  const room = await stageRoom();
  const sign = STAGE_SETTINGS.devices.find(({ id }) => id === at.sign);
  if (sign === undefined) throw new Error('counter 1 has a sign');
  await room.crew.showOnSign(at.sign, steady('测试', 'yellow'));
  room.stage().afterTest(sign);
  await room.pass(TEST_SHOWN_MS - 500);
  expect(signOf(room)).toEqual(['测试']);
  await room.pass(500);
  expect(signOf(room)).toEqual(['未开放']);
});

test('a stage that stops puts no sign back any more', async () => {
  const room = await stageRoom();
  const sign = STAGE_SETTINGS.devices.find(({ id }) => id === at.sign);
  if (sign === undefined) throw new Error('counter 1 has a sign');
  room.stage().afterTest(sign);
  await room.stage().stop();
  expect(room.clock.sleepers).toBe(0);
});

const DAY_AND_NIGHT = [
  { from: '20:00', percent: 40 },
  { from: '07:30', percent: 100 },
];

test('signs are as bright as the hall wants them at this time of its day', () => {
  const zone = 'Asia/Shanghai';
  const at = (iso: string) => Date.parse(iso);
  const bright = (iso: string) => brightnessAt(DAY_AND_NIGHT, zone, at(iso));
  expect(bright('2026-07-03T07:29:59+08:00')).toEqual({
    percent: 40,
    until: at('2026-07-03T07:30:00+08:00'),
  });
  expect(bright('2026-07-03T07:30:00+08:00')).toEqual({
    percent: 100,
    until: at('2026-07-03T20:00:00+08:00'),
  });
  expect(bright('2026-07-03T23:00:00+08:00')).toEqual({
    percent: 40,
    until: at('2026-07-04T07:30:00+08:00'),
  });
  expect(brightnessAt([{ from: '00:00', percent: 80 }], zone, 0)).toEqual({
    percent: 80,
    until: null,
  });
});

test('the hall’s signs get darker when the evening begins, and brighter in the morning', async () => {
  const room = await stageRoom({
    ...STAGE_SETTINGS,
    signs: { idleText: null, brightness: DAY_AND_NIGHT },
  });
  const began = room.dimmed.at(-1);
  await room.clock.advance(24 * 60 * 60_000);
  await room.settle();
  expect(new Set(room.dimmed)).toEqual(new Set([40, 100]));
  expect(room.dimmed.at(-1)).toBe(began);
});
