import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Clock, Instant } from '#contract/clock.ts';
import type { ServiceDay } from '#contract/ids.ts';
import type { TodayFigures } from '#contract/reports.ts';
import type { LiveView } from '#contract/views.ts';
import type { Link } from '#kit/link/link.ts';
import { type AskedFace, openAsked } from '../asked.ts';
import { refreshWith } from '../refresh.ts';

/** A whole day is read through for these figures; more often nobody can read them. */
const REFRESH_GAP_MS = 5_000;

export const TABLES = ['service', 'clerk', 'counter'] as const;
export type Table = (typeof TABLES)[number];

export interface TodayModel {
  readonly day: ReadonlySignal<'today' | ServiceDay>;
  /** The service day that runs now; null before the hall has told. */
  readonly hallDay: ReadonlySignal<ServiceDay | null>;
  readonly figures: ReadonlySignal<AskedFace<TodayFigures>>;
  readonly table: ReadonlySignal<Table>;
  chooseDay(day: 'today' | ServiceDay): void;
  chooseTable(table: Table): void;
  again(): void;
  close(): void;
}

export interface TodayOptions {
  readonly link: Pick<Link, 'ask' | 'face'>;
  readonly clock: Clock;
  readonly hallNow: ReadonlySignal<Instant>;
  readonly live: ReadonlySignal<LiveView | null>;
  readonly isShown: ReadonlySignal<boolean>;
}

/** The figures of one day; those of today follow the hall. */
export function openTodayModel(options: TodayOptions): TodayModel {
  const { link, clock, hallNow, live, isShown } = options;
  const day = signal<'today' | ServiceDay>('today');
  const table = signal<Table>('service');
  const figures = openAsked<'today'>(link, hallNow);
  const ask = (isNew: boolean) => {
    const wanted = day.peek();
    void figures.ask({ ask: 'today', day: wanted === 'today' ? null : wanted }, isNew);
  };
  const stop = refreshWith(live, {
    clock,
    gapMs: REFRESH_GAP_MS,
    isWanted: computed(() => isShown.value && link.face.value === 'live'),
    run: () => ask(false),
  });
  return {
    day,
    hallDay: computed(() => live.value?.day ?? null),
    figures: figures.face,
    table,
    chooseDay(next) {
      if (next === day.peek()) return;
      day.value = next;
      ask(true);
    },
    chooseTable(next) {
      table.value = next;
    },
    again: () => ask(false),
    close: stop,
  };
}
