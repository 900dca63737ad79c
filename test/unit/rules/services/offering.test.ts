import { expect, test } from 'vitest';
import type { CommandOf } from '#contract/facts.ts';
import { serviceIdSchema } from '#contract/ids.ts';
import type { ServiceSettings } from '#contract/settings.ts';
import { drawBoard } from '#rules/views/draw-board.ts';
import { drawKiosk } from '#rules/views/draw-kiosk.ts';
import { drawLive } from '#rules/views/draw-live.ts';
import {
  by,
  counter,
  kiosk,
  MINUTE,
  SETTINGS,
  service,
  type ToldHall,
  texts,
  toldHall,
  withService,
} from '../told-hall.ts';
import { about } from '../views/about.ts';

const ask = (of: ServiceSettings['id']): CommandOf<'issueTicket'> => ({
  type: 'issueTicket',
  service: of,
  priorityClass: null,
  withCard: false,
  language: 'zh-Hans',
});
const pause = {
  type: 'pauseService',
  service: service.pay,
  reason: 'lineDown',
  until: '14:00',
} as const;
const resume = { type: 'resumeService', service: service.pay } as const;
/** How kiosk, board and live page show the service. */
const shown = (told: ToldHall) =>
  [
    drawKiosk(told.hall, about(told), kiosk.one)?.services,
    drawBoard(told.hall, about(told)).services,
    drawLive(told.hall, about(told)).services,
  ].map((services) => {
    const of = services?.find((each) => each.service === service.pay);
    return { state: of?.state, opensAt: of?.opensAt, pauseText: of?.pauseText };
  });

test('a service with hours of its own gives tickets only then, and says when it opens', () => {
  const mornings = [{ from: '09:30', to: '11:00' }];
  const told = toldHall(
    withService(service.pay, { openingHours: [mornings, [], [], [], mornings, [], []] }),
  );
  expect(told.refused(ask(service.pay), by.kiosk)).toEqual({
    kind: 'serviceClosed',
    opensAt: '09:30',
  });
  expect(shown(told)).toEqual(
    Array.from({ length: 3 }, () => ({ state: 'closed', opensAt: '09:30', pauseText: null })),
  );
  told.ticket(service.repair);
  told.wait(30 * MINUTE);
  told.ticket(service.pay);
  told.wait(90 * MINUTE);
  expect(told.refused(ask(service.pay), by.kiosk)).toEqual({ kind: 'serviceClosed', opensAt: '' });
});

test('no hours of its own open a service while the hall is closed', () => {
  const allDay = Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]);
  const told = toldHall(withService(service.pay, { openingHours: allDay }));
  told.wait(4 * 60 * MINUTE);
  expect(told.refused(ask(service.pay), by.kiosk)).toEqual({
    kind: 'hallClosed',
    opensAt: '13:30',
  });
});

test('a supervisor pauses a service with a reason and a time, live on kiosk, board and live page, and resumes it', () => {
  const told = toldHall();
  const waiting = told.ticket(service.pay);
  told.done(pause, by.supervisor);
  expect(shown(told)).toEqual(
    Array.from({ length: 3 }, () => ({
      state: 'paused',
      opensAt: '14:00',
      pauseText: texts('line down'),
    })),
  );
  expect(told.refused(ask(service.pay), by.kiosk)).toEqual({
    kind: 'servicePaused',
    until: '14:00',
  });
  told.ticket(service.repair);
  // Whoever waits is called all the same.
  told.open(counter.one, by.lin);
  expect(told.call(counter.one, by.lin)).toBe(waiting);
  expect(told.done(pause, by.supervisor)).toEqual([]);
  told.done({ ...pause, until: null }, by.supervisor);
  expect(told.refused(ask(service.pay), by.kiosk)).toEqual({ kind: 'servicePaused', until: '' });
  told.done(resume, by.supervisor);
  told.ticket(service.pay);
  expect(told.refused(resume, by.supervisor)).toEqual({ kind: 'serviceNotPaused' });
});

test('a pause wants a service and a reason of the settings, and ends with the day', () => {
  const told = toldHall();
  const unknown = { ...pause, service: serviceIdSchema.parse('haircut') };
  expect(told.refused(unknown, by.supervisor)).toEqual({ kind: 'noSuchService' });
  expect(told.refused({ ...pause, reason: 'whim' }, by.supervisor)).toEqual({
    kind: 'noSuchPauseReason',
  });
  told.done(pause, by.supervisor);
  told.wait(3 * 24 * 60 * MINUTE);
  told.ticket(service.pay);
});

test('services that share a letter count in their own ranges and go on together with 1001', () => {
  const share = (id: ServiceSettings['id'], from: number, to: number) =>
    ({ id, change: { prefix: 'A', numbers: { from, to } } }) as const;
  const changes = [share(service.pay, 1, 3), share(service.repair, 201, 202)];
  const told = toldHall({
    ...SETTINGS,
    services: SETTINGS.services.map((each) => ({
      ...each,
      ...changes.find(({ id }) => id === each.id)?.change,
    })),
  });
  const numbers = (of: ServiceSettings['id'], count: number) =>
    Array.from({ length: count }, () => told.ticket(of).number);
  expect(numbers(service.pay, 2)).toEqual(['A001', 'A002']);
  expect(numbers(service.repair, 3)).toEqual(['A201', 'A202', 'A1001']);
  expect(numbers(service.pay, 2)).toEqual(['A003', 'A1002']);
  expect(numbers(service.repair, 1)).toEqual(['A1003']);
});

test('new ranges in the middle of the day give no number a second time', () => {
  const told = toldHall();
  for (let count = 0; count < 3; count += 1) told.ticket(service.pay);
  told.adopt(withService(service.pay, { numbers: { from: 2, to: 5 } }));
  const numbers = Array.from({ length: 3 }, () => told.ticket(service.pay).number);
  expect(numbers).toEqual(['A004', 'A005', 'A1001']);
});
