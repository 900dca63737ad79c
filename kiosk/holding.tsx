import type { AppointmentView } from '#contract/appointments.ts';
import { calendarDay, dayOf, timeOfDay } from '#kit/format.ts';
import { pick, pickSecond, secondLanguage } from '#kit/language.ts';
import { lastView } from '#kit/link/feed.ts';
import { Icon } from '#kit/parts/icon.tsx';
import { Key } from '#kit/parts/keys.tsx';
import { Qr } from '#kit/parts/qr.tsx';
import { words } from './book-texts.ts';
import type { HoldingModel } from './holding-model.ts';
import { BookFrame } from './parts/book-frame.tsx';
import { SlotPicker } from './parts/book-slots.tsx';
import { Said } from './parts/phone-said.tsx';
import './phone.css';
import './book.css';

/** One booking on its holder's phone: when, how to check in, and the code for it. */
export function Holding({ model, isKnown }: { model: HoldingModel; isKnown: boolean }) {
  const state = model.feed.value;
  const view = lastView(state);
  if (state.face === 'refused' || !isKnown) {
    return (
      <main class="phone">
        <Said icon="info" title={words('gone')} more={words('goneMore')} isWholePage={true}>
          <p>
            <a class="book-link" href="/book">
              {words('again')}
            </a>
          </p>
        </Said>
      </main>
    );
  }
  if (view === null) {
    return (
      <div class="phone">
        <p class="phone-connecting">{words('connecting')}</p>
      </div>
    );
  }
  return (
    <BookFrame
      hall={view.hall}
      title={words('titleOne')}
      isLost={state.face === 'linkLost'}
      head={<HeldHead view={view} />}
      foot={<HeldFoot model={model} view={view} />}
    >
      {model.asking.value === 'move' ? (
        <>
          <h2 class="book-sub">{words('moveTo')}</h2>
          <SlotPicker choice={model.choice} />
        </>
      ) : (
        <HeldBody view={view} />
      )}
    </BookFrame>
  );
}

function HeldHead({ view }: { view: AppointmentView }) {
  const { timeZone } = view.hall;
  const { day, weekday } = calendarDay(dayOf(view.slot, timeZone));
  return (
    <>
      <div class="phone-label">
        {words('yourTime')}
        <span>{words(view.state)}</span>
      </div>
      <h1 class="num phone-number book-when">{timeOfDay(view.slot, timeZone)}</h1>
      <p class="book-chosen">
        <b>{`${day} ${weekday}`}</b>
        <span>{view.maskedName}</span>
      </p>
      <div class="phone-service">
        {pick(view.serviceName)}
        <span lang={secondLanguage.value}>{pickSecond(view.serviceName)}</span>
      </div>
    </>
  );
}

function HeldBody({ view }: { view: AppointmentView }) {
  const { timeZone } = view.hall;
  switch (view.state) {
    case 'cancelled':
      return <Said icon="close" title={words('cancelled')} more={words('cancelledMore')} />;
    case 'checkedIn':
      return (
        <section class="phone-said" aria-live="polite">
          <p>{words('yourNumber')}</p>
          <strong class="num book-number">{view.number}</strong>
          {view.ticketAddress !== null && (
            <p>
              <a class="book-link" href={pathOf(view.ticketAddress)}>
                {words('toTicket')}
              </a>
            </p>
          )}
        </section>
      );
    case 'missed':
      return (
        <>
          <Said
            icon="clock"
            title={words('missed')}
            more={words(view.isTakenWhenMissed ? 'missedTaken' : 'missedOver')}
          />
          {view.isTakenWhenMissed && <Code view={view} />}
        </>
      );
    case 'booked':
      return (
        <>
          <Code view={view} />
          <p class="book-note">
            {words('checkInAt', {
              from: timeOfDay(view.checkInFrom, timeZone),
              until: timeOfDay(view.checkInUntil, timeZone),
            })}
            <br />
            {words('early')}
          </p>
          {view.materials.length > 0 && (
            <section class="phone-need">
              <h2>{words('materials')}</h2>
              <ul class="book-materials">
                {view.materials.map((material) => (
                  <li key={pick(material)}>{pick(material)}</li>
                ))}
              </ul>
            </section>
          )}
        </>
      );
  }
}

function Code({ view }: { view: AppointmentView }) {
  return (
    <figure class="book-code">
      <Qr text={view.address} label={words('code')} />
      <figcaption>{words('code')}</figcaption>
    </figure>
  );
}

/** Phones may have come by another name of this server than the one that it prints. */
function pathOf(address: string): string {
  return URL.canParse(address) ? new URL(address).pathname : address;
}

function HeldFoot({ model, view }: { model: HoldingModel; view: AppointmentView }) {
  const asking = model.asking.value;
  const isBusy = model.isBusy.value;
  return (
    <>
      <p class="phone-problem" role="alert">
        {model.problem.value?.text}
      </p>
      {asking === 'cancel' && (
        <div class="phone-ask" role="alertdialog" aria-label={words('cancelAsk')}>
          <b>{words('cancelAsk')}</b>
          <p>{words('cancelMeans')}</p>
        </div>
      )}
      {asking === 'move' && (
        <Key
          tone="primary"
          class="phone-wide"
          isOff={model.choice.slot.value === null}
          isBusy={isBusy}
          onPress={() => void model.move()}
        >
          {words('moveSure')}
        </Key>
      )}
      {asking === 'cancel' && (
        <Key isBusy={isBusy} onPress={() => void model.cancel()}>
          {words('cancelSure')}
        </Key>
      )}
      {asking !== 'no' && (
        <Key onPress={() => model.ask('no')}>{words(asking === 'move' ? 'back' : 'keep')}</Key>
      )}
      {asking === 'no' && view.state === 'booked' && (
        <>
          <Key onPress={() => model.ask('move')}>
            <Icon name="calendar" />
            {words('move')}
          </Key>
          <Key onPress={() => model.ask('cancel')}>
            <Icon name="close" />
            {words('cancel')}
          </Key>
        </>
      )}
    </>
  );
}
