import type { CounterView } from '#contract/views.ts';
import { pick } from '#kit/language.ts';
import { Fit } from '#kit/parts/fit.tsx';
import { Plate } from '#kit/parts/plates.tsx';
import { words } from '../rating-pad-texts.ts';

/** Who is rated, and for what. */
export function PadHead({
  view,
  rating,
}: {
  view: CounterView;
  rating: NonNullable<CounterView['rating']>;
}) {
  const { clerk, label } = view;
  return (
    <header class="pad-head">
      <div class="pad-disc" aria-hidden="true">
        {clerk === null ? label : initialOf(clerk.name)}
      </div>
      <div class="pad-clerk">
        <b>
          <Fit text={clerk?.name ?? words('counter', { label })} />
        </b>
        <p>{clerk === null ? pick(view.area) : words('staffNumber', { number: clerk.staff })}</p>
      </div>
      <div class="pad-job">
        <b>
          <Fit text={pick(rating.service)} />
        </b>
        <p>{words('finished')}</p>
      </div>
      <Plate number={rating.number} />
    </header>
  );
}

/** `林` of 林晓雯; names may begin with a sign that takes two units of a string. */
export function initialOf(name: string): string {
  return [...name][0] ?? '';
}
