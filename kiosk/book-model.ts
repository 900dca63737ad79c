import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { BookingView } from '#contract/appointments.ts';
import type { RequestId, ServiceId } from '#contract/ids.ts';
import { type ContactFields, openContactFields } from '#kit/contact-fields.ts';
import { language } from '#kit/language.ts';
import type { Feed } from '#kit/link/feed.ts';
import type { Link } from '#kit/link/link.ts';
import type { SendProblem } from '#kit/link/wishes.ts';
import { openSlotChoice, type SlotChoice } from '#kit/slot-choice.ts';

export type BookStep = 'service' | 'time' | 'contact';

export interface BookModel {
  readonly feed: Feed<BookingView>;
  readonly step: ReadonlySignal<BookStep>;
  readonly service: ReadonlySignal<ServiceId | null>;
  readonly choice: SlotChoice;
  readonly contact: ContactFields;
  readonly isBusy: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<SendProblem | null>;
  chooseService(service: ServiceId): void;
  toContact(): void;
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

/** Booking on a phone: what for, when, and for whom. */
export function openBookModel({ link, newId, onBooked }: BookModelOptions): BookModel {
  const feed = link.watch({ view: 'booking' });
  const service = signal<ServiceId | null>(null);
  const isAtContact = signal(false);
  const contact = openContactFields();
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
      const written = contact.read();
      if (written === undefined) return;
      isBusy.value = true;
      problem.value = null;
      const asked = await link.ask<'bookAppointment'>({
        ask: 'bookAppointment',
        id,
        service: of,
        slot,
        contact: written,
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
