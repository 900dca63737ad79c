import type { ComponentChildren } from 'preact';
import { minutesOf, timeOfDay } from '#kit/format.ts';
import { Icon } from '#kit/parts/icon.tsx';
import { timer } from '../queue-words.ts';
import { words } from '../texts/centre-texts.ts';
import type { StepProps } from './step-centre.tsx';

type Progress = 'done' | 'active' | 'later';

/** The visit at this counter from waiting to rating, with the time of each. */
export function StepStrip({ model, view, step }: StepProps) {
  const { timeZone } = view.hall;
  const { servingSince } = step;
  const now = model.now.value;
  return (
    <ol class="step-strip" aria-label={words('steps')}>
      <Cell at={1} progress="done" name={words('stepWaited')}>
        {step.isWaitKnown
          ? words('stepWaitedHow', {
              minutes: minutesOf(step.calledAt - step.joinedAt),
              time: timeOfDay(step.joinedAt, timeZone),
            })
          : words('unknown')}
      </Cell>
      <Cell at={2} progress={servingSince === null ? 'active' : 'done'} name={words('stepCalled')}>
        {servingSince === null
          ? words('stepCallingHow', { time: timer(now - step.calledAt) })
          : words('stepCalledHow', {
              time: timeOfDay(step.calledAt, timeZone),
              count: step.calls,
            })}
      </Cell>
      <Cell
        at={3}
        progress={servingSince === null ? 'later' : 'active'}
        name={words('stepServing')}
      >
        {servingSince === null
          ? words('stepServingLater')
          : words('stepServingHow', { time: timer(now - servingSince) })}
      </Cell>
      <Cell at={4} progress="later" name={words('stepRating')}>
        {words('stepRatingLater')}
      </Cell>
    </ol>
  );
}

function Cell({
  at,
  progress,
  name,
  children,
}: {
  at: number;
  progress: Progress;
  name: string;
  children: ComponentChildren;
}) {
  return (
    <li class={`is-${progress}`} aria-current={progress === 'active' ? 'step' : undefined}>
      <b>
        <span class="step-mark">{progress === 'done' ? <Icon name="check" /> : at}</span>
        {name}
      </b>
      <p>{children}</p>
    </li>
  );
}
