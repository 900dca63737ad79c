import { useSignal } from '@preact/signals';
import type { ClerkView, QueueEntry } from '#contract/views.ts';
import { minutesOf } from '#kit/format.ts';
import { pick } from '#kit/language.ts';
import type { ClerkModel } from '../clerk-model.ts';
import { words } from '../texts/sheet-texts.ts';
import { Option, Sheet } from './sheet.tsx';

/** First whom, then why. The reason stands in the history; or the ticket is kept for this clerk's own line. */
export function ChosenSheet({ model, view }: { model: ClerkModel; view: ClerkView }) {
  const chosen = useSignal<QueueEntry | null>(null);
  const who = chosen.value;
  return who === null ? (
    <Sheet key="who" model={model} title={words('chosenTitle')} how={words('chosenHow')}>
      <ul class="options">
        {view.queue.map((entry, place) => (
          <Option
            key={entry.visit}
            place={place}
            isBusy={false}
            note={words('chosenWaited', {
              minutes: minutesOf(model.now.value - entry.joinedAt),
            })}
            onChoose={() => {
              chosen.value = entry;
            }}
          >
            {`${entry.number} ${pick(entry.serviceName)}`}
          </Option>
        ))}
      </ul>
    </Sheet>
  ) : (
    <Sheet
      key="why"
      model={model}
      title={words('chosenWhyTitle', { number: who.number })}
      how={words('chosenHow')}
    >
      <ul class="options">
        {view.work.callReasons.map(({ id, text }, place) => (
          <Option
            key={id}
            place={place}
            isBusy={model.underWay.value === 'callChosen'}
            onChoose={() => void model.callChosen(who.visit, id)}
          >
            {pick(text)}
          </Option>
        ))}
        {who.waitsFor !== 'clerk' && (
          <Option
            place={view.work.callReasons.length}
            isBusy={model.underWay.value === `returnToClerk:${who.visit}`}
            note={words('keepForMeHow')}
            onChoose={() => void model.keepForMe(who.visit)}
          >
            {words('keepForMe')}
          </Option>
        )}
      </ul>
    </Sheet>
  );
}
