import type { ComponentChildren } from 'preact';
import type { Health } from '#contract/devices.ts';
import { State } from '#kit/parts/plates.tsx';
import type { Stand } from '../bench-devices.ts';
import { words } from '../bench-texts.ts';
import { healthMood, healthNow } from '../health-mood.ts';

export interface ModuleProps {
  /** `01`, as printed on the bench. */
  readonly number: string;
  readonly title: string;
  readonly aside?: string;
  /** Undefined: the module is no device. */
  readonly health?: Health | null;
  readonly class: string;
  readonly children: ComponentChildren;
}

/** One numbered field of the bench, with the health of what stands on it. */
export function Module({ number, title, aside, health, class: name, children }: ModuleProps) {
  return (
    <section class={`mod ${name}`} aria-labelledby={`mod-${number}`}>
      <h2 id={`mod-${number}`}>
        <em>{number}</em> {title}
        {aside !== undefined && <small>{aside}</small>}
        {health !== undefined && (
          <State mood={healthMood(health)} class="mod-health">
            {healthNow(health)}
          </State>
        )}
      </h2>
      {children}
    </section>
  );
}

/** What a module shows in place of keys where there is nothing to press. */
export function NothingToPress({ stand }: { stand: Pick<Stand<'printer'>, 'isPlugged'> | null }) {
  if (stand === null) return <p class="mod-nothing">{words('noneOfKind')}</p>;
  return <p class="mod-nothing">{words(stand.isPlugged ? 'realDevice' : 'simulatorStarting')}</p>;
}
