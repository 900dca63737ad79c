import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { isCounterId } from '#kit/ids.ts';
import { openSeat } from '../../../../counter-display/clerk/seat.ts';
import { steppedClock } from '../../../support/stepped-clock.ts';
import { C1, C2, C3, hallWhere, ME, memory, OTHER } from './clerk-hall.ts';

type Hall = ReturnType<typeof hallWhere>;

async function seatIn(hall: Hall, storage = memory()) {
  const clock = steppedClock(0);
  const { watch, unwatch, counters } = hall;
  const seat = openSeat({ watch, unwatch, counters, storage, clock, clerk: ME, isCounterId });
  await nextTurn();
  return { seat, clock, storage };
}

test('a clerk without a seat looks through a free counter and chooses', async () => {
  const hall = hallWhere({ c1: OTHER });
  const { seat } = await seatIn(hall);
  expect(hall.asked).toEqual([C1, C2]);
  expect(seat.face.value).toBe('choosing');
  expect(hall.watched()).toEqual([C2]);
});

test('a clerk who sits somewhere is shown that counter, wherever the page looked first', async () => {
  const hall = hallWhere({ c3: ME });
  const { seat } = await seatIn(hall, memory({ 'tinghao.clerk.counter': 'c1' }));
  expect(seat.face.value).toBe('seated');
  expect(seat.view.value?.counter.counter).toBe(C3);
  expect(hall.watched()).toEqual([C3]);
});

test('the last counter of this tab is asked for first, and another one when it is taken', async () => {
  const hall = hallWhere({ c2: OTHER });
  const { seat } = await seatIn(hall, memory({ 'tinghao.clerk.counter': 'c2' }));
  expect(hall.asked).toEqual([C2, C1]);
  expect(seat.face.value).toBe('choosing');
});

test('something else in the memory than a counter is as good as nothing', async () => {
  const { seat } = await seatIn(hallWhere({}), memory({ 'tinghao.clerk.counter': '../etc' }));
  expect(seat.last.value).toBeNull();
  expect(seat.face.value).toBe('choosing');
});

test('a counter where somebody else sits down is left before its customers are seen', async () => {
  const hall = hallWhere({});
  const { seat } = await seatIn(hall);
  hall.change({ c1: OTHER });
  expect(seat.view.value?.counter.counter).toBe(C2);
  expect(hall.watched()).toEqual([C2]);
});

test('a hall without a free counter says so and looks again until one is free', async () => {
  const hall = hallWhere({ c1: OTHER, c2: OTHER, c3: OTHER });
  const { seat, clock } = await seatIn(hall);
  expect(seat.face.value).toBe('full');
  await clock.advance(3_000);
  expect(seat.face.value).toBe('full');
  hall.change({ c1: OTHER, c3: OTHER });
  await clock.advance(3_000);
  expect(seat.face.value).toBe('choosing');
});

test('while nobody tells the counters, they are asked for again', async () => {
  const hall = hallWhere({});
  let answers = 0;
  const clock = steppedClock(0);
  const seat = openSeat({
    ...hall,
    counters: async () => {
      answers += 1;
      return answers < 3 ? [] : hall.counters();
    },
    storage: memory(),
    clock,
    clerk: ME,
    isCounterId,
  });
  await clock.advance(3_000);
  expect(seat.face.value).toBe('waiting');
  await clock.advance(3_000);
  expect(seat.face.value).toBe('choosing');
});

test('sitting down is remembered in this tab, and getting up leads back to the choice', async () => {
  const hall = hallWhere({});
  const { seat, storage } = await seatIn(hall);
  hall.change({ c3: ME });
  seat.take(C3);
  expect(seat.face.value).toBe('seated');
  expect(storage.only()).toBe('c3');
  hall.change({});
  expect(seat.face.value).toBe('choosing');
  expect(seat.last.value).toBe(C3);
});

test('a counter lost to somebody else while the line was away is left for a free one', async () => {
  const hall = hallWhere({ c1: ME });
  const { seat } = await seatIn(hall);
  expect(seat.face.value).toBe('seated');
  hall.change({ c1: OTHER });
  hall.reconnect();
  await nextTurn();
  expect(seat.face.value).toBe('choosing');
  expect(hall.watched()).toEqual([C2]);
});

test('a closed seat watches nothing and waits for nothing', async () => {
  const hall = hallWhere({ c1: OTHER, c2: OTHER, c3: OTHER });
  const { seat, clock } = await seatIn(hall);
  seat.close();
  const asked = hall.asked.length;
  await clock.advance(10_000);
  expect(hall.watched()).toEqual([]);
  expect(hall.asked).toHaveLength(asked);
  expect(clock.sleepers).toBe(0);
});
