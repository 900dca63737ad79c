import { pick } from '#kit/language.ts';
import { Icon } from '#kit/parts/icon.tsx';
import { Tag } from '#kit/parts/plates.tsx';
import { words } from '../texts/centre-texts.ts';
import type { Ticks } from '../ticks.ts';
import type { StepProps } from './step-centre.tsx';

/** What the service asks for, ticked as it is seen. */
export function Materials({ ticks, step }: { ticks: Ticks; step: StepProps['step'] }) {
  const { visit, materials } = step;
  const seen = ticks.of(visit).filter((place) => place < materials.length);
  return (
    <section class="materials">
      <h3 class="centre-title">
        {words('materials')}
        {materials.length > 0 && (
          <span>{words('materialsSeen', { count: materials.length, seen: seen.length })}</span>
        )}
      </h3>
      {materials.length === 0 && <p class="materials-none">{words('materialsNone')}</p>}
      <ul>
        {materials.map((material, place) => {
          const isSeen = seen.includes(place);
          return (
            <li key={material['zh-Hans']}>
              <label>
                <input
                  type="checkbox"
                  checked={isSeen}
                  onChange={() => ticks.toggle(visit, place)}
                />
                <span class="tick-box" aria-hidden="true">
                  {isSeen && <Icon name="check" />}
                </span>
                <b>{pick(material)}</b>
                <Tag tone={isSeen ? 'ok' : 'warn'}>
                  {words(isSeen ? 'materialSeen' : 'materialMissing')}
                </Tag>
              </label>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
