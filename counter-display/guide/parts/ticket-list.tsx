import type { GuideEntry, GuideView } from '#contract/views.ts';
import { minutesOf, timeOfDay } from '#kit/format.ts';
import { pick } from '#kit/language.ts';
import { Plate, State, Tag } from '#kit/parts/plates.tsx';
import type { GuideModel } from '../guide-model.ts';
import { words } from '../guide-texts.ts';
import { MOODS, stateText } from '../ticket-words.ts';

/** Who waits, called from the top; or the numbers that were searched. */
export function TicketList({ model, view }: { model: GuideModel; view: GuideView }) {
  const isSearch = model.search.value !== '';
  return (
    <main class="guide-list">
      {isSearch ? (
        <Tickets
          model={model}
          view={view}
          title={words('foundTitle')}
          entries={view.found ?? []}
          empty={words('notFound')}
        />
      ) : (
        <>
          <Tickets
            model={model}
            view={view}
            title={words('queue')}
            note={words('ofAll', { count: view.queueCount })}
            entries={view.queue}
            empty={words('nobody')}
          />
          {view.noShows.length > 0 && (
            <Tickets
              model={model}
              view={view}
              title={words('noShows')}
              entries={view.noShows}
              empty=""
            />
          )}
        </>
      )}
    </main>
  );
}

function Tickets({
  model,
  view,
  title,
  note = '',
  entries,
  empty,
}: {
  model: GuideModel;
  view: GuideView;
  title: string;
  note?: string;
  entries: readonly GuideEntry[];
  empty: string;
}) {
  return (
    <section class="tickets">
      <h2>
        {title} <span>{note}</span>
      </h2>
      {entries.length === 0 ? (
        <p class="tickets-empty">{empty}</p>
      ) : (
        <ul>
          {entries.map((entry) => (
            <TicketRow key={entry.visit} model={model} view={view} entry={entry} />
          ))}
        </ul>
      )}
    </section>
  );
}

function TicketRow({
  model,
  view,
  entry,
}: {
  model: GuideModel;
  view: GuideView;
  entry: GuideEntry;
}) {
  const isOn = model.chosen.value?.visit === entry.visit;
  const { timeZone } = view.hall;
  const isWaiting = entry.state === 'waiting';
  return (
    <li>
      <button
        type="button"
        class={`ticket-row ${isOn ? 'on' : ''}`}
        aria-pressed={isOn}
        onClick={() => model.choose(entry)}
      >
        <Plate number={entry.number} />
        <span class="ticket-row-what">
          <b>{pick(entry.serviceName)}</b>
          <span>
            {entry.className !== null && <Tag>{pick(entry.className)}</Tag>}
            {isWaiting && entry.waitsFor !== 'service' && (
              <Tag tone="act">
                {words(entry.waitsFor === 'counter' ? 'sentToCounter' : 'sentToClerk')}
              </Tag>
            )}
            {!isWaiting && <State mood={MOODS[entry.state]}>{stateText(entry)}</State>}
          </span>
        </span>
        <span class="ticket-row-when">
          {isWaiting ? (
            <>
              <b>{words('waited', { minutes: minutesOf(model.now.value - entry.joinedAt) })}</b>
              <span>{words('due', { time: timeOfDay(entry.due, timeZone) })}</span>
            </>
          ) : (
            entry.until !== null && (
              <span>{words('backUntil', { time: timeOfDay(entry.until, timeZone) })}</span>
            )
          )}
        </span>
      </button>
    </li>
  );
}
