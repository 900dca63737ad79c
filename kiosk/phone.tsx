import { useEffect } from 'preact/hooks';
import type { TicketView } from '#contract/views.ts';
import { dateLine, timeOfDay } from '#kit/format.ts';
import { language, pick } from '#kit/language.ts';
import type { FeedState } from '#kit/link/feed.ts';
import { lastView } from '#kit/link/feed.ts';
import { sideBySide } from '#kit/list.ts';
import { hallNow } from '#kit/page-clock.ts';
import { Banner } from '#kit/parts/banner.tsx';
import { State } from '#kit/parts/plates.tsx';
import { PhoneFoot } from './parts/phone-foot.tsx';
import { PhoneHead } from './parts/phone-head.tsx';
import { Finish } from './parts/phone-rating.tsx';
import { Said } from './parts/phone-said.tsx';
import { Materials, WaitingFacts, Where } from './parts/phone-waiting.tsx';
import type { PhoneModel } from './phone-model.ts';
import { words } from './phone-texts.ts';
import './phone.css';

/** One ticket on its owner's phone, from the machine to the rating. */
export function Phone({
  model,
  isKnown,
  onRemind,
}: {
  model: PhoneModel;
  /** False: the server does not take this address for a ticket's. */
  isKnown: boolean;
  onRemind: () => void;
}) {
  const state = model.feed.value;
  const view = lastView(state);
  const title = view === null ? null : words('title', { number: view.number });
  useEffect(() => {
    if (title !== null) document.title = title;
  }, [title]);
  if (state.face === 'refused' || !isKnown) {
    return (
      <main class="phone">
        <Said icon="info" title={words('gone')} more={words('goneMore')} isWholePage={true} />
      </main>
    );
  }
  if (view === null) {
    return (
      <div class="phone">
        <Lost state={state} timeZone="UTC" />
        <p class="phone-connecting">{words('connecting')}</p>
      </div>
    );
  }
  return (
    <div class={`phone ${state.face === 'linkLost' ? 'is-old' : ''}`}>
      <Lost state={state} timeZone={view.hall.timeZone} />
      <PhoneHead view={view} state={state} />
      <main>
        <Body model={model} view={view} />
      </main>
      <PhoneFoot model={model} view={view} onRemind={onRemind} />
    </div>
  );
}

function Lost({ state, timeZone }: { state: FeedState<TicketView>; timeZone: string }) {
  if (state.face !== 'linkLost') return null;
  return (
    <Banner tone="warn" icon="noLink">
      {words('lost')}
      {state.at !== null && (
        <span class="phone-as-of">
          {words('lostAsOf', { time: timeOfDay(state.at, timeZone) })}
        </span>
      )}
    </Banner>
  );
}

function Body({ model, view }: { model: PhoneModel; view: TicketView }) {
  const { state } = view;
  switch (state.kind) {
    case 'waiting':
      return (
        <>
          <WaitingFacts view={view} state={state} />
          <DayEnd view={view} />
          <Where view={view} />
          <Further view={view} />
          <Materials model={model} view={view} />
        </>
      );
    case 'called':
      return <Materials model={model} view={view} />;
    case 'serving':
      return (
        <Said
          icon="person"
          title={words('serving', { label: state.counterLabel })}
          more={furtherLine(view) ?? words('thanksMore')}
        />
      );
    case 'parked':
      return <Said icon="park" title={words('parked')} more={words('parkedMore')} />;
    case 'noShow':
      return <Missed view={view} state={state} />;
    case 'finished':
      return <Finish model={model} view={view} state={state} />;
    case 'left':
      return <Said icon="close" title={words('leftTitle')} more={words('leftMore')} />;
    case 'carried':
      return (
        <Said
          icon="calendar"
          title={words('carried')}
          more={
            state.opensAt === null
              ? words('carriedSoon')
              : words('carriedMore', { time: openingLine(state.opensAt, view.hall.timeZone) })
          }
        />
      );
    case 'cancelled':
      return <Said icon="close" title={words('voided')} more={words('voidedMore')} />;
    case 'endedByDay':
      return <Said icon="calendar" title={words('ended')} more={words('endedMore')} />;
  }
}

function DayEnd({ view }: { view: TicketView }) {
  const { dayEnd } = view;
  if (dayEnd === null) return null;
  return (
    <Banner tone="info" icon="clock">
      {words(`dayEnd.${dayEnd.rule}`, { time: dayEnd.closesAt })}
    </Banner>
  );
}

const openingLine = (at: number, timeZone: string) =>
  `${dateLine(at, timeZone)} ${timeOfDay(at, timeZone)}`;

function furtherLine({ further }: TicketView): string | undefined {
  if (further.length === 0) return undefined;
  return words('further', { services: sideBySide(further.map(pick), language.value) });
}

/** What begins by itself afterwards, with the same number. */
function Further({ view }: { view: TicketView }) {
  const line = furtherLine(view);
  return line === undefined ? null : <p class="phone-further">{line}</p>;
}

type MissedState = Extract<TicketView['state'], { readonly kind: 'noShow' }>;

/** What the hall does with who comes back, in its owner's words. */
function returnRule({ place, penaltyMin, returnsLeft }: MissedState): string {
  const rule = words(`came.${place}`, { minutes: penaltyMin });
  return returnsLeft === null ? rule : `${rule}${words('cameTimes', { count: returnsLeft })}`;
}

/** No blame: until when, and the one key that helps. */
function Missed({ view, state }: { view: TicketView; state: MissedState }) {
  const { until, returnsLeft } = state;
  const isOver = hallNow.value > until || returnsLeft === 0;
  return (
    <section class="phone-missed">
      <div class="phone-missed-plate">
        <State mood="hold">{words('noShow')}</State>
      </div>
      <h2>
        {isOver
          ? words('graceOver')
          : words('keptUntil', { time: timeOfDay(until, view.hall.timeZone) })}
      </h2>
      <p>{isOver ? words('graceOverMore') : returnRule(state)}</p>
    </section>
  );
}
