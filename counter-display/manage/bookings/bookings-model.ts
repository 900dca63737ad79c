import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { AppointmentLine, AppointmentsView, BookingView } from '#contract/appointments.ts';
import type { CommandRequest } from '#contract/channels.ts';
import type { Instant } from '#contract/clock.ts';
import type { AppointmentId, RequestId, ServiceId, TicketNumber } from '#contract/ids.ts';
import { type ContactFields, openContactFields } from '#kit/contact-fields.ts';
import { language } from '#kit/language.ts';
import { type Feed, lastView } from '#kit/link/feed.ts';
import type { Link } from '#kit/link/link.ts';
import { openSlotChoice, type SlotChoice } from '#kit/slot-choice.ts';

/** The booking that was made just now: its code is shown until the next one is begun. */
export interface Made {
  readonly address: string;
  readonly slot: Instant;
  readonly service: ServiceId;
}

export interface BookingsModel {
  readonly booking: Feed<BookingView>;
  readonly service: ReadonlySignal<ServiceId | null>;
  readonly choice: SlotChoice;
  readonly contact: ContactFields;
  readonly made: ReadonlySignal<Made | null>;
  /** The day whose bookings are listed; null before anything is known. */
  readonly date: ReadonlySignal<string | null>;
  readonly list: ReadonlySignal<Feed<AppointmentsView> | null>;
  /** Whose key was pressed and is not yet answered. */
  readonly pending: ReadonlySignal<AppointmentId | 'new' | null>;
  readonly problem: ReadonlySignal<string>;
  /** Of what was pressed in the list. */
  readonly listProblem: ReadonlySignal<string>;
  /** Who was checked in last here, with the number to tell. */
  readonly checkedIn: ReadonlySignal<TicketNumber | null>;
  chooseService(service: ServiceId): void;
  chooseDate(date: string): void;
  book(): Promise<void>;
  again(): void;
  cancel(line: AppointmentLine): Promise<void>;
  checkIn(line: AppointmentLine): Promise<void>;
  close(): void;
}

export function openBookingsModel({
  link,
  newId,
}: {
  readonly link: Pick<Link, 'watch' | 'unwatch' | 'send' | 'ask'>;
  readonly newId: () => RequestId;
}): BookingsModel {
  const booking = link.watch({ view: 'booking' });
  const services = computed(() => lastView(booking.value)?.services ?? []);
  const chosen = signal<ServiceId | null>(null);
  const service = computed(() => chosen.value ?? services.value[0]?.service ?? null);
  const choice = openSlotChoice({ link, booking, service });
  const contact = openContactFields();
  const made = signal<Made | null>(null);
  const pending = signal<AppointmentId | 'new' | null>(null);
  const problem = signal('');
  const listProblem = signal('');
  const checkedIn = signal<TicketNumber | null>(null);
  const wanted = signal<string | null>(null);
  const date = computed(() => wanted.value ?? services.value[0]?.days[0]?.date ?? null);
  const list = signal<Feed<AppointmentsView> | null>(null);
  let id = newId();

  const leaveList = () => {
    const left = list.peek();
    if (left !== null) link.unwatch(left);
  };
  const stop = effect(() => {
    const of = date.value;
    untracked(() => {
      leaveList();
      list.value = of === null ? null : link.watch({ view: 'appointments', date: of });
    });
  });

  const act = async (
    { appointment }: AppointmentLine,
    command: CommandRequest['command'],
  ): Promise<TicketNumber | null> => {
    if (pending.peek() !== null) return null;
    pending.value = appointment;
    listProblem.value = '';
    checkedIn.value = null;
    const sent = await link.send(command);
    pending.value = null;
    if (sent.ok) return sent.value.number;
    listProblem.value = sent.problem.text;
    return null;
  };

  return {
    booking,
    service,
    choice,
    contact,
    made,
    date,
    list,
    pending,
    problem,
    listProblem,
    checkedIn,
    chooseService(next) {
      chosen.value = next;
    },
    chooseDate(next) {
      wanted.value = next;
    },
    async book() {
      const of = service.peek();
      const slot = choice.slot.peek();
      const written = contact.read();
      if (pending.peek() !== null || of === null || slot === null || written === undefined) return;
      pending.value = 'new';
      problem.value = '';
      const asked = await link.ask<'bookAppointment'>({
        ask: 'bookAppointment',
        id,
        service: of,
        slot,
        contact: written,
        language: language.peek(),
      });
      pending.value = null;
      if (!asked.ok) {
        problem.value = asked.problem.text;
        // Refused is answered: another try is another wish. Without an answer it is still the same.
        if (asked.problem.refusal.kind !== 'noAnswer') id = newId();
        return;
      }
      id = newId();
      contact.clear();
      made.value = { address: asked.value.address, slot, service: of };
      wanted.value = choice.date.peek();
    },
    again() {
      made.value = null;
    },
    async cancel(line) {
      await act(line, { type: 'cancelAppointment', appointment: line.appointment });
    },
    async checkIn(line) {
      checkedIn.value = await act(line, {
        type: 'checkIn',
        appointment: line.appointment,
        language: language.peek(),
      });
    },
    close() {
      stop();
      leaveList();
      choice.close();
      link.unwatch(booking);
    },
  };
}
