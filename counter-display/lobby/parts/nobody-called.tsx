import type { BoardView } from '#contract/views.ts';
import { secondLanguage } from '#kit/language.ts';
import { Fit } from '#kit/parts/fit.tsx';
import { words } from '../lobby-texts.ts';

/** Before the first call and after the last: when it begins, and how many have a ticket already. */
export function NobodyCalled({ view }: { view: BoardView }) {
  const { isOpen, opensAt: time, ticketsToday: count } = view;
  const isFirstToCome = view.calls.length === 0;
  return (
    <div class="nobody-called">
      <h2>
        <Fit text={titleIn(words)} />
      </h2>
      <p class="second" lang={secondLanguage.value}>
        {titleIn(words.second)}
      </p>
      {(isOpen || isFirstToCome) && (
        <p class="nobody-called-what">
          {count === 0 ? words('takeTicket') : words('ticketsTaken', { count })}
        </p>
      )}
    </div>
  );

  function titleIn(say: typeof words.second): string {
    if (isOpen) return say('soon');
    if (time === '') return say('atRest');
    return say(isFirstToCome ? 'startsAt' : 'atRestUntil', { time });
  }
}
