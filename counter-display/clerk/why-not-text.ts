import { unreachable } from '#contract/assert.ts';
import type { ClerkView } from '#contract/views.ts';
import type { WhyNot } from './acts.ts';
import { words } from './texts/console-texts.ts';

/** Why a key does nothing now, in a sentence that says what to do instead. */
export function whyNotText(why: WhyNot, view: ClerkView | null): string {
  const number = view?.current?.number ?? '';
  switch (why) {
    case 'lost':
      return words('whyLost');
    case 'closed':
      return words('whyClosed');
    case 'paused':
      return words('whyPaused');
    case 'notPaused':
      return words('whyNotPaused');
    case 'nobodyWaiting':
      return words('whyNobodyWaiting');
    case 'nobodyHere':
      return words('whyNobodyHere');
    case 'calling':
      return words('whyCalling', { number });
    case 'serving':
      return words('whyServing', { number });
    case 'recalledEnough':
      return words('whyRecalledEnough');
    case 'recallFirst':
      return words('whyRecallFirst', { count: view?.work.recallsWanted ?? 0 });
    case 'parkedEnough':
      return words('whyParkedEnough', { count: view?.work.parkedMax ?? 0 });
    case 'nothingToUndo':
      return words('whyNothingToUndo');
    case 'noWrapUp':
      return words('whyNoWrapUp');
    case 'notOffered':
      return words('whyNotOffered');
    default:
      return unreachable(why);
  }
}
