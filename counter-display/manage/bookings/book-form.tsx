import type { BookingView } from '#contract/appointments.ts';
import type { ContactField } from '#kit/contact-fields.ts';
import { calendarDay, dayOf, timeOfDay } from '#kit/format.ts';
import { pick } from '#kit/language.ts';
import { lastView } from '#kit/link/feed.ts';
import { Segmented } from '#kit/parts/keys.tsx';
import { Qr } from '#kit/parts/qr.tsx';
import { Button } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import type { BookingsModel, Made } from './bookings-model.ts';
import { bookingsWords as words } from './bookings-texts.ts';

/** Books for somebody who stands at the desk or is on the telephone. */
export function BookForm({ model, view }: { model: BookingsModel; view: BookingView }) {
  const made = model.made.value;
  if (made !== null) return <MadeNow model={model} made={made} timeZone={view.hall.timeZone} />;
  return (
    <form
      class="bookings-form"
      onSubmit={(event) => {
        event.preventDefault();
        void model.book();
      }}
    >
      <Heading title={words('book')} />
      <Segmented
        label={words('service')}
        choices={view.services.map(({ service, name }) => ({ value: service, text: pick(name) }))}
        chosen={model.service.value ?? view.services[0]?.service ?? ''}
        onChoose={(text) => {
          const found = view.services.find(({ service }) => service === text);
          if (found !== undefined) model.chooseService(found.service);
        }}
      />
      <Days model={model} />
      <Times model={model} />
      <Field model={model} field="name" />
      <Field model={model} field="phone" />
      <Field model={model} field="idNumber" />
      <p class="manage-problem" role="alert">
        {model.problem}
      </p>
      <Button
        tone="primary"
        icon="calendar"
        isOff={model.choice.slot.value === null}
        isBusy={model.pending.value === 'new'}
        onPress={() => void model.book()}
      >
        {words('bookNow')}
      </Button>
    </form>
  );
}

function Days({ model }: { model: BookingsModel }) {
  const { choice } = model;
  return (
    <label class="bookings-field">
      {words('day')}
      <select
        class="manage-field"
        value={choice.date.value ?? ''}
        onChange={(event) => choice.chooseDate(event.currentTarget.value)}
      >
        {choice.days.value.map(({ date, free }) => {
          const { day, weekday } = calendarDay(date);
          const places = free === 0 ? words('full') : words('free', { count: free });
          return <option key={date} value={date}>{`${day} ${weekday} · ${places}`}</option>;
        })}
      </select>
    </label>
  );
}

function Times({ model }: { model: BookingsModel }) {
  const { choice } = model;
  const feed = choice.feed.value;
  const view = feed === null ? null : lastView(feed.value);
  if (view !== null && view.slots.length === 0) return <p>{words('noSlots')}</p>;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own box and legend
    <div class="bookings-times" role="group" aria-label={words('slots')}>
      {view?.slots.map(({ at, free }) => (
        <button
          key={at}
          type="button"
          class={`bookings-time ${at === choice.slot.value ? 'on' : ''}`}
          aria-pressed={at === choice.slot.value}
          aria-disabled={free === 0 ? 'true' : undefined}
          onClick={() => {
            if (free > 0) choice.chooseSlot(at);
          }}
        >
          <b>{timeOfDay(at, view.hall.timeZone)}</b>
          <small>{free === 0 ? words('full') : words('free', { count: free })}</small>
        </button>
      ))}
    </div>
  );
}

function Field({ model, field }: { model: BookingsModel; field: ContactField }) {
  const isWrong = model.contact.faults.value.includes(field);
  const help = `bookings-${field}-help`;
  return (
    <label class="bookings-field">
      {words(field)}
      <input
        class="manage-field"
        name={field}
        autocomplete="off"
        maxLength={30}
        value={model.contact.values.value[field]}
        aria-invalid={isWrong ? 'true' : undefined}
        aria-describedby={help}
        onInput={(event) => model.contact.write(field, event.currentTarget.value)}
      />
      <small id={help} class={isWrong ? 'manage-problem' : ''}>
        {isWrong ? words(`${field}Fault`) : field === 'idNumber' ? words('idNumberMore') : ''}
      </small>
    </label>
  );
}

function MadeNow({
  model,
  made,
  timeZone,
}: {
  model: BookingsModel;
  made: Made;
  timeZone: string;
}) {
  return (
    <div class="bookings-made" role="status">
      <Heading
        title={words('made', {
          day: calendarDay(dayOf(made.slot, timeZone)).day,
          time: timeOfDay(made.slot, timeZone),
        })}
      />
      <Qr text={made.address} label={words('code')} />
      <p class="mono">{made.address}</p>
      <p>{words('madeHow')}</p>
      <Button tone="primary" onPress={model.again}>
        {words('another')}
      </Button>
    </div>
  );
}
