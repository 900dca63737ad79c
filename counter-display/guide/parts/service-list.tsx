import type { ServiceId } from '#contract/ids.ts';
import type { GuideView } from '#contract/views.ts';
import { pick } from '#kit/language.ts';
import type { GuideModel } from '../guide-model.ts';
import { words } from '../guide-texts.ts';

/** Every service with how many wait; one of them, or all, is shown. */
export function ServiceList({ model, view }: { model: GuideModel; view: GuideView }) {
  return (
    <nav class="guide-services" aria-label={words('services')}>
      <ServiceRow model={model} service={null} prefix="" name={words('all')} count={view.waiting} />
      {view.services.map(({ service, prefix, name, waiting }) => (
        <ServiceRow
          key={service}
          model={model}
          service={service}
          prefix={prefix}
          name={pick(name)}
          count={waiting}
        />
      ))}
    </nav>
  );
}

function ServiceRow({
  model,
  service,
  prefix,
  name,
  count,
}: {
  model: GuideModel;
  service: ServiceId | null;
  prefix: string;
  name: string;
  count: number;
}) {
  const isOn = model.service.value === service;
  return (
    <button
      type="button"
      class={`service-row ${isOn ? 'on' : ''}`}
      aria-pressed={isOn}
      onClick={() => model.showService(service)}
    >
      <span class="service-row-prefix">{prefix}</span>
      <span class="service-row-name">{name}</span>
      <span class="num">{count}</span>
    </button>
  );
}
