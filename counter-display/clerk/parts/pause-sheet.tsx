import { useSignal } from '@preact/signals';
import type { ClerkView } from '#contract/views.ts';
import { pick } from '#kit/language.ts';
import type { ClerkModel } from '../clerk-model.ts';
import { words } from '../texts/sheet-texts.ts';
import { Option, Sheet } from './sheet.tsx';

/** A pause has a reason: all time is accounted for, and customers read it on the display. */
export function PauseSheet({ model, view }: { model: ClerkModel; view: ClerkView }) {
  const chosen = useSignal('');
  return (
    <Sheet model={model} title={words('pauseTitle')} how={words('pauseHow')}>
      <ul class="options">
        {view.pauseReasons.map(({ id, text }, place) => (
          <Option
            key={id}
            place={place}
            isBusy={model.underWay.value === 'pauseShift' && chosen.value === id}
            onChoose={() => {
              chosen.value = id;
              void model.pause(id);
            }}
          >
            {pick(text)}
          </Option>
        ))}
      </ul>
    </Sheet>
  );
}
