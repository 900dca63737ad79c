import { expect, onTestFinished, test } from 'vitest';
import { watchDeadlines } from '#hall/deadlines.ts';
import { by, counter, MINUTE, today, visit } from '../rules/told-hall.ts';
import { ALWAYS_OPEN, type HallRoom, hallRoom, issue, request } from './hall-room.ts';

const HOUR = 60 * MINUTE;

/** A hall in which time becomes commands, at 09:00; the service day changes at 04:00. */
async function watchedRoom(): Promise<HallRoom> {
  const room = await hallRoom(ALWAYS_OPEN, 'byItself');
  onTestFinished(watchDeadlines(room.hall, room.clock, request));
  return room;
}

async function numberOfNext(room: HallRoom): Promise<string | null> {
  const answer = await room.give(issue());
  return answer.ok ? answer.value.visit : null;
}

test('a machine that slept over the change of day begins the new day within a look, without a restart', async () => {
  const room = await watchedRoom();
  await numberOfNext(room);
  room.turnClock(24 * HOUR);
  // Nobody gives an order: the next look at the clock is at most twenty seconds away.
  await room.clock.advance(20_001);
  expect(room.hall.state().day).toBe('2026-07-04');
  expect(room.events()).toContain('visitEndedByDay');
  expect(await numberOfNext(room)).toBe(visit('2026-07-04', 'A001'));
});

test('whoever comes before that look already gets the first number of the new day', async () => {
  const room = await watchedRoom();
  await numberOfNext(room);
  room.turnClock(24 * HOUR);
  expect(await numberOfNext(room)).toBe(visit('2026-07-04', 'A001'));
});

test('a clock that is put back an hour takes back no time and no number', async () => {
  const room = await watchedRoom();
  await room.clock.advance(HOUR);
  await numberOfNext(room);
  const before = room.facts().at(-1)?.at ?? 0;
  room.turnClock(-HOUR);
  await room.clock.advance(1_000);
  expect(await numberOfNext(room)).toBe(today('A002'));
  expect(room.facts().at(-1)?.at).toBeGreaterThanOrEqual(before);
  expect(room.hall.state().day).toBe('2026-07-03');
});

test('a clock that is put back over the change of day never brings the old day again', async () => {
  const room = await watchedRoom();
  await room.clock.advance(19 * HOUR + MINUTE);
  expect(room.hall.state().day).toBe('2026-07-04');
  await numberOfNext(room);
  room.turnClock(-2 * HOUR);
  await room.clock.advance(MINUTE);
  expect(room.hall.state().day).toBe('2026-07-04');
  expect(await numberOfNext(room)).toBe(visit('2026-07-04', 'A002'));
  expect(room.events().filter((type) => type === 'dayBegan')).toHaveLength(2);
});

test('a clock that is put forward a day and back again loses nobody who came meanwhile', async () => {
  const room = await watchedRoom();
  room.turnClock(24 * HOUR);
  await room.clock.advance(20_001);
  expect(await numberOfNext(room)).toBe(visit('2026-07-04', 'A001'));
  room.turnClock(-24 * HOUR);
  await room.clock.advance(20_001);
  expect(await numberOfNext(room)).toBe(visit('2026-07-04', 'A002'));
  await room.give({ type: 'openShift', counter: counter.one }, by.lin);
  const called = await room.give({ type: 'callNext', counter: counter.one }, by.lin);
  expect(called).toMatchObject({ ok: true, value: { number: 'A001' } });
});

test('the change of day with people waiting ends their visits, starts numbers again and replays the same', async () => {
  const room = await watchedRoom();
  await room.give({ type: 'openShift', counter: counter.one }, by.lin);
  for (let count = 0; count < 3; count += 1) await numberOfNext(room);
  await room.give({ type: 'callNext', counter: counter.one }, by.lin);
  await room.give({ type: 'beginServing', counter: counter.one }, by.lin);
  await room.clock.advance(19 * HOUR + MINUTE);
  const states = [...room.hall.state().visits.values()].map(({ state }) => state.kind);
  expect(states).toEqual(['serving', 'endedByDay', 'endedByDay']);
  // A001 is still being served under that number.
  expect(await numberOfNext(room)).toBe(visit('2026-07-04', 'A002'));
  expect(room.replayed()).toEqual(room.dump());
});

test('a hall that was off over the change of day begins the new one when it starts', async () => {
  const room = await watchedRoom();
  await numberOfNext(room);
  await room.restart('stopped');
  room.turnClock(24 * HOUR);
  onTestFinished(watchDeadlines(room.hall, room.clock, request));
  await room.clock.advance(20_001);
  expect(room.hall.state().day).toBe('2026-07-04');
});
