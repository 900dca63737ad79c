import type { ClerkView } from '#contract/views.ts';
import { words } from '../texts/centre-texts.ts';

const HINTS = {
  called: ['hintCome', 'hintRecall', 'hintNoShow'],
  serving: ['hintMaterials', 'hintElse', 'hintFinish'],
} as const;

/** What the clerk may do next, in the order in which it usually comes. */
export function Hints({ state }: { state: NonNullable<ClerkView['current']>['state'] }) {
  return (
    <section class="hints">
      <h3 class="centre-title">{words('nextSteps')}</h3>
      <ul>
        {HINTS[state].map((hint) => (
          <li key={hint}>
            <b>{words(`${hint}Title`)}</b>
            {words(hint)}
          </li>
        ))}
      </ul>
    </section>
  );
}
