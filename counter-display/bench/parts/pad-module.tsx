import { Face, LEVELS_BEST_FIRST, levelName } from '#kit/parts/faces.tsx';
import type { SimulatedOf } from '../bench-devices.ts';
import type { BenchModel } from '../bench-model.ts';
import { words } from '../bench-texts.ts';
import { Module, NothingToPress } from './module.tsx';
import { Toggle } from './order-keys.tsx';

/** The customer's pad at the chosen counter: five keys, each sending the byte that the site gave it. */
export function PadModule({ model }: { model: BenchModel }) {
  const stand = model.keys.pad.value;
  return (
    <Module
      number="04"
      title={stand?.device.name ?? words('pad')}
      class="pad"
      health={stand?.device.health ?? null}
    >
      {stand?.simulated ? (
        <>
          <PadDisplay pad={stand.simulated} />
          <GradeKeys model={model} isAsking={stand.simulated.isAsking} />
          <PadFaults model={model} pad={stand.simulated} />
        </>
      ) : (
        <NothingToPress stand={stand} />
      )}
    </Module>
  );
}

function PadDisplay({ pad }: { pad: SimulatedOf<'ratingPad'> }) {
  const byte = pad.lastGrade?.toString(16).padStart(2, '0').toUpperCase();
  return (
    <p class={`oled ${pad.isAsking ? 'is-asking' : ''}`} role="status">
      <b>{words(pad.isAsking ? 'padAsks' : 'padRests')}</b>
      <span>{byte === undefined ? words('neverPressed') : words('lastGrade', { byte })}</span>
    </p>
  );
}

function GradeKeys({ model, isAsking }: { model: BenchModel; isAsking: boolean }) {
  const { keys, canPress } = model;
  return (
    <div class="grade-keys">
      {LEVELS_BEST_FIRST.map((level) => {
        const isOff = !keys.hasGrade(level) || !canPress.value;
        // A pad that asks anew has forgotten what it was told before.
        const isLast = !isAsking && keys.lastLevel.value === level;
        return (
          <button
            key={level}
            type="button"
            class={`grade-key ${isLast ? 'on' : ''}`}
            aria-disabled={isOff ? 'true' : undefined}
            aria-pressed={isLast}
            onClick={() => {
              if (!isOff) keys.pressGrade(level);
            }}
          >
            <Face level={level} />
            <span>{levelName(level)}</span>
          </button>
        );
      })}
    </div>
  );
}

function PadFaults({ model, pad }: { model: BenchModel; pad: SimulatedOf<'ratingPad'> }) {
  const { device, isSilent, lastGrade } = pad;
  const isOff = lastGrade === null || !model.canPress.value;
  return (
    <div class="keys-2">
      <button
        type="button"
        class="tg"
        aria-disabled={isOff ? 'true' : undefined}
        onClick={() => {
          if (!isOff) model.keys.pressGradeTwice();
        }}
      >
        {words('pressTwice')}
      </button>
      <Toggle model={model} isOn={isSilent} order={{ order: 'silence', device, on: !isSilent }}>
        {words('silent')}
      </Toggle>
    </div>
  );
}
