import type { ReadonlySignal } from '@preact/signals';
import type { ServiceState } from '#contract/views.ts';
import { isNoWait, waitRange } from '#kit/format.ts';
import { kitWords } from '#kit/kit-texts.ts';
import { pick, pickSecond, secondLanguage } from '#kit/language.ts';
import { Fit } from '#kit/parts/fit.tsx';
import { words } from '../lobby-texts.ts';
import { widthInEm } from '../text-width.ts';

export interface ServiceGridProps {
  readonly services: ReadonlySignal<readonly ServiceState[]>;
  readonly page: ReadonlySignal<{ readonly number: number; readonly count: number }>;
}

/** Every service with how many wait and how long; more than eight take turns. */
export function ServiceGrid({ services, page }: ServiceGridProps) {
  const { number, count } = page.value;
  // With several pages each is drawn alike, so that nothing moves but the words.
  const shown = count > 1 ? 8 : services.value.length;
  const columns = shown <= 4 ? Math.max(1, shown) : Math.ceil(shown / 2);
  return (
    <section class={`service-grid columns-${columns} rows-${shown <= 4 ? 1 : 2}`}>
      {services.value.map((service, place) => (
        <Cell
          key={service.service}
          service={service}
          edge={`${place % columns === 0 ? 'is-first' : ''} ${place % columns === columns - 1 ? 'is-last' : ''}`}
        />
      ))}
      {count > 1 && (
        <p class="service-pages" aria-hidden="true">
          {Array.from({ length: count }, (_, page) => (
            <span key={page} class={page === number - 1 ? 'is-shown' : ''} />
          ))}
        </p>
      )}
    </section>
  );
}

/** What fits beside the people, set no smaller than it can be read. */
const NAME_EM_MAX = 7;

function Cell({ service, edge }: { service: ServiceState; edge: string }) {
  const { state, waiting, wait, opensAt: time } = service;
  const isShut = !(state === 'open' || state === 'noCounter');
  const name = pick(service.name);
  const beside = isShut ? (
    <p class="service-back">{backAt()}</p>
  ) : (
    <p class="service-people">
      <strong>{waiting}</strong>
      {words('people')}
    </p>
  );
  // A long name has the first row to itself; then the second language makes room.
  const isLong = widthInEm(name) > NAME_EM_MAX;
  const isCrowded = isLong && wait.high >= 100;
  return (
    <div class={`service-cell ${edge} ${isShut ? 'is-shut' : ''} ${isCrowded ? 'is-crowded' : ''}`}>
      <div>
        <b>
          <Fit text={name} />
        </b>
        {!isLong && beside}
      </div>
      <div>
        {isLong ? (
          beside
        ) : (
          <span class="service-second" lang={secondLanguage.value}>
            <Fit text={pickSecond(service.name)} least={0.75} isCourtesy />
          </span>
        )}
        <WaitCell state={state} wait={wait} pauseText={service.pauseText} />
      </div>
    </div>
  );

  function backAt(): string {
    if (time === '') return '';
    return words(state === 'paused' ? 'resumesAt' : 'opensAt', { time });
  }
}

function WaitCell({ state, wait, pauseText }: Pick<ServiceState, 'state' | 'wait' | 'pauseText'>) {
  if (pauseText !== null) {
    return (
      <p class="service-wait is-words">
        <Fit text={pick(pauseText)} />
      </p>
    );
  }
  if (state === 'open' && !isNoWait(wait)) {
    return (
      <p class="service-wait">
        <strong>{waitRange(wait)}</strong>
        {words('minutes')}
      </p>
    );
  }
  return (
    <p class="service-wait is-words">{state === 'open' ? kitWords('noWait') : words(state)}</p>
  );
}
