import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { Clock } from '#contract/clock.ts';
import type { CounterId } from '#contract/ids.ts';
import type { ClerkView } from '#contract/views.ts';
import { type Feed, type FeedState, lastView } from '#kit/link/feed.ts';

/** Where the clerk sits, or may sit down. A clerk sees only a free counter or the own one. */
export interface Seat {
  readonly feed: ReadonlySignal<FeedState<ClerkView>>;
  readonly view: ReadonlySignal<ClerkView | null>;
  /** `full`: somebody sits at every counter. */
  readonly face: ReadonlySignal<'waiting' | 'full' | 'choosing' | 'seated'>;
  /** Where this tab last sat. */
  readonly last: ReadonlySignal<CounterId | null>;
  /** The hall has let the clerk sit down there. */
  take(counter: CounterId): void;
  close(): void;
}

export interface SeatOptions {
  readonly watch: (counter: CounterId) => Feed<ClerkView>;
  readonly unwatch: (feed: Feed<ClerkView>) => void;
  readonly clerk: string;
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  /** All counters of the hall; none while nobody answers. */
  readonly counters: () => Promise<readonly CounterId[]>;
  readonly isCounterId: (text: string) => text is CounterId;
  readonly clock: Clock;
}

const STORED_UNDER = 'tinghao.clerk.counter';
/** Somebody may have got up. */
const LOOK_AGAIN_MS = 3_000;

interface Watched {
  readonly counter: CounterId;
  readonly feed: Feed<ClerkView>;
}

export function openSeat(options: SeatOptions): Seat {
  const { clerk, storage, clock } = options;
  const last = signal(lastCounter(options));
  const watched = signal<Watched | null>(null);
  const isFull = signal(false);
  /** Still to be asked for on this round. */
  let candidates: readonly CounterId[] = [];
  let hasAskedAll = false;
  let isClosed = false;
  let cancel = () => {};

  const feed = computed<FeedState<ClerkView>>(
    () => watched.value?.feed.value ?? { face: 'waiting' },
  );
  const view = computed(() => lastView(feed.value));

  const leave = () => {
    const left = watched.peek();
    if (left !== null) options.unwatch(left.feed);
  };
  const look = (counter: CounterId) => {
    leave();
    watched.value = { counter, feed: options.watch(counter) };
  };
  /** Who may see a counter is known only by asking: one after the other, until one lets the clerk see it. */
  const lookOn = () => {
    const [next, ...rest] = candidates;
    candidates = rest;
    if (next !== undefined) return look(next);
    if (!hasAskedAll) return void lookAround();
    isFull.value = true;
    lookAgain();
  };
  const lookAgain = () => {
    cancel = clock.after(LOOK_AGAIN_MS, () => void lookAround());
  };
  const lookAround = async () => {
    const counters = await options.counters();
    if (isClosed) return;
    hasAskedAll = counters.length > 0;
    if (!hasAskedAll) return lookAgain();
    candidates = counters;
    lookOn();
  };
  const found = ({ counters, counter }: ClerkView) => {
    isFull.value = false;
    hasAskedAll = false;
    candidates = [];
    const better = betterSeat({ counters, counter }, clerk);
    if (better !== counter.counter) look(better);
  };

  const stop = effect(() => {
    const state = watched.value?.feed.value ?? null;
    untracked(() => {
      if (state === null) return;
      if (state.face === 'refused') lookOn();
      if (state.face === 'live') found(state.view);
    });
  });
  const first = last.peek();
  if (first === null) void lookAround();
  else look(first);

  return {
    feed,
    view,
    face: computed(() => {
      if (view.value === null) return isFull.value ? 'full' : 'waiting';
      return view.value.counter.clerk?.staff === clerk ? 'seated' : 'choosing';
    }),
    last,
    take(counter) {
      storage.setItem(STORED_UNDER, counter);
      last.value = counter;
      if (counter !== watched.peek()?.counter) look(counter);
    },
    close() {
      isClosed = true;
      stop();
      cancel();
      leave();
    },
  };
}

/** The own counter before all; a free one instead of one where somebody else has sat down since. */
function betterSeat(
  { counters, counter }: Pick<ClerkView, 'counters' | 'counter'>,
  clerk: string,
): CounterId {
  const own = counters.find((each) => each.clerk === clerk);
  if (own !== undefined) return own.id;
  if (counter.clerk === null) return counter.counter;
  return counters.find((each) => each.clerk === null)?.id ?? counter.counter;
}

function lastCounter({ storage, isCounterId }: SeatOptions): CounterId | null {
  const stored = storage.getItem(STORED_UNDER);
  return stored !== null && isCounterId(stored) ? stored : null;
}
