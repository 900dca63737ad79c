import type { DevicesView } from '#contract/views.ts';
import { hallNow } from '#kit/page-clock.ts';
import { Icon } from '#kit/parts/icon.tsx';
import { State } from '#kit/parts/plates.tsx';
import { words } from '../manage-texts.ts';
import { ago } from '../parts/ago.ts';
import { moveByArrows } from '../parts/arrows.ts';
import { Blank } from '../parts/blank.tsx';
import { hashOf } from '../route.ts';
import { DEVICE_ICONS, healthMood, healthName } from './device-words.ts';
import { type Device, type DevicesModel, FILTERS } from './devices-model.ts';
import { devicesWords } from './devices-texts.ts';
import { placeText } from './places.ts';

export function DeviceList({ model, view }: { model: DevicesModel; view: DevicesView }) {
  return (
    <section class="devices-list" aria-label={words('devices')}>
      <Filters model={model} />
      {view.devices.length === 0 ? (
        <Blank icon="plug" title={devicesWords('noDevices')}>
          <p>{devicesWords('noDevicesHow')}</p>
        </Blank>
      ) : model.listed.value.length === 0 ? (
        <Blank icon="search" title={devicesWords('noneFound')} />
      ) : (
        <div class="devices-scroll">
          <table onKeyDown={moveByArrows}>
            <thead>
              <tr>
                <th colSpan={2}>{devicesWords('device')}</th>
                <th>{devicesWords('place')}</th>
                <th>{devicesWords('state')}</th>
                <th class="is-right">{devicesWords('changed')}</th>
              </tr>
            </thead>
            <tbody>
              {model.listed.value.map((device) => (
                <DeviceLine
                  key={device.device}
                  device={device}
                  model={model}
                  timeZone={view.hall.timeZone}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Filters({ model }: { model: DevicesModel }) {
  const counts = model.counts.value;
  return (
    <search class="devices-filters">
      {FILTERS.map((filter) => (
        <button
          key={filter}
          type="button"
          class="manage-chip"
          aria-pressed={filter === model.filter.value}
          onClick={() => model.chooseFilter(filter)}
        >
          {devicesWords(`filter.${filter}`, { count: counts[filter] })}
        </button>
      ))}
      <label class="devices-search">
        <Icon name="search" />
        <span class="visually-hidden">{devicesWords('search')}</span>
        <input
          class="manage-field"
          type="search"
          placeholder={devicesWords('search')}
          value={model.search}
          onInput={(event) => model.type(event.currentTarget.value)}
        />
      </label>
    </search>
  );
}

function DeviceLine({
  device,
  model,
  timeZone,
}: {
  device: Device;
  model: DevicesModel;
  timeZone: string;
}) {
  const { health, kind, name, port } = device;
  const isOpened = device.device === model.opened.value?.device;
  const address = hashOf({ room: 'devices', part: 'devices', device: device.device });
  return (
    <tr class={isOpened ? 'is-opened' : ''}>
      <td class="devices-icon">
        <Icon name={DEVICE_ICONS[kind]} />
      </td>
      <th scope="row">
        <a href={address} aria-current={isOpened ? 'true' : undefined}>
          {name}
        </a>
        <small class="mono">{port}</small>
      </th>
      <td>{placeText(device.place, model.places.value)}</td>
      <td>
        <State mood={healthMood(health)}>{healthName(health)}</State>
      </td>
      <td class="is-right devices-changed">
        {health === null ? words('none') : ago(health.since, hallNow.value, timeZone)}
      </td>
    </tr>
  );
}
