import { expect, test } from 'vitest';
import type { CommandOf } from '#contract/facts.ts';
import { drawClerk } from '#rules/views/draw-clerk.ts';
import { drawCounter } from '#rules/views/draw-counter.ts';
import { drawTicket } from '#rules/views/draw-ticket.ts';
import {
  by,
  counter,
  MINUTE,
  MORNING,
  SETTINGS,
  service,
  type ToldHall,
  texts,
  today,
  toldHall,
} from '../told-hall.ts';
import { about } from '../views/about.ts';

const several = (
  further: readonly (typeof service)[keyof typeof service][],
): CommandOf<'issueForSeveral'> => ({
  type: 'issueForSeveral',
  service: service.pay,
  further: [...further],
  priorityClass: null,
  withCard: false,
  language: 'zh-Hans',
});
const finish = { type: 'finish', counter: counter.one, delivered: null } as const;

function openHall(): ToldHall {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.open(counter.three, by.zhao);
  return told;
}

test('one number is taken for several services, and ticket and console say what comes next', () => {
  const told = openHall();
  told.done(several([service.corporate, service.repair]), by.kiosk);
  expect(drawTicket(told.hall, about(told), today('A001'))?.further).toEqual([
    texts('corporate'),
    texts('repair'),
  ]);
  told.call(counter.one, by.lin);
  expect(drawClerk(told.hall, about(told), counter.one)?.work.further).toMatchObject([
    { id: service.corporate },
    { id: service.repair },
  ]);
});

test('when one service is finished the next begins by itself, due as if taken on arrival', () => {
  const told = openHall();
  told.done(several([service.corporate]), by.kiosk);
  told.wait(5 * MINUTE);
  const visit = told.serve(counter.one, by.lin);
  told.wait(5 * MINUTE);
  expect(told.done(finish, by.lin)).toMatchObject([
    { type: 'stepFinished', step: 1 },
    // Thirty minutes from arrival, not from now.
    { type: 'visitWentOn', service: service.corporate, due: MORNING + 30 * MINUTE },
  ]);
  expect(visit).toMatchObject({
    service: service.corporate,
    further: [],
    state: { kind: 'waiting' },
  });
  expect(told.hall.today.served).toBe(0);
  expect(told.call(counter.three, by.zhao)).toBe(visit);
  told.done({ type: 'beginServing', counter: counter.three }, by.zhao);
  told.done({ ...finish, counter: counter.three }, by.zhao);
  expect(told.hall.today.served).toBe(1);
  expect(visit.step).toBe(2);
});

test('each step is rated once, also while the visit is served elsewhere', () => {
  const told = openHall();
  told.done(several([service.corporate]), by.kiosk);
  const visit = told.serve(counter.one, by.lin);
  told.done(finish, by.lin);
  expect(drawCounter(told.hall, about(told), counter.one)?.rating).toMatchObject({
    number: 'A001',
    service: texts('pay'),
  });
  told.call(counter.three, by.zhao);
  told.done({ type: 'beginServing', counter: counter.three }, by.zhao);
  const rate = { type: 'rate', visit: visit.id } as const;
  expect(told.done({ ...rate, reasons: [], counter: counter.one, level: 5 }, by.pad)).toMatchObject(
    [{ type: 'stepRated', step: 1, level: 5 }],
  );
  told.done({ ...finish, counter: counter.three }, by.zhao);
  expect(
    told.done({ ...rate, reasons: [], counter: counter.three, level: 4 }, by.hall),
  ).toMatchObject([{ type: 'stepRated', step: 2, level: 4 }]);
  expect(told.hall.today).toMatchObject({ rated: 2, satisfied: 2 });
});

test('a clerk adds a service and takes it away again, each once and only what the hall offers', () => {
  const told = openHall();
  told.ticket(service.pay);
  const visit = told.serve(counter.one, by.lin);
  const plan = { type: 'planFurther', visit: visit.id } as const;
  told.done({ ...plan, services: [service.repair] }, by.lin);
  expect(told.done({ ...plan, services: [service.repair] }, by.lin)).toEqual([]);
  expect(told.refused({ ...plan, services: [service.pay] }, by.lin)).toEqual({
    kind: 'sameServiceTwice',
  });
  told.done({ ...plan, services: [] }, by.lin);
  expect(told.done(finish, by.lin)).toHaveLength(1);
});

test('a service that has left the settings is still served to who had come for it', () => {
  const told = openHall();
  told.done(several([service.corporate]), by.kiosk);
  told.serve(counter.one, by.lin);
  told.adopt({
    ...SETTINGS,
    services: SETTINGS.services.filter(({ id }) => id !== service.corporate),
    counters: SETTINGS.counters.map((each) => ({
      ...each,
      services: each.services.filter((id) => id !== service.corporate),
    })),
  });
  expect(told.done(finish, by.lin)).toMatchObject([
    { type: 'stepFinished' },
    { type: 'visitWentOn', service: service.corporate },
  ]);
  expect(told.call(counter.three, by.zhao).id).toBe(today('A001'));
});
