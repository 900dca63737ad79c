import { expect, test } from 'vitest';
import { ticketNumberSchema } from '#contract/ids.ts';
import { LANGUAGES } from '#contract/language.ts';
import type { CounterView } from '#contract/views.ts';
import { signSpans, TEST_SHOWN_MS } from '#stage/signs.ts';
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
const said = (columns: number, language: (typeof LANGUAGES)[number] = 'zh-Hans') =>
  STATES.map((state) =>
    signSpans({ state, label: '3' }, language, columns).map(
      ({ text, colour }) => `${colour} ${text}`,
    ),
  );
const signOf = (room: StageRoom) => room.signs.get(at.sign)?.map(({ text }) => text);

test('a sign calls in yellow, serves and waits in green, and stays shut in red', () => {
  expect(said(16)).toEqual([
    ['yellow A017到3号窗口'],
    ['green 正在办理A017'],
    ['green 3号窗口空闲'],
    ['red 暂停服务'],
    ['red 未开放'],
  ]);
});

test('a small sign says the same with less', () => {
  expect(said(8)).toEqual([
    ['yellow 请A017'],
    ['green A017'],
    ['green 空闲'],
    ['red 暂停服务'],
    ['red 未开放'],
  ]);
  expect(said(4)).toEqual([
    ['yellow A017'],
    ['green A017'],
    ['green 空闲'],
    ['red 暂停'],
    ['red 未开'],
  ]);
});

test('a number that does not fit leaves the sign dark rather than with an old one', () => {
  const number = ticketNumberSchema.parse('A1001');
  const state = { kind: 'serving', number, service: texts('pay'), since: 0 } as const;
  expect(signSpans({ state, label: '3' }, 'en', 4)).toEqual([]);
});

test.each(LANGUAGES)('in %s all fits into the sixteen columns of the usual sign', (language) => {
  const number = ticketNumberSchema.parse('A1499');
  for (const plain of STATES) {
    const state = 'number' in plain ? { ...plain, number } : plain;
    const longest = signSpans({ state, label: '12A' }, language, 64);
    expect(signSpans({ state, label: '12A' }, language, 16)).toEqual(longest);
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
  await room.crew.showOnSign(at.sign, [{ text: '测试', colour: 'yellow' }]);
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
