import type { ComponentChildren } from 'preact';
import { timeOfDay } from '#kit/format.ts';
import { pick } from '#kit/language.ts';
import { words } from '../texts/centre-texts.ts';
import type { StepProps } from './step-centre.tsx';

/** What the ticket was taken for, and what is really done where that differs. */
export function OrderFacts({ model, view, step }: StepProps) {
  return (
    <section class="order-facts">
      <h3 class="centre-title">{words('order')}</h3>
      <dl>
        <Fact name={words('orderService')}>{pick(step.serviceName)}</Fact>
        <div>
          <dt id="delivered">{words('orderDelivered')}</dt>
          <dd>
            <Delivered model={model} view={view} step={step} />
          </dd>
        </div>
        <Fact name={words('orderClass')}>
          {step.className === null ? words('normalClass') : pick(step.className)}
        </Fact>
        <Fact name={words('orderJoined')}>
          {step.isWaitKnown ? timeOfDay(step.joinedAt, view.hall.timeZone) : words('unknown')}
        </Fact>
        <Fact name={words('orderUsual')}>
          {words('minutesLong', { minutes: step.targetHandlingMin })}
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Delivered({ model, view, step }: StepProps) {
  return (
    <select
      aria-labelledby="delivered"
      value={model.delivered.value ?? step.service}
      onChange={({ currentTarget }) => {
        const service = view.services.find(({ id }) => id === currentTarget.value);
        if (service !== undefined) model.deliver(service.id);
        // Back to the page, so that Space and Enter are the page's again.
        currentTarget.blur();
      }}
    >
      {view.services.map(({ id, name }) => (
        <option key={id} value={id}>
          {id === step.service ? words('sameAsTicket') : pick(name)}
        </option>
      ))}
    </select>
  );
}
