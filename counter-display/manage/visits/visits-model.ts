import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { Answers } from '#contract/channels.ts';
import type { Clock, Instant } from '#contract/clock.ts';
import type { ServiceDay, VisitId } from '#contract/ids.ts';
import type { VisitLine, VisitTimeline } from '#contract/reports.ts';
import type { LiveView } from '#contract/views.ts';
import type { Link } from '#kit/link/link.ts';
import { type AskedFace, openAsked } from '../asked.ts';
import { refreshWith } from '../refresh.ts';
import type { Reprint } from '../reprint.ts';

/** The service day that runs now, one that was chosen, or all of them. */
export type ChosenDay = 'today' | 'all' | ServiceDay;

/** While the hall is busy, the list follows it at this pace. */
const REFRESH_GAP_MS = 2_000;
/** Keys that follow each other faster are one search. */
const TYPING_MS = 250;

export interface VisitsModel {
  readonly live: ReadonlySignal<LiveView | null>;
  readonly day: ReadonlySignal<ChosenDay>;
  readonly search: ReadonlySignal<string>;
  readonly list: ReadonlySignal<AskedFace<Answers['visits']>>;
  /** Those of the list and of the pages that were loaded after it, newest first. */
  readonly lines: ReadonlySignal<readonly VisitLine[]>;
  readonly hasMore: ReadonlySignal<boolean>;
  readonly isLoadingMore: ReadonlySignal<boolean>;
  /** Why the next page did not come; empty where it did. */
  readonly moreProblem: ReadonlySignal<string>;
  readonly opened: ReadonlySignal<VisitId | null>;
  readonly timeline: ReadonlySignal<AskedFace<VisitTimeline>>;
  readonly reprint: Reprint;
  chooseDay(day: ChosenDay): void;
  type(search: string): void;
  loadMore(): Promise<void>;
  again(): void;
  close(): void;
}

export interface VisitsOptions {
  readonly link: Pick<Link, 'ask' | 'face'>;
  readonly clock: Clock;
  readonly hallNow: ReadonlySignal<Instant>;
  readonly reprint: Reprint;
  readonly live: ReadonlySignal<LiveView | null>;
  readonly isShown: ReadonlySignal<boolean>;
  readonly opened: ReadonlySignal<VisitId | null>;
}

/** Who came, and what became of them. */
export function openVisitsModel(options: VisitsOptions): VisitsModel {
  const { link, clock, hallNow, reprint, live, isShown, opened } = options;
  const day = signal<ChosenDay>('today');
  const search = signal('');
  const older = signal<readonly VisitLine[]>([]);
  const isLoadingMore = signal(false);
  const moreProblem = signal('');
  const list = openAsked<'visits'>(link, hallNow);
  const timeline = openAsked<'timeline'>(link, hallNow);

  /** Undefined while nobody knows yet which day it is in the hall. */
  const wanted = computed<ServiceDay | null | undefined>(() => {
    if (day.value === 'all') return null;
    return day.value === 'today' ? live.value?.day : day.value;
  });
  const isReady = computed(
    () => isShown.value && link.face.value === 'live' && wanted.value !== undefined,
  );
  const firstPage = computed(() =>
    list.face.value.face === 'known' ? list.face.value.value.lines : [],
  );
  const lines = computed(() => {
    const seen = new Set(firstPage.value.map(({ visit }) => visit));
    return [...firstPage.value, ...older.value.filter(({ visit }) => !seen.has(visit))];
  });
  const total = computed(() =>
    list.face.value.face === 'known' ? list.face.value.value.total : 0,
  );

  let askedDay: ServiceDay | null | undefined;
  const askList = (isAnother: boolean) => {
    const asked = wanted.peek();
    if (asked === undefined) return;
    // At midnight “today” is another day by itself.
    const isNew = isAnother || asked !== askedDay;
    askedDay = asked;
    if (isNew) {
      older.value = [];
      moreProblem.value = '';
    }
    void list.ask({ ask: 'visits', day: asked, search: search.peek().trim(), before: null }, isNew);
  };
  const askTimeline = (isNew: boolean) => {
    const visit = opened.peek();
    if (visit !== null) void timeline.ask({ ask: 'timeline', visit }, isNew);
  };

  let cancelTyping = () => {};
  let openedBefore: VisitId | null = null;
  const stops = [
    refreshWith(live, {
      clock,
      gapMs: REFRESH_GAP_MS,
      isWanted: isReady,
      run: () => {
        askList(false);
        askTimeline(false);
      },
    }),
    effect(() => {
      const visit = opened.value;
      if (visit === openedBefore) return;
      openedBefore = visit;
      untracked(() => {
        if (visit === null) timeline.forget();
        else if (isReady.peek()) askTimeline(true);
        else timeline.forget();
      });
    }),
  ];

  return {
    live,
    day,
    search,
    list: list.face,
    lines,
    hasMore: computed(() => lines.value.length < total.value),
    isLoadingMore,
    moreProblem,
    opened,
    timeline: timeline.face,
    reprint,
    chooseDay(next) {
      day.value = next;
      askList(true);
    },
    type(next) {
      search.value = next;
      cancelTyping();
      cancelTyping = clock.after(TYPING_MS, () => askList(true));
    },
    async loadMore() {
      const last = lines.peek().at(-1);
      const asked = wanted.peek();
      if (isLoadingMore.peek() || last === undefined || asked === undefined) return;
      isLoadingMore.value = true;
      const question = { day: asked, search: search.peek().trim(), before: last.issuedAt };
      const answer = await link.ask({ ask: 'visits', ...question });
      isLoadingMore.value = false;
      // Something else was chosen while these were on their way.
      if (question.day !== wanted.peek() || question.search !== search.peek().trim()) return;
      if (answer.ok) older.value = [...older.peek(), ...answer.value.lines];
      moreProblem.value = answer.ok ? '' : answer.problem.text;
    },
    again() {
      askList(false);
      askTimeline(false);
    },
    close() {
      for (const stop of stops) stop();
      cancelTyping();
    },
  };
}
