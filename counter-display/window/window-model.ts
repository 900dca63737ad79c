import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Clock } from '#contract/clock.ts';
import type { CounterId, TicketNumber } from '#contract/ids.ts';
import type { CounterView } from '#contract/views.ts';
import { language, speak } from '#kit/language.ts';
import { type FeedState, lastView } from '#kit/link/feed.ts';
import type { Link } from '#kit/link/link.ts';
import type { Coming } from '#kit/parts/calling.tsx';
import type { LabelMemory } from './label-memory.ts';

/** LOOK 10: after this long without a line the last number is not to be trusted any more. */
export const ADRIFT_AFTER_MS = 10_000;

/** What stands on the display, and how the number came there. */
export interface Shown extends Coming {
  readonly view: CounterView;
  readonly left: TicketNumber | null;
}

export type WindowFace =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'refused'; readonly text: string }
  /** No line for long: the counter's number stays, everything else may be wrong. */
  | { readonly kind: 'adrift'; readonly label: string | null }
  /** `isUnsure`: the line has just gone. */
  | { readonly kind: 'shown'; readonly shown: Shown; readonly isUnsure: boolean };

export interface WindowModel {
  readonly face: ReadonlySignal<WindowFace>;
  close(): void;
}

export interface WindowModelOptions {
  readonly link: Pick<Link, 'watch' | 'unwatch' | 'lostSince'>;
  readonly counter: CounterId;
  readonly clock: Clock;
  readonly memory: LabelMemory;
}

/** What stands over one counter. Knows no DOM. */
export function openWindowModel(options: WindowModelOptions): WindowModel {
  const { link, counter, clock, memory } = options;
  const feed = link.watch({ view: 'counter', counter });
  const shown = signal<Shown | null>(null);
  const isAdrift = signal(false);

  const stopEffects = [
    effect(() => {
      const state = feed.value;
      if (state.face !== 'live') return;
      const { hall, label } = state.view;
      if (language.peek() !== hall.language) speak(hall.language);
      memory.note(label);
      shown.value = next(shown.peek(), state.view);
    }),
    effect(() => {
      const since = link.lostSince.value;
      if (since === null) {
        isAdrift.value = false;
        return;
      }
      return clock.after(since + ADRIFT_AFTER_MS - clock.now(), () => {
        isAdrift.value = true;
      });
    }),
  ];

  return {
    face: computed(() => faceOf(feed.value, shown.value)),
    close() {
      for (const stop of stopEffects) stop();
      link.unwatch(feed);
    },
  };

  function faceOf(state: FeedState<CounterView>, now: Shown | null): WindowFace {
    if (state.face === 'refused') return { kind: 'refused', text: state.problem.text };
    if (isAdrift.value) {
      return { kind: 'adrift', label: lastView(state)?.label ?? memory.read() };
    }
    if (now === null) return { kind: 'connecting' };
    return { kind: 'shown', shown: now, isUnsure: state.face !== 'live' };
  }
}

function next(before: Shown | null, view: CounterView): Shown {
  const still = { view, motion: 'none', left: null, turn: before?.turn ?? 0 } as const;
  const { state } = view;
  if (before === null || state.kind !== 'calling') return still;
  const was = before.view.state;
  const isSame = was.kind === 'calling' && was.number === state.number;
  // The same call drawn again, as when a rating closes meanwhile: what moves goes on moving.
  if (isSame && was.times === state.times) return { ...before, view };
  if (isSame) return { ...still, motion: 'recalled', turn: still.turn + 1 };
  return { ...still, motion: 'called', left: numberOf(before.view), turn: still.turn + 1 };
}

function numberOf({ state }: CounterView): TicketNumber | null {
  return state.kind === 'calling' || state.kind === 'serving' ? state.number : null;
}
