import type { ClerkView } from '#contract/views.ts';
import { pick } from '#kit/language.ts';
import { Icon } from '#kit/parts/icon.tsx';
import { Tag } from '#kit/parts/plates.tsx';
import type { ClerkModel } from '../clerk-model.ts';
import { words } from '../texts/centre-texts.ts';
import { Hints } from './hints.tsx';
import { Materials } from './materials.tsx';
import { OrderFacts } from './order-facts.tsx';
import { StepStrip } from './step-strip.tsx';

export interface StepProps {
  readonly model: ClerkModel;
  readonly view: ClerkView;
  readonly step: NonNullable<ClerkView['current']>;
}

/** Everything about the one person who is called or served. */
export function StepCentre({ model, view, step }: StepProps) {
  return (
    <>
      <Customer model={model} view={view} step={step} />
      <StepStrip model={model} view={view} step={step} />
      <div class="centre-duo">
        <Materials ticks={model.ticks} step={step} />
        <OrderFacts model={model} view={view} step={step} />
      </div>
      <Hints moment={step.state} />
    </>
  );
}

function Customer({ step }: StepProps) {
  const { maskedName } = step;
  return (
    <header class="customer">
      <span class="customer-face" aria-hidden="true">
        {maskedName === null ? <Icon name="person" /> : [...maskedName][0]}
      </span>
      <div>
        <h2>
          {maskedName ?? words('walkIn')}
          {step.className !== null && <Tag>{pick(step.className)}</Tag>}
          {step.step > 1 && <Tag>{words('stepNumber', { count: step.step })}</Tag>}
        </h2>
        <p>{words(maskedName === null ? 'noCard' : 'cardSeen')}</p>
      </div>
    </header>
  );
}
