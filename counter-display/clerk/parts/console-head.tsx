import type { ClerkView } from '#contract/views.ts';
import { timeOfDay } from '#kit/format.ts';
import { kitWords } from '#kit/kit-texts.ts';
import { Mark } from '#kit/parts/icon.tsx';
import { Segmented } from '#kit/parts/keys.tsx';
import { Gate, type Mood, State } from '#kit/parts/plates.tsx';
import type { ClerkModel } from '../clerk-model.ts';
import { words } from '../texts/console-texts.ts';
import { words as deviceWords } from '../texts/device-texts.ts';

type Presence = 'inService' | 'paused' | 'away';

/** Who works where, whether the counter is open, and what stands around it. */
export function ConsoleHead({ model, view }: { model: ClerkModel; view: ClerkView }) {
  const { counter } = view;
  const isPaused = counter.state.kind === 'paused';
  const choose = (presence: Presence) => {
    if (presence === 'away') model.press('closeShift');
    else if (presence === 'paused' && !isPaused) model.press('pauseShift');
    else if (presence === 'inService' && isPaused) model.press('resumeShift');
  };
  return (
    <header class="clerk-head">
      <Mark class="clerk-mark" />
      <Gate label={counter.label} isCalling={counter.state.kind === 'calling'} />
      <h1 class="clerk-who">
        <b>{counter.clerk?.name ?? model.staff.name}</b> <span>{model.staff.staff}</span>
      </h1>
      <Segmented<Presence>
        label={words('state')}
        class={`clerk-presence ${isPaused ? 'is-paused' : 'is-serving'}`}
        choices={[
          { value: 'inService', text: words('inService') },
          { value: 'paused', text: words('pause') },
          { value: 'away', text: words('leave') },
        ]}
        chosen={isPaused ? 'paused' : 'inService'}
        onChoose={choose}
      />
      <Devices view={view} />
      {view.hall.isDemo && <span class="clerk-demo">{kitWords('demoHall')}</span>}
      <time class="num clerk-clock">{timeOfDay(model.now.value, view.hall.timeZone)}</time>
    </header>
  );
}

function Devices({ view }: { view: ClerkView }) {
  return (
    <ul class="clerk-devices" aria-label={words('devices')}>
      {view.devices.map(({ device, name, health }) => (
        <li key={device}>
          <State mood={moodOf(health?.state)}>
            {name}
            {health?.state !== 'up' && (
              <span class="clerk-device-why">{deviceWords(health?.why ?? 'unknown')}</span>
            )}
          </State>
        </li>
      ))}
    </ul>
  );
}

function moodOf(state: 'up' | 'degraded' | 'down' | undefined): Mood {
  switch (state) {
    case 'up':
      return 'ok';
    case 'degraded':
      return 'warn';
    case 'down':
      return 'bad';
    case undefined:
      return 'off';
  }
}
