import { type Signal, signal } from '@preact/signals';
import { must } from '#contract/assert.ts';
import { type CounterId, counterIdSchema, staffIdSchema } from '#contract/ids.ts';
import type { ClerkView } from '#contract/views.ts';
import type { FeedState } from '#kit/link/feed.ts';
import { clerkView } from '../../../support/showcase/clerk-views.ts';
import { STATES } from '../../../support/showcase/counter-views.ts';

export const ME = staffIdSchema.parse('0386');
export const OTHER = staffIdSchema.parse('0391');
export const [C1, C2, C3] = [
  counterIdSchema.parse('c1'),
  counterIdSchema.parse('c2'),
  counterIdSchema.parse('c3'),
];
const COUNTERS: readonly CounterId[] = [C1, C2, C3];

type Sitting = Readonly<Record<string, typeof ME>>;

/** A hall of three counters that shows the clerk what the server would. */
export function hallWhere(sitting: Sitting) {
  let now = sitting;
  const feeds = new Map<CounterId, Signal<FeedState<ClerkView>>>();
  const asked: CounterId[] = [];

  const viewOf = (counter: CounterId): ClerkView => {
    const clerk = now[counter] ?? null;
    return {
      ...clerkView,
      current: null,
      counters: COUNTERS.map((id) => ({
        id,
        label: id.slice(1),
        clerk: now[id] ?? null,
        clerkName: now[id] ?? null,
      })),
      counter: {
        ...clerkView.counter,
        counter,
        label: counter.slice(1),
        clerk: clerk === null ? null : { staff: clerk, name: clerk },
        state: clerk === null ? STATES.closed : STATES.idle,
      },
    };
  };
  const first = (counter: CounterId): FeedState<ClerkView> => {
    const clerk = now[counter];
    return clerk === undefined || clerk === ME
      ? { face: 'live', view: viewOf(counter), at: 0 }
      : { face: 'refused', problem: { refusal: { kind: 'notAllowed' }, text: '' } };
  };
  return {
    asked,
    watched: () => [...feeds.keys()],
    counters: async () => COUNTERS,
    watch(counter: CounterId) {
      asked.push(counter);
      const feed = signal<FeedState<ClerkView>>(first(counter));
      feeds.set(counter, feed);
      return feed;
    },
    unwatch(feed: unknown) {
      for (const [counter, known] of feeds) if (known === feed) feeds.delete(counter);
    },
    /** Somebody sits down or gets up; whoever was let in before goes on seeing the counter. */
    change(next: Sitting) {
      now = next;
      for (const [counter, feed] of feeds) {
        if (feed.value.face !== 'refused') {
          feed.value = { face: 'live', view: viewOf(counter), at: 0 };
        }
      }
    },
    /** The line comes back: everything is asked for anew. */
    reconnect() {
      for (const [counter, feed] of [...feeds]) feed.value = first(counter);
    },
  };
}

export function memory(kept: Readonly<Record<string, string>> = {}) {
  const items = new Map(Object.entries(kept));
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    only: () => must([...items.values()][0], 'something is kept'),
  };
}
