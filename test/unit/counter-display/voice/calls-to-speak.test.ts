import { expect, test } from 'vitest';
import { counterIdSchema, ticketNumberFrom, trusted, visitIdOf } from '#contract/ids.ts';
import type { BoardCall } from '#contract/views.ts';
import { callsToSpeak } from '../../../../counter-display/lobby/voice/calls-to-speak.ts';

const NOON = Date.UTC(2026, 6, 3, 4);
const habit = { languages: ['zh-Hans'], times: 2 } as const;
const texts = (text: string) => ({ 'zh-Hans': text, 'zh-Hant': text, en: text });

function call(number: number, changes: Partial<BoardCall> = {}): BoardCall {
  const ticket = ticketNumberFrom('A', number);
  return {
    visit: visitIdOf(trusted.serviceDay('2026-07-03'), ticket),
    number: ticket,
    counter: counterIdSchema.parse('c3'),
    counterLabel: '3',
    service: texts('新装开户'),
    area: texts('A 区'),
    language: 'zh-Hans',
    at: NOON,
    calling: 1,
    isCalling: true,
    ...changes,
  };
}

const numbersOf = (calls: readonly { number: string }[]) => calls.map(({ number }) => number);

test('what is new on the board is spoken in the order in which it was called', () => {
  const before = [call(1)];
  const calls = [call(3), call(2), call(1)];
  expect(numbersOf(callsToSpeak({ before, calls, now: NOON, habit }))).toEqual(['A002', 'A003']);
});

test('a board that shows the same calls again says nothing', () => {
  const calls = [call(2), call(1)];
  expect(callsToSpeak({ before: calls, calls, now: NOON, habit })).toEqual([]);
});

test('a recall is spoken again', () => {
  const recall = call(1, { calling: 2 });
  const spoken = callsToSpeak({ before: [call(1)], calls: [recall], now: NOON, habit });
  expect(spoken.map(({ number, calling }) => [number, calling])).toEqual([['A001', 2]]);
});

test('after a lost link or a reload only calls of the last half minute are spoken', () => {
  const calls = [call(3, { at: NOON - 5000 }), call(2, { at: NOON - 60_000 })];
  expect(numbersOf(callsToSpeak({ before: [], calls, now: NOON, habit }))).toEqual(['A003']);
});

test('each call carries the languages it is to be said in', () => {
  const calls = [call(1, { language: 'en' })];
  const [spoken] = callsToSpeak({ before: [], calls, now: NOON, habit });
  expect(spoken?.languages).toEqual(['zh-Hans', 'zh-Hans', 'en']);
});
