import type { ReadonlySignal } from '@preact/signals';
import type { BoardCall } from '#contract/views.ts';
import { Fit } from '#kit/parts/fit.tsx';
import { Icon } from '#kit/parts/icon.tsx';
import { Gate } from '#kit/parts/plates.tsx';
import { TwoLanguages } from './two-languages.tsx';

/** The calls before this one, for whoever looked up too late. */
export function RecentCalls({ calls }: { calls: ReadonlySignal<readonly BoardCall[]> }) {
  return (
    <div class="recent">
      {calls.value.length > 0 && (
        <h2 class="lobby-title">
          <TwoLanguages of="justCalled" />
        </h2>
      )}
      <ol>
        {calls.value.map((call) => (
          <li key={`${call.visit} ${call.calling}`}>
            <Fit class="num" text={call.number} />
            <Icon name="right" />
            <Gate label={call.counterLabel} />
          </li>
        ))}
      </ol>
    </div>
  );
}
