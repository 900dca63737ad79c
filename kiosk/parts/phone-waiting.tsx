import type { TicketView } from '#contract/views.ts';
import { isNoWait, waitRange } from '#kit/format.ts';
import { kitWords } from '#kit/kit-texts.ts';
import { pick } from '#kit/language.ts';
import { rangesOf } from '#kit/list.ts';
import { Icon } from '#kit/parts/icon.tsx';
import { Gate } from '#kit/parts/plates.tsx';
import type { PhoneModel } from '../phone-model.ts';
import { words } from '../phone-texts.ts';

type Waiting = Extract<TicketView['state'], { readonly kind: 'waiting' }>;

/** More bars than these are too thin to count. */
const BARS_MAX = 8;
const GATES_MAX = 4;

export function WaitingFacts({ view, state }: { view: TicketView; state: Waiting }) {
  return (
    <>
      <dl class="phone-facts">
        <div>
          <dt>{words('ahead')}</dt>
          <dd>
            <span class="num">{state.ahead}</span>
            {words('people')}
          </dd>
        </div>
        <div>
          <dt>{words('waitMore')}</dt>
          {isNoWait(state.wait) ? (
            <dd class="free">{kitWords('noWait')}</dd>
          ) : (
            <dd>
              <span class="num">{waitRange(state.wait)}</span>
              {kitWords('minutes')}
            </dd>
          )}
        </div>
      </dl>
      <Progress ahead={state.ahead} lastCalled={view.lastCalled} />
    </>
  );
}

/** Who was called, who is before you, you: the line as it stands in one's mind. */
function Progress({ ahead, lastCalled }: { ahead: number; lastCalled: TicketView['lastCalled'] }) {
  const newest = lastCalled[0];
  const bars = Math.min(ahead, BARS_MAX - lastCalled.length);
  return (
    <div class="phone-line">
      <div class="phone-bars" aria-hidden="true">
        {lastCalled.map((number) => (
          <i key={number} class="is-called" />
        ))}
        {Array.from({ length: bars }, (_, place) => (
          <i key={place} />
        ))}
        <em>{words('you')}</em>
      </div>
      <div class="phone-line-words">
        <span>
          {newest === undefined ? words('noneCalled') : words('justCalled', { number: newest })}
        </span>
        <span>{ahead === 0 ? words('next') : words('left', { count: ahead })}</span>
      </div>
    </div>
  );
}

export function Where({ view }: { view: TicketView }) {
  const { counters } = view;
  return (
    <div class="phone-where">
      <div class="phone-arrow">
        <Icon name="right" />
      </div>
      <div class="phone-where-text">
        <b>{pick(view.area)}</b>
        {counters.length > GATES_MAX && <p>{words('windows', { list: rangesOf(counters) })}</p>}
      </div>
      {counters.length <= GATES_MAX && (
        <div class="phone-gates">
          {counters.map((label) => (
            <Gate key={label} label={label} />
          ))}
        </div>
      )}
    </div>
  );
}

/** Ticking is for the visitor alone: nothing of it leaves the phone. */
export function Materials({ model, view }: { model: PhoneModel; view: TicketView }) {
  if (view.materials.length === 0) return null;
  return (
    <section class="phone-need">
      <h2>{words('have')}</h2>
      <ul>
        {view.materials.map((material, place) => {
          const isReady = model.ready.value.includes(place);
          return (
            <li key={pick(material)}>
              <button
                type="button"
                class={isReady ? 'is-ready' : ''}
                aria-pressed={isReady}
                onClick={() => model.toggleReady(place)}
              >
                <span class="phone-box">{isReady && <Icon name="check" />}</span>
                {pick(material)}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
