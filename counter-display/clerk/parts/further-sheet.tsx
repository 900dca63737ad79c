import { FURTHER_SERVICES_MAX } from '#contract/steps.ts';
import type { ClerkView } from '#contract/views.ts';
import { pick } from '#kit/language.ts';
import type { ClerkModel } from '../clerk-model.ts';
import { words } from '../texts/sheet-texts.ts';
import { Option, Sheet } from './sheet.tsx';

/** More on the same ticket: each press adds a service at the end or takes it away again. */
export function FurtherSheet({ model, view }: { model: ClerkModel; view: ClerkView }) {
  const planned = view.work.further.map(({ id }) => id);
  const others = view.services.filter(({ id }) => id !== view.current?.service);
  return (
    <Sheet
      model={model}
      title={words('furtherTitle', { number: view.current?.number ?? '' })}
      how={words('furtherHow')}
    >
      <ul class="options">
        {others.map(({ id, name, prefix }, place) => {
          const at = planned.indexOf(id);
          const isOn = at >= 0;
          const next = isOn ? planned.filter((each) => each !== id) : [...planned, id];
          const isFull = !isOn && planned.length >= FURTHER_SERVICES_MAX;
          return (
            <Option
              key={id}
              place={place}
              isOn={isOn}
              isBusy={model.underWay.value === `planFurther:${next.join()}`}
              note={isOn ? words('furtherOn', { place: at + 1 }) : prefix}
              onChoose={() => {
                if (!isFull) void model.planFurther(next);
              }}
            >
              {pick(name)}
            </Option>
          );
        })}
      </ul>
    </Sheet>
  );
}
