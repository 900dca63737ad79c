import { expect, onTestFinished, test } from 'vitest';
import { type Forecasts, openForecasts } from '#hall/forecasts.ts';
import { priorityClass, service } from '../rules/told-hall.ts';
import { type HallRoom, hallRoom, issue } from './hall-room.ts';

interface ForecastRoom {
  readonly room: HallRoom;
  readonly forecasts: Forecasts;
  /** How often a new one stood. */
  news(): number;
  p50Ms(): number;
}

async function forecastRoom(): Promise<ForecastRoom> {
  const room = await hallRoom();
  let news = 0;
  const forecasts = openForecasts({
    hall: room.hall,
    clock: room.clock,
    onNew: () => {
      news += 1;
    },
  });
  onTestFinished(forecasts.stop);
  return {
    room,
    forecasts,
    news: () => news,
    p50Ms: () => forecasts.current().ofNew(service.pay, priorityClass.normal)?.p50Ms ?? Number.NaN,
  };
}

test('the first forecast is there as soon as it is asked for', async () => {
  const { forecasts, room, p50Ms } = await forecastRoom();
  expect(forecasts.current().at).toBe(room.clock.now());
  expect(p50Ms()).not.toBeNaN();
});

test('however many facts there are, a forecast is made at most once a second', async () => {
  const { room, news, p50Ms } = await forecastRoom();
  await room.clock.advance(1_000);
  const before = p50Ms();
  const made = news();
  for (let second = 0; second < 5; second += 1) {
    for (let each = 0; each < 4; each += 1) await room.done(issue());
    await room.clock.advance(1_000);
  }
  expect(news() - made).toBeGreaterThanOrEqual(1);
  expect(news() - made).toBeLessThanOrEqual(5);
  await room.clock.advance(10_000);
  expect(p50Ms()).toBeGreaterThan(before);
});

test('a forecast ages while nothing happens, and is made anew', async () => {
  const { room, forecasts } = await forecastRoom();
  await room.clock.advance(60_000);
  expect(room.clock.now() - forecasts.current().at).toBeLessThanOrEqual(10_000);
});

test('a forecast that is stopped in the middle leaves nothing behind', async () => {
  const { room, forecasts, news } = await forecastRoom();
  const sleepers = room.clock.sleepers;
  await room.clock.advance(5_000);
  await room.done(issue());
  forecasts.stop();
  const made = news();
  await room.clock.advance(60_000);
  expect(news()).toBe(made);
  expect(room.clock.sleepers).toBe(sleepers - 1);
});
