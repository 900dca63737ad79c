import type { BookingView } from '#contract/appointments.ts';
import type { ContactField } from '#kit/contact-fields.ts';
import { calendarDay, dayOf, timeOfDay } from '#kit/format.ts';
import { pick } from '#kit/language.ts';
import { lastView } from '#kit/link/feed.ts';
import { Icon } from '#kit/parts/icon.tsx';
import { Key } from '#kit/parts/keys.tsx';
import type { BookModel } from './book-model.ts';
import { words } from './book-texts.ts';
import { BookFrame } from './parts/book-frame.tsx';
import { SlotPicker } from './parts/book-slots.tsx';
import { Said } from './parts/phone-said.tsx';
import './phone.css';
import './book.css';

/** Booking from one's own phone: what for, when, for whom; one question a page. */
export function Book({ model, isKnown }: { model: BookModel; isKnown: boolean }) {
  const state = model.feed.value;
  const view = lastView(state);
  if (state.face === 'refused' || !isKnown) return <Nothing />;
  if (view === null) {
    return (
      <div class="phone">
        <p class="phone-connecting">{words('connecting')}</p>
      </div>
    );
  }
  if (view.services.length === 0) return <Nothing />;
  const step = model.step.value;
  const heading = step === 'service' ? 'whatFor' : step === 'time' ? 'when' : 'who';
  return (
    <BookFrame
      hall={view.hall}
      title={words('title')}
      isLost={state.face === 'linkLost'}
      head={
        <>
          <h1 class="book-heading">{words(heading)}</h1>
          <Chosen model={model} view={view} />
        </>
      }
      foot={<Foot model={model} />}
    >
      {step === 'service' && <Services model={model} view={view} />}
      {step === 'time' && <SlotPicker choice={model.choice} />}
      {step === 'contact' && <Contact model={model} />}
    </BookFrame>
  );
}

function Nothing() {
  return (
    <main class="phone">
      <Said icon="info" title={words('closed')} more={words('closedMore')} isWholePage={true} />
    </main>
  );
}

/** What has been chosen so far stands in the head, so that nobody has to remember it. */
function Chosen({ model, view }: { model: BookModel; view: BookingView }) {
  const service = view.services.find((each) => each.service === model.service.value);
  const slot = model.choice.slot.value;
  if (service === undefined) return null;
  const { timeZone } = view.hall;
  return (
    <p class="book-chosen" aria-live="polite">
      <b>{pick(service.name)}</b>
      {slot !== null && (
        <span>
          {words('chosen', {
            day: calendarDay(dayOf(slot, timeZone)).day,
            time: timeOfDay(slot, timeZone),
          })}
        </span>
      )}
    </p>
  );
}

function Services({ model, view }: { model: BookModel; view: BookingView }) {
  return (
    <div class="book-services">
      {view.services.map(({ service, name, days }) => {
        const free = days.filter((day) => day.free > 0).length;
        return (
          <Key key={service} isOff={free === 0} onPress={() => model.chooseService(service)}>
            <span class="book-service">
              <b>{pick(name)}</b>
              <span>{free === 0 ? words('noFreeDays') : words('freeDays', { count: free })}</span>
            </span>
            <Icon name="chev" />
          </Key>
        );
      })}
    </div>
  );
}

const KEYBOARDS = { name: 'text', phone: 'tel', idNumber: 'text' } as const;
const COMPLETIONS = { name: 'name', phone: 'tel', idNumber: 'off' } as const;

function Contact({ model }: { model: BookModel }) {
  return (
    <form
      class="book-form"
      onSubmit={(event) => {
        event.preventDefault();
        void model.book();
      }}
    >
      <Field model={model} field="name" />
      <Field model={model} field="phone" />
      <Field model={model} field="idNumber" />
      <p class="book-note">{words('privacy')}</p>
      {/* The key in the foot is the one to press; this one is for the keyboard's own enter key. */}
      <button type="submit" class="book-submit" tabIndex={-1} aria-hidden="true" />
    </form>
  );
}

function Field({ model, field }: { model: BookModel; field: ContactField }) {
  const isWrong = model.contact.faults.value.includes(field);
  const help = `book-${field}-help`;
  return (
    <label class="book-field">
      {words(field)}
      <input
        name={field}
        inputMode={KEYBOARDS[field]}
        autocomplete={COMPLETIONS[field]}
        maxLength={30}
        value={model.contact.values.value[field]}
        aria-invalid={isWrong ? 'true' : undefined}
        aria-describedby={help}
        onInput={(event) => model.contact.write(field, event.currentTarget.value)}
      />
      <span id={help} class={isWrong ? 'is-wrong' : ''} role={isWrong ? 'alert' : undefined}>
        {isWrong ? words(`${field}Fault`) : field === 'idNumber' ? words('idNumberMore') : ''}
      </span>
    </label>
  );
}

function Foot({ model }: { model: BookModel }) {
  const problem = model.problem.value;
  const step = model.step.value;
  return (
    <>
      <p class="phone-problem" role="alert">
        {problem?.text}
      </p>
      {step === 'time' && (
        <Key
          tone="primary"
          class="phone-wide"
          isOff={model.choice.slot.value === null}
          onPress={model.toContact}
        >
          {words('next')}
        </Key>
      )}
      {step === 'contact' && (
        <Key
          tone="primary"
          class="phone-wide"
          isBusy={model.isBusy.value}
          onPress={() => void model.book()}
        >
          <Icon name="calendar" />
          {words('book')}
        </Key>
      )}
      {step !== 'service' && (
        <Key onPress={model.back}>
          <Icon name="undo" />
          {words('back')}
        </Key>
      )}
    </>
  );
}
