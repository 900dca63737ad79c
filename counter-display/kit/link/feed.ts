import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Refused, ViewKey, ViewMessage, ViewTarget } from '#contract/channels.ts';
import type { Instant } from '#contract/clock.ts';
import type { Outcome } from '#contract/outcome.ts';
import type { ViewName, Views } from '#contract/views.ts';

export type TargetOf<Name extends ViewName> = Extract<ViewTarget, { readonly view: Name }>;

/** What a page knows of one view. Old figures are kept and dated, never shown as live. */
export type FeedState<View> =
  | { readonly face: 'waiting' }
  | { readonly face: 'live'; readonly view: View; readonly at: Instant }
  /** `view` and `at`: the last that came, or null where none ever did. */
  | {
      readonly face: 'linkLost';
      readonly view: View | null;
      readonly at: Instant | null;
    }
  | { readonly face: 'refused'; readonly problem: Refused };

export type Feed<View> = ReadonlySignal<FeedState<View>>;

/** The newest view there is, live or old; null before the first and when it was refused. */
export function lastView<View>(state: FeedState<View>): View | null {
  switch (state.face) {
    case 'live':
    case 'linkLost':
      return state.view;
    default:
      return null;
  }
}

/** `lastView` as a signal, for models that draw the same with old figures and say so elsewhere. */
export function viewOf<View>(feed: Feed<View>): ReadonlySignal<View | null> {
  return computed(() => lastView(feed.value));
}

export interface OpenFeed<Name extends ViewName> {
  readonly target: TargetOf<Name>;
  readonly state: Feed<Views[Name]>;
  /** The answer to watching: the whole view, whatever its number. */
  answered(outcome: Outcome<ViewMessage, Refused>): void;
  /** A later sending; says whether it was this feed's. */
  took(message: ViewMessage): boolean;
  lost(): void;
}

export function openFeed<Name extends ViewName>(target: TargetOf<Name>): OpenFeed<Name> {
  const state = signal<FeedState<Views[Name]>>({ face: 'waiting' });
  let key: ViewKey | undefined;
  let number = Number.NEGATIVE_INFINITY;

  const isMine = (message: ViewMessage): message is ViewMessage<Name> => message.key === key;
  const show = (message: ViewMessage) => {
    if (!isMine(message)) return;
    number = message.number;
    state.value = { face: 'live', view: message.view, at: message.at };
  };
  return {
    target,
    state,
    answered(outcome) {
      if (!outcome.ok) {
        state.value = { face: 'refused', problem: outcome.problem };
        return;
      }
      // A restarted server counts anew, so an answer is taken whatever was shown before it.
      key = outcome.value.key;
      show(outcome.value);
    },
    took(message) {
      if (!isMine(message)) return false;
      if (message.number > number) show(message);
      return true;
    },
    lost() {
      const { value } = state;
      if (value.face === 'live') state.value = { ...value, face: 'linkLost' };
      if (value.face === 'waiting') state.value = { face: 'linkLost', view: null, at: null };
    },
  };
}
