import { useSignal } from '@preact/signals';
import type { OwnUnhappyRating } from '#contract/tasks.ts';
import type { ClerkView } from '#contract/views.ts';
import { language, pick } from '#kit/language.ts';
import { sideBySide } from '#kit/list.ts';
import { levelName } from '#kit/parts/faces.tsx';
import { State } from '#kit/parts/plates.tsx';
import type { ClerkModel } from '../clerk-model.ts';
import { words } from '../texts/supervision-texts.ts';

/** Unhappy ratings of the clerk's own work, and the right to appeal against each once. */
export function OwnUnhappy({ model, view }: { model: ClerkModel; view: ClerkView }) {
  if (view.unhappy.length === 0) return null;
  return (
    <details class="own-unhappy">
      <summary>{words('unhappy', { count: view.unhappy.length })}</summary>
      <ul>
        {view.unhappy.map((rating) => (
          <Line key={rating.task} model={model} rating={rating} />
        ))}
      </ul>
    </details>
  );
}

function Line({ model, rating }: { model: ClerkModel; rating: OwnUnhappyRating }) {
  const text = useSignal('');
  const { number, level, reasons, appeal, task } = rating;
  const said = sideBySide([levelName(level), ...reasons.map(pick)], language.value);
  return (
    <li>
      <p>
        <b>{number}</b> {said}
      </p>
      {appeal === 'made' && <State mood="hold">{words('appealMade')}</State>}
      {appeal === 'upheld' && <State mood="ok">{words('appealUpheld')}</State>}
      {appeal === 'dismissed' && <State mood="off">{words('appealDismissed')}</State>}
      {appeal === 'none' && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (text.value.trim() !== '') void model.appeal(task, text.value);
          }}
        >
          <input
            maxLength={300}
            aria-label={words('why')}
            placeholder={words('why')}
            value={text}
            onInput={(event) => {
              text.value = event.currentTarget.value;
            }}
          />
          <button
            type="submit"
            class="row-key"
            aria-disabled={text.value.trim() === '' ? 'true' : undefined}
          >
            {words('appeal')}
          </button>
        </form>
      )}
    </li>
  );
}
