import type { CounterId } from '#contract/ids.ts';

/** What people call this counter, for a display that wakes up before its server does. */
export interface LabelMemory {
  read(): string | null;
  note(label: string): void;
}

export function openLabelMemory(
  storage: Pick<Storage, 'getItem' | 'setItem'>,
  counter: CounterId,
): LabelMemory {
  const under = `tinghao.window.${counter}.label`;
  return {
    read: () => storage.getItem(under),
    note(label) {
      if (storage.getItem(under) !== label) storage.setItem(under, label);
    },
  };
}
