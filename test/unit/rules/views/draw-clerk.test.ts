import { expect, test } from 'vitest';
import { counterIdSchema } from '#contract/ids.ts';
import { drawClerk } from '#rules/views/draw-clerk.ts';
import {
  by,
  clerk,
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
  today,
  toldHall,
} from '../told-hall.ts';
import { about } from './about.ts';

const draw = (told: ToldHall) => drawClerk(told.hall, about(told), counter.one);
const queue = (told: ToldHall) => draw(told)?.queue.map(({ number }) => number);

function openHall(): ToldHall {
  const told = toldHall();
  told.open(counter.one, by.lin);
  return told;
}

test('the list stands in the order in which the counter would call, from all its lines', () => {
  const told = openHall();
  told.open(counter.two, by.wu);
  told.ticket(service.repair);
  told.wait(MINUTE);
  told.ticket(service.pay);
  told.ticket(service.corporate);
  told.ticket(service.pay, priorityClass.elderly);
  told.call(counter.two, by.wu);
  const to = { kind: 'clerk', clerk: clerk.lin } as const;
  told.done({ type: 'transfer', counter: counter.two, to }, by.wu);
  expect(queue(told)).toEqual(['A002', 'A001', 'C001']);
  expect(draw(told)).toMatchObject({ queueCount: 3, hallWaiting: 4 });
  expect(draw(told)?.queue).toMatchObject([
    { waitsFor: 'clerk', className: texts('elderly') },
    { waitsFor: 'service', className: null, serviceName: texts('pay') },
    { waitsFor: 'service', joinedAt: MORNING, due: MORNING + 20 * MINUTE },
  ]);
  expect(told.call(counter.one, by.lin).number).toBe('A002');
});

test('the list shows fifty and says how many there are', () => {
  const told = openHall();
  for (let count = 0; count < 60; count += 1) told.ticket(count % 2 ? service.pay : service.repair);
  expect(draw(told)?.queue).toHaveLength(50);
  expect(draw(told)?.queueCount).toBe(60);
});

test('a closed counter has its list too, without the lines of any clerk', () => {
  const told = toldHall();
  told.ticket(service.pay);
  expect(draw(told)).toMatchObject({
    queueCount: 1,
    current: null,
    parked: [],
    today: { finished: 0, handlingMs: null, shiftSince: null },
  });
});

test('the current customer is shown with times, materials and a masked name', () => {
  const told = openHall();
  const card = { kiosk: kiosk.one, person: person.chen, priorityClass: priorityClass.elderly };
  told.done({ type: 'presentCard', ...card }, by.reader);
  told.done(
    {
      type: 'issueTicket',
      service: service.pay,
      priorityClass: null,
      withCard: true,
      language: 'zh-Hans',
    },
    by.kiosk,
  );
  told.wait(MINUTE);
  told.call(counter.one, by.lin);
  expect(draw(told)?.current).toEqual({
    visit: today('A001'),
    number: 'A001',
    isWaitKnown: true,
    service: service.pay,
    serviceName: texts('pay'),
    className: texts('elderly'),
    slot: null,
    maskedName: '陈*',
    state: 'called',
    joinedAt: MORNING,
    calledAt: MORNING + MINUTE,
    servingSince: null,
    calls: 1,
    because: {
      kind: 'dueFirst',
      line: { kind: 'service', service: service.pay },
      due: MORNING + 5 * MINUTE,
    },
    proofWanted: null,
    targetHandlingMin: 5,
    materials: [texts('ID card')],
    step: 1,
  });
  told.wait(MINUTE);
  told.done({ type: 'beginServing', counter: counter.one }, by.lin);
  expect(draw(told)?.current).toMatchObject({
    state: 'serving',
    calledAt: MORNING + MINUTE,
    servingSince: MORNING + 2 * MINUTE,
  });
});

test('parked visits stand newest first, at most twenty', () => {
  const told = openHall();
  for (let count = 0; count < 22; count += 1) {
    told.ticket(service.pay);
    told.call(counter.one, by.lin);
    told.done({ type: 'park', counter: counter.one }, by.lin);
  }
  const parked = draw(told)?.parked.map(({ number }) => number);
  expect(parked).toHaveLength(20);
  expect(parked?.slice(0, 2)).toEqual(['A022', 'A021']);
});

test('no-shows of its services are shown while they may come back, newest first, at most twenty', () => {
  const told = openHall();
  told.open(counter.three, by.zhao);
  told.ticket(service.corporate);
  told.call(counter.three, by.zhao);
  told.done({ type: 'markNoShow', counter: counter.three }, by.zhao);
  for (let count = 0; count < 22; count += 1) {
    told.ticket(count % 2 === 0 ? service.pay : service.repair);
    told.call(counter.one, by.lin);
    told.wait(1_000);
    told.done({ type: 'markNoShow', counter: counter.one }, by.lin);
  }
  const shown = draw(told)?.noShows ?? [];
  expect(shown).toHaveLength(20);
  expect(shown.slice(0, 2).map(({ number }) => number)).toEqual(['C011', 'A011']);
  expect(shown[0]?.until).toBe(told.now + 30 * MINUTE);
  told.wait(30 * MINUTE);
  expect(draw(told)?.noShows).toHaveLength(1);
  told.wait(1);
  expect(draw(told)?.noShows).toEqual([]);
});

test('the clerk’s own day is counted', () => {
  const told = openHall();
  for (const level of [5, 2] as const) {
    told.ticket(service.pay);
    told.serve(counter.one, by.lin);
    told.wait(level * MINUTE);
    told.done({ type: 'finish', counter: counter.one, delivered: null }, by.lin);
    told.done({ type: 'rate', visit: null, counter: counter.one, level, reasons: [] }, by.pad);
  }
  expect(draw(told)?.today).toEqual({
    finished: 2,
    noShows: 0,
    handlingMs: 3.5 * MINUTE,
    rated: 2,
    satisfied: 1,
    shiftSince: MORNING,
  });
});

test('the other counters, the reasons and the devices of this one are at hand', () => {
  const told = openHall();
  expect(draw(told)).toMatchObject({
    counters: [
      { id: counter.one, label: '1', clerk: clerk.lin, clerkName: 'clerk 0386' },
      { id: counter.two, label: '2', clerk: null, clerkName: null },
      { id: counter.three },
    ],
    pauseReasons: [{ id: 'lunch' }],
    devices: [{ device: device.keypad, kind: 'callKeypad', health: null }],
  });
  expect(drawClerk(told.hall, about(told), counterIdSchema.parse('c9'))).toBe(undefined);
});
