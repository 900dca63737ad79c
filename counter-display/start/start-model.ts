import { type ReadonlySignal, signal } from '@preact/signals';
import type { StartInfo } from '#contract/channels.ts';
import type { Clock } from '#contract/clock.ts';
import type { Outcome } from '#contract/outcome.ts';
import { isLanguage, speakAtFirst } from '#kit/language.ts';

export type StartFace =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'away' }
  | { readonly kind: 'known'; readonly info: StartInfo };

export interface StartModel {
  readonly face: ReadonlySignal<StartFace>;
  close(): void;
}

const ASK_AGAIN_MS = 2_000;

/** Asks the hall who it is until it answers. */
export function openStartModel(
  ask: () => Promise<Outcome<StartInfo, unknown>>,
  clock: Clock,
): StartModel {
  const face = signal<StartFace>({ kind: 'waiting' });
  let cancel = () => {};
  let isClosed = false;
  const tryOnce = async () => {
    const answer = await ask();
    if (isClosed) return;
    if (answer.ok) {
      face.value = { kind: 'known', info: answer.value };
      if (isLanguage(answer.value.language)) speakAtFirst(answer.value.language);
      return;
    }
    face.value = { kind: 'away' };
    cancel = clock.after(ASK_AGAIN_MS, () => void tryOnce());
  };
  void tryOnce();
  return {
    face,
    close() {
      isClosed = true;
      cancel();
    },
  };
}
