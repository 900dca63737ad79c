import { expect, test } from 'vitest';
import { dumpHall, type HallDump, openHall, restoreHall } from '#rules/hall-state.ts';
import { by, counter, service, today, toldHall } from './told-hall.ts';

test('an empty hall is dumped and restored as an empty hall', () => {
  const dump: HallDump = JSON.parse(JSON.stringify(dumpHall(openHall())));
  expect(dumpHall(restoreHall(dump))).toEqual(dumpHall(openHall()));
});

test('a dump stays as it was while the hall goes on', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.ticket(service.pay);
  told.ticket(service.pay);
  told.call(counter.one, by.lin);
  told.done({ type: 'park', counter: counter.one }, by.lin);
  const dump = dumpHall(told.hall);
  const written = JSON.stringify(dump);
  told.done({ type: 'takeBack', counter: counter.one, visit: today('A001') }, by.lin);
  told.done({ type: 'beginServing', counter: counter.one }, by.lin);
  told.done({ type: 'finish', counter: counter.one, delivered: null }, by.lin);
  told.ticket(service.repair);
  expect(JSON.stringify(dump)).toBe(written);
});

test('two halls of one dump go their own ways', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.ticket(service.pay);
  const dump = dumpHall(told.hall);
  const written = JSON.stringify(dump);
  const one = restoreHall(dump);
  const other = restoreHall(dump);
  const visit = one.visits.get(today('A001'));
  if (visit !== undefined) visit.callings = 7;
  one.today.issued = 9;
  expect(other.visits.get(today('A001'))?.callings).toBe(0);
  expect(other.today.issued).toBe(1);
  expect(JSON.stringify(dump)).toBe(written);
});

test('a dump is plain JSON: nothing of it is lost in writing', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.ticket(service.pay);
  told.finish(counter.one, by.lin);
  const dump = dumpHall(told.hall);
  expect(JSON.parse(JSON.stringify(dump))).toEqual(dump);
});
