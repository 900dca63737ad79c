import { useSignal } from '@preact/signals';
import type { ClerkView } from '#contract/views.ts';
import { pick } from '#kit/language.ts';
import type { ClerkModel } from '../clerk-model.ts';
import { words } from '../texts/sheet-texts.ts';
import { Option, Sheet } from './sheet.tsx';

/** Somebody stands there without a ticket: one press, and the clock runs. */
export function WalkUpSheet({ model, view }: { model: ClerkModel; view: ClerkView }) {
  const chosen = useSignal('');
  return (
    <Sheet model={model} title={words('walkUpTitle')} how={words('walkUpHow')}>
      <ul class="options">
        {view.services
          .filter(({ id }) => view.work.servedHere.includes(id))
          .map(({ id, name, prefix }, place) => (
            <Option
              key={id}
              place={place}
              note={prefix}
              isBusy={model.underWay.value === 'takeWalkUp' && chosen.value === id}
              onChoose={() => {
                chosen.value = id;
                void model.takeWalkUp(id);
              }}
            >
              {pick(name)}
            </Option>
          ))}
      </ul>
    </Sheet>
  );
}
