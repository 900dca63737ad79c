import type { NoShowPolicy } from '#contract/steps.ts';
import type { ClerkView } from '#contract/views.ts';
import { language, pick } from '#kit/language.ts';
import { sideBySide } from '#kit/list.ts';
import { words } from '../texts/console-texts.ts';

/** The hall's rule for who does not come, so that the clerk can say it. */
export function noShowRule({ place, penaltyMin, graceMin, returnsMax }: NoShowPolicy): string {
  const how = words(`place.${place}`, { penalty: penaltyMin });
  const rule = words('noShowRule', { minutes: graceMin, place: how });
  return returnsMax === null ? rule : rule + words('noShowTimes', { count: returnsMax });
}

/** What the last clerk wrote, and what begins by itself when this is finished. */
export function TicketNotes({ view }: { view: ClerkView }) {
  const { note, further } = view.work;
  // Whether the class holds is settled first, and wants the room.
  const isCalling =
    view.counter.state.kind === 'calling' && (view.current?.proofWanted ?? null) === null;
  if (note === null && further.length === 0 && !isCalling) return null;
  return (
    <dl class="ticket-notes">
      {note !== null && (
        <div>
          <dt>{words('noteFrom')}</dt>
          <dd>{note}</dd>
        </div>
      )}
      {further.length > 0 && (
        <div>
          <dt>{words('furtherNext')}</dt>
          <dd>
            {sideBySide(
              further.map(({ name }) => pick(name)),
              language.value,
            )}
          </dd>
        </div>
      )}
      {isCalling && (
        <div>
          <dt>{words('markNoShow')}</dt>
          <dd>{noShowRule(view.work.noShow)}</dd>
        </div>
      )}
    </dl>
  );
}
