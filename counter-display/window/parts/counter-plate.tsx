import { secondLanguage } from '#kit/language.ts';
import { CallPlate } from '#kit/parts/calling.tsx';
import type { Shown } from '../window-model.ts';
import { words } from '../window-texts.ts';

/** The square says where this is, and is yellow only while somebody is to come here. */
export function CounterPlate({ shown }: { shown: Shown }) {
  const { label, state } = shown.view;
  return (
    <CallPlate
      class="counter-plate"
      label={label}
      isCalling={state.kind === 'calling'}
      coming={shown}
    >
      <CounterWord />
    </CallPlate>
  );
}

export function CounterWord() {
  return (
    <p>
      {words('counter')}
      <span lang={secondLanguage.value}>{words.second('counter')}</span>
    </p>
  );
}
