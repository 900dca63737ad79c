import { expect, test } from 'vitest';
import { staffIdSchema, trusted } from '#contract/ids.ts';
import {
  by,
  counter,
  kiosk,
  MINUTE,
  MORNING,
  priorityClass,
  SETTINGS,
  service,
  staff,
  today,
  toldHall,
} from '../told-hall.ts';

const guide = staff(staffIdSchema.parse('0220'), 'guide');
const reorder = (number: string, rule: string, reason = 'unwell') =>
  ({ type: 'reorderTicket', visit: today(number), rule, reason }) as const;
const toClass = (number: string, wanted: keyof typeof priorityClass) =>
  ({
    type: 'changeClass',
    visit: today(number),
    priorityClass: priorityClass[wanted],
    reason: 'mistaken',
  }) as const;
const toService = (number: string, wanted: keyof typeof service) =>
  ({
    type: 'changeService',
    visit: today(number),
    service: service[wanted],
    reason: 'mistaken',
  }) as const;
const voiding = (number: string) =>
  ({ type: 'voidTicket', visit: today(number), reason: 'takenTwice' }) as const;

/** A001, A002 and A003 wait for the same service, a minute apart. */
function threeWaiting() {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.open(counter.two, by.wu);
  told.open(counter.three, by.zhao);
  for (let count = 0; count < 3; count += 1) {
    told.ticket(service.pay);
    told.wait(MINUTE);
  }
  return told;
}

test('a rule brings a ticket forward by its minutes, and the fact names the rule, the reason and the new due time', () => {
  const told = threeWaiting();
  expect(told.done(reorder('A003', 'bringForward'), guide)).toEqual([
    {
      type: 'ticketReordered',
      visit: today('A003'),
      rule: 'bringForward',
      reason: 'unwell',
      due: MORNING + 2 * MINUTE,
    },
  ]);
  expect(told.call(counter.one, by.lin).number).toBe('A003');
});

test('a rule puts a ticket before everybody who waits in the hall', () => {
  const told = threeWaiting();
  told.ticket(service.repair);
  told.done(reorder('C001', 'toFront'), guide);
  expect(told.call(counter.one, by.lin).number).toBe('C001');
});

test('a rule puts a ticket behind everybody of its line, and who comes later still comes after', () => {
  const told = threeWaiting();
  told.done(reorder('A001', 'toBack'), guide);
  told.ticket(service.pay);
  const called = [counter.one, counter.two, counter.three].map(
    (at, nth) => told.call(at, [by.lin, by.wu, by.zhao][nth] ?? by.lin).number,
  );
  expect(called).toEqual(['A002', 'A003', 'A001']);
});

test('moving somebody takes none of the waiting that is done', () => {
  const told = threeWaiting();
  told.done(reorder('A001', 'toBack'), guide);
  expect(told.hall.visits.get(today('A001'))?.joinedAt).toBe(MORNING);
});

test('nobody is moved without a rule of the settings and a reason of the settings', () => {
  const told = threeWaiting();
  expect(told.refused(reorder('A001', 'asILike'), guide)).toEqual({ kind: 'noSuchRule' });
  expect(told.refused(reorder('A003', 'toFront', 'friend'), guide)).toEqual({
    kind: 'noSuchReason',
  });
  expect(told.refused(reorder('A001', 'toFront'), guide)).toEqual({ kind: 'standsThereAlready' });
  expect(told.refused(reorder('A003', 'toBack'), guide)).toEqual({ kind: 'standsThereAlready' });
  expect(told.refused(reorder('A009', 'toBack'), guide)).toEqual({ kind: 'noSuchVisit' });
});

test('who is called is no longer the guide’s to move, change or void', () => {
  const told = threeWaiting();
  told.call(counter.one, by.lin);
  for (const command of [
    reorder('A001', 'bringForward'),
    toClass('A001', 'elderly'),
    toService('A001', 'repair'),
    voiding('A001'),
  ]) {
    expect(told.refused(command, guide)).toEqual({ kind: 'notWaiting' });
  }
});

test('another class makes the ticket due as if it had been taken so, and only another act undoes it', () => {
  const told = threeWaiting();
  told.done(toClass('A003', 'elderly'), guide);
  const visit = told.hall.visits.get(today('A003'));
  expect(visit).toMatchObject({
    priorityClass: 'elderly',
    due: MORNING + 2 * MINUTE + 5 * MINUTE,
    joinedAt: MORNING + 2 * MINUTE,
  });
  expect(told.refused(toClass('A003', 'elderly'), guide)).toEqual({ kind: 'sameClass' });
  told.done(toClass('A003', 'normal'), guide);
  expect(told.hall.visits.get(today('A003'))?.due).toBe(MORNING + 12 * MINUTE);
});

test('another service is waited for with the waiting done, and keeps what a rule has moved', () => {
  const told = threeWaiting();
  told.done(reorder('A001', 'bringForward'), guide);
  told.done(toService('A001', 'repair'), guide);
  expect(told.hall.visits.get(today('A001'))).toMatchObject({
    number: 'A001',
    service: 'repair',
    line: { kind: 'service', service: 'repair' },
    due: MORNING + 10 * MINUTE,
    joinedAt: MORNING,
  });
  expect(told.refused(toService('A001', 'repair'), guide)).toEqual({ kind: 'sameService' });
});

test('a class or service of no settings is refused, as is a change without a reason', () => {
  const told = threeWaiting();
  const shrunk = { ...SETTINGS, services: SETTINGS.services.slice(0, 2) };
  told.adopt({
    ...shrunk,
    priorityClasses: SETTINGS.priorityClasses.slice(0, 2),
    counters: shrunk.counters.map((each) => ({
      ...each,
      services: each.services.filter((id) => id !== service.corporate),
    })),
  });
  expect(told.refused(toClass('A001', 'vip'), guide)).toEqual({ kind: 'noSuchClass' });
  expect(told.refused(toService('A001', 'corporate'), guide)).toEqual({ kind: 'noSuchService' });
  expect(told.refused({ ...toService('A001', 'repair'), reason: 'x' }, guide)).toEqual({
    kind: 'noSuchReason',
  });
});

test('a voided ticket is called no more, is counted as voided and its number is not given again', () => {
  const told = threeWaiting();
  told.done(voiding('A001'), guide);
  expect(told.hall.visits.get(today('A001'))?.state.kind).toBe('cancelled');
  expect(told.hall.today).toMatchObject({ voided: 1, left: 0 });
  expect(told.call(counter.one, by.lin).number).toBe('A002');
  expect(told.ticket(service.pay).number).toBe('A004');
  expect(told.refused(voiding('A001'), guide)).toEqual({ kind: 'notWaiting' });
  expect(told.refused({ ...voiding('A003'), reason: 'whim' }, guide)).toEqual({
    kind: 'noSuchReason',
  });
});

test('who is parked or a no-show may be voided too', () => {
  const told = threeWaiting();
  told.call(counter.one, by.lin);
  told.done({ type: 'park', counter: counter.one }, by.lin);
  told.call(counter.one, by.lin);
  told.done({ type: 'markNoShow', counter: counter.one }, by.lin);
  told.done(voiding('A001'), guide);
  told.done(voiding('A002'), guide);
  expect(told.hall.today.voided).toBe(2);
});

test('the guide brings a no-show back by the hall’s rules', () => {
  const told = threeWaiting();
  told.call(counter.one, by.lin);
  told.done({ type: 'markNoShow', counter: counter.one }, by.lin);
  expect(told.done({ type: 'returnTicket', visit: today('A001') }, guide)).toMatchObject([
    { type: 'ticketReturned', due: told.now + 5 * MINUTE },
  ]);
});

test('the guide gives any class without a card, and says where the paper comes out', () => {
  const told = toldHall();
  const wanted = {
    type: 'issueAtDesk',
    service: service.pay,
    priorityClass: priorityClass.vip,
    language: 'en',
  } as const;
  expect(told.done({ ...wanted, paperAt: kiosk.two }, guide)).toMatchObject([
    { type: 'ticketIssued', number: 'A001', kiosk: null, priorityClass: 'vip', language: 'en' },
    { type: 'paperSentTo', visit: today('A001'), kiosk: kiosk.two },
  ]);
  expect(told.hall.visits.get(today('A001'))).toMatchObject({ kiosk: null, paperAt: kiosk.two });
  expect(told.done({ ...wanted, paperAt: null }, guide)).toHaveLength(1);
  const nowhere = { ...wanted, paperAt: trusted.kioskId('k9') };
  expect(told.refused(nowhere, guide)).toEqual({ kind: 'noSuchKiosk' });
});
