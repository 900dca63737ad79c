import { expect, test } from 'vitest';
import { drawClerk } from '#rules/views/draw-clerk.ts';
import { drawLive } from '#rules/views/draw-live.ts';
import { RATINGS_WATCHED } from '#rules/watch/counter-watch.ts';
import { by, counter, MINUTE, service, type ToldHall, texts, toldHall } from '../told-hall.ts';
import { about } from '../views/about.ts';

const SECOND = 1_000;
const counterAlerts = (told: ToldHall) =>
  drawLive(told.hall, about(told)).alerts.filter((alert) => 'counter' in alert);
const remind = (why: 'silent' | 'handling' | 'paused') =>
  ({ type: 'remindCounter', counter: counter.one, why }) as const;

test('an open counter that calls nobody while somebody waits is silent after the hall’s minutes', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.wait(20 * MINUTE);
  expect(counterAlerts(told)).toEqual([]);
  told.ticket(service.pay);
  told.wait(5 * MINUTE);
  expect(counterAlerts(told)).toEqual([]);
  told.wait(1);
  expect(counterAlerts(told)).toMatchObject([
    { kind: 'counterSilent', counter: 'c1', label: '1', waiting: 1, isReminded: false },
  ]);
});

test('the silence counts from the last act of the clerk, and calling ends it', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.ticket(service.pay);
  told.ticket(service.pay);
  told.wait(4 * MINUTE);
  told.finish(counter.one, by.lin);
  told.wait(4 * MINUTE);
  expect(counterAlerts(told)).toEqual([]);
  told.wait(2 * MINUTE);
  expect(counterAlerts(told)).toHaveLength(1);
  told.call(counter.one, by.lin);
  expect(counterAlerts(told)).toEqual([]);
});

test('somebody who waits for what this counter does not serve does not make it silent', () => {
  const told = toldHall();
  told.open(counter.two, by.wu);
  told.ticket(service.corporate);
  told.wait(10 * MINUTE);
  expect(counterAlerts(told)).toEqual([]);
});

test('a step is over its target past the hall’s share of the target handling time', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.ticket(service.pay);
  told.serve(counter.one, by.lin);
  told.wait(7.5 * MINUTE);
  expect(counterAlerts(told)).toEqual([]);
  told.wait(1);
  expect(counterAlerts(told)).toMatchObject([
    { kind: 'handlingOverTarget', number: 'A001', visit: '2026-07-03.A001' },
  ]);
});

test('a pause while people wait is shown on the counter at once, and as an alert after the hall’s minutes', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  for (let count = 0; count < 12; count += 1) told.ticket(service.pay);
  told.done({ type: 'pauseShift', counter: counter.one, reason: 'lunch' }, by.lin);
  expect(drawLive(told.hall, about(told)).counters[0]).toMatchObject({
    waiting: 12,
    state: { kind: 'paused' },
  });
  expect(counterAlerts(told)).toEqual([]);
  told.wait(10 * MINUTE + 1);
  expect(counterAlerts(told)).toMatchObject([
    { kind: 'pausedWhileWaiting', waiting: 12, reason: texts('lunch') },
  ]);
});

test('a reminder stands on the console until the clerk acts, and the same one is not given twice', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.ticket(service.pay);
  told.wait(6 * MINUTE);
  expect(told.done(remind('silent'), by.supervisor)).toEqual([
    { type: 'counterReminded', counter: 'c1', clerk: '0386', why: 'silent' },
  ]);
  expect(told.done(remind('silent'), by.supervisor)).toEqual([]);
  expect(drawClerk(told.hall, about(told), counter.one)?.reminder).toMatchObject({ why: 'silent' });
  expect(counterAlerts(told)).toMatchObject([{ isReminded: true }]);
  told.call(counter.one, by.lin);
  expect(drawClerk(told.hall, about(told), counter.one)?.reminder).toBeNull();
  expect(told.refused({ ...remind('silent'), counter: counter.two }, by.supervisor)).toEqual({
    kind: 'counterClosed',
  });
});

/** So many customers at counter 1, each rating this level so long after the step. */
function ratings(told: ToldHall, count: number, level: 3 | 4 | 5, afterMs: number) {
  for (let nth = 0; nth < count; nth += 1) {
    told.ticket(service.pay);
    told.finish(counter.one, by.lin);
    told.wait(afterMs);
    told.done({ type: 'rate', counter: counter.one, visit: null, level, reasons: [] }, by.pad);
  }
}

test('ratings that are always the same are pointed out, and one other ends that', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  ratings(told, RATINGS_WATCHED - 1, 5, 4 * SECOND);
  expect(counterAlerts(told)).toEqual([]);
  ratings(told, 1, 5, 4 * SECOND);
  expect(counterAlerts(told)).toMatchObject([
    { kind: 'unlikelyRatings', pattern: { kind: 'sameLevel', count: RATINGS_WATCHED, level: 5 } },
  ]);
  ratings(told, 1, 4, 4 * SECOND);
  expect(counterAlerts(told)).toEqual([]);
});

test('ratings within a second of finishing are pointed out; those from a phone are not counted', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  ratings(told, 5, 4, 900);
  expect(counterAlerts(told)).toMatchObject([
    { kind: 'unlikelyRatings', pattern: { kind: 'tooQuick', count: 5, of: 5 } },
  ]);
  const phones = toldHall();
  phones.open(counter.one, by.lin);
  for (let nth = 0; nth < 6; nth += 1) {
    const visit = phones.ticket(service.pay);
    phones.finish(counter.one, by.lin);
    phones.done({ type: 'rateVisit', visit: visit.id, level: 4, reasons: [] }, by.phone(visit.id));
  }
  expect(counterAlerts(phones)).toEqual([]);
});

test('the next clerk at the counter begins without the ratings of the last one', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  ratings(told, 6, 4, 100);
  told.done({ type: 'closeShift', counter: counter.one }, by.lin);
  told.open(counter.one, by.wu);
  expect(counterAlerts(told)).toEqual([]);
});
