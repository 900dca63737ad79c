import { useEffect, useRef } from 'preact/hooks';
import type { ClerkView } from '#contract/views.ts';
import { kitWords } from '#kit/kit-texts.ts';
import { pick } from '#kit/language.ts';
import { LinkStrip } from '#kit/parts/banner.tsx';
import { Mark } from '#kit/parts/icon.tsx';
import { Gate, State } from '#kit/parts/plates.tsx';
import type { ClerkModel } from '../clerk-model.ts';
import { words } from '../texts/seat-texts.ts';

/** Where to sit down: any counter that is free. */
export function ChooseCounter({ model }: { model: ClerkModel }) {
  const { seat } = model;
  const view = seat.view.value;
  const state = seat.feed.value;
  return (
    <div class="seat">
      <LinkStrip
        link={model.link}
        seenAt={state.face === 'linkLost' ? state.at : null}
        timeZone={view?.hall.timeZone ?? 'UTC'}
      />
      <header class="seat-head">
        <Mark class="clerk-mark" />
        <b>{view === null ? '' : pick(view.hall.name)}</b>
        <span class="seat-who">
          {model.staff.name} <span>{model.staff.staff}</span>
        </span>
        <button type="button" class="seat-out" onClick={model.signOut}>
          {kitWords('signOut')}
        </button>
      </header>
      <main>
        <Body model={model} view={view} />
      </main>
    </div>
  );
}

function Body({ model, view }: { model: ClerkModel; view: ClerkView | null }) {
  if (view !== null) return <Choice model={model} view={view} />;
  return model.seat.face.value === 'full' ? (
    <div class="seat-full">
      <h1>{words('allTaken')}</h1>
      <p>{words('allTakenHow')}</p>
    </div>
  ) : (
    <h1 class="seat-wait">{kitWords('connecting')}</h1>
  );
}

function Choice({ model, view }: { model: ClerkModel; view: ClerkView }) {
  const { last } = model.seat;
  const counters = useRef<HTMLUListElement>(null);
  useEffect(() => counters.current?.querySelector<HTMLElement>('.is-suggested')?.focus(), []);
  const free = view.counters.filter(({ clerk }) => clerk === null);
  const suggested = free.find(({ id }) => id === last.value) ?? free[0];
  const isOff = model.link.face.value !== 'live';
  return (
    <>
      <h1>{words(free.length === 0 ? 'allTaken' : 'chooseCounter')}</h1>
      <p class="seat-how">{words(free.length === 0 ? 'allTakenHow' : 'chooseHow')}</p>
      <ul class="seat-counters" ref={counters}>
        {view.counters.map(({ id, label, clerk, clerkName }) => {
          const isBusy = model.underWay.value === `open:${id}`;
          return (
            <li key={id}>
              <button
                type="button"
                class={`seat-counter ${isBusy ? 'is-busy' : ''} ${clerk === null ? '' : 'is-taken'} ${id === suggested?.id ? 'is-suggested' : ''}`}
                aria-disabled={clerk !== null || isOff}
                aria-busy={isBusy}
                onClick={() => {
                  if (clerk === null) void model.openCounter(id);
                }}
              >
                <Gate label={label} />
                {isBusy ? (
                  <span>{words('opening')}</span>
                ) : clerk === null ? (
                  <State mood="off">
                    {words(id === last.value ? 'counterLast' : 'counterFree')}
                  </State>
                ) : (
                  <State mood="ok">{words('counterTaken', { name: clerkName ?? clerk })}</State>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
