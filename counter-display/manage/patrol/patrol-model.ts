import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Answers, SignedIn } from '#contract/channels.ts';
import type { Clock, Instant } from '#contract/clock.ts';
import type { PatrolLine, PatrolsView, PatrolWalk } from '#contract/patrols.ts';
import { type Feed, viewOf } from '#kit/link/feed.ts';
import type { Link } from '#kit/link/link.ts';
import { type AskedFace, openAsked } from '../asked.ts';
import type { Presses } from '../presses.ts';
import { refreshWith } from '../refresh.ts';

/** A walk ends seldom; the list of past ones follows soon enough. */
const REFRESH_GAP_MS = 1_000;

export interface PatrolModel {
  readonly feed: Feed<PatrolsView>;
  readonly view: ReadonlySignal<PatrolsView | null>;
  readonly presses: Presses;
  /** The walk of who has signed in; undefined while there is none. */
  readonly mine: ReadonlySignal<PatrolWalk | undefined>;
  readonly others: ReadonlySignal<readonly PatrolWalk[]>;
  readonly past: ReadonlySignal<AskedFace<Answers['pastPatrols']>>;
  readonly lines: ReadonlySignal<readonly PatrolLine[]>;
  loadMore(): Promise<void>;
  close(): void;
}

export interface PatrolOptions {
  readonly link: Pick<Link, 'watch' | 'unwatch' | 'ask' | 'face'>;
  readonly staff: SignedIn;
  readonly presses: Presses;
  readonly clock: Clock;
  readonly hallNow: ReadonlySignal<Instant>;
  readonly isShown: ReadonlySignal<boolean>;
}

/** The walk under way and those that are over. */
export function openPatrolModel(options: PatrolOptions): PatrolModel {
  const { link, staff, presses, clock, hallNow, isShown } = options;
  const feed = link.watch({ view: 'patrols' });
  const view = viewOf(feed);
  const past = openAsked<'pastPatrols'>(link, hallNow);
  const older = signal<readonly PatrolLine[]>([]);
  const walks = computed(() => view.value?.open ?? []);
  const lines = computed(() => {
    const first = past.face.value.face === 'known' ? past.face.value.value.lines : [];
    const seen = new Set(first.map(({ patrol }) => patrol));
    return [...first, ...older.value.filter(({ patrol }) => !seen.has(patrol))];
  });
  const stop = refreshWith(view, {
    clock,
    gapMs: REFRESH_GAP_MS,
    isWanted: computed(() => isShown.value && link.face.value === 'live'),
    run: () => void past.ask({ ask: 'pastPatrols', before: null }, false),
  });
  return {
    feed,
    view,
    presses,
    mine: computed(() => walks.value.find((walk) => walk.staff === staff.staff)),
    others: computed(() => walks.value.filter((walk) => walk.staff !== staff.staff)),
    past: past.face,
    lines,
    async loadMore() {
      const last = lines.peek().at(-1);
      if (last === undefined) return;
      const answer = await link.ask({ ask: 'pastPatrols', before: last.startedAt });
      if (answer.ok) older.value = [...older.peek(), ...answer.value.lines];
    },
    close() {
      stop();
      link.unwatch(feed);
    },
  };
}
