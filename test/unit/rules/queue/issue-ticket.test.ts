import { expect, test } from 'vitest';
import type { Actor, CommandOf } from '#contract/facts.ts';
import { classIdSchema, kioskIdSchema, serviceIdSchema } from '#contract/ids.ts';
import { dumpHall } from '#rules/hall-state.ts';
import {
  by,
  clerk,
  counter,
  kiosk,
  MINUTE,
  MORNING,
  person,
  priorityClass,
  SETTINGS,
  screen,
  service,
  staff,
  today,
  toldHall,
  visit,
  withService,
} from '../told-hall.ts';

const ask: CommandOf<'issueTicket'> = {
  type: 'issueTicket',
  service: service.pay,
  priorityClass: null,
  withCard: false,
  language: 'zh-Hans',
};
const present: CommandOf<'presentCard'> = {
  type: 'presentCard',
  kiosk: kiosk.one,
  person: person.chen,
  priorityClass: priorityClass.elderly,
};

test('the first ticket of the day is A001 and due after the target wait of its service', () => {
  const told = toldHall();
  expect(told.done(ask, by.kiosk)).toEqual([
    {
      type: 'ticketIssued',
      visit: today('A001'),
      number: 'A001',
      service: service.pay,
      priorityClass: priorityClass.normal,
      language: 'zh-Hans',
      kiosk: kiosk.one,
      person: null,
      due: MORNING + 10 * MINUTE,
    },
  ]);
});

test('each service counts with its own letter', () => {
  const told = toldHall();
  const numbers = [service.pay, service.repair, service.pay].map((of) => told.ticket(of).number);
  expect(numbers).toEqual(['A001', 'C001', 'A002']);
});

test('after 499 comes 1001, since 501 to 999 are kept for appointments and kiosks', () => {
  const told = toldHall();
  for (let count = 0; count < 498; count += 1) told.ticket(service.pay);
  const numbers = [1, 2, 3].map(() => told.ticket(service.pay).number);
  expect(numbers).toEqual(['A499', 'A1001', 'A1002']);
});

test('a priority class waits its share of the target wait', () => {
  const told = toldHall();
  expect(told.ticket(service.pay, priorityClass.elderly).due).toBe(MORNING + 5 * MINUTE);
  expect(told.ticket(service.repair, priorityClass.vip).due).toBe(MORNING);
});

test('an unknown service is refused', () => {
  const told = toldHall();
  const command = { ...ask, service: serviceIdSchema.parse('haircut') };
  expect(told.refused(command, by.kiosk)).toEqual({ kind: 'noSuchService' });
});

test('an unknown class is refused', () => {
  const told = toldHall();
  const command = { ...ask, priorityClass: classIdSchema.parse('royal') };
  expect(told.refused(command, by.kiosk)).toEqual({ kind: 'noSuchClass' });
});

test('outside opening hours no ticket is given, and the answer says when the hall opens', () => {
  const told = toldHall();
  told.wait(3 * 60 * MINUTE);
  expect(told.refused(ask, by.kiosk)).toEqual({ kind: 'hallClosed', opensAt: '13:30' });
  expect(told.refused(ask, by.lin)).toEqual({ kind: 'hallClosed', opensAt: '13:30' });
  told.wait(9 * 60 * MINUTE);
  expect(told.refused(ask, by.kiosk)).toEqual({ kind: 'hallClosed', opensAt: '' });
});

test('a paused service is refused with the time when it comes back', () => {
  const told = toldHall(withService(service.pay, { pausedUntil: '14:00' }));
  expect(told.refused(ask, by.kiosk)).toEqual({ kind: 'servicePaused', until: '14:00' });
});

test('a service gives as many tickets a day as its quota and no more', () => {
  const told = toldHall(withService(service.pay, { dailyQuota: 2 }));
  told.ticket(service.pay);
  const second = told.ticket(service.pay);
  told.done({ type: 'leave', visit: second.id }, by.lin);
  expect(told.refused(ask, by.kiosk)).toEqual({ kind: 'quotaReached', quota: 2 });
  told.ticket(service.repair);
  told.wait(3 * 24 * 60 * MINUTE);
  expect(told.ticket(service.pay).id).toBe(visit('2026-07-06', 'A001'));
});

test('of several reasons the first is told: the service, the hour, the pause, the quota, the card', () => {
  const told = toldHall(
    withService(service.pay, { pausedUntil: '14:00', dailyQuota: 0, openTo: 'idCardOnly' }),
  );
  const asked = { ...ask, priorityClass: priorityClass.vip };
  expect(told.refused(asked, by.kiosk).kind).toBe('servicePaused');
  told.adopt(withService(service.pay, { dailyQuota: 0, openTo: 'idCardOnly' }));
  expect(told.refused(asked, by.kiosk).kind).toBe('quotaReached');
  told.adopt(withService(service.pay, { openTo: 'idCardOnly' }));
  expect(told.refused(asked, by.kiosk).kind).toBe('cardWanted');
  told.adopt(SETTINGS);
  expect(told.refused(asked, by.kiosk).kind).toBe('classNeedsProof');
  told.wait(10 * 60 * MINUTE);
  expect(told.refused(asked, by.kiosk).kind).toBe('hallClosed');
  const unknown = serviceIdSchema.parse('haircut');
  expect(told.refused({ ...asked, service: unknown }, by.kiosk).kind).toBe('noSuchService');
});

test('a service for ID cards is refused at the kiosk without one, and given at the desk', () => {
  const told = toldHall(withService(service.pay, { openTo: 'idCardOnly' }));
  expect(told.refused(ask, by.kiosk)).toEqual({ kind: 'cardWanted' });
  told.done(present, by.reader);
  expect(told.done({ ...ask, withCard: true }, by.kiosk)).toHaveLength(1);
  const [event] = told.done(ask, by.lin);
  expect(event).toMatchObject({ kiosk: null, person: null });
});

test('the card brings its person and its class, and is then used up', () => {
  const told = toldHall();
  told.done(present, by.reader);
  told.wait(30_000);
  const [event] = told.done({ ...ask, withCard: true }, by.kiosk);
  expect(event).toMatchObject({ person: person.chen, priorityClass: priorityClass.elderly });
  expect(told.refused({ ...ask, withCard: true }, by.kiosk)).toEqual({ kind: 'cardGone' });
});

test('a ticket by touch leaves the card on its reader usable', () => {
  const told = toldHall();
  told.done(present, by.reader);
  told.ticket(service.pay);
  expect(told.done({ ...ask, withCard: true }, by.kiosk)).toHaveLength(1);
});

test('a card is good for sixty seconds, at its own kiosk alone, and never at the desk', () => {
  const told = toldHall();
  const withCard = { ...ask, withCard: true };
  expect(told.refused(withCard, by.kiosk)).toEqual({ kind: 'cardGone' });
  told.done(present, by.reader);
  const neighbour: Actor = {
    kind: 'screen',
    screen,
    role: 'kiosk',
    place: { kind: 'kiosk', kiosk: kiosk.two },
  };
  expect(told.refused(withCard, neighbour)).toEqual({ kind: 'cardGone' });
  expect(told.refused(withCard, by.lin)).toEqual({ kind: 'cardGone' });
  told.wait(60_001);
  expect(told.refused(withCard, by.kiosk)).toEqual({ kind: 'cardGone' });
});

test('by touch only a class without proof is taken; the card proves its own; staff may give any', () => {
  const told = toldHall();
  const vip = { ...ask, priorityClass: priorityClass.vip };
  expect(told.done({ ...ask, priorityClass: priorityClass.elderly }, by.kiosk)).toHaveLength(1);
  expect(told.done({ ...ask, priorityClass: priorityClass.normal }, by.kiosk)).toHaveLength(1);
  expect(told.refused(vip, by.kiosk)).toEqual({ kind: 'classNeedsProof' });
  expect(told.done(vip, staff(clerk.lin, 'backOffice'))).toHaveLength(1);
  told.done({ ...present, priorityClass: priorityClass.vip }, by.reader);
  expect(told.refused(vip, by.kiosk)).toEqual({ kind: 'classNeedsProof' });
  expect(told.done({ ...vip, withCard: true }, by.kiosk)).toHaveLength(1);
});

test('a card whose class has left the settings gives the normal one', () => {
  const told = toldHall();
  told.done(present, by.reader);
  const classes = SETTINGS.priorityClasses.filter(({ id }) => id !== priorityClass.elderly);
  told.adopt({ ...SETTINGS, priorityClasses: classes });
  const [event] = told.done({ ...ask, withCard: true }, by.kiosk);
  expect(event).toMatchObject({ person: person.chen, priorityClass: priorityClass.normal });
});

test('only a kiosk of the settings, staff and the hall give tickets', () => {
  const told = toldHall();
  const gone: Actor = {
    kind: 'screen',
    screen,
    role: 'kiosk',
    place: { kind: 'kiosk', kiosk: kioskIdSchema.parse('k9') },
  };
  for (const actor of [gone, by.board, by.pad, by.phone(today('A001'))]) {
    expect(told.refused(ask, actor)).toEqual({ kind: 'noSuchKiosk' });
  }
  expect(told.done(ask, by.hall)).toHaveLength(1);
});

test('a refused ticket leaves no trace', () => {
  const told = toldHall(withService(service.pay, { dailyQuota: 0 }));
  const before = dumpHall(told.hall);
  told.refused(ask, by.kiosk);
  expect(dumpHall(told.hall)).toEqual(before);
});

test('before its first settings a hall has no service and no counter', () => {
  const told = toldHall({ ...SETTINGS, services: [], counters: [], kiosks: [] });
  expect(told.refused(ask, by.hall)).toEqual({ kind: 'noSuchService' });
  expect(told.refused({ type: 'callNext', counter: counter.one }, by.lin).kind).toBe(
    'noSuchCounter',
  );
});
