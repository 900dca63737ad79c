import type { ClerkView } from '#contract/views.ts';
import { rangesOf } from '#kit/list.ts';
import { Icon } from '#kit/parts/icon.tsx';
import { State } from '#kit/parts/plates.tsx';
import { words } from '../texts/centre-texts.ts';
import { Hints } from './hints.tsx';

/** A pause is seen: by the clerk with whoever waits meanwhile, and by customers on the display. */
export function PausedCentre({
  view,
  state,
}: {
  view: ClerkView;
  state: Extract<ClerkView['counter']['state'], { kind: 'paused' }>;
}) {
  return (
    <>
      <section class="idle-nobody">
        <Icon name="clock" />
        <div>
          <h2>{words('pausedTitle')}</h2>
          <p>{words('pausedHow')}</p>
          <p>
            {state.elsewhere.length === 0
              ? words('pausedAlone')
              : words('pausedElsewhere', { labels: rangesOf(state.elsewhere) })}
          </p>
          {view.queueCount > 0 && (
            <p>
              <State mood="warn">{words('pausedWaiting', { count: view.queueCount })}</State>
            </p>
          )}
        </div>
      </section>
      <Hints moment="paused" />
    </>
  );
}
