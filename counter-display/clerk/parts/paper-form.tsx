import { useSignal } from '@preact/signals';
import type { ClerkView } from '#contract/views.ts';
import { pick } from '#kit/language.ts';
import { Key } from '#kit/parts/keys.tsx';
import type { ClerkModel } from '../clerk-model.ts';
import { words } from '../texts/paper-texts.ts';
import { toldTime } from '../told-time.ts';

/** What was noted on paper while the hall could not be reached. Closed until it is wanted. */
export function PaperForm({ model, view }: { model: ClerkModel; view: ClerkView }) {
  const number = useSignal('');
  const service = useSignal(view.services[0]?.id ?? '');
  const began = useSignal('');
  const finished = useSignal('');
  const isDone = useSignal(false);
  const { timeZone } = view.hall;
  const beganAt = toldTime(began.value, model.now.value, timeZone);
  const finishedAt = toldTime(finished.value, model.now.value, timeZone);
  const chosen = view.services.find(({ id }) => id === service.value);
  const noted = number.value.trim().toUpperCase();
  const isReady =
    chosen !== undefined &&
    beganAt !== undefined &&
    finishedAt !== undefined &&
    /^[A-Z]?[0-9]{1,6}$/.test(noted);
  const enter = async () => {
    if (chosen === undefined || beganAt === undefined || finishedAt === undefined) return;
    const wish = { service: chosen.id, noted, joinedAt: null, beganAt, finishedAt };
    isDone.value = await model.enterPaper(wish);
    if (isDone.value) number.value = began.value = finished.value = '';
  };
  return (
    <details class="paper-form">
      <summary>{words('enter')}</summary>
      <p>{words('enterHow')}</p>
      <div class="paper-fields">
        <label>
          {words('number')}
          <input
            type="text"
            maxLength={7}
            autocomplete="off"
            value={number.value}
            onInput={({ currentTarget }) => {
              number.value = currentTarget.value;
              isDone.value = false;
            }}
          />
        </label>
        <label>
          {words('service')}
          <select
            value={service.value}
            onChange={({ currentTarget }) => {
              service.value = currentTarget.value;
            }}
          >
            {view.services.map(({ id, name }) => (
              <option key={id} value={id}>
                {pick(name)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words('began')}
          <input
            type="time"
            value={began.value}
            onInput={({ currentTarget }) => {
              began.value = currentTarget.value;
            }}
          />
        </label>
        <label>
          {words('finished')}
          <input
            type="time"
            value={finished.value}
            onInput={({ currentTarget }) => {
              finished.value = currentTarget.value;
            }}
          />
        </label>
        <Key
          class="roll-key"
          isOff={!isReady}
          isBusy={model.underWay.value === 'enterPaper'}
          onPress={() => void enter()}
        >
          {words('enterNow')}
        </Key>
      </div>
      <p role="status">{isDone.value ? words('entered') : ''}</p>
    </details>
  );
}
