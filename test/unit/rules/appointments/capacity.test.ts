import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { personIdSchema, type TicketNumber } from '#contract/ids.ts';
import { apply } from '#rules/apply.ts';
import { takenOf } from '#rules/appointments/appointments.ts';
import { dueCommands } from '#rules/deadlines.ts';
import { dumpHall, openHall, restoreHall } from '#rules/hall-state.ts';
import { by, service, withService } from '../told-hall.ts';
import { at, bookedHall, bookingId, passerBy, TAKING } from './booked-hall.ts';

const anyAct = fc.record({
  kind: fc.constantFrom('book', 'book', 'book', 'move', 'cancel', 'checkIn', 'checkIn'),
  which: fc.nat(30),
  slot: fc.nat(5),
  waitMs: fc.oneof(fc.constant(0), fc.nat(10 * 60_000)),
} as const);

test('whatever is booked, moved, cancelled and checked in, no slot holds more than it has places, numbers are unique, and replay is live', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3 }),
      fc.array(anyAct, { minLength: 40, maxLength: 80 }),
      (capacity, acts) => {
        const told = bookedHall(
          withService(service.pay, { appointments: { ...TAKING, capacity } }),
        );
        const numbers = new Set<TicketNumber>();
        acts.forEach((act, number) => {
          told.wait(act.waitMs);
          for (const due of dueCommands(told.hall, told.now)) told.done(due, by.hall);
          const appointment = bookingId(act.which);
          const slot = at('09:30') + act.slot * 30 * 60_000;
          const person = personIdSchema.parse(`p-${`${number % 9}`.padStart(32, '0')}`);
          const book = told.bookCommand(slot, number, person);
          const outcome =
            act.kind === 'book'
              ? told.give(book, passerBy)
              : act.kind === 'move'
                ? told.give({ type: 'moveAppointment', appointment, slot }, passerBy)
                : act.kind === 'cancel'
                  ? told.give({ type: 'cancelAppointment', appointment }, passerBy)
                  : told.give({ type: 'checkIn', appointment, language: 'en' }, by.kiosk);
          for (const event of outcome.ok ? outcome.value : []) {
            if (event.type !== 'ticketIssued') continue;
            expect(numbers.has(event.number)).toBe(false);
            numbers.add(event.number);
          }
          for (let each = 0; each <= 5; each += 1) {
            const time = at('09:30') + each * 30 * 60_000;
            const taken = takenOf(told.hall.appointments, service.pay, time);
            expect(taken).toBeLessThanOrEqual(capacity);
          }
        });
        const replayed = openHall();
        for (const fact of told.facts) apply(replayed, fact);
        expect(dumpHall(replayed)).toEqual(dumpHall(told.hall));
        expect(dumpHall(restoreHall(dumpHall(replayed)))).toEqual(dumpHall(told.hall));
      },
    ),
    { numRuns: 100 },
  );
});
