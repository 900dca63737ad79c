import { expect, test } from 'vitest';
import { issue } from '../hall/hall-room.ts';
import { by, counter } from '../rules/told-hall.ts';
import { at, type StageRoom, stageRoom } from './stage-room.ts';

const healthOf = (room: StageRoom) => room.hall.state().devices.get(at.reader)?.health;

test('how a device is becomes a fact when it changes, and only then', async () => {
  const room = await stageRoom();
  for (const state of ['down', 'down', 'up'] as const) {
    room.tellHealth(at.reader, { state, why: state === 'up' ? 'healthy' : 'silent' });
    await room.settle();
  }
  const facts = room
    .facts()
    .flatMap(({ event }) => (event.type === 'deviceHealthChanged' ? [event.health.why] : []));
  expect(facts).toEqual(['silent', 'healthy']);
});

test('what the full disk would not take of devices is told again, the newest alone', async () => {
  const room = await stageRoom();
  room.disk = 'full';
  room.tellHealth(at.reader, { state: 'down', why: 'silent' });
  room.tellHealth(at.reader, { state: 'down', why: 'portLost' });
  await room.settle();
  room.tellHealth(at.reader, { state: 'up', why: 'healthy' });
  room.tellHealth(at.keypad, { state: 'down', why: 'portLost' });
  await room.settle();
  await room.pass(20_000);
  expect(healthOf(room)).toBe(undefined);
  room.disk = 'fine';
  await room.pass(6_000);
  expect(healthOf(room)?.why).toBe('healthy');
  expect(room.hall.state().devices.get(at.keypad)?.health.why).toBe('portLost');
  expect(room.hall.state().devices.get(at.reader)?.history).toHaveLength(1);
  expect(room.troubles.at(-1)).toBe(undefined);
  expect(room.clock.sleepers).toBe(0);
});

test('a report that is refused for what it says is not told again', async () => {
  const room = await stageRoom();
  room.mayCommand = () => false;
  room.tellHealth(at.reader, { state: 'down', why: 'silent' });
  await room.settle();
  room.mayCommand = () => true;
  await room.pass(20_000);
  expect(healthOf(room)).toBe(undefined);
});

test('a stage that stops owes no report any more', async () => {
  const room = await stageRoom();
  room.disk = 'full';
  room.tellHealth(at.reader, { state: 'down', why: 'silent' });
  await room.settle();
  await room.stage().stop();
  await room.settle();
  room.disk = 'fine';
  await room.pass(6_000);
  expect(healthOf(room)).toBe(undefined);
});

test('a pad is asked for a rating at the counter where one finished, and nowhere else', async () => {
  const room = await stageRoom();
  for (const [clerk, place] of [
    [by.lin, counter.one],
    [by.wu, counter.two],
  ] as const) {
    await room.give({ type: 'openShift', counter: place }, clerk);
    await room.give(issue(), by.kiosk);
    await room.give({ type: 'callNext', counter: place }, clerk);
    await room.give({ type: 'beginServing', counter: place }, clerk);
    await room.give({ type: 'finish', counter: place, delivered: null }, clerk);
  }
  await room.settle();
  expect(room.ratings).toEqual([at.pad]);
});
