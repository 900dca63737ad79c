import type { SimulatedOf, Stand } from '../bench-devices.ts';
import { counterOf, standsOf } from '../bench-devices.ts';
import type { BenchModel } from '../bench-model.ts';
import { words } from '../bench-texts.ts';
import { Module, NothingToPress } from './module.tsx';
import { OrderKey, Toggle } from './order-keys.tsx';
import { SignDots } from './sign-dots.tsx';

/** The sign of the chosen counter, large, and all of them small to choose from. */
export function SignModule({ model }: { model: BenchModel }) {
  const stand = model.keys.sign.value;
  const dots = stand?.simulated?.dots;
  return (
    <Module
      number="02"
      title={stand?.device.name ?? words('sign')}
      class="sign"
      health={stand?.device.health ?? null}
      {...(stand && dots
        ? { aside: `${dots.red.widthDots}×${dots.red.heightDots} ${stand.path}` }
        : {})}
    >
      {stand?.simulated ? (
        <div class="board" role="img" aria-label={saying(stand, stand.simulated)}>
          <SignDots sign={stand.simulated} isLarge />
        </div>
      ) : (
        <NothingToPress stand={stand} />
      )}
      <div class="sign-foot">
        <Counters model={model} />
        {stand?.simulated && <SignFaults model={model} sign={stand.simulated} />}
      </div>
    </Module>
  );
}

function saying({ device }: Stand<'ledSign'>, sign: SimulatedOf<'ledSign'>): string {
  const text = sign.dots.text.trim().replaceAll('\n', ' ');
  if (text === '' || sign.brightness === 0) return words('signBlank', { name: device.name });
  return words(sign.isBlinking ? 'signBlinks' : 'signShows', { name: device.name, text });
}

function Counters({ model }: { model: BenchModel }) {
  const view = model.view.value;
  const signs = view === null ? [] : standsOf(view, 'ledSign');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own box and legend
    <div class="counters" role="group" aria-label={words('whichCounter')}>
      {signs.map((sign) => {
        const counter = counterOf(sign.device);
        if (counter === null) return null;
        const isChosen = counter === model.counter.value;
        return (
          <button
            key={sign.device.device}
            type="button"
            class={isChosen ? 'on' : ''}
            aria-pressed={isChosen}
            aria-label={sign.simulated ? saying(sign, sign.simulated) : sign.device.name}
            onClick={() => model.chooseCounter(counter)}
          >
            <span>{sign.device.name}</span>
            {sign.simulated && <SignDots sign={sign.simulated} isLarge={false} />}
          </button>
        );
      })}
    </div>
  );
}

function SignFaults({ model, sign }: { model: BenchModel; sign: SimulatedOf<'ledSign'> }) {
  const { device, isRejecting, isSilent } = sign;
  return (
    <div class="sign-faults">
      <Toggle
        model={model}
        isOn={isRejecting}
        order={{ order: 'reject', device, on: !isRejecting }}
      >
        {words('reject')}
      </Toggle>
      <Toggle model={model} isOn={isSilent} order={{ order: 'silence', device, on: !isSilent }}>
        {words('silent')}
      </Toggle>
      <OrderKey model={model} order={{ order: 'restart', device }}>
        {words('restart')}
      </OrderKey>
    </div>
  );
}
