import type { GuideEntry } from '#contract/views.ts';
import type { Mood } from '#kit/parts/plates.tsx';
import { words } from './guide-texts.ts';

export const MOODS: Readonly<Record<GuideEntry['state'], Mood>> = {
  waiting: 'hold',
  called: 'go',
  serving: 'ok',
  parked: 'hold',
  noShow: 'warn',
  carried: 'hold',
  finished: 'off',
  left: 'off',
  cancelled: 'off',
  endedByDay: 'off',
};

/** Where one ticket stands, in words. */
export function stateText({ state, counterLabel }: GuideEntry): string {
  const label = counterLabel ?? '';
  switch (state) {
    case 'called':
    case 'serving':
    case 'parked':
      return words(`state.${state}`, { label });
    default:
      return words(`state.${state}`);
  }
}
