import { expect, test } from 'vitest';
import {
  CALLS_WAITING_MAX,
  openVoiceQueue,
  type SayResult,
  type VoiceCall,
  type VoiceQueue,
} from '../../../../counter-display/lobby/voice/voice-queue.ts';

const call = (visit: string, calling = 1, counterLabel = '3'): VoiceCall => ({
  visit,
  number: 'A017',
  counterLabel,
  languages: ['zh-Hans'],
  calling,
});

function takeAll(queue: VoiceQueue, result: SayResult): readonly VoiceCall[] {
  const taken: VoiceCall[] = [];
  for (let next = queue.take(); next !== undefined; next = queue.take()) {
    taken.push(next.call);
    next.settle(result);
  }
  return taken;
}

test('calls leave in the order in which they came', () => {
  const queue = openVoiceQueue();
  for (const visit of ['a', 'b', 'c']) void queue.add(call(visit));
  expect(takeAll(queue, 'spoken').map(({ visit }) => visit)).toEqual(['a', 'b', 'c']);
});

test('a recall of a call not yet spoken keeps its place, names the newer counter, and both hear the result', async () => {
  const queue = openVoiceQueue();
  const first = queue.add(call('a', 1, '3'));
  const other = queue.add(call('b'));
  const recall = queue.add(call('a', 2, '5'));
  const taken = takeAll(queue, 'spoken');
  expect(taken.map(({ visit, counterLabel }) => [visit, counterLabel])).toEqual([
    ['a', '5'],
    ['b', '3'],
  ]);
  expect(await Promise.all([first, other, recall])).toEqual(['spoken', 'spoken', 'spoken']);
});

test('a full queue lets its longest waiting recall go before any first call', async () => {
  const queue = openVoiceQueue();
  for (let at = 0; at < CALLS_WAITING_MAX - 2; at += 1) void queue.add(call(`first ${at}`));
  const olderRecall = queue.add(call('older recall', 2));
  const newerRecall = queue.add(call('newer recall', 3));
  void queue.add(call('late'));
  expect(await olderRecall).toBe('stopped');
  const visits = takeAll(queue, 'spoken').map(({ visit }) => visit);
  expect(visits).toHaveLength(CALLS_WAITING_MAX);
  expect(visits.slice(-2)).toEqual(['newer recall', 'late']);
  expect(await newerRecall).toBe('spoken');
});

test('a queue full of first calls refuses the newest', async () => {
  const queue = openVoiceQueue();
  for (let at = 0; at < CALLS_WAITING_MAX; at += 1) void queue.add(call(`first ${at}`));
  expect(await queue.add(call('late'))).toBe('stopped');
  expect(takeAll(queue, 'spoken')).toHaveLength(CALLS_WAITING_MAX);
});

test('clearing lets everybody know', async () => {
  const queue = openVoiceQueue();
  const waiting = [queue.add(call('a')), queue.add(call('b'))];
  queue.clear();
  expect(await Promise.all(waiting)).toEqual(['stopped', 'stopped']);
  expect(queue.take()).toBeUndefined();
});
