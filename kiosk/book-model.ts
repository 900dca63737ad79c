import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { BookingView, SlotsView } from '#contract/appointments.ts';
import type { Instant } from '#contract/clock.ts';
import type { RequestId, ServiceId } from '#contract/ids.ts';
import { language } from '#kit/language.ts';
import { type Feed, lastView } from '#kit/link/feed.ts';
import type { Link } from '#kit/link/link.ts';
import type { SendProblem } from '#kit/link/wishes.ts';

export type BookStep = 'service' | 'time' | 'contact';
export type ContactField = 'name' | 'phone' | 'idNumber';

/** Choosing a day and a slot: by somebody who books, and by somebody who moves. */
export interface SlotChoice {
  readonly date: ReadonlySignal<string | null>;
  readonly days: ReadonlySignal<BookingView['services'][number]['days']>;
  readonly feed: ReadonlySignal<Feed<SlotsView> | null>;
  readonly slot: ReadonlySignal<Instant | null>;
  chooseDate(date: string): void;
  chooseSlot(slot: Instant): void;
  close(): void;
}

export function openSlotChoice({
  link,
  booking,
  service,
}: {
  readonly link: Pick<Link, 'watch' | 'unwatch'>;
  readonly booking: Feed<BookingView>;
  readonly service: ReadonlySignal<ServiceId | null>;
}): SlotChoice {
  const wanted = signal<string | null>(null);
  const slot = signal<Instant | null>(null);
  const feed = signal<Feed<SlotsView> | null>(null);
  const days = computed(
    () =>
      lastView(booking.value)?.services.find((each) => each.service === service.value)?.days ?? [],
  );
  // Until somebody chooses, the first day that has a place.
  const date = computed(
    () =>
      wanted.value ?? days.value.find(({ free }) => free > 0)?.date ?? days.value[0]?.date ?? null,
  );
  const leave = () => {
    const left = feed.peek();
    if (left !== null) link.unwatch(left);
  };
  const stop = effect(() => {
    const of = service.value;
    const on = date.value;
    untracked(() => {
      leave();
      feed.value =
        of === null || on === null ? null : link.watch({ view: 'slots', service: of, date: on });
    });
  });
  return {
    date,
    days,
    feed,
    // A place that somebody else has just taken is no longer chosen.
    slot: computed(() => {
      const view = feed.value === null ? null : lastView(feed.value.value);
      const chosen = view?.slots.find(({ at }) => at === slot.value);
      return chosen !== undefined && chosen.free > 0 ? chosen.at : null;
    }),
    chooseDate(next) {
      wanted.value = next;
      slot.value = null;
    },
    chooseSlot(next) {
      slot.value = next;
    },
    close() {
      stop();
      leave();
    },
  };
}

export interface BookModel {
  readonly feed: Feed<BookingView>;
  readonly step: ReadonlySignal<BookStep>;
  readonly service: ReadonlySignal<ServiceId | null>;
  readonly choice: SlotChoice;
  readonly contact: ReadonlySignal<Readonly<Record<ContactField, string>>>;
  /** Fields that were left empty or are no number of that kind. */
  readonly faults: ReadonlySignal<readonly ContactField[]>;
  readonly isBusy: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<SendProblem | null>;
  chooseService(service: ServiceId): void;
  toContact(): void;
  write(field: ContactField, text: string): void;
  back(): void;
  book(): Promise<void>;
  close(): void;
}

export interface BookModelOptions {
  readonly link: Pick<Link, 'watch' | 'unwatch' | 'ask'>;
  readonly newId: () => RequestId;
  /** The booking is made; its page is at this address. */
  readonly onBooked: (address: string) => void;
}

/** The server has the last word; these tell of a slip before it is sent. */
const LOOKS_RIGHT: Readonly<Record<ContactField, RegExp>> = {
  name: /^.{1,30}$/u,
  phone: /^\+?[0-9][0-9 ()-]{5,22}$/,
  idNumber: /^([0-9]{17}[0-9Xx])?$/,
};
const FIELDS: readonly ContactField[] = ['name', 'phone', 'idNumber'];

/** Booking on a phone: what for, when, and for whom. */
export function openBookModel({ link, newId, onBooked }: BookModelOptions): BookModel {
  const feed = link.watch({ view: 'booking' });
  const service = signal<ServiceId | null>(null);
  const isAtContact = signal(false);
  const contact = signal<Readonly<Record<ContactField, string>>>({
    name: '',
    phone: '',
    idNumber: '',
  });
  const faults = signal<readonly ContactField[]>([]);
  const isBusy = signal(false);
  const problem = signal<SendProblem | null>(null);
  const choice = openSlotChoice({ link, booking: feed, service });
  /** One wish, one id: asked again after a lost line it is the same booking. */
  let id = newId();

  return {
    feed,
    step: computed(() =>
      service.value === null ? 'service' : isAtContact.value ? 'contact' : 'time',
    ),
    service,
    choice,
    contact,
    faults,
    isBusy,
    problem,
    chooseService(next) {
      service.value = next;
    },
    toContact() {
      if (choice.slot.peek() === null) return;
      problem.value = null;
      isAtContact.value = true;
    },
    write(field, text) {
      contact.value = { ...contact.peek(), [field]: text };
      faults.value = faults.peek().filter((fault) => fault !== field);
    },
    back() {
      problem.value = null;
      if (isAtContact.peek()) isAtContact.value = false;
      else service.value = null;
    },
    async book() {
      const of = service.peek();
      const slot = choice.slot.peek();
      if (isBusy.peek() || of === null) return;
      if (slot === null) {
        // Gone while the name was being typed.
        isAtContact.value = false;
        return;
      }
      const { name, phone, idNumber } = contact.peek();
      faults.value = FIELDS.filter(
        (field) => !LOOKS_RIGHT[field].test(contact.peek()[field].trim()),
      );
      if (faults.peek().length > 0) return;
      isBusy.value = true;
      problem.value = null;
      const asked = await link.ask<'bookAppointment'>({
        ask: 'bookAppointment',
        id,
        service: of,
        slot,
        contact: {
          name: name.trim(),
          phone: phone.trim(),
          idNumber: idNumber.trim() === '' ? null : idNumber.trim(),
        },
        language: language.peek(),
      });
      isBusy.value = false;
      if (asked.ok) return onBooked(asked.value.address);
      problem.value = asked.problem;
      // Refused is answered: another try is another wish. Without an answer it is still the same.
      if (asked.problem.refusal.kind !== 'noAnswer') id = newId();
    },
    close() {
      choice.close();
      link.unwatch(feed);
    },
  };
}
