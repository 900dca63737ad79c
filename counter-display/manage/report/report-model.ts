import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { Instant } from '#contract/clock.ts';
import type { ServiceDay } from '#contract/ids.ts';
import type { DaySupervision, TodayFigures } from '#contract/reports.ts';
import type { LiveView } from '#contract/views.ts';
import type { Link } from '#kit/link/link.ts';
import { type AskedFace, openAsked } from '../asked.ts';

export interface ReportModel {
  readonly day: ReadonlySignal<'today' | ServiceDay>;
  readonly hallDay: ReadonlySignal<ServiceDay | null>;
  readonly figures: ReadonlySignal<AskedFace<TodayFigures>>;
  readonly supervision: ReadonlySignal<AskedFace<DaySupervision>>;
  chooseDay(day: 'today' | ServiceDay): void;
  again(): void;
  close(): void;
}

export interface ReportOptions {
  readonly link: Pick<Link, 'ask' | 'face'>;
  readonly hallNow: ReadonlySignal<Instant>;
  readonly live: ReadonlySignal<LiveView | null>;
  readonly isShown: ReadonlySignal<boolean>;
}

/** One day on paper. It is asked for when the room is opened and stays as it is: who signs it signs what was read. */
export function openReportModel({ link, hallNow, live, isShown }: ReportOptions): ReportModel {
  const day = signal<'today' | ServiceDay>('today');
  const figures = openAsked<'today'>(link, hallNow);
  const supervision = openAsked<'daySupervision'>(link, hallNow);
  const ask = (isNew: boolean) => {
    const wanted = day.peek() === 'today' ? null : day.peek();
    const chosen = wanted === 'today' ? null : wanted;
    void figures.ask({ ask: 'today', day: chosen }, isNew);
    void supervision.ask({ ask: 'daySupervision', day: chosen }, isNew);
  };
  const isWanted = computed(() => isShown.value && link.face.value === 'live');
  const stop = effect(() => {
    if (isWanted.value) untracked(() => ask(false));
  });
  return {
    day,
    hallDay: computed(() => live.value?.day ?? null),
    figures: figures.face,
    supervision: supervision.face,
    chooseDay(next) {
      if (next === day.peek()) return;
      day.value = next;
      ask(true);
    },
    again: () => ask(false),
    close: stop,
  };
}
