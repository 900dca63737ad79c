import { calendarDay, timeOfDay } from '#kit/format.ts';
import { lastView } from '#kit/link/feed.ts';
import type { SlotChoice } from '#kit/slot-choice.ts';
import { words } from '../book-texts.ts';

/** The days up to the horizon and the times of the chosen one; places come and go while one looks. */
export function SlotPicker({ choice }: { choice: SlotChoice }) {
  const feed = choice.feed.value;
  const view = feed === null ? null : lastView(feed.value);
  const date = choice.date.value;
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own box and legend */}
      <div class="book-days" role="group" aria-label={words('when')}>
        {choice.days.value.map((each) => {
          const { day, weekday } = calendarDay(each.date);
          return (
            <button
              key={each.date}
              type="button"
              class={`book-day ${each.date === date ? 'on' : ''} ${each.free === 0 ? 'is-full' : ''}`}
              aria-pressed={each.date === date}
              onClick={() => choice.chooseDate(each.date)}
            >
              <span>{weekday}</span>
              <b>{day}</b>
              {each.free === 0 && <span>{words('full')}</span>}
            </button>
          );
        })}
      </div>
      {view === null ? (
        <p class="book-note">{words('connecting')}</p>
      ) : view.slots.length === 0 ? (
        <p class="book-note">{words('noSlots')}</p>
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own box and legend
        <div class="book-times" role="group" aria-label={words('yourTime')}>
          {view.slots.map(({ at, free }) => (
            <button
              key={at}
              type="button"
              class={`book-time ${at === choice.slot.value ? 'on' : ''} ${free === 0 ? 'is-full' : ''}`}
              aria-pressed={at === choice.slot.value}
              aria-disabled={free === 0 ? 'true' : undefined}
              onClick={() => {
                if (free > 0) choice.chooseSlot(at);
              }}
            >
              <b class="num">{timeOfDay(at, view.hall.timeZone)}</b>
              <span>{free === 0 ? words('full') : words('free', { count: free })}</span>
            </button>
          ))}
        </div>
      )}
    </>
  );
}
