import type { Health } from '#contract/devices.ts';
import type { DevicesView } from '#contract/views.ts';
import { duration } from '#kit/format.ts';
import { hallNow } from '#kit/page-clock.ts';
import { Icon } from '#kit/parts/icon.tsx';
import { State } from '#kit/parts/plates.tsx';
import { dayAndTime } from '../parts/ago.ts';
import { Button } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import { DEVICE_ICONS, healthMood, healthName, remedyOf, triedText } from './device-words.ts';
import type { Device, DevicesModel } from './devices-model.ts';
import { devicesWords } from './devices-texts.ts';
import { placeText } from './places.ts';

/** One device: how it is, what to do, where it hangs, and how it has been. */
export function DeviceArchive({ model, view }: { model: DevicesModel; view: DevicesView }) {
  const device = model.opened.value;
  if (device === null) return <section class="devices-one" />;
  const { health, kind, name } = device;
  return (
    <section class="devices-one" aria-label={name}>
      <header class="device-head">
        <span class="device-picture">
          <Icon name={DEVICE_ICONS[kind]} />
        </span>
        <div>
          <h2>
            {name} <State mood={healthMood(health)}>{healthName(health)}</State>
          </h2>
          <p>{placeText(device.place, model.places.value)}</p>
        </div>
        {model.mayTest && <TryButton device={device} model={model} />}
      </header>
      <p class="device-tried" role="status">
        <Tried device={device} model={model} />
      </p>
      <Facts device={device} />
      {health?.state !== 'up' && <Remedy health={health} />}
      <History device={device} timeZone={view.hall.timeZone} />
    </section>
  );
}

function TryButton({ device, model }: { device: Device; model: DevicesModel }) {
  const isTrying = model.tests.value.get(device.device)?.kind === 'trying';
  return (
    <Button tone="primary" icon="play" isBusy={isTrying} onPress={() => void model.test(device)}>
      {devicesWords(isTrying ? 'trying' : 'tryIt')}
    </Button>
  );
}

function Tried({ device, model }: { device: Device; model: DevicesModel }) {
  const face = model.tests.value.get(device.device);
  if (face === undefined || face.kind === 'trying') {
    return <>{devicesWords(model.mayTest ? `try.${device.kind}` : 'onlyMaintainer')}</>;
  }
  if (face.kind === 'refused') return <State mood="bad">{face.text}</State>;
  return (
    <State mood={face.answer.isDone ? 'ok' : 'bad'}>{triedText(device.kind, face.answer)}</State>
  );
}

function Facts({ device }: { device: Device }) {
  const { address } = device;
  return (
    <dl class="device-facts">
      <div>
        <dt>{devicesWords('kind')}</dt>
        <dd>{devicesWords(`kind.${device.kind}`)}</dd>
      </div>
      <div>
        <dt>{devicesWords('id')}</dt>
        <dd class="mono">{device.device}</dd>
      </div>
      <div>
        <dt>{devicesWords('port')}</dt>
        <dd class="mono">{device.port}</dd>
      </div>
      <div>
        <dt>{devicesWords('address')}</dt>
        <dd>{address ?? devicesWords('noAddress')}</dd>
      </div>
      <div class="device-path">
        <dt>{devicesWords('path')}</dt>
        <dd class="mono">{device.path}</dd>
      </div>
    </dl>
  );
}

/** What a person does now; a missing library is named, so that it can be installed. */
function Remedy({ health }: { health: Health | null }) {
  return (
    <div class="device-remedy">
      <Heading title={devicesWords('todo')} />
      <p>{remedyOf(health)}</p>
      {health !== null && health.detail !== '' && <p class="mono">{health.detail}</p>}
    </div>
  );
}

function History({ device, timeZone }: { device: Device; timeZone: string }) {
  const { history } = device;
  return (
    <div class="device-history">
      <Heading title={devicesWords('history')} />
      {history.length === 0 && <p>{devicesWords('noHistory')}</p>}
      <ol>
        {history.map((health, index) => {
          const next = history[index - 1];
          return (
            <li key={`${health.since} ${index}`}>
              <time>{dayAndTime(health.since, hallNow.value, timeZone)}</time>
              <State mood={healthMood(health)}>{healthName(health)}</State>
              <span class="device-detail">{health.detail}</span>
              <span>
                {next === undefined
                  ? devicesWords('nowState')
                  : devicesWords('lasted', { time: duration(next.since - health.since) })}
              </span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
