import { useSignal } from '@preact/signals';
import type { ClerkView } from '#contract/views.ts';
import { pick } from '#kit/language.ts';
import { Segmented } from '#kit/parts/keys.tsx';
import type { ClerkModel, TransferTo } from '../clerk-model.ts';
import { words } from '../texts/sheet-texts.ts';
import { NoteField } from './note-field.tsx';
import { Option, Sheet } from './sheet.tsx';

interface Destination {
  readonly key: string;
  readonly name: string;
  readonly note: string | undefined;
  readonly to: TransferTo;
}

/** To another service, to one counter, or to one clerk on duty. */
export function TransferSheet({ model, view }: { model: ClerkModel; view: ClerkView }) {
  const kind = useSignal<TransferTo['kind']>('service');
  const chosen = useSignal('');
  const written = useSignal('');
  const destinations = destinationsOf(view, kind.value);
  return (
    <Sheet
      model={model}
      title={words('transferTitle', { number: view.current?.number ?? '' })}
      how={words('transferHow')}
    >
      <Segmented<TransferTo['kind']>
        label={words('transferTitle', { number: view.current?.number ?? '' })}
        class="sheet-kinds"
        choices={[
          { value: 'service', text: words('toService') },
          { value: 'counter', text: words('toCounter') },
          { value: 'clerk', text: words('toClerk') },
        ]}
        chosen={kind.value}
        onChoose={(next) => {
          kind.value = next;
        }}
      />
      {destinations.length === 0 && <p class="sheet-how">{words('nobodyElse')}</p>}
      <ul class="options">
        {destinations.map(({ key, name, note, to }, place) => (
          <Option
            key={key}
            place={place}
            isBusy={model.underWay.value === 'transfer' && chosen.value === key}
            {...(note === undefined ? {} : { note })}
            onChoose={() => {
              chosen.value = key;
              void model.transfer(to, written.peek());
            }}
          >
            {name}
          </Option>
        ))}
      </ul>
      <NoteField text={written} isFirst={false} />
    </Sheet>
  );
}

/** Without those that would change nothing: the service it waits for, this counter, this clerk. */
function destinationsOf(view: ClerkView, kind: TransferTo['kind']): readonly Destination[] {
  const own = view.counter.counter;
  switch (kind) {
    case 'service':
      return view.services
        .filter(({ id }) => id !== view.current?.service)
        .map(({ id, name, prefix }) => ({
          key: id,
          name: pick(name),
          note: prefix,
          to: { kind, service: id },
        }));
    case 'counter':
      return view.counters
        .filter(({ id }) => id !== own)
        .map(({ id, label, clerkName }) => ({
          key: id,
          name: words('toCounterName', { label }),
          note: clerkName ?? words('nobodyThere'),
          to: { kind, counter: id },
        }));
    case 'clerk':
      return view.counters.flatMap(({ id, label, clerk, clerkName }) =>
        clerk === null || id === own
          ? []
          : [
              {
                key: clerk,
                name: clerkName ?? clerk,
                note: words('toCounterName', { label }),
                to: { kind, clerk },
              },
            ],
      );
  }
}
