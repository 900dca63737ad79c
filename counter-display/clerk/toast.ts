import { type ReadonlySignal, signal } from '@preact/signals';
import type { Clock } from '#contract/clock.ts';

export interface Said {
  readonly text: string;
  /** `hint`: the page itself says why a key does nothing now. */
  readonly tone: 'refused' | 'hint';
  /** Tells the same sentence said twice apart, so that it moves again. */
  readonly turn: number;
}

/** One sentence at a time over the page, gone by itself. */
export interface Toast {
  readonly said: ReadonlySignal<Said | null>;
  say(text: string, tone: Said['tone']): void;
  hide(): void;
}

/** Long enough to read two lines and look up from the customer. */
const SHOWN_MS = 6_000;

export function openToast(clock: Clock): Toast {
  const said = signal<Said | null>(null);
  let cancel = () => {};
  let turn = 0;
  const hide = () => {
    cancel();
    said.value = null;
  };
  return {
    said,
    say(text, tone) {
      cancel();
      turn += 1;
      said.value = { text, tone, turn };
      cancel = clock.after(SHOWN_MS, hide);
    },
    hide,
  };
}
