import { expect, onTestFinished, test } from 'vitest';
import type { QueueSettings } from '#contract/settings.ts';
import { watchDeadlines } from '#hall/deadlines.ts';
import { by, counter, kiosk, MINUTE, person, priorityClass, service } from '../rules/told-hall.ts';
import { ALWAYS_OPEN, type HallRoom, hallRoom, issue, request } from './hall-room.ts';

const CARD = {
  type: 'presentCard',
  kiosk: kiosk.one,
  person: person.chen,
  priorityClass: priorityClass.normal,
} as const;

/** A hall in which time becomes commands; every turn ends by itself. */
async function watched(
  settings: QueueSettings = ALWAYS_OPEN,
): Promise<{ readonly room: HallRoom; readonly stop: () => void }> {
  const room = await hallRoom(settings);
  const submit = room.hall.submit;
  const hall = {
    ...room.hall,
    submit: (submission: Parameters<typeof submit>[0]) => {
      const answer = submit(submission);
      setImmediate(room.endTurn);
      return answer;
    },
  };
  const stop = watchDeadlines(hall, room.clock, request);
  onTestFinished(stop);
  return { room, stop };
}

async function finishOne(room: HallRoom): Promise<void> {
  await room.done({ type: 'openShift', counter: counter.one }, by.lin);
  await room.done(issue());
  await room.done({ type: 'callNext', counter: counter.one }, by.lin);
  await room.done({ type: 'beginServing', counter: counter.one }, by.lin);
  await room.done({ type: 'finish', counter: counter.one, delivered: null }, by.lin);
}

test('a rating that nobody gives is closed when its time is over, not before', async () => {
  const { room } = await watched({ ...ALWAYS_OPEN, rating: { openSeconds: 10, reasons: [] } });
  await finishOne(room);
  await room.clock.advance(9_999);
  expect(room.events().at(-1)).toBe('stepFinished');
  await room.clock.advance(2);
  expect(room.events().at(-1)).toBe('stepNotRated');
});

test('a card that nobody uses is dismissed when its time is over', async () => {
  const { room } = await watched();
  await room.done(CARD, by.reader);
  await room.clock.advance(MINUTE + 1);
  expect(room.events().slice(-2)).toEqual(['cardPresented', 'cardDismissed']);
});

test('what falls due together is one transaction', async () => {
  const { room } = await watched();
  await room.done(CARD, by.reader);
  await room.clock.advance(MINUTE - 20_000);
  await finishOne(room);
  room.told.length = 0;
  await room.clock.advance(25_000);
  expect(room.told.map((batch) => batch.map(({ event }) => event.type))).toEqual([
    ['stepNotRated', 'cardDismissed'],
  ]);
});

test('the service day changes by itself at its time', async () => {
  const { room } = await watched();
  await room.done(issue(service.pay));
  // 09:00 to 04:00.
  await room.clock.advance(19 * 60 * MINUTE - 1);
  expect(room.events().at(-1)).toBe('ticketIssued');
  await room.clock.advance(1);
  expect(room.events().slice(-2)).toEqual(['visitEndedByDay', 'dayBegan']);
  expect(room.hall.state().day).toBe('2026-07-04');
});

test('a clock that is put forward is noticed within twenty seconds', async () => {
  const { room } = await watched();
  await room.done(CARD, by.reader);
  room.turnClock(30 * MINUTE);
  await room.clock.advance(20_000);
  expect(room.events().at(-1)).toBe('cardDismissed');
});

test('a deadline that the disk would not take is met once there is room, without hurry in between', async () => {
  const { room } = await watched();
  await finishOne(room);
  room.disk = 'full';
  const before = room.commits;
  await room.clock.advance(MINUTE);
  expect(room.events().at(-1)).toBe('stepFinished');
  room.disk = 'fine';
  await room.clock.advance(5_000);
  expect(room.events().at(-1)).toBe('stepNotRated');
  expect(room.commits - before).toBeLessThanOrEqual(2);
});

test('a watch that is stopped waits for nothing and orders nothing', async () => {
  const { room, stop } = await watched();
  await room.done(CARD, by.reader);
  stop();
  expect(room.clock.sleepers).toBe(0);
  await room.clock.advance(10 * MINUTE);
  expect(room.events().at(-1)).toBe('cardPresented');
});
