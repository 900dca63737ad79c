import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { SettingsFault } from '#contract/settings.ts';
import type { SettingsView } from '#contract/views.ts';
import { type Feed, viewOf } from '#kit/link/feed.ts';
import type { Link } from '#kit/link/link.ts';

export type SaveFace =
  | { readonly kind: 'none' }
  | { readonly kind: 'saving' }
  /** In force; the view tells the new revision. */
  | { readonly kind: 'saved' }
  | { readonly kind: 'faulty'; readonly faults: readonly SettingsFault[] }
  | { readonly kind: 'refused'; readonly text: string };

export interface SettingsModel {
  readonly feed: Feed<SettingsView>;
  readonly view: ReadonlySignal<SettingsView | null>;
  /** What stands in the editor. */
  readonly text: ReadonlySignal<string>;
  readonly isChanged: ReadonlySignal<boolean>;
  /** Somebody else has saved since this text was begun: it can no longer be saved over theirs. */
  readonly isStale: ReadonlySignal<boolean>;
  /** There is something to save: a change, or good settings in place of a broken file. */
  readonly canSave: ReadonlySignal<boolean>;
  readonly save: ReadonlySignal<SaveFace>;
  edit(text: string): void;
  press(): Promise<void>;
  /** Throws the own changes away and shows what is in force. */
  discard(): void;
  /** Keeps the own text, to be saved over what somebody else has saved. */
  overwrite(): void;
  close(): void;
}

interface Draft {
  readonly text: string;
  /** Of the settings that the text was made from. */
  readonly revision: string;
}

/** `hall.json` as text. What is typed stays when the view changes below it, and says so. */
export function openSettingsModel(link: Pick<Link, 'watch' | 'unwatch' | 'ask'>): SettingsModel {
  const feed = link.watch({ view: 'settings' });
  const view = viewOf(feed);
  const draft = signal<Draft | null>(null);
  const save = signal<SaveFace>({ kind: 'none' });
  const wasStale = signal(false);

  const forget = () => {
    draft.value = null;
    wasStale.value = false;
  };
  const isStale = computed(
    () =>
      draft.value !== null &&
      save.value.kind !== 'saving' &&
      (wasStale.value || draft.value.revision !== view.value?.revision),
  );
  /** What would be saved; null where nothing is to be. */
  const wanted = computed<Draft | null>(() => {
    const { value } = view;
    if (isStale.value || value === null) return null;
    const { text, revision, faults } = value;
    return draft.value ?? (faults.length > 0 ? { text, revision } : null);
  });
  return {
    feed,
    view,
    text: computed(() => draft.value?.text ?? view.value?.text ?? ''),
    isChanged: computed(() => draft.value !== null),
    isStale,
    canSave: computed(() => wanted.value !== null),
    save,
    edit(text) {
      const inForce = view.peek();
      if (inForce === null) return;
      save.value = { kind: 'none' };
      if (text === inForce.text) forget();
      else draft.value = { text, revision: draft.peek()?.revision ?? inForce.revision };
    },
    async press() {
      const sent = wanted.peek();
      if (sent === null || save.peek().kind === 'saving') return;
      save.value = { kind: 'saving' };
      const answer = await link.ask({ ask: 'saveSettings', ...sent });
      if (!answer.ok) {
        save.value = { kind: 'refused', text: answer.problem.text };
        return;
      }
      const { faults, isStale } = answer.value;
      if (isStale) {
        wasStale.value = true;
        save.value = { kind: 'none' };
      } else if (faults.length > 0) {
        save.value = { kind: 'faulty', faults };
      } else {
        forget();
        save.value = { kind: 'saved' };
      }
    },
    discard() {
      forget();
      save.value = { kind: 'none' };
    },
    overwrite() {
      const mine = draft.peek();
      const inForce = view.peek();
      if (mine === null || inForce === null) return;
      draft.value = { text: mine.text, revision: inForce.revision };
      wasStale.value = false;
    },
    close: () => link.unwatch(feed),
  };
}
