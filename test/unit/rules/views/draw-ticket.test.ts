import { expect, test } from 'vitest';
import type { PrintReport } from '#contract/devices.ts';
import type { DeviceId, VisitId } from '#contract/ids.ts';
import { drawTicket } from '#rules/views/draw-ticket.ts';
import {
  by,
  clerk,
  counter,
  device,
  MINUTE,
  MORNING,
  priorityClass,
  SETTINGS,
  service,
  type ToldHall,
  texts,
  today,
  toldHall,
} from '../told-hall.ts';
import { about, HALL_SETTINGS } from './about.ts';

const draw = (told: ToldHall, visit: VisitId = today('A001')) =>
  drawTicket(told.hall, about(told), visit);
const stateOf = (told: ToldHall) => draw(told)?.state;

function openHall(): ToldHall {
  const told = toldHall();
  told.open(counter.one, by.lin);
  return told;
}

test('a ticket shows what to bring, where to go and how many are ahead', () => {
  const told = openHall();
  told.ticket(service.pay);
  told.wait(MINUTE);
  told.ticket(service.pay);
  expect(draw(told, today('A002'))).toMatchObject({
    number: 'A002',
    service: texts('pay'),
    issuedAt: MORNING + MINUTE,
    area: texts('east'),
    counters: ['1', '2', '3'],
    materials: [texts('ID card')],
    state: { kind: 'waiting', ahead: 1, wait: { low: 5, high: 6 } },
    phoneUrl: 'http://hall/t/2026-07-03.A002',
    footer: texts('thank you'),
    lastCalled: [],
  });
});

test('who joins later and is due earlier is ahead', () => {
  const told = openHall();
  told.ticket(service.pay);
  told.ticket(service.pay, priorityClass.elderly);
  expect(stateOf(told)).toMatchObject({ ahead: 1 });
});

test('an unknown visit has no ticket', () => {
  expect(draw(openHall())).toBe(undefined);
});

test('a ticket follows its visit through called, serving, finished and rated', () => {
  const told = openHall();
  told.ticket(service.pay);
  told.call(counter.one, by.lin);
  told.wait(MINUTE);
  told.done({ type: 'recall', counter: counter.one }, by.lin);
  expect(stateOf(told)).toEqual({
    kind: 'called',
    counterLabel: '1',
    area: texts('east'),
    at: MORNING + MINUTE,
    times: 2,
  });
  told.done({ type: 'beginServing', counter: counter.one }, by.lin);
  expect(stateOf(told)).toEqual({ kind: 'serving', counterLabel: '1', since: MORNING + MINUTE });
  told.done({ type: 'finish', counter: counter.one, delivered: null }, by.lin);
  expect(stateOf(told)).toEqual({ kind: 'finished', canRate: true, rated: null });
  told.done({ type: 'rate', visit: null, counter: counter.one, level: 3, reasons: [] }, by.pad);
  expect(stateOf(told)).toEqual({ kind: 'finished', canRate: false, rated: 3 });
});

test('a finished ticket stops offering the rating when the phone’s time is over', () => {
  const told = openHall();
  told.ticket(service.pay);
  told.finish(counter.one, by.lin);
  told.ticket(service.pay);
  told.call(counter.one, by.lin);
  told.wait(30 * MINUTE);
  expect(stateOf(told)).toMatchObject({ canRate: true });
  told.wait(1);
  expect(stateOf(told)).toMatchObject({ canRate: false });
});

test('a no-show is told until when to come back; the others what they are', () => {
  const told = openHall();
  told.ticket(service.pay);
  told.call(counter.one, by.lin);
  told.done({ type: 'park', counter: counter.one }, by.lin);
  expect(stateOf(told)).toEqual({ kind: 'parked' });
  told.done({ type: 'takeBack', counter: counter.one, visit: today('A001') }, by.lin);
  told.done({ type: 'markNoShow', counter: counter.one }, by.lin);
  expect(stateOf(told)).toEqual({
    kind: 'noShow',
    until: MORNING + 30 * MINUTE,
    place: 'penalty',
    penaltyMin: 5,
    returnsLeft: null,
  });
  told.done({ type: 'leave', visit: today('A001') }, by.lin);
  expect(stateOf(told)).toEqual({ kind: 'left' });
});

test('who was ended by the day still sees so the next morning', () => {
  const told = openHall();
  told.ticket(service.pay);
  told.wait(20 * 60 * MINUTE);
  told.give({ type: 'noteSignOut', staff: clerk.lin }, by.hall);
  expect(stateOf(told)).toEqual({ kind: 'endedByDay' });
});

test('who was sent to one counter is shown that counter alone', () => {
  const told = openHall();
  told.ticket(service.pay);
  told.call(counter.one, by.lin);
  const to = { kind: 'counter', counter: counter.three } as const;
  told.done({ type: 'transfer', counter: counter.one, to }, by.lin);
  expect(draw(told)).toMatchObject({ counters: ['3'], state: { kind: 'waiting', ahead: 0 } });
});

test('the paper: under way, printed here, printed at the neighbour’s, or on the screen only', () => {
  const told = openHall();
  told.ticket(service.pay);
  const report = (on: DeviceId | null, of: PrintReport) =>
    told.done(
      { type: 'reportPrint', visit: today('A001'), device: on, report: of, isReprint: false },
      by.hall,
    );
  const printed: PrintReport = { kind: 'printed', confirmedBy: 'barrier' };
  const faces = [draw(told)?.print];
  report(device.printer, { kind: 'held', why: 'paperOut' });
  faces.push(draw(told)?.print);
  report(device.printer, { kind: 'unconfirmed', why: 'silent' });
  faces.push(draw(told)?.print);
  report(device.printer, printed);
  faces.push(draw(told)?.print);
  report(device.neighbour, printed);
  faces.push(draw(told)?.print);
  report(null, { kind: 'notPrinted', why: 'portMissing' });
  faces.push(draw(told)?.print);
  expect(faces).toEqual([
    'wanted',
    'held',
    'unconfirmed',
    'printed',
    'printedElsewhere',
    'screenOnly',
  ]);
});

test('where no printer stands nobody waits for paper', () => {
  const told = openHall();
  told.ticket(service.pay);
  const without = about(told, { ...HALL_SETTINGS, devices: [] });
  expect(drawTicket(told.hall, without, today('A001'))?.print).toBe('screenOnly');
});

test('only reasons that the rules take are offered', () => {
  const told = openHall();
  told.ticket(service.pay);
  expect(draw(told)?.ratingReasons.map(({ id }) => id)).toEqual(['slow', 'rude']);
});

test('the ticket of a service that has left the settings still has its name', () => {
  const told = openHall();
  told.ticket(service.pay);
  told.adopt({
    ...SETTINGS,
    services: SETTINGS.services.filter(({ id }) => id !== service.pay),
    counters: SETTINGS.counters.map((each) => ({ ...each, services: [service.repair] })),
  });
  expect(draw(told)).toMatchObject({ service: texts('pay'), counters: ['1', '2', '3'] });
});
