import type { HallSign, TicketView } from '#contract/views.ts';
import { isNoWait, timeOfDay, waitRange } from '#kit/format.ts';
import { kitWords } from '#kit/kit-texts.ts';
import { language, pick, pickSecond, secondLanguage } from '#kit/language.ts';
import { lastView } from '#kit/link/feed.ts';
import { listed, rangesOf } from '#kit/list.ts';
import { Icon } from '#kit/parts/icon.tsx';
import { Gate } from '#kit/parts/plates.tsx';
import { Qr } from '#kit/parts/qr.tsx';
import type { KioskModel, KioskPage } from '../kiosk-model.ts';
import { words } from '../kiosk-texts.ts';
import { KioskHead } from './kiosk-head.tsx';
import { TakeStrip } from './take-strip.tsx';

type TicketPage = Extract<KioskPage, { readonly kind: 'ticket' }>;

/** More squares than these do not fit beside the area's name. */
const GATES_MAX = 8;
/** More than these cannot be kept in mind while walking. */
const MATERIALS_MAX = 3;

/** The number first, then how long, then where, then what to have ready. */
export function Ticket({
  model,
  page,
  hall,
}: {
  model: KioskModel;
  page: TicketPage;
  hall: HallSign;
}) {
  const view = lastView(page.feed.value);
  const hasPaper = view === null || view.print === 'wanted' || view.print === 'printed';
  return (
    <>
      <KioskHead hall={hall} class="ticket-head">
        <div class="ticket-label">
          {words('yourNumber')}{' '}
          <span lang={secondLanguage.value}>{words.second('yourNumber')}</span>
        </div>
        <h1
          class={`num ticket-number ${page.number.length > 4 ? 'is-wide' : ''}`}
          aria-live="assertive"
        >
          {page.number}
        </h1>
        {view !== null && (
          <div class="ticket-service">
            <Icon name={view.icon} />
            {pick(view.service)} <span lang={secondLanguage.value}>{pickSecond(view.service)}</span>
            <em>
              {view.slot === null
                ? words('takenAt', { time: timeOfDay(view.issuedAt, hall.timeZone) })
                : words('bookedFor', { time: timeOfDay(view.slot, hall.timeZone) })}
            </em>
          </div>
        )}
      </KioskHead>
      {view !== null && (
        <main>
          <Facts view={view} />
          <Where view={view} />
          {hasPaper && <Materials view={view} />}
          <Follow view={view} hasPaper={hasPaper} />
        </main>
      )}
      <TakeStrip
        print={view?.print ?? 'wanted'}
        countdown={model.countdown}
        onDone={model.goHome}
      />
    </>
  );
}

function Facts({ view }: { view: TicketView }) {
  const { state } = view;
  if (state.kind === 'called' || state.kind === 'serving') {
    return (
      <div class="ticket-called">
        <Gate label={state.counterLabel} isCalling={state.kind === 'called'} />
        <div>
          <b>{words('calledNow')}</b>
          <p>{words('calledWindow', { label: state.counterLabel })}</p>
        </div>
      </div>
    );
  }
  if (state.kind !== 'waiting') return null;
  const isWide = state.ahead > 99 || state.wait.high > 99;
  return (
    <dl class={`facts ${isWide ? 'is-wide' : ''}`}>
      <div>
        <dt>
          {words('ahead')}
          <small lang={secondLanguage.value}>{words.second('ahead')}</small>
        </dt>
        <dd>
          <span class="num">{state.ahead}</span>
          {words('aheadUnit')}
        </dd>
      </div>
      <div>
        <dt>
          {words('wait')}
          <small lang={secondLanguage.value}>{words.second('wait')}</small>
        </dt>
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
  );
}

function Where({ view }: { view: TicketView }) {
  const { counters } = view;
  return (
    <div class={`where ${counters.length > 4 ? 'many' : ''}`}>
      <div class="where-arrow">
        <Icon name="right" />
      </div>
      <div class="where-text">
        <b>{pick(view.area)}</b>
        <p lang={secondLanguage.value}>
          {pickSecond(view.area)}
          {counters.length > 0 && counters.length <= GATES_MAX
            ? `, ${words.second('windows', { list: rangesOf(counters) })}`
            : ''}
        </p>
      </div>
      {counters.length <= GATES_MAX ? (
        <div class="where-gates">
          {counters.map((label) => (
            <Gate key={label} label={label} />
          ))}
        </div>
      ) : (
        <b class="where-count">{words('windowCount', { count: counters.length })}</b>
      )}
    </div>
  );
}

function Materials({ view }: { view: TicketView }) {
  const { materials } = view;
  if (materials.length === 0) return null;
  const told = materials.slice(0, MATERIALS_MAX);
  const line = (wanted: 'first' | 'second') => {
    const pickOne = wanted === 'first' ? pick : pickSecond;
    const spoken = wanted === 'first' ? language.value : secondLanguage.value;
    const list = listed(told.map(pickOne), spoken);
    const all = words.in(spoken, 'have', { list });
    if (materials.length <= MATERIALS_MAX) return all;
    return `${all} ${words.in(spoken, 'haveMore', { count: materials.length })}`;
  };
  return (
    <div class="need">
      <Icon name="idCard" />
      <div>
        <b>{line('first')}</b>
        <p lang={secondLanguage.value}>{line('second')}</p>
      </div>
    </div>
  );
}

/** The code is the ticket where no paper comes: then it is larger and says so. */
function Follow({ view, hasPaper }: { view: TicketView; hasPaper: boolean }) {
  return (
    <div class={`follow ${hasPaper ? '' : 'instead'}`}>
      <Qr text={view.phoneUrl} label={kitWords('qrCode')} />
      <div>
        <b>{words(hasPaper ? 'scan' : 'scanNow')}</b>
        <p>{words(hasPaper ? 'scanMore' : 'scanNowMore')}</p>
        <p lang={secondLanguage.value}>{words.second(hasPaper ? 'scan' : 'scanNow')}</p>
      </div>
    </div>
  );
}
