import { expect, test } from 'vitest';
import type { VisitId } from '#contract/ids.ts';
import { EXPECTED_MS, WATCHED_MAX } from '#stage/voice-watch.ts';
import { issue } from '../hall/hall-room.ts';
import { by, counter, today } from '../rules/told-hall.ts';
import { type StageRoom, stageRoom } from './stage-room.ts';

const AT = { counter: counter.one } as const;

async function called(): Promise<StageRoom> {
  const room = await stageRoom();
  await room.give({ type: 'openShift', ...AT }, by.lin);
  for (let each = 0; each < 3; each += 1) await room.give(issue(), by.kiosk);
  await room.give({ type: 'callNext', ...AT }, by.lin);
  await room.settle();
  return room;
}
const told = (room: StageRoom) =>
  room
    .facts()
    .flatMap(({ event }) =>
      event.type === 'callSpoken' ? [`${event.visit} ${event.calling} ${event.result}`] : [],
    );
const spoken = (room: StageRoom, visit: VisitId, calling: number) =>
  room.give({ type: 'reportSpoken', visit, calling, result: 'spoken' }, by.board);

test('a call that no lobby page has told of in time is noted as silent', async () => {
  const room = await called();
  expect(room.stage().voice()).toEqual({ state: 'untried', at: null });
  await room.pass(EXPECTED_MS - 500);
  expect(told(room)).toEqual([]);
  await room.pass(500);
  expect(told(room)).toEqual(['2026-07-03.A001 1 silent']);
  expect(room.stage().voice()).toEqual({ state: 'silent', at: room.hall.state().at });
});

test('a call that was spoken is not noted again', async () => {
  const room = await called();
  await spoken(room, today('A001'), 1);
  await room.pass(EXPECTED_MS * 3);
  expect(told(room)).toEqual(['2026-07-03.A001 1 spoken']);
  expect(room.stage().voice().state).toBe('spoken');
  expect(room.clock.sleepers).toBe(0);
});

test('each recall is waited for by itself, a later one longer, for the voice says one after the other', async () => {
  const room = await called();
  await room.give({ type: 'recall', ...AT }, by.lin);
  await room.settle();
  await spoken(room, today('A001'), 1);
  await room.pass(EXPECTED_MS * 2 - 500);
  expect(told(room)).toEqual(['2026-07-03.A001 1 spoken']);
  await room.pass(500);
  expect(told(room)).toEqual(['2026-07-03.A001 1 spoken', '2026-07-03.A001 2 silent']);
});

test('word of silence about an older call comes too late when a newer one was heard', async () => {
  const room = await called();
  await room.give({ type: 'recall', ...AT }, by.lin);
  await spoken(room, today('A001'), 2);
  await room.pass(EXPECTED_MS * 3);
  expect(told(room)).toEqual(['2026-07-03.A001 2 spoken']);
});

test('a voice that is heard after all mends what was noted as silent', async () => {
  const room = await called();
  await room.pass(EXPECTED_MS);
  await spoken(room, today('A001'), 1);
  await room.settle();
  expect(room.stage().voice().state).toBe('spoken');
});

test('a restarted server knows how the voice was', async () => {
  const room = await called();
  await room.pass(EXPECTED_MS);
  await room.startAgain();
  expect(room.stage().voice().state).toBe('silent');
});

test('a call and its recall of one turn leave one wait', async () => {
  const room = await stageRoom();
  await room.give({ type: 'openShift', ...AT }, by.lin);
  await room.give(issue(), by.kiosk);
  const before = room.clock.sleepers;
  void room.give({ type: 'callNext', ...AT }, by.lin);
  void room.give({ type: 'recall', ...AT }, by.lin);
  await room.settle();
  expect(room.clock.sleepers - before).toBe(1);
  await spoken(room, today('A001'), 2);
  await room.settle();
  expect(room.clock.sleepers - before).toBe(0);
});

test('so many silent calls are watched at once and no more', async () => {
  const room = await called();
  const before = room.clock.sleepers;
  for (let each = 0; each < WATCHED_MAX + 20; each += 1) {
    await room.give({ type: 'recall', ...AT }, by.lin);
  }
  await room.settle();
  expect(room.clock.sleepers - before).toBe(WATCHED_MAX - 1);
});
