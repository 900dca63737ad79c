import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { BookingView, SlotsView } from '#contract/appointments.ts';
import type { Instant } from '#contract/clock.ts';
import type { ServiceId } from '#contract/ids.ts';
import { type Feed, lastView } from './link/feed.ts';
import type { Link } from './link/link.ts';

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
