import type { BoardCall } from '#contract/views.ts';
import { keyOf } from './hero-turns.ts';

/** Which calls this board has spoken whole: a page that is loaded anew does not say them a second time. */
export interface SpokenMemory {
  has(call: BoardCall): boolean;
  note(call: BoardCall): void;
}

const STORED_UNDER = 'tinghao.lobby.spoken';
/** Twice what a board shows. */
const REMEMBERED_MAX = 12;

/** Kept as long as the browser runs; one that was started anew may not have been heard. */
export function openSpokenMemory(storage: Pick<Storage, 'getItem' | 'setItem'>): SpokenMemory {
  const read = () => storage.getItem(STORED_UNDER)?.split('\n') ?? [];
  return {
    has: (call) => read().includes(keyOf(call)),
    note(call) {
      const spoken = [...read(), keyOf(call)].slice(-REMEMBERED_MAX);
      storage.setItem(STORED_UNDER, spoken.join('\n'));
    },
  };
}
