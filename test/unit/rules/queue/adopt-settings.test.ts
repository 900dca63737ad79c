import { expect, test } from 'vitest';
import type { Command } from '#contract/facts.ts';
import type { CounterId, ServiceId } from '#contract/ids.ts';
import type { QueueSettings } from '#contract/settings.ts';
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
  service,
  texts,
  today,
  toldHall,
  withService,
} from '../told-hall.ts';

const withoutService = (gone: ServiceId): QueueSettings => ({
  ...SETTINGS,
  services: SETTINGS.services.filter(({ id }) => id !== gone),
  counters: SETTINGS.counters.map((each) => ({
    ...each,
    services: each.services.filter((id) => id !== gone),
  })),
});
const withoutCounters = (...gone: CounterId[]): QueueSettings => ({
  ...SETTINGS,
  counters: SETTINGS.counters.filter(({ id }) => !gone.includes(id)),
});
const callAt = (at: CounterId) => ({ type: 'callNext', counter: at }) as const;

test('settings take effect with the next order', () => {
  const told = toldHall();
  told.adopt(withService(service.pay, { targetWaitMin: 4 }));
  expect(told.ticket(service.pay).due).toBe(MORNING + 4 * MINUTE);
});

test('a due time that was told to somebody stays, whatever the new settings say', () => {
  const told = toldHall();
  const ticket = told.ticket(service.pay);
  told.adopt(withService(service.pay, { targetWaitMin: 200 }));
  expect(ticket.due).toBe(MORNING + 10 * MINUTE);
});

test('the settings that are in force already are no fact', () => {
  const told = toldHall();
  const { revision } = told.hall;
  expect(told.done({ type: 'adoptSettings', revision, settings: SETTINGS }, by.hall)).toEqual([]);
});

test('a service that goes gives no more tickets, and who waits for it is still called', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.open(counter.two, by.wu);
  told.ticket(service.repair);
  told.adopt(withoutService(service.repair));
  const ask = { priorityClass: null, withCard: false, language: 'en' } as const;
  const command = { type: 'issueTicket', service: service.repair, ...ask } as const;
  expect(told.refused(command, by.kiosk)).toEqual({ kind: 'noSuchService' });
  // Counter 2 never served it.
  expect(told.refused(callAt(counter.two), by.wu)).toEqual({ kind: 'nobodyWaiting' });
  expect(told.call(counter.one, by.lin).id).toBe(today('C001'));
});

test('where no counter is left that served it, every counter calls for it', () => {
  const told = toldHall();
  told.open(counter.two, by.wu);
  told.ticket(service.repair);
  told.adopt(withoutService(service.repair));
  told.adopt({
    ...withoutService(service.repair),
    counters: SETTINGS.counters.filter(({ id }) => id === counter.two),
  });
  expect(told.call(counter.two, by.wu).id).toBe(today('C001'));
});

test('a service that went is finished, returned and transferred from as any other', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.ticket(service.repair);
  told.ticket(service.repair);
  told.adopt(withoutService(service.repair));
  told.call(counter.one, by.lin);
  told.done({ type: 'markNoShow', counter: counter.one }, by.lin);
  told.done({ type: 'returnTicket', visit: today('C001') }, by.lin);
  told.serve(counter.one, by.lin);
  told.done(
    { type: 'transfer', counter: counter.one, to: { kind: 'service', service: service.pay } },
    by.lin,
  );
  const to = { kind: 'service', service: service.repair } as const;
  told.call(counter.one, by.lin);
  expect(told.refused({ type: 'transfer', counter: counter.one, to }, by.lin)).toEqual({
    kind: 'noSuchService',
  });
});

test('a service that comes back has its line, its count and its counters again', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.ticket(service.repair);
  told.adopt(withoutService(service.repair));
  told.adopt(SETTINGS);
  expect(told.hall.withdrawn.size).toBe(0);
  expect(told.ticket(service.repair).number).toBe('C002');
  expect(told.call(counter.one, by.lin).id).toBe(today('C001'));
});

test('a service that went is forgotten with its last visit', () => {
  const told = toldHall();
  told.ticket(service.repair);
  told.adopt(withoutService(service.repair));
  told.wait(24 * 60 * MINUTE);
  told.give({ type: 'noteSignOut', staff: clerk.lin }, by.hall);
  // The visit that was ended by the day still shows its service on the phone.
  expect(told.hall.services.has(service.repair)).toBe(true);
  told.wait(24 * 60 * MINUTE);
  told.give({ type: 'noteSignOut', staff: clerk.lin }, by.hall);
  expect(told.hall.services.has(service.repair)).toBe(false);
  expect(told.hall.withdrawn.size).toBe(0);
});

test('a counter that goes is closed, and whoever is there goes back to the line with the same due time', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.ticket(service.pay);
  told.serve(counter.one, by.lin);
  told.wait(MINUTE);
  expect(told.adopt(withoutCounters(counter.one))).toMatchObject([
    {
      type: 'ticketTransferred',
      visit: today('A001'),
      counter: counter.one,
      clerk: clerk.lin,
      to: { kind: 'service', service: service.pay },
      due: MORNING + 10 * MINUTE,
    },
    { type: 'shiftClosed', counter: counter.one, clerk: clerk.lin },
    { type: 'settingsAdopted' },
  ]);
  told.open(counter.two, by.lin);
  expect(told.call(counter.two, by.lin).id).toBe(today('A001'));
});

test('a rating that is open at a counter that goes is closed unrated, and the phone may still rate', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.ticket(service.pay);
  told.finish(counter.one, by.lin);
  expect(told.adopt(withoutCounters(counter.one))[0]).toMatchObject({ type: 'stepNotRated' });
  const visit = today('A001');
  const rate: Command = { type: 'rateVisit', visit, level: 5, reasons: [] };
  expect(told.done(rate, by.phone(visit))).toHaveLength(1);
});

test('who waited for a counter that goes, open or closed, waits for the service', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.ticket(service.pay);
  told.call(counter.one, by.lin);
  told.done(
    { type: 'transfer', counter: counter.one, to: { kind: 'counter', counter: counter.three } },
    by.lin,
  );
  told.adopt(withoutCounters(counter.three));
  expect(told.call(counter.one, by.lin)).toMatchObject({
    id: today('A001'),
    due: MORNING + 10 * MINUTE,
  });
});

test('the board forgets calls to a counter that has gone', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.ticket(service.pay);
  told.call(counter.one, by.lin);
  told.adopt(withoutCounters(counter.one));
  expect(told.hall.calls).toEqual([]);
});

test('a kiosk that goes takes its card along, a new one starts without', () => {
  const told = toldHall();
  const card = { kiosk: kiosk.one, person: person.chen, priorityClass: priorityClass.elderly };
  told.done({ type: 'presentCard', ...card }, by.reader);
  told.adopt({ ...SETTINGS, kiosks: SETTINGS.kiosks.slice(1) });
  expect([...told.hall.kiosks.keys()]).toEqual([kiosk.two]);
  told.adopt(SETTINGS);
  expect(told.hall.kiosks.get(kiosk.one)?.card).toBe(null);
});

test('a pause keeps its reason when the settings drop that reason', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.done({ type: 'pauseShift', counter: counter.one, reason: 'lunch' }, by.lin);
  const [lunch] = SETTINGS.pauseReasons;
  told.adopt({ ...SETTINGS, pauseReasons: [{ id: 'away', text: texts('away') }] });
  expect(told.hall.counters.get(counter.one)?.shift?.pause?.text).toEqual(lunch?.text);
});
