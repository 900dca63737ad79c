import { expect, onTestFinished, test } from 'vitest';
import { type ViewKey, type ViewMessage, type ViewTarget, viewKeyOf } from '#contract/channels.ts';
import { openFeed } from '#hall/feed.ts';
import type { Feed } from '#hall/hall-service.ts';
import { drawCounter } from '#rules/views/draw-counter.ts';
import { drawKiosk } from '#rules/views/draw-kiosk.ts';
import { drawTicket } from '#rules/views/draw-ticket.ts';
import { by, counter, kiosk, service, today, visit } from '../rules/told-hall.ts';
import { about } from '../rules/views/about.ts';
import { type HallRoom, hallRoom, issue } from './hall-room.ts';

const KIOSK: ViewTarget = { view: 'kiosk', kiosk: kiosk.one };
const OTHER_KIOSK: ViewTarget = { view: 'kiosk', kiosk: kiosk.two };
const COUNTER: ViewTarget = { view: 'counter', counter: counter.one };
const ticket = (number: string): ViewTarget => ({ view: 'ticket', visit: today(number) });

interface FeedRoom extends HallRoom {
  readonly feed: Feed;
  readonly sent: ViewMessage[];
  readonly drawn: ViewKey[];
  /** Numbers of the messages of one view, in the order in which they went out. */
  numbers(target: ViewTarget): number[];
}

async function feedRoom(): Promise<FeedRoom> {
  const room = await hallRoom();
  const sent: ViewMessage[] = [];
  const drawn: ViewKey[] = [];
  const feed = openFeed({
    hall: room.hall,
    clock: room.clock,
    draw: (target) => {
      drawn.push(viewKeyOf(target));
      const context = about({ now: room.clock.now() });
      const hall = room.hall.state();
      if (target.view === 'kiosk') return drawKiosk(hall, context, target.kiosk);
      if (target.view === 'ticket') return drawTicket(hall, context, target.visit);
      if (target.view === 'counter') return drawCounter(hall, context, target.counter);
      return undefined;
    },
    publish: (message) => void sent.push(message),
  });
  onTestFinished(feed.stop);
  return Object.assign(room, {
    feed,
    sent,
    drawn,
    numbers: (target: ViewTarget) =>
      sent.filter(({ key }) => key === viewKeyOf(target)).map(({ number }) => number),
  });
}

/** As the promises say: ten pushes a second, and a fresh look every fifteen. */
const GATHER_MS = 100;
const REFRESH_MS = 15_000;

test('nothing is drawn that nobody watches', async () => {
  const room = await feedRoom();
  await room.done(issue());
  await room.clock.advance(REFRESH_MS);
  expect(room.drawn).toEqual([]);
  expect(room.sent).toEqual([]);
});

test('whoever joins gets the whole view at once, and each sending after it counts one on', async () => {
  const room = await feedRoom();
  expect(room.feed.join(COUNTER)).toMatchObject({
    key: 'counter:c1',
    number: 0,
    at: room.clock.now(),
    view: { state: { kind: 'closed' } },
  });
  await room.done({ type: 'openShift', counter: counter.one }, by.lin);
  await room.done({ type: 'pauseShift', counter: counter.one, reason: 'lunch' }, by.lin);
  expect(room.numbers(COUNTER)).toEqual([1, 2]);
  expect(room.sent.at(-1)).toMatchObject({ view: { state: { kind: 'paused' } } });
});

test('a view is drawn once for all who watch it, and for the last of them too', async () => {
  const room = await feedRoom();
  room.feed.join(COUNTER);
  room.feed.join(COUNTER);
  room.drawn.length = 0;
  await room.done({ type: 'openShift', counter: counter.one }, by.lin);
  expect(room.drawn).toEqual(['counter:c1']);
  room.feed.leave(COUNTER);
  await room.done({ type: 'closeShift', counter: counter.one }, by.lin);
  expect(room.numbers(COUNTER)).toEqual([1, 2]);
});

test('when the last one has left, nothing more is drawn, and the row begins anew with the next', async () => {
  const room = await feedRoom();
  room.feed.join(COUNTER);
  await room.done({ type: 'openShift', counter: counter.one }, by.lin);
  room.feed.leave(COUNTER);
  // Somebody else's mistake: leaving twice takes nobody's place away.
  room.feed.leave(COUNTER);
  room.drawn.length = 0;
  await room.done({ type: 'closeShift', counter: counter.one }, by.lin);
  await room.clock.advance(REFRESH_MS);
  expect(room.drawn).toEqual([]);
  expect(room.feed.join(COUNTER)?.number).toBe(0);
});

test('a phone that has gone is forgotten: a change for all tickets then concerns nobody', async () => {
  const room = await feedRoom();
  await room.done(issue());
  room.feed.join(ticket('A001'));
  room.feed.leave(ticket('A001'));
  const { sleepers } = room.clock;
  await room.done(issue());
  expect(room.clock.sleepers).toBe(sleepers);
});

test('a place or visit that is none cannot be joined', async () => {
  const room = await feedRoom();
  expect(room.feed.join(ticket('A777'))).toBe(undefined);
  expect(room.feed.join({ view: 'board' })).toBe(undefined);
});

test('a call goes out in the turn in which it became durable, and not before', async () => {
  const room = await feedRoom();
  await room.done({ type: 'openShift', counter: counter.one }, by.lin);
  await room.done(issue());
  room.feed.join(COUNTER);
  room.feed.join(ticket('A001'));
  const called = room.give({ type: 'callNext', counter: counter.one }, by.lin);
  expect(room.sent).toEqual([]);
  room.endTurn();
  expect(room.sent.map(({ key }) => key).sort()).toEqual(['counter:c1', 'ticket:2026-07-03.A001']);
  await called;
});

test('a turn that the disk refused shows nothing', async () => {
  const room = await feedRoom();
  room.feed.join(KIOSK);
  room.disk = 'full';
  await room.done(issue(), by.kiosk);
  await room.clock.advance(GATHER_MS);
  expect(room.sent).toEqual([]);
});

test('how many wait is told ten times a second at most, and the last word is right', async () => {
  const room = await feedRoom();
  room.feed.join(OTHER_KIOSK);
  for (let tenMs = 0; tenMs < 100; tenMs += 1) {
    await room.done(issue(), by.kiosk);
    await room.clock.advance(10);
  }
  await room.clock.advance(GATHER_MS);
  const { length } = room.numbers(OTHER_KIOSK);
  expect(length).toBeGreaterThanOrEqual(9);
  expect(length).toBeLessThanOrEqual(11);
  expect(room.numbers(OTHER_KIOSK)).toEqual(Array.from({ length }, (_, at) => at + 1));
  expect(room.sent.at(-1)).toMatchObject({ view: { waiting: 100 } });
});

test('what has just been sent at once is not sent again with what was gathered', async () => {
  const room = await feedRoom();
  room.feed.join(KIOSK);
  room.feed.join(OTHER_KIOSK);
  await room.done(issue(), by.kiosk);
  expect(room.sent.map(({ key }) => key)).toEqual(['kiosk:k1']);
  await room.clock.advance(GATHER_MS);
  expect(room.sent.map(({ key }) => key)).toEqual(['kiosk:k1', 'kiosk:k2']);
});

test('a change for all tickets reaches each that is watched, and no other', async () => {
  const room = await feedRoom();
  for (let each = 0; each < 3; each += 1) await room.done(issue());
  room.feed.join(ticket('A001'));
  room.feed.join(ticket('A003'));
  room.feed.join(COUNTER);
  await room.done(issue(service.repair));
  await room.clock.advance(GATHER_MS);
  expect(room.sent.map(({ key }) => key)).toEqual([
    'ticket:2026-07-03.A001',
    'ticket:2026-07-03.A003',
  ]);
});

test('a touch from outside the journal is gathered too', async () => {
  const room = await feedRoom();
  room.feed.join(KIOSK);
  room.feed.join(OTHER_KIOSK);
  room.feed.touch('kiosk:k1');
  room.feed.touch('kiosk:k1');
  room.feed.touch('counter:c1');
  expect(room.sent).toEqual([]);
  await room.clock.advance(GATHER_MS);
  expect(room.sent.map(({ key }) => key)).toEqual(['kiosk:k1']);
  room.feed.touch('kiosk:*');
  await room.clock.advance(GATHER_MS);
  expect(room.numbers(OTHER_KIOSK)).toEqual([1]);
});

test('estimates age while nothing happens, so every watched view is drawn afresh now and then', async () => {
  const room = await feedRoom();
  room.feed.join(KIOSK);
  await room.clock.advance(REFRESH_MS + GATHER_MS);
  expect(room.numbers(KIOSK)).toEqual([1]);
  await room.clock.advance(REFRESH_MS);
  expect(room.numbers(KIOSK)).toEqual([1, 2]);
});

test('a visit that the new day has let go of is sent no more', async () => {
  const room = await feedRoom();
  await room.done(issue());
  room.feed.join(ticket('A001'));
  await room.done({ type: 'leave', visit: today('A001') });
  room.sent.length = 0;
  await room.clock.advance(24 * 60 * 60_000);
  await room.done(issue());
  expect(room.hall.state().visits.has(visit('2026-07-03', 'A001'))).toBe(false);
  room.sent.length = 0;
  await room.clock.advance(REFRESH_MS);
  expect(room.sent).toEqual([]);
});

test('a feed that is stopped sends nothing and waits for nothing', async () => {
  const room = await feedRoom();
  room.feed.join(KIOSK);
  room.feed.touch('kiosk:k1');
  room.feed.stop();
  await room.done(issue(), by.kiosk);
  expect(room.sent).toEqual([]);
  expect(room.clock.sleepers).toBe(0);
});
