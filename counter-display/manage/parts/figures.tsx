import type { ComponentChildren } from 'preact';

export interface FigureLine {
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  readonly mark?: ComponentChildren;
}

/** The large figures across the head of a room. */
export function Figures({ lines }: { lines: readonly FigureLine[] }) {
  return (
    <dl class="manage-figures">
      {lines.map(({ name, value, unit, mark }) => (
        <div key={name}>
          <dt>
            {name} {mark}
          </dt>
          <dd>
            {value}
            {unit !== '' && <small>{unit}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
