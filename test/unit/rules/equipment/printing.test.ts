import { expect, test } from 'vitest';
import type { PrintReport } from '#contract/devices.ts';
import { by, device, service, type ToldHall, today, toldHall } from '../told-hall.ts';

const reported = (report: PrintReport) =>
  ({
    type: 'reportPrint',
    visit: today('A001'),
    device: device.printer,
    report,
    isReprint: false,
  }) as const;
const printed = reported({ kind: 'printed', confirmedBy: 'barrier' });
const held = reported({ kind: 'held', why: 'paperOut' });
const unconfirmed = reported({ kind: 'unconfirmed', why: 'silent' });
const notPrinted = reported({ kind: 'notPrinted', why: 'portMissing' });
const reprint = { type: 'reprintTicket', visit: today('A001') } as const;

function withTicket(): ToldHall {
  const told = toldHall();
  told.ticket(service.pay);
  return told;
}
const printOf = (told: ToldHall) => told.hall.visits.get(today('A001'))?.print;

test('a ticket’s paper is under way from the first moment until the printer has spoken', () => {
  const told = withTicket();
  expect(printOf(told)).toEqual({ kind: 'wanted', device: null });
  told.done(held, by.hall);
  expect(printOf(told)).toEqual({ kind: 'held', device: device.printer });
  told.done(printed, by.hall);
  expect(printOf(told)).toEqual({ kind: 'printed', device: device.printer });
});

test('the same report twice is one fact', () => {
  const told = withTicket();
  expect(told.done(printed, by.hall)).toHaveLength(1);
  expect(told.done(printed, by.hall)).toEqual([]);
});

test('without paper the number on the screen is in force', () => {
  const told = withTicket();
  told.done({ ...notPrinted, device: null }, by.hall);
  expect(printOf(told)).toEqual({ kind: 'screenOnly', device: null });
});

test('a ticket nobody is sure of is remembered until it is printed or asked for again', () => {
  const told = withTicket();
  told.done(unconfirmed, by.hall);
  expect([...told.hall.unconfirmed]).toEqual([today('A001')]);
  told.done(reprint, by.lin);
  expect([...told.hall.unconfirmed]).toEqual([]);
  expect(printOf(told)).toEqual({ kind: 'wanted', device: null });
  told.done(unconfirmed, by.hall);
  told.done({ ...printed, isReprint: true }, by.hall);
  expect([...told.hall.unconfirmed]).toEqual([]);
});

test('no second paper is made while the first may still come', () => {
  const told = withTicket();
  expect(told.refused(reprint, by.lin)).toEqual({ kind: 'printUnderWay' });
  told.done(held, by.hall);
  expect(told.refused(reprint, by.lin)).toEqual({ kind: 'printUnderWay' });
  told.done(printed, by.hall);
  expect(told.done(reprint, by.lin)).toEqual([{ type: 'reprintWanted', visit: today('A001') }]);
  expect(told.refused(reprint, by.lin)).toEqual({ kind: 'printUnderWay' });
});

test('there is no paper for a visit that is not known', () => {
  const told = toldHall();
  expect(told.refused(printed, by.hall)).toEqual({ kind: 'noSuchVisit' });
  expect(told.refused(reprint, by.lin)).toEqual({ kind: 'noSuchVisit' });
});
