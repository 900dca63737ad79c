import { State } from '#kit/parts/plates.tsx';
import type { BenchModel } from '../bench-model.ts';
import { words } from '../bench-texts.ts';
import { healthMood, healthNow } from '../health-mood.ts';
import { lineName } from '../line-name.ts';
import { Module } from './module.tsx';
import { OrderKey, Toggle } from './order-keys.tsx';

/** A few stray bytes that every long cable has, and a burst that no hall overlooks. */
const GARBAGE_BYTES = [16, 4_096] as const;
const DELAYS_MS = [0, 300, 3_000] as const;

/** What can go wrong with any line and any device. */
export function FaultModule({ model }: { model: BenchModel }) {
  return (
    <Module number="06" title={words('faults')} class="faults">
      <LineFaults model={model} />
      <DeviceFaults model={model} />
    </Module>
  );
}

function LineFaults({ model }: { model: BenchModel }) {
  const view = model.view.value;
  const line = model.port.value;
  if (view === null || line === null) return <p class="mod-nothing">{words('noDevices')}</p>;
  const { port, isPlugged } = line;
  return (
    <div class="fault-row">
      <select
        class="pick"
        aria-label={words('line')}
        value={port}
        onChange={({ currentTarget }) => {
          const wanted = view.ports.find((one) => one.port === currentTarget.value);
          if (wanted !== undefined) model.choosePort(wanted.port);
        }}
      >
        {view.ports.map((one) => (
          <option key={one.port} value={one.port}>
            {lineName(view, one.port)}
          </option>
        ))}
      </select>
      <Toggle
        model={model}
        isOn={!isPlugged}
        order={{ order: isPlugged ? 'unplug' : 'plugIn', port }}
      >
        {words('unplugged')}
      </Toggle>
      {GARBAGE_BYTES.map((bytes) => (
        <OrderKey
          key={bytes}
          model={model}
          order={isPlugged ? { order: 'garbage', port, bytes } : undefined}
        >
          {words('garbage', { count: bytes })}
        </OrderKey>
      ))}
    </div>
  );
}

function DeviceFaults({ model }: { model: BenchModel }) {
  const view = model.view.value;
  const chosen = model.device.value;
  if (view === null || chosen === null) return null;
  const { simulated, device, health } = chosen;
  return (
    <div class="fault-row">
      <select
        class="pick"
        aria-label={words('device')}
        value={device}
        onChange={({ currentTarget }) => {
          const wanted = view.devices.find((one) => one.device === currentTarget.value);
          if (wanted !== undefined) model.chooseDevice(wanted.device);
        }}
      >
        {view.devices.map((one) => (
          <option key={one.device} value={one.device}>
            {one.name}
          </option>
        ))}
      </select>
      <Toggle
        model={model}
        isOn={simulated?.isSilent ?? false}
        order={simulated ? { order: 'silence', device, on: !simulated.isSilent } : undefined}
      >
        {words('silent')}
      </Toggle>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own box and legend */}
      <div class="delays" role="group" aria-label={words('delay')}>
        <span aria-hidden="true">{words('delay')}</span>
        {DELAYS_MS.map((ms) => (
          <Toggle
            key={ms}
            model={model}
            isPlain={ms === 0}
            isOn={simulated?.delayMs === ms}
            order={simulated ? { order: 'delay', device, ms } : undefined}
          >
            {ms === 0 ? words('delayNone') : words('delayMs', { ms })}
          </Toggle>
        ))}
      </div>
      <State mood={healthMood(health)} class="mod-health">
        {healthNow(health)}
      </State>
    </div>
  );
}
