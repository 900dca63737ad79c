import { expect, test } from 'vitest';
import { forecastNow } from '#rules/forecast/forecast.ts';
import { rangeOf, waitOfNew, waitOfVisit } from '#rules/forecast/waits.ts';
import { by, counter, MINUTE, service, type ToldHall, toldHall } from '../told-hall.ts';
import { NOTHING_FORECAST } from '../views/about.ts';

const about = (told: ToldHall) => ({ forecast: forecastNow(told.hall, told.now), at: told.now });
const wait = (p50: number, p90: number) => ({ p50Ms: p50 * MINUTE, p90Ms: p90 * MINUTE });

test('a range is told in minutes, from half an hour on in steps of five, and never as one number', () => {
  expect(rangeOf(wait(4.4, 9.2), true)).toEqual({ low: 4, high: 10 });
  expect(rangeOf(wait(28.6, 41.3), true)).toEqual({ low: 29, high: 45 });
  expect(rangeOf(wait(47, 61), true)).toEqual({ low: 45, high: 65 });
  expect(rangeOf(wait(5, 5), true)).toEqual({ low: 5, high: 6 });
});

test('what is over within a minute is no wait, but not where no counter is open', () => {
  expect(rangeOf(wait(0.1, 0.9), true)).toEqual({ low: 0, high: 0 });
  expect(rangeOf(wait(0.1, 1.1), true)).toEqual({ low: 0, high: 2 });
  expect(rangeOf(wait(0, 0), false)).toEqual({ low: 0, high: 2 });
});

test('a free counter and nobody ahead: no wait', () => {
  const told = toldHall();
  told.open(counter.two, by.wu);
  told.wait(2 * MINUTE);
  expect(waitOfNew(told.hall, about(told), service.pay)).toEqual({ low: 0, high: 0 });
  const ticket = told.ticket(service.pay);
  expect(waitOfVisit(told.hall, about(told), ticket)).toEqual({ low: 0, high: 0 });
});

test('without an open counter nobody is promised no wait', () => {
  const told = toldHall();
  expect(waitOfNew(told.hall, about(told), service.pay).high).toBeGreaterThanOrEqual(2);
});

test('who has joined since the forecast is told what it said, and a little more for each before', () => {
  const told = toldHall();
  told.open(counter.two, by.wu);
  for (let count = 0; count < 4; count += 1) told.ticket(service.pay);
  const before = about(told);
  const said = waitOfNew(told.hall, before, service.pay);
  const first = told.ticket(service.pay);
  expect(waitOfVisit(told.hall, before, first)).toEqual(said);
  const second = told.ticket(service.pay);
  const more = waitOfVisit(told.hall, before, second);
  expect(more.low).toBeGreaterThan(said.low);
  expect(waitOfNew(told.hall, before, service.pay).low).toBeGreaterThan(more.low);
});

test('what was forecast gets shorter while nothing else happens, and never less than nothing', () => {
  const told = toldHall();
  told.open(counter.two, by.wu);
  for (let count = 0; count < 3; count += 1) told.ticket(service.pay);
  const last = told.ticket(service.pay);
  const { forecast, at } = about(told);
  const first = waitOfVisit(told.hall, { forecast, at }, last);
  const later = waitOfVisit(told.hall, { forecast, at: at + 4 * MINUTE }, last);
  expect(later.low).toBe(first.low - 4);
  expect(later.high).toBeLessThan(first.high);
  expect(waitOfVisit(told.hall, { forecast, at: at + 600 * MINUTE }, last)).toEqual({
    low: 0,
    high: 0,
  });
});

test('who was sent to one counter waits for that counter alone', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.open(counter.two, by.wu);
  told.ticket(service.pay);
  told.ticket(service.pay);
  told.serve(counter.two, by.wu);
  const ticket = told.call(counter.one, by.lin);
  told.done(
    { type: 'transfer', counter: counter.one, to: { kind: 'counter', counter: counter.two } },
    by.lin,
  );
  // Counter 1 is free, and cannot call it.
  expect(waitOfVisit(told.hall, about(told), ticket).high).toBeGreaterThan(2);
});

test('a service new in the settings is told of before a forecast knows it', () => {
  const told = toldHall();
  told.open(counter.two, by.wu);
  const unknown = { forecast: NOTHING_FORECAST, at: told.now };
  const ticket = told.ticket(service.pay);
  told.ticket(service.pay);
  expect(waitOfVisit(told.hall, unknown, ticket)).toEqual({ low: 0, high: 0 });
  expect(waitOfNew(told.hall, unknown, service.pay)).toEqual({
    low: 10,
    high: 11,
  });
});
