import type { ComponentChildren } from 'preact';
import type { CounterView } from '#contract/views.ts';
import { pick, pickSecond, secondLanguage } from '#kit/language.ts';
import { Fit } from '#kit/parts/fit.tsx';
import { Icon, Mark } from '#kit/parts/icon.tsx';
import { Key } from '#kit/parts/keys.tsx';
import type { PadFace } from '../rating-pad-model.ts';
import { words } from '../rating-pad-texts.ts';
import { initialOf } from './pad-head.tsx';

/** Nothing to rate: who sits here, and that there will be something to press. */
export function Idle({ view }: { view: CounterView }) {
  const { clerk, label, state } = view;
  const below =
    state.kind === 'paused'
      ? {
          first: words('paused', { reason: pick(state.reason) }),
          second: words.second('paused', { reason: pickSecond(state.reason) }),
        }
      : clerk === null
        ? { first: words('closed'), second: words.second('closed') }
        : { first: words('welcome'), second: words.second('welcome') };
  return (
    <Poster
      view={view}
      disc={<span class="poster-sign">{clerk === null ? label : initialOf(clerk.name)}</span>}
      title={clerk?.name ?? words('counter', { label })}
      under={
        clerk === null ? (
          <span lang={secondLanguage.value}>{words.second('counter', { label })}</span>
        ) : (
          words('staffNumber', { number: clerk.staff })
        )
      }
      first={below.first}
      second={below.second}
      aside={clerk === null ? null : words('counter', { label })}
    />
  );
}

/** Neutral: a check, not a smile. */
export function Thanks({ view, seconds }: { view: CounterView; seconds: number }) {
  return (
    <Poster
      view={view}
      disc={<Icon name="check" class="poster-check" />}
      title={words('thanks')}
      under={<span lang={secondLanguage.value}>{words.second('thanksFor')}</span>}
      first={words('takeAll')}
      second={words.second('takeAll')}
      aside={
        <>
          <span class="num">{seconds}</span> {words('returnsIn')}
        </>
      }
    />
  );
}

/** The press did not become a rating; why, in the hall's own words. */
export function Told({
  face,
  onDismiss,
}: {
  face: Extract<PadFace, { readonly kind: 'told' }>;
  onDismiss: () => void;
}) {
  return (
    <Poster
      view={face.view}
      disc={<Icon name="info" class="poster-info" />}
      title={words('notTaken')}
      under={<span lang={secondLanguage.value}>{words.second('notTaken')}</span>}
      first={face.text}
      second=""
      aside={
        <>
          <span class="num">{face.seconds}</span> {words('returnsIn')}
        </>
      }
    >
      <Key class="poster-key" onPress={onDismiss}>
        {words('understood')}
      </Key>
    </Poster>
  );
}

interface PosterProps {
  readonly view: CounterView;
  readonly disc: ComponentChildren;
  readonly title: string;
  readonly under: ComponentChildren;
  readonly first: string;
  readonly second: string;
  readonly aside: ComponentChildren;
  readonly children?: ComponentChildren;
}

function Poster({ view, disc, title, under, first, second, aside, children }: PosterProps) {
  return (
    <main class="pad-face">
      <div class="poster">
        <div class="poster-disc" aria-hidden="true">
          {disc}
        </div>
        <div class="poster-text">
          <h1>
            <Fit text={title} />
          </h1>
          <p class="poster-under">{under}</p>
          <p class="poster-first" role="status">
            {first}
            {second !== '' && <span lang={secondLanguage.value}>{second}</span>}
          </p>
          {children}
        </div>
      </div>
      <footer class="pad-foot has-line">
        <p>
          <Mark />
          {pick(view.hall.name)}
        </p>
        <p>{aside}</p>
      </footer>
    </main>
  );
}
