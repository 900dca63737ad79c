import type { AppointmentLine, AppointmentsView, BookingView } from '#contract/appointments.ts';
import { calendarDay, timeOfDay } from '#kit/format.ts';
import { pick } from '#kit/language.ts';
import { lastView } from '#kit/link/feed.ts';
import { type Mood, State } from '#kit/parts/plates.tsx';
import type { ManageModel } from '../manage-model.ts';
import { words as manageWords } from '../manage-texts.ts';
import { Blank, Waiting } from '../parts/blank.tsx';
import { Button } from '../parts/button.tsx';
import { RoomFrame } from '../parts/room.tsx';
import { BookForm } from './book-form.tsx';
import type { BookingsModel } from './bookings-model.ts';
import { bookingsWords as words } from './bookings-texts.ts';
import './bookings.css';

/** One day's bookings by their times, and beside them a new one. */
export function BookingsRoom({ manage, model }: { manage: ManageModel; model: BookingsModel }) {
  const state = model.booking.value;
  const booking = lastView(state);
  const list = model.list.value;
  const view = list === null ? null : lastView(list.value);
  return (
    <RoomFrame
      manage={manage}
      title={manageWords('bookings')}
      note={view === null ? undefined : words('count', { count: view.count })}
      seenAt={state.face === 'live' ? state.at : null}
      class="bookings"
    >
      {booking === null ? (
        state.face === 'refused' ? (
          <Blank icon="info" title={state.problem.text} />
        ) : (
          <Waiting />
        )
      ) : booking.services.length === 0 ? (
        <Blank icon="calendar" title={words('notTaken')}>
          <p>{words('notTakenHow')}</p>
        </Blank>
      ) : (
        <>
          <section class="bookings-list" aria-label={manageWords('bookings')}>
            <ListHead model={model} booking={booking} />
            {view === null ? <Waiting /> : <List model={model} view={view} />}
          </section>
          <section class="bookings-side" aria-label={words('book')}>
            <BookForm model={model} view={booking} />
          </section>
        </>
      )}
    </RoomFrame>
  );
}

function ListHead({ model, booking }: { model: BookingsModel; booking: BookingView }) {
  const dates = new Set(booking.services.flatMap(({ days }) => days.map(({ date }) => date)));
  const number = model.checkedIn.value;
  return (
    <div class="bookings-head">
      <label>
        {words('day')}
        <select
          class="manage-field"
          value={model.date.value ?? ''}
          onChange={(event) => model.chooseDate(event.currentTarget.value)}
        >
          {[...dates].sort().map((date) => {
            const { day, weekday } = calendarDay(date);
            return <option key={date} value={date}>{`${day} ${weekday}`}</option>;
          })}
        </select>
      </label>
      <b role="status">{number !== null && words('checkedInAs', { number })}</b>
      <span class="manage-problem" role="alert">
        {model.listProblem}
      </span>
    </div>
  );
}

const MOODS: Readonly<Record<AppointmentLine['state'], Mood>> = {
  booked: 'ok',
  checkedIn: 'go',
  cancelled: 'off',
  missed: 'warn',
};

function List({ model, view }: { model: BookingsModel; view: AppointmentsView }) {
  if (view.lines.length === 0) return <Blank icon="calendar" title={words('none')} />;
  return (
    <div class="bookings-scroll">
      <table class="bookings-table">
        <thead>
          <tr>
            <th>{words('time')}</th>
            <th>{words('service')}</th>
            <th>{words('name')}</th>
            <th>{words('phone')}</th>
            <th>{words('state')}</th>
            <th>{words('actions')}</th>
          </tr>
        </thead>
        <tbody>
          {view.lines.map((line) => (
            <tr key={line.appointment}>
              <th scope="row">{timeOfDay(line.slot, view.hall.timeZone)}</th>
              <td>{pick(line.serviceName)}</td>
              <td>{line.maskedName}</td>
              <td>{line.maskedPhone}</td>
              <td>
                <State mood={MOODS[line.state]}>
                  {line.state === 'checkedIn'
                    ? words('state.checkedIn', { number: line.number ?? '' })
                    : words(`state.${line.state}`)}
                </State>
              </td>
              <td>
                <Actions model={model} line={line} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Actions({ model, line }: { model: BookingsModel; line: AppointmentLine }) {
  const isBusy = model.pending.value === line.appointment;
  if (line.state !== 'booked' && line.state !== 'missed') return null;
  return (
    <span class="bookings-actions">
      <Button isSmall={true} isBusy={isBusy} onPress={() => void model.checkIn(line)}>
        {words('checkIn')}
      </Button>
      {line.state === 'booked' && (
        <Button isSmall={true} isBusy={isBusy} onPress={() => void model.cancel(line)}>
          {words('cancel')}
        </Button>
      )}
    </span>
  );
}
