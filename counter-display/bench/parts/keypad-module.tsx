import type { SimulatedOf } from '../bench-devices.ts';
import type { BenchModel } from '../bench-model.ts';
import { words } from '../bench-texts.ts';
import type { KeypadKey } from '../keys.ts';
import { Module, NothingToPress } from './module.tsx';
import { Toggle } from './order-keys.tsx';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const;
const KEYS = [
  ['call', 'keyCall'],
  ['recall', 'keyRecall'],
  ['start', 'keyStart'],
  ['evaluate', 'keyEvaluate'],
  ['cancel', 'keyCancel'],
  ['pause', 'keyPause'],
  ['transfer', 'keyTransfer'],
  ['function', 'keyFunction'],
] as const satisfies readonly (readonly [KeypadKey, string])[];

/** The clerk's keypad at the chosen counter. */
export function KeypadModule({ model }: { model: BenchModel }) {
  const stand = model.keys.keypad.value;
  return (
    <Module
      number="05"
      title={stand?.device.name ?? words('keypad')}
      class="keypad"
      health={stand?.device.health ?? null}
    >
      {stand?.simulated ? (
        <div class="keypad-body">
          <KeypadDisplay model={model} keypad={stand.simulated} />
          <Digits model={model} />
          <CommandKeys model={model} />
        </div>
      ) : (
        <NothingToPress stand={stand} />
      )}
    </Module>
  );
}

function KeypadDisplay({
  model,
  keypad,
}: {
  model: BenchModel;
  keypad: SimulatedOf<'callKeypad'>;
}) {
  const { digits: typed, beeps } = model.keys;
  const { device, display, isSilent } = keypad;
  const digits = display.trim();
  return (
    <div class="keypad-display">
      <p
        class="six-digits"
        role="img"
        aria-label={digits === '' ? words('displayBlank') : words('display', { digits })}
      >
        {[...display.padEnd(6)].map((digit, at) => (
          <span key={at}>{digit}</span>
        ))}
      </p>
      <p class="keypad-note" role="status" title={words('beepsMean')}>
        {beeps.value > 0 ? words('beepsSince', { count: beeps.value }) : words('beepsNone')}
        <span class="visually-hidden">{words('beepsMean')}</span>
      </p>
      <p class="keypad-note">
        {typed.value === '' ? words('nothingTyped') : words('typed', { digits: typed.value })}
      </p>
      <Toggle model={model} isOn={isSilent} order={{ order: 'silence', device, on: !isSilent }}>
        {words('silent')}
      </Toggle>
    </div>
  );
}

function Digits({ model }: { model: BenchModel }) {
  const { keys } = model;
  return (
    <div class="digits">
      {DIGITS.map((digit) => (
        <button key={digit} type="button" class="key-cap" onClick={() => keys.typeDigit(digit)}>
          {digit}
        </button>
      ))}
      <button type="button" class="key-cap wide" onClick={keys.eraseDigits}>
        {words('eraseDigits')}
      </button>
    </div>
  );
}

function CommandKeys({ model }: { model: BenchModel }) {
  const isOff = !model.canPress.value;
  return (
    <div class="commands">
      {KEYS.map(([key, name]) => (
        <button
          key={key}
          type="button"
          class={`key-cap ${key === 'call' ? 'primary' : ''}`}
          aria-disabled={isOff ? 'true' : undefined}
          onClick={() => {
            if (!isOff) model.keys.pressKey(key);
          }}
        >
          {words(name)}
        </button>
      ))}
    </div>
  );
}
