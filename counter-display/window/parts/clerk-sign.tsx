import type { CounterView } from '#contract/views.ts';
import { pick } from '#kit/language.ts';
import { Fit } from '#kit/parts/fit.tsx';
import { words } from '../window-texts.ts';

/** What this counter is doing, in a mark and a word, and who sits there. */
export function ClerkSign({ view, isUnsure }: { view: CounterView; isUnsure: boolean }) {
  const { clerk, state } = view;
  return (
    <div class="clerk-sign">
      <p class={`counter-state ${isUnsure ? 'is-unsure' : `is-${state.kind}`}`}>
        <Fit text={isUnsure ? words('reconnecting') : stateWord(state.kind)} />
      </p>
      {clerk !== null && (
        <div class="clerk">
          <b>
            <Fit text={clerk.name} />
          </b>
          <p>
            {words('staffNumber')} <strong>{clerk.staff}</strong>
          </p>
        </div>
      )}
      <p class="clerk-area">
        <Fit text={pick(view.area)} />
      </p>
    </div>
  );
}

function stateWord(kind: CounterView['state']['kind']): string {
  return words(kind === 'idle' ? 'pleaseWait' : kind);
}
