import { expect, test } from 'vitest';
import { personIdSchema } from '#contract/ids.ts';
import { takenOf } from '#rules/appointments/appointments.ts';
import { drawSlots } from '#rules/views/draw-appointments.ts';
import { by, MINUTE, person, service, withService } from '../told-hall.ts';
import { about } from '../views/about.ts';
import { at, BOOKED_SETTINGS, bookedHall, bookingId, passerBy, TAKING } from './booked-hall.ts';

const another = (digit: string) => personIdSchema.parse(`p-${digit.repeat(32)}`);

test('a slot is booked until its places are taken, and the next one hears that it is full', () => {
  const told = bookedHall();
  told.book(at('10:00'), person.chen);
  told.book(at('10:00'), person.he);
  expect(told.refused(told.bookCommand(at('10:00'), 9, another('7')), passerBy)).toEqual({
    kind: 'slotFull',
  });
  expect(takenOf(told.hall.appointments, service.pay, at('10:00'))).toBe(2);
});

test('who cancels gives the place back, and cannot change it any more', () => {
  const told = bookedHall();
  const first = told.book(at('10:00'), person.chen);
  told.book(at('10:00'), person.he);
  told.done({ type: 'cancelAppointment', appointment: first }, by.supervisor);
  told.book(at('10:00'), another('7'));
  for (const type of ['cancelAppointment', 'moveAppointment'] as const) {
    const command = { type, appointment: first, slot: at('11:00') } as const;
    expect(told.refused(command, by.supervisor)).toEqual({ kind: 'appointmentOver' });
  }
});

test('who moves takes the new place and gives the old one back', () => {
  const told = bookedHall();
  const booked = told.book(at('10:00'));
  told.done({ type: 'moveAppointment', appointment: booked, slot: at('11:30') }, passerBy);
  expect(takenOf(told.hall.appointments, service.pay, at('10:00'))).toBe(0);
  expect(takenOf(told.hall.appointments, service.pay, at('11:30'))).toBe(1);
  told.book(at('11:00'));
  told.book(at('11:00'), person.he);
  const move = { type: 'moveAppointment', appointment: booked, slot: at('11:00') } as const;
  expect(told.refused(move, passerBy)).toEqual({ kind: 'slotFull' });
  expect(told.hall.appointments.all.get(booked)?.slot).toBe(at('11:30'));
});

test('only whole slots within the hours of the hall and of the service are offered', () => {
  const hours = [[], [], [], [], [{ from: '11:00', to: '14:10' }], [], []];
  const told = bookedHall(withService(service.pay, { appointments: { ...TAKING, hours } }));
  const view = drawSlots(told.hall, about(told), { service: service.pay, date: '2026-07-03' });
  // The hall rests from 12:00 to 13:30, and 14:00 would end after the service's hours.
  expect(view?.slots.map((slot) => slot.at)).toEqual([at('11:00'), at('11:30'), at('13:30')]);
  const refusals = [at('11:10'), at('12:00'), at('14:00'), at('11:00', 1)].map((slot) =>
    told.refused(told.bookCommand(slot, 9), passerBy),
  );
  expect(refusals).toEqual(refusals.map(() => ({ kind: 'noSuchSlot' })));
});

test('nothing is booked in the past, beyond the horizon, or where nothing can be booked', () => {
  const told = bookedHall();
  expect(told.refused(told.bookCommand(at('09:00'), 9), passerBy)).toEqual({ kind: 'slotPast' });
  expect(told.refused(told.bookCommand(at('09:00', 10), 9), passerBy)).toEqual({
    kind: 'beyondHorizon',
    days: 7,
  });
  const repair = { ...told.bookCommand(at('10:00'), 9), service: service.repair };
  expect(told.refused(repair, passerBy)).toEqual({ kind: 'noAppointments' });
});

test('one person holds a few bookings at most', () => {
  const told = bookedHall();
  for (const time of ['10:00', '10:30', '11:00']) told.book(at(time));
  expect(told.refused(told.bookCommand(at('11:30'), 9), passerBy)).toEqual({
    kind: 'appointmentsFull',
    most: 3,
  });
});

test('the same booking asked for again is the one that is there', () => {
  const told = bookedHall();
  told.book(at('10:00'));
  expect(told.done(told.bookCommand(at('10:00'), 1), passerBy)).toEqual([]);
  expect(takenOf(told.hall.appointments, service.pay, at('10:00'))).toBe(1);
});

test('the free places are shown as they are', () => {
  const told = bookedHall();
  told.book(at('10:00'));
  const view = drawSlots(told.hall, about(told), { service: service.pay, date: '2026-07-03' });
  expect(view?.slots.slice(0, 3)).toEqual([
    { at: at('09:30'), free: 2 },
    { at: at('10:00'), free: 1 },
    { at: at('10:30'), free: 2 },
  ]);
});

test('a service that leaves the settings calls its bookings off, and nothing else does', () => {
  const told = bookedHall();
  const booked = told.book(at('10:00'));
  const services = BOOKED_SETTINGS.services.filter(({ id }) => id !== service.pay);
  const counters = BOOKED_SETTINGS.counters
    .map((each) => ({ ...each, services: each.services.filter((id) => id !== service.pay) }))
    .filter((each) => each.services.length > 0);
  const events = told.adopt({ ...BOOKED_SETTINGS, services, counters });
  expect(events).toContainEqual({
    type: 'appointmentCancelled',
    appointment: booked,
    cause: 'serviceGone',
  });
});

test('days that are over are forgotten, and tomorrow is not', () => {
  const told = bookedHall();
  const today = told.book(at('10:00'));
  const monday = told.book(at('10:00', 3));
  told.wait(24 * 60 * MINUTE);
  told.give({ type: 'cancelAppointment', appointment: bookingId(99) }, by.supervisor);
  expect(told.facts.map(({ event }) => event)).toContainEqual({
    type: 'appointmentMissed',
    appointment: today,
  });
  expect([...told.hall.appointments.all.keys()]).toEqual([monday]);
});
