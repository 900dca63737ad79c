import { expect, test } from 'vitest';
import { counterIdSchema } from '#contract/ids.ts';
import { drawCounter } from '#rules/views/draw-counter.ts';
import {
  by,
  clerk,
  counter,
  MINUTE,
  MORNING,
  service,
  type ToldHall,
  texts,
  today,
  toldHall,
} from '../told-hall.ts';
import { about } from './about.ts';

const draw = (told: ToldHall) => drawCounter(told.hall, about(told), counter.one);

test('a counter shows its label, its services and who sits there', () => {
  const told = toldHall();
  expect(draw(told)).toMatchObject({
    label: '1',
    area: texts('east'),
    services: [texts('pay'), texts('repair')],
    clerk: null,
    state: { kind: 'closed' },
  });
  told.open(counter.one, by.lin);
  expect(draw(told)).toMatchObject({
    clerk: { staff: clerk.lin, name: 'clerk 0386' },
    state: { kind: 'idle' },
  });
});

test('a paused counter says why and which open counters serve the same', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.open(counter.three, by.zhao);
  told.done({ type: 'pauseShift', counter: counter.one, reason: 'lunch' }, by.lin);
  expect(draw(told)?.state).toEqual({
    kind: 'paused',
    reason: texts('lunch'),
    since: MORNING,
    elsewhere: ['3'],
  });
});

test('it shows who is called, how often, and who is served since when', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.ticket(service.pay);
  told.call(counter.one, by.lin);
  told.wait(MINUTE);
  told.done({ type: 'recall', counter: counter.one }, by.lin);
  expect(draw(told)?.state).toEqual({
    kind: 'calling',
    number: 'A001',
    service: texts('pay'),
    at: MORNING + MINUTE,
    times: 2,
  });
  told.wait(MINUTE);
  told.done({ type: 'beginServing', counter: counter.one }, by.lin);
  expect(draw(told)?.state).toEqual({
    kind: 'serving',
    number: 'A001',
    service: texts('pay'),
    since: MORNING + 2 * MINUTE,
  });
});

test('the pad asks after finishing until its time is over, and thanks until the next call', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.ticket(service.pay);
  told.ticket(service.pay);
  told.finish(counter.one, by.lin);
  expect(draw(told)?.rating).toEqual({
    visit: today('A001'),
    number: 'A001',
    service: texts('pay'),
    until: MORNING + 20_000,
  });
  told.wait(19_999);
  expect(draw(told)?.rating).not.toBe(null);
  told.wait(1);
  expect(draw(told)?.rating).toBe(null);
  told.done(
    { type: 'rateVisit', visit: today('A001'), level: 4, reasons: [] },
    by.phone(today('A001')),
  );
  expect(draw(told)?.thanked).toEqual({ visit: today('A001'), level: 4, at: told.now });
  told.call(counter.one, by.lin);
  expect(draw(told)).toMatchObject({ rating: null, thanked: null });
});

test('a counter that is not in the settings has no view', () => {
  const told = toldHall();
  expect(drawCounter(told.hall, about(told), counterIdSchema.parse('c9'))).toBe(undefined);
});
