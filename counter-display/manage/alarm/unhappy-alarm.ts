import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { TaskId } from '#contract/ids.ts';
import type { Alert, LiveView } from '#contract/views.ts';
import type { Chime } from './chime.ts';

export type UnhappyAlert = Extract<Alert, { readonly kind: 'unhappy' }>;

const STORED_UNDER = 'tinghao.manage.muted';

/** Says in every room that a customer has just pressed an unhappy key: to be seen always, to be heard unless muted. */
export interface UnhappyAlarm {
  /** The newest one that nobody has taken note of. */
  readonly shown: ReadonlySignal<UnhappyAlert | null>;
  readonly isMuted: ReadonlySignal<boolean>;
  readonly isBlocked: ReadonlySignal<boolean>;
  mute(isMuted: boolean): void;
  dismiss(): void;
  close(): void;
}

export interface UnhappyAlarmOptions {
  readonly view: ReadonlySignal<LiveView | null>;
  readonly chime: Chime;
  /** The choice is this workplace's own and is kept there. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
}

export function openUnhappyAlarm({ view, chime, storage }: UnhappyAlarmOptions): UnhappyAlarm {
  const shown = signal<UnhappyAlert | null>(null);
  const isMuted = signal(storage.getItem(STORED_UNDER) === 'yes');
  /** Undefined until the first view has come: what stood there before is no news. */
  let known: ReadonlySet<TaskId> | undefined;

  const stop = effect(() => {
    const alerts = view.value?.alerts;
    if (alerts === undefined) return;
    const unhappy = alerts.filter((alert) => alert.kind === 'unhappy');
    const before = known;
    known = new Set(unhappy.map(({ task }) => task));
    untracked(() => {
      const [newest] = unhappy.filter(({ task }) => before?.has(task) === false);
      if (newest !== undefined) {
        shown.value = newest;
        if (!isMuted.peek()) chime.ring();
        return;
      }
      const { value } = shown;
      // Its task has been closed meanwhile.
      if (value !== null && known?.has(value.task) === false) shown.value = null;
    });
  });

  return {
    shown,
    isMuted,
    isBlocked: chime.isBlocked,
    mute(next) {
      isMuted.value = next;
      storage.setItem(STORED_UNDER, next ? 'yes' : 'no');
      if (!next) chime.allow();
    },
    dismiss() {
      shown.value = null;
    },
    close() {
      stop();
      chime.close();
    },
  };
}
