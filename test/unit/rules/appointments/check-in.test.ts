import { expect, test } from 'vitest';
import { personIdSchema } from '#contract/ids.ts';
import { dueCommands, nextDeadline } from '#rules/deadlines.ts';
import { drawAppointments, slotOfVisit } from '#rules/views/draw-appointments.ts';
import { drawKiosk } from '#rules/views/draw-kiosk.ts';
import {
  by,
  counter,
  MINUTE,
  person,
  priorityClass,
  SETTINGS,
  service,
  withService,
} from '../told-hall.ts';
import { about } from '../views/about.ts';
import { at, BOOKED_SETTINGS, bookedHall, passerBy, TAKING } from './booked-hall.ts';

const checkIn = (appointment: ReturnType<ReturnType<typeof bookedHall>['book']>) =>
  ({ type: 'checkIn', appointment, language: 'en' }) as const;

test('who comes early gets a number of the appointments and is due at the slot', () => {
  const told = bookedHall();
  const booked = told.book(at('10:00'));
  told.wait(45 * MINUTE);
  const visit = told.checkIn(booked);
  expect(visit.number).toBe('A501');
  expect(visit.due).toBe(at('10:00'));
  expect(visit.priorityClass).toBe(priorityClass.vip);
  expect(visit.person).toBe(person.chen);
  expect(slotOfVisit(told.hall, visit.id)).toBe(at('10:00'));
  expect(told.refused(checkIn(booked), by.kiosk)).toEqual({
    kind: 'alreadyCheckedIn',
    number: 'A501',
  });
});

test('who comes before the window hears when it opens', () => {
  const told = bookedHall();
  const booked = told.book(at('11:00'));
  expect(told.refused(checkIn(booked), by.kiosk)).toEqual({ kind: 'tooEarly', from: '10:30' });
});

test('who comes late but within the window is due soon after coming', () => {
  const told = bookedHall();
  const booked = told.book(at('09:30'));
  told.wait(45 * MINUTE);
  const visit = told.checkIn(booked);
  expect(visit.number).toBe('A501');
  expect(visit.due).toBe(at('09:50'));
});

test('who comes after the window gets an ordinary number, or none, as the hall has set', () => {
  for (const missed of ['normalTicket', 'refused'] as const) {
    const appointments = { ...BOOKED_SETTINGS.appointments, missed };
    const told = bookedHall({ ...BOOKED_SETTINGS, appointments });
    const booked = told.book(at('09:30'));
    told.wait(45 * MINUTE + 1);
    told.done({ type: 'missAppointment', appointment: booked }, by.hall);
    if (missed === 'refused') {
      expect(told.refused(checkIn(booked), by.kiosk)).toEqual({ kind: 'appointmentWasMissed' });
      continue;
    }
    const visit = told.checkIn(booked);
    expect(visit.number).toBe('A001');
    expect(visit.priorityClass).toBe(priorityClass.normal);
    expect(visit.due).toBe(told.now + 10 * MINUTE);
  }
});

test('the hall notes by itself who did not come, and not a moment too soon', () => {
  const told = bookedHall();
  const booked = told.book(at('09:30'));
  const command = { type: 'missAppointment', appointment: booked } as const;
  told.wait(45 * MINUTE);
  expect(dueCommands(told.hall, told.now)).toEqual([]);
  expect(told.refused(command, by.hall)).toEqual({ kind: 'notYetDue' });
  expect(nextDeadline(told.hall)).toBe(told.now + 1);
  told.wait(1);
  expect(dueCommands(told.hall, told.now)).toEqual([command]);
});

test('people are reminded in time, once, and not of what they booked just now', () => {
  const told = bookedHall();
  const later = told.book(at('11:00'));
  told.book(at('09:30'));
  const command = { type: 'remindAppointment', appointment: later } as const;
  expect(nextDeadline(told.hall)).toBe(at('09:45') + 1);
  expect(told.refused(command, by.hall)).toEqual({ kind: 'notYetDue' });
  told.wait(60 * MINUTE);
  expect(dueCommands(told.hall, told.now)).toContainEqual(command);
  told.done(command, by.hall);
  expect(dueCommands(told.hall, told.now)).not.toContainEqual(command);
  expect(told.refused(command, by.hall)).toEqual({ kind: 'appointmentOver' });
});

test('who moves the booking is reminded of the new time', () => {
  const told = bookedHall();
  const booked = told.book(at('11:00'));
  told.wait(65 * MINUTE);
  told.done({ type: 'remindAppointment', appointment: booked }, by.hall);
  told.done({ type: 'moveAppointment', appointment: booked, slot: at('14:00') }, passerBy);
  told.wait(3 * 60 * MINUTE);
  expect(dueCommands(told.hall, told.now)).toContainEqual({
    type: 'remindAppointment',
    appointment: booked,
  });
});

test('walk-in numbers and booked numbers count by themselves', () => {
  const told = bookedHall();
  const booked = told.book(at('09:30'));
  expect(told.ticket(service.pay).number).toBe('A001');
  expect(told.checkIn(booked).number).toBe('A501');
  expect(told.ticket(service.pay).number).toBe('A002');
});

test('when the block is full the next one gets a common number and keeps the class', () => {
  const appointments = { ...TAKING, capacity: 100, slotMin: 5 };
  const settings = withService(service.pay, { appointments });
  const told = bookedHall({
    ...settings,
    appointments: { ...settings.appointments, earlyMin: 240 },
  });
  const numbers: string[] = [];
  for (let guest = 0; guest < 300; guest += 1) {
    const who = personIdSchema.parse(`p-${`${guest}`.padStart(32, '0')}`);
    const slot = at('09:30') + (guest % 6) * 5 * MINUTE;
    const visit = told.checkIn(told.book(slot, who));
    expect(visit.priorityClass).toBe(priorityClass.vip);
    numbers.push(visit.number);
  }
  expect(numbers.slice(0, 2)).toEqual(['A501', 'A502']);
  expect(numbers.slice(-2)).toEqual(['A799', 'A001']);
  expect(new Set(numbers).size).toBe(300);
}, 60_000);

test('who has an appointment gets a ticket though the quota is used up', () => {
  const told = bookedHall(withService(service.pay, { appointments: TAKING, dailyQuota: 1 }));
  const booked = told.book(at('09:30'));
  told.ticket(service.pay);
  expect(told.checkIn(booked).number).toBe('A501');
});

test('where only a card opens the service, the card must lie there', () => {
  const told = bookedHall(withService(service.pay, { appointments: TAKING, openTo: 'idCardOnly' }));
  const booked = told.book(at('09:30'));
  expect(told.refused(checkIn(booked), by.kiosk)).toEqual({ kind: 'cardWanted' });
  const { normal } = priorityClass;
  const card = { person: person.chen, priorityClass: normal } as const;
  const [kiosk] = SETTINGS.kiosks;
  if (kiosk === undefined) throw new Error('the hall has a kiosk');
  told.done({ type: 'presentCard', kiosk: kiosk.id, ...card }, by.reader);
  expect(told.checkIn(booked).number).toBe('A501');
});

test('a booked ticket is called when it is due, before one that was taken later', () => {
  const told = bookedHall();
  const booked = told.book(at('09:30'));
  told.open(counter.two, by.lin);
  const early = told.ticket(service.pay);
  const visit = told.checkIn(booked);
  told.wait(25 * MINUTE);
  const late = told.ticket(service.pay);
  expect(told.finish(counter.two, by.lin).id).toBe(early.id);
  expect(told.finish(counter.two, by.lin).id).toBe(visit.id);
  expect(told.finish(counter.two, by.lin).id).toBe(late.id);
});

test('the card of somebody who has booked shows the booking at that kiosk, until it is checked in', () => {
  const told = bookedHall();
  const booked = told.book(at('09:30'));
  const [kiosk] = SETTINGS.kiosks;
  if (kiosk === undefined) throw new Error('the hall has a kiosk');
  const card = { kiosk: kiosk.id, person: person.chen, priorityClass: priorityClass.normal };
  told.done({ type: 'presentCard', ...card }, by.reader);
  const shown = () => drawKiosk(told.hall, about(told), kiosk.id)?.card?.appointment;
  expect(shown()).toMatchObject({ appointment: booked, standing: 'early', canCheckIn: true });
  told.done({ type: 'presentCard', ...card, person: person.he }, by.reader);
  expect(shown()).toBeNull();
});

test('the desk sees one day with names and telephones masked', () => {
  const told = bookedHall();
  const today = told.book(at('10:00'));
  told.book(at('10:00', 3));
  const { lines, count } = drawAppointments(told.hall, about(told), '2026-07-03');
  expect(count).toBe(1);
  expect(lines).toMatchObject([
    { appointment: today, maskedName: '陈*', maskedPhone: '139****0017', state: 'booked' },
  ]);
});

test('a booking that was missed and whose service has left the settings is refused by name', () => {
  const told = bookedHall();
  const booked = told.book(at('09:30'));
  told.wait(45 * MINUTE + 1);
  told.done({ type: 'missAppointment', appointment: booked }, by.hall);
  const services = BOOKED_SETTINGS.services.filter(({ id }) => id !== service.pay);
  const counters = BOOKED_SETTINGS.counters
    .map((each) => ({ ...each, services: each.services.filter((id) => id !== service.pay) }))
    .filter((each) => each.services.length > 0);
  told.adopt({ ...BOOKED_SETTINGS, services, counters });
  expect(told.refused(checkIn(booked), by.kiosk)).toEqual({ kind: 'noSuchService' });
});
