import { expect, test } from 'vitest';
import { waitRange } from '#rules/queue/wait-estimate.ts';
import type { ToldHall } from '../told-hall.ts';
import {
  by,
  counter,
  MINUTE,
  priorityClass,
  SETTINGS,
  service,
  toldHall,
  withService,
} from '../told-hall.ts';

const waitFor = (told: ToldHall, of = service.pay) =>
  waitRange(told.hall, { kind: 'service', service: of }, told.now);

test('nobody ahead and a free counter: no wait', () => {
  const told = toldHall();
  told.open(counter.two, by.wu);
  expect(waitFor(told)).toEqual({ low: 0, high: 0 });
  const ticket = told.ticket(service.pay);
  expect(waitRange(told.hall, { kind: 'visit', visit: ticket }, told.now)).toEqual({
    low: 0,
    high: 0,
  });
});

test('one counter works off those ahead one after the other', () => {
  const told = toldHall();
  told.open(counter.two, by.wu);
  for (let count = 0; count < 4; count += 1) told.ticket(service.pay);
  // Four times five minutes: 20 minutes, told as 16 to 26.
  expect(waitFor(told)).toEqual({ low: 16, high: 26 });
});

test('two counters halve it', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.open(counter.two, by.wu);
  for (let count = 0; count < 4; count += 1) told.ticket(service.pay);
  expect(waitFor(told)).toEqual({ low: 8, high: 13 });
});

test('a paused or closed counter does not count, and without any it is as if one were open', () => {
  const told = toldHall();
  for (let count = 0; count < 4; count += 1) told.ticket(service.pay);
  expect(waitFor(told)).toEqual({ low: 16, high: 26 });
  told.open(counter.one, by.lin);
  told.open(counter.two, by.wu);
  told.done({ type: 'pauseShift', counter: counter.one, reason: 'lunch' }, by.lin);
  expect(waitFor(told)).toEqual({ low: 16, high: 26 });
});

test('without an open counter nobody is promised no wait', () => {
  expect(waitFor(toldHall())).toEqual({ low: 0, high: 2 });
});

test('whoever is being served is waited for only as long as is left', () => {
  const told = toldHall();
  told.open(counter.two, by.wu);
  told.ticket(service.pay);
  told.serve(counter.two, by.wu);
  told.wait(3 * MINUTE);
  expect(waitFor(told)).toEqual({ low: 1, high: 3 });
  told.wait(30 * MINUTE);
  expect(waitFor(told)).toEqual({ low: 0, high: 0 });
});

test('only those who are due earlier are ahead', () => {
  const told = toldHall();
  told.open(counter.two, by.wu);
  told.ticket(service.pay);
  told.ticket(service.pay);
  const early = told.ticket(service.pay, priorityClass.elderly);
  expect(waitRange(told.hall, { kind: 'visit', visit: early }, told.now)).toEqual({
    low: 0,
    high: 0,
  });
});

test('another service at the same counter delays by what of it comes first', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.ticket(service.repair);
  // The repair is due in 20 minutes, a payment now in 10: not ahead.
  expect(waitFor(told)).toEqual({ low: 0, high: 0 });
  told.wait(15 * MINUTE);
  expect(waitFor(told)).toEqual({ low: 4, high: 7 });
});

test('another service that other counters serve too delays only by its share', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.open(counter.three, by.zhao);
  for (let count = 0; count < 4; count += 1) told.ticket(service.pay);
  told.wait(MINUTE);
  // Corporate is served at 3 alone, which works off half of the four payments: 10 minutes.
  expect(waitFor(told, service.corporate)).toEqual({ low: 8, high: 13 });
});

test('what the day has taught counts from the fifth customer on', () => {
  const told = toldHall();
  told.open(counter.two, by.wu);
  for (let count = 0; count < 5; count += 1) {
    told.ticket(service.pay);
    told.serve(counter.two, by.wu);
    told.wait(10 * MINUTE);
    told.done({ type: 'finish', counter: counter.two, delivered: null }, by.wu);
    if (count < 4) continue;
    told.ticket(service.pay);
    expect(waitFor(told)).toEqual({ low: 8, high: 13 });
  }
});

test('who was sent to one counter waits for that counter alone', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.open(counter.two, by.wu);
  told.ticket(service.pay);
  const ticket = told.call(counter.one, by.lin);
  told.done(
    { type: 'transfer', counter: counter.one, to: { kind: 'counter', counter: counter.two } },
    by.lin,
  );
  told.ticket(service.pay, priorityClass.vip);
  told.serve(counter.two, by.wu);
  const range = waitRange(told.hall, { kind: 'visit', visit: ticket }, told.now);
  expect(range).toEqual({ low: 4, high: 7 });
});

test('a service that no counter serves is told its own line', () => {
  const told = toldHall();
  told.ticket(service.corporate);
  told.ticket(service.corporate);
  const counters = SETTINGS.counters.filter(({ id }) => id !== counter.three);
  told.adopt({ ...withService(service.corporate, { targetHandlingMin: 10 }), counters });
  expect(waitFor(told, service.corporate)).toEqual({ low: 16, high: 26 });
});
