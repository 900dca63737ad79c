import type { TicketView } from '#contract/views.ts';
import { timeOfDay } from '#kit/format.ts';
import { pick, pickSecond, secondLanguage } from '#kit/language.ts';
import type { FeedState } from '#kit/link/feed.ts';
import { Icon, Mark } from '#kit/parts/icon.tsx';
import { Gate } from '#kit/parts/plates.tsx';
import { words } from '../phone-texts.ts';

/** The number on its board; once called, the window joins it there in yellow. */
export function PhoneHead({ view, state }: { view: TicketView; state: FeedState<TicketView> }) {
  const { timeZone } = view.hall;
  const at = state.face === 'live' ? state.at : null;
  return (
    <header class="phone-head on-board">
      <div class="phone-brand">
        <Mark />
        <span class="phone-hall">{pick(view.hall.name)}</span>
        {at !== null && (
          <span class="phone-live">{words('updated', { time: timeOfDay(at, timeZone) })}</span>
        )}
      </div>
      <div class="phone-label">
        {words('yourNumber')}
        <span>{words('takenAt', { time: timeOfDay(view.issuedAt, timeZone) })}</span>
      </div>
      <h1 class={`num phone-number ${view.number.length > 4 ? 'is-wide' : ''}`}>{view.number}</h1>
      <div class="phone-service">
        {pick(view.service)}
        <span lang={secondLanguage.value}>{pickSecond(view.service)}</span>
      </div>
      <div aria-live="assertive">
        {view.state.kind === 'called' && (
          <div class="phone-called">
            <Icon name="right" />
            <Gate label={view.state.counterLabel} isCalling={true} />
            <div>
              <p>{words('called')}</p>
              <b>{words('calledWindow', { label: view.state.counterLabel })}</b>
              <span>{pick(view.state.area)}</span>
              {view.state.times > 1 && (
                <span>{words('calledTimes', { count: view.state.times })}</span>
              )}
            </div>
          </div>
        )}
      </div>
    </header>
  );
}
