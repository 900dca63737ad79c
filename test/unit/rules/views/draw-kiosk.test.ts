import { expect, test } from 'vitest';
import { kioskIdSchema } from '#contract/ids.ts';
import { drawKiosk } from '#rules/views/draw-kiosk.ts';
import {
  by,
  counter,
  device,
  kiosk,
  MINUTE,
  MORNING,
  person,
  priorityClass,
  service,
  type ToldHall,
  texts,
  toldHall,
  withService,
} from '../told-hall.ts';
import { about } from './about.ts';

const draw = (told: ToldHall) => drawKiosk(told.hall, about(told), kiosk.one);
const states = (told: ToldHall) => draw(told)?.services.map(({ state }) => state);

test('a kiosk shows every service with who waits, how long, and whether it is served', () => {
  const told = toldHall();
  told.open(counter.two, by.wu);
  told.ticket(service.pay);
  told.ticket(service.pay);
  const view = draw(told);
  expect(view).toMatchObject({ isOpen: true, opensAt: '', waiting: 2, openCounters: 1 });
  expect(view?.services).toMatchObject([
    { service: service.pay, prefix: 'A', waiting: 2, counters: 1, wait: { low: 10, high: 11 } },
    { service: service.repair, waiting: 0, counters: 0, state: 'noCounter' },
    { service: service.corporate, waiting: 0, counters: 0, state: 'noCounter' },
  ]);
});

test('a service says why it gives no ticket, as a ticket would be refused', () => {
  const told = toldHall(withService(service.pay, { dailyQuota: 0 }));
  told.open(counter.three, by.zhao);
  expect(states(told)).toEqual(['full', 'open', 'open']);
  told.adopt(withService(service.pay, { dailyQuota: 0, pausedUntil: '14:00' }));
  expect(states(told)).toEqual(['paused', 'open', 'open']);
  expect(draw(told)?.services[0]?.opensAt).toBe('14:00');
  told.wait(3 * 60 * MINUTE);
  expect(states(told)).toEqual(['closed', 'closed', 'closed']);
  expect(draw(told)).toMatchObject({ isOpen: false, opensAt: '13:30' });
  expect(draw(told)?.services[0]?.opensAt).toBe('13:30');
});

test('only classes that may be chosen by touch are offered', () => {
  expect(draw(toldHall())?.classes).toEqual([
    { id: priorityClass.elderly, name: texts('elderly') },
  ]);
});

test('a read card is greeted by its masked name until its minute is over', () => {
  const told = toldHall();
  const card = { kiosk: kiosk.one, person: person.chen, priorityClass: priorityClass.elderly };
  told.done({ type: 'presentCard', ...card }, by.reader);
  expect(draw(told)?.card).toEqual({
    maskedName: '陈*',
    priorityClass: texts('elderly'),
    appointment: null,
    kept: [],
    until: MORNING + 60_000,
  });
  told.wait(60_001);
  expect(draw(told)?.card).toBe(null);
});

test('the health of the kiosk’s own printer and reader is shown, once it is known', () => {
  const told = toldHall();
  expect(draw(told)).toMatchObject({ printer: null, reader: null });
  const report = { type: 'reportHealth', state: 'down', why: 'paperOut', detail: '' } as const;
  told.done({ ...report, device: device.neighbour }, by.hall);
  expect(draw(told)?.printer).toBe(null);
  told.done({ ...report, device: device.printer }, by.hall);
  expect(draw(told)?.printer).toEqual({
    state: 'down',
    why: 'paperOut',
    since: MORNING,
    detail: '',
  });
});

test('a kiosk that is not in the settings has no view', () => {
  const told = toldHall();
  expect(drawKiosk(told.hall, about(told), kioskIdSchema.parse('k9'))).toBe(undefined);
});
