import { useSignal } from '@preact/signals';
import type { GuideView } from '#contract/views.ts';
import { Key } from '#kit/parts/keys.tsx';
import { Plate } from '#kit/parts/plates.tsx';
import type { GuideModel } from '../guide-model.ts';
import { words } from '../guide-texts.ts';
import { Refused } from './refused.tsx';

interface RollProps {
  readonly model: GuideModel;
  readonly view: GuideView;
}

/** Paper numbers for when no ticket can be given: a supervisor switches them on, everybody sees where they are. */
export function RollPanel({ model, view }: RollProps) {
  const isSupervisor = model.staff.role === 'supervisor';
  const { roll } = view;
  if (roll === null) return isSupervisor ? <RollForm model={model} view={view} /> : null;
  return (
    <section class="panel-group">
      <h3>{words('rollRunning')}</h3>
      <Refused model={model} />
      {roll.next === null ? (
        <p class="panel-who">{words('rollUsedUp')}</p>
      ) : (
        <Plate number={roll.next} class="roll-plate" />
      )}
      <p class="panel-note">
        {words('rollLeft', { count: roll.left, last: `${roll.prefix}${roll.to}` })}
      </p>
      {isSupervisor && (
        <Key
          class="act-key is-wide roll-end"
          isBusy={model.isBusy.value}
          onPress={() => void model.endRoll()}
        >
          {words('rollEnd')}
        </Key>
      )}
    </section>
  );
}

const NUMBER = /^[0-9]{1,4}$/;

function RollForm({ model, view }: RollProps) {
  const prefix = useSignal('');
  const from = useSignal('1');
  const to = useSignal('100');
  const isReady = NUMBER.test(from.value) && NUMBER.test(to.value);
  const begin = () => {
    const chosen = view.rollPrefixes.find((each) => each === prefix.value);
    if (chosen === undefined) return;
    void model.beginRoll({ prefix: chosen, from: Number(from.value), to: Number(to.value) });
  };
  return (
    <details class="roll-form">
      <summary>{words('roll')}</summary>
      <p>{words('rollHow')}</p>
      <Refused model={model} />
      <div class="roll-fields">
        <label>
          {words('rollPrefix')}
          <select
            value={prefix.value}
            onChange={({ currentTarget }) => {
              prefix.value = currentTarget.value;
            }}
          >
            {view.rollPrefixes.map((each) => (
              <option key={each} value={each}>
                {each === '' ? words('rollNoPrefix') : each}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words('rollFrom')}
          <input
            type="text"
            inputMode="numeric"
            maxLength={4}
            value={from.value}
            onInput={({ currentTarget }) => {
              from.value = currentTarget.value;
            }}
          />
        </label>
        <label>
          {words('rollTo')}
          <input
            type="text"
            inputMode="numeric"
            maxLength={4}
            value={to.value}
            onInput={({ currentTarget }) => {
              to.value = currentTarget.value;
            }}
          />
        </label>
      </div>
      <Key class="act-key is-wide" isOff={!isReady} isBusy={model.isBusy.value} onPress={begin}>
        {words('rollBegin')}
      </Key>
    </details>
  );
}
