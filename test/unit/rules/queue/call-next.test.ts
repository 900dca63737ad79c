import { expect, test } from 'vitest';
import type { Actor } from '#contract/facts.ts';
import { counterIdSchema } from '#contract/ids.ts';
import {
  by,
  clerk,
  counter,
  device,
  MINUTE,
  MORNING,
  priorityClass,
  service,
  type ToldHall,
  today,
  toldHall,
} from '../told-hall.ts';

const callAt = (id: (typeof counter)[keyof typeof counter]) =>
  ({ type: 'callNext', counter: id }) as const;

/** Lin sits at 1 (pay, repair), Wu at 2 (pay), Zhao at 3 (all). */
function openHall(): ToldHall {
  const told = toldHall();
  told.done({ type: 'openShift', counter: counter.one }, by.lin);
  told.done({ type: 'openShift', counter: counter.two }, by.wu);
  told.done({ type: 'openShift', counter: counter.three }, by.zhao);
  return told;
}

const numberCalled = (told: ToldHall, at: typeof counter.one, actor: Actor): string => {
  const called = told.done(callAt(at), actor).find((event) => event.type === 'ticketCalled');
  return called === undefined ? '' : (told.hall.visits.get(called.visit)?.number ?? '');
};
const sendAway = (told: ToldHall, at: typeof counter.one, actor: Actor) =>
  told.done({ type: 'markNoShow', counter: at }, actor);

test('one press calls who is due first, and says from which line and for when', () => {
  const told = openHall();
  const first = told.ticket(service.pay);
  told.wait(MINUTE);
  told.ticket(service.pay);
  told.wait(MINUTE);
  expect(told.done(callAt(counter.one), by.lin)).toEqual([
    {
      type: 'ticketCalled',
      visit: first.id,
      counter: counter.one,
      clerk: clerk.lin,
      step: 1,
      because: {
        kind: 'dueFirst',
        line: { kind: 'service', service: service.pay },
        due: MORNING + 10 * MINUTE,
      },
    },
  ]);
  expect(first.state).toEqual({
    kind: 'called',
    counter: counter.one,
    clerk: clerk.lin,
    calledAt: MORNING + 2 * MINUTE,
    lastCallAt: MORNING + 2 * MINUTE,
    times: 1,
  });
});

test('a counter calls over all the services that it takes, by due time and not by arrival', () => {
  const told = openHall();
  told.ticket(service.repair); // due 9:20
  told.wait(5 * MINUTE);
  told.ticket(service.pay); // due 9:15
  told.ticket(service.corporate); // due 9:35, not served at counter 1
  const called = [];
  for (let count = 0; count < 2; count += 1) {
    called.push(numberCalled(told, counter.one, by.lin));
    sendAway(told, counter.one, by.lin);
  }
  expect(called).toEqual(['A001', 'C001']);
  expect(told.refused(callAt(counter.one), by.lin)).toEqual({ kind: 'nobodyWaiting' });
});

test('a priority ticket overtakes those due later, and whoever is due earlier still goes first', () => {
  const told = openHall();
  told.ticket(service.pay); // due 9:10
  told.wait(4 * MINUTE);
  told.ticket(service.pay); // due 9:14
  told.wait(2 * MINUTE);
  told.ticket(service.pay, priorityClass.elderly); // due 9:11
  const called = [];
  for (let count = 0; count < 3; count += 1) {
    called.push(numberCalled(told, counter.two, by.wu));
    sendAway(told, counter.two, by.wu);
  }
  expect(called).toEqual(['A001', 'A003', 'A002']);
});

test('of equal due times the ticket that was issued first is called first', () => {
  const told = openHall();
  told.wait(10 * MINUTE);
  told.ticket(service.pay, priorityClass.vip);
  told.ticket(service.repair, priorityClass.vip);
  told.ticket(service.pay, priorityClass.vip);
  const called = [];
  for (let count = 0; count < 3; count += 1) {
    called.push(numberCalled(told, counter.three, by.zhao));
    sendAway(told, counter.three, by.zhao);
  }
  expect(called).toEqual(['A001', 'C001', 'A002']);
});

test('two clerks who press at the same moment call two different tickets', () => {
  const told = openHall();
  told.ticket(service.pay);
  expect(numberCalled(told, counter.one, by.lin)).toBe('A001');
  expect(told.refused(callAt(counter.two), by.wu)).toEqual({ kind: 'nobodyWaiting' });
  told.ticket(service.pay);
  expect(numberCalled(told, counter.two, by.wu)).toBe('A002');
});

test('a second press while a ticket is called or served calls nobody', () => {
  const told = openHall();
  told.ticket(service.pay);
  told.ticket(service.pay);
  told.done(callAt(counter.one), by.lin);
  expect(told.refused(callAt(counter.one), by.lin)).toEqual({
    kind: 'stillCalling',
    number: 'A001',
  });
  told.done({ type: 'beginServing', counter: counter.one }, by.lin);
  expect(told.refused(callAt(counter.one), by.lin)).toEqual({
    kind: 'stillServing',
    number: 'A001',
  });
});

test('nobody calls at a counter that is unknown, closed, paused or another clerk’s', () => {
  const told = toldHall();
  told.ticket(service.pay);
  const unknown = { type: 'callNext', counter: counterIdSchema.parse('c9') } as const;
  expect(told.refused(unknown, by.lin)).toEqual({ kind: 'noSuchCounter' });
  expect(told.refused(callAt(counter.one), by.lin)).toEqual({ kind: 'counterClosed' });
  told.done({ type: 'openShift', counter: counter.one }, by.lin);
  expect(told.refused(callAt(counter.one), by.wu)).toEqual({ kind: 'notYourCounter' });
  expect(told.refused(callAt(counter.one), by.supervisor)).toEqual({ kind: 'notYourCounter' });
  told.done({ type: 'pauseShift', counter: counter.one, reason: 'lunch' }, by.lin);
  expect(told.refused(callAt(counter.one), by.lin)).toEqual({ kind: 'counterPaused' });
});

test('a call keypad calls for the clerk of its own counter and for no other counter', () => {
  const told = openHall();
  told.ticket(service.pay);
  expect(told.refused(callAt(counter.two), by.keypad)).toEqual({ kind: 'notYourCounter' });
  expect(told.refused(callAt(counter.one), by.reader)).toEqual({ kind: 'notYourCounter' });
  expect(told.refused(callAt(counter.one), by.phone(today('A001'))).kind).toBe('notYourCounter');
  const [event] = told.done(callAt(counter.one), by.keypad);
  expect(event).toMatchObject({ type: 'ticketCalled', clerk: clerk.lin });
});

test('a keypad at a closed counter calls nobody', () => {
  const told = toldHall();
  told.ticket(service.pay);
  expect(device.keypad).toBe(by.keypad.device);
  expect(told.refused(callAt(counter.one), by.keypad)).toEqual({ kind: 'counterClosed' });
});

test('the next call ends the rating that is open at the counter, before it calls', () => {
  const told = openHall();
  told.ticket(service.pay);
  told.ticket(service.pay);
  told.done(callAt(counter.one), by.lin);
  told.done({ type: 'beginServing', counter: counter.one }, by.lin);
  told.done({ type: 'finish', counter: counter.one, delivered: null }, by.lin);
  const events = told.done(callAt(counter.one), by.lin);
  expect(events).toMatchObject([
    { type: 'stepNotRated', visit: today('A001'), step: 1, clerk: clerk.lin },
    { type: 'ticketCalled', visit: today('A002') },
  ]);
});

test('nobody waiting leaves an open rating open', () => {
  const told = openHall();
  told.ticket(service.pay);
  told.done(callAt(counter.one), by.lin);
  told.done({ type: 'beginServing', counter: counter.one }, by.lin);
  told.done({ type: 'finish', counter: counter.one, delivered: null }, by.lin);
  told.refused(callAt(counter.one), by.lin);
  expect(told.hall.counters.get(counter.one)?.rating?.visit).toBe(today('A001'));
});

test('a recall shows the call again and counts on through the visit', () => {
  const told = openHall();
  const ticket = told.ticket(service.pay);
  const recall = { type: 'recall', counter: counter.one } as const;
  expect(told.refused(recall, by.lin)).toEqual({ kind: 'nobodyCalled' });
  told.done(callAt(counter.one), by.lin);
  told.wait(MINUTE);
  expect(told.done(recall, by.lin)).toEqual([
    { type: 'ticketRecalled', visit: ticket.id, counter: counter.one, times: 2 },
  ]);
  expect(ticket.state).toMatchObject({ times: 2, calledAt: MORNING, lastCallAt: MORNING + MINUTE });
  expect(ticket.callings).toBe(2);
  told.done(
    { type: 'transfer', counter: counter.one, to: { kind: 'service', service: service.repair } },
    by.lin,
  );
  told.done(callAt(counter.one), by.lin);
  expect(ticket.callings).toBe(3);
  expect(ticket.state).toMatchObject({ times: 1 });
  expect(ticket.step).toBe(2);
  told.done({ type: 'beginServing', counter: counter.one }, by.lin);
  expect(told.refused(recall, by.lin)).toEqual({ kind: 'stillServing', number: 'A001' });
});

test('the last calls stand newest first, each visit once, at most twelve', () => {
  const told = openHall();
  for (let count = 0; count < 14; count += 1) {
    told.ticket(service.pay);
    told.done(callAt(counter.one), by.lin);
    if (count < 13) sendAway(told, counter.one, by.lin);
  }
  told.done({ type: 'recall', counter: counter.one }, by.lin);
  expect(told.hall.calls).toHaveLength(12);
  expect(told.hall.calls[0]).toMatchObject({ visit: today('A014'), calling: 2 });
  expect(told.hall.calls[1]).toMatchObject({ visit: today('A013'), calling: 1 });
  expect(told.hall.services.get(service.pay)?.lastCalled).toEqual(['A014', 'A013', 'A012']);
});
