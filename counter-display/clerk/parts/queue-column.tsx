import type { ComponentChildren } from 'preact';
import type { ClerkView, QueueEntry } from '#contract/views.ts';
import { minutesOf, timeOfDay } from '#kit/format.ts';
import { pick } from '#kit/language.ts';
import { WaitBar } from '#kit/parts/bars.tsx';
import { Tag } from '#kit/parts/plates.tsx';
import { OwnCases } from '../case/own-cases.tsx';
import type { ClerkModel, QueueTab } from '../clerk-model.ts';
import { sentWords, turnWords } from '../queue-words.ts';
import { words } from '../texts/queue-texts.ts';

interface QueueProps {
  readonly model: ClerkModel;
  readonly view: ClerkView;
}

const TAB_NAMES = {
  queue: 'tabQueue',
  parked: 'tabParked',
  noShows: 'tabNoShows',
  cases: 'tabCases',
} as const;
const TABS: readonly QueueTab[] = ['queue', 'parked', 'noShows', 'cases'];

/** Who waits for this clerk, in the order of calling; whom the clerk has set aside; who did not come. */
export function QueueColumn({ model, view }: QueueProps) {
  const counts = {
    queue: view.queueCount,
    parked: view.parked.length,
    noShows: view.noShows.length,
    cases: view.ownCaseCount,
  };
  const tab = model.tab.value;
  return (
    <>
      <div class="tabs" role="tablist" aria-label={words('tabs')}>
        {TABS.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            id={`tab-${each}`}
            aria-selected={each === tab}
            aria-controls="tab-panel"
            class={each === tab ? 'on' : ''}
            onClick={() => model.showTab(each)}
          >
            {words(TAB_NAMES[each])} <span>{counts[each]}</span>
          </button>
        ))}
      </div>
      <div
        class="tab-panel"
        id="tab-panel"
        role="tabpanel"
        aria-labelledby={`tab-${tab}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by keyboard
        tabIndex={0}
      >
        <List model={model} view={view} tab={tab} />
      </div>
    </>
  );
}

function List({ model, view, tab }: QueueProps & { tab: QueueTab }) {
  switch (tab) {
    case 'queue':
      return <Waiting model={model} view={view} />;
    case 'parked':
      return <Parked model={model} view={view} />;
    case 'noShows':
      return <NoShows model={model} view={view} />;
    case 'cases':
      return <OwnCases model={model.cases} cases={view.ownCases} />;
  }
}

function Waiting({ model, view }: QueueProps) {
  const { timeZone } = view.hall;
  const now = model.now.value;
  const more = view.queueCount - view.queue.length;
  if (view.queue.length === 0) return <Empty>{words('queueEmpty')}</Empty>;
  return (
    <>
      <ol class="queue">
        {view.queue.map((entry, place) => {
          const minutes = minutesOf(now - entry.joinedAt);
          return (
            <Row
              timeZone={view.hall.timeZone}
              key={entry.visit}
              entry={entry}
              why={turnWords(entry, { now, timeZone })}
              isNext={place === 0}
            >
              <WaitBar minutes={minutes} text={words('minutesShort', { minutes })} />
            </Row>
          );
        })}
      </ol>
      {more > 0 && <Empty>{words('queueMore', { count: more })}</Empty>}
    </>
  );
}

function Parked({ model, view }: QueueProps) {
  if (view.parked.length === 0) return <Empty>{words('parkedEmpty')}</Empty>;
  return (
    <>
      <ol class="queue">
        {view.parked.map((entry) => (
          <Row
            timeZone={view.hall.timeZone}
            key={entry.visit}
            entry={entry}
            why={null}
            isNext={false}
          >
            <button
              type="button"
              class={`row-key ${keyState(model, 'takeBack', entry)}`}
              aria-disabled={model.whyNot('takeBack') !== null}
              onClick={() => void model.takeBack(entry.visit)}
            >
              {words('takeBack')}
            </button>
            <button
              type="button"
              class={`row-key ${keyState(model, 'returnToClerk', entry)}`}
              aria-disabled={model.whyNot('returnToClerk') !== null}
              onClick={() => void model.keepForMe(entry.visit)}
            >
              {words('keepForMe')}
            </button>
          </Row>
        ))}
      </ol>
      <Empty>{words('parkedHow')}</Empty>
    </>
  );
}

function NoShows({ model, view }: QueueProps) {
  if (view.noShows.length === 0) return <Empty>{words('noShowsEmpty')}</Empty>;
  return (
    <ol class="queue">
      {view.noShows.map((entry) => {
        const time = timeOfDay(entry.until, view.hall.timeZone);
        return (
          <Row
            timeZone={view.hall.timeZone}
            key={entry.visit}
            entry={entry}
            why={words('noShowUntil', { time })}
            isNext={false}
          >
            <button
              type="button"
              class={`row-key ${keyState(model, 'returnTicket', entry)}`}
              aria-disabled={model.whyNot('returnTicket') !== null}
              onClick={() => void model.returnTicket(entry.visit)}
            >
              {words('returnTicket')}
            </button>
          </Row>
        );
      })}
    </ol>
  );
}

function keyState(
  model: ClerkModel,
  act: 'takeBack' | 'returnTicket' | 'returnToClerk',
  { visit }: QueueEntry,
): string {
  if (model.underWay.value === `${act}:${visit}`) return 'is-busy';
  return model.whyNot(act) === null ? '' : 'is-off';
}

function Row({
  entry,
  timeZone,
  why,
  isNext,
  children,
}: {
  entry: QueueEntry;
  timeZone: string;
  why: string | null;
  isNext: boolean;
  children: ComponentChildren;
}) {
  const sent = sentWords(entry);
  return (
    <li class={isNext ? 'is-next' : ''} aria-current={isNext ? 'true' : undefined}>
      <span class="num">{entry.number}</span>
      <span class="queue-what">
        <span class="queue-service">
          {pick(entry.serviceName)}
          {entry.className !== null && (
            <Tag>
              {pick(entry.className)}
              {entry.slot !== null && ` ${timeOfDay(entry.slot, timeZone)}`}
            </Tag>
          )}
          {sent !== null && <Tag tone="act">{sent}</Tag>}
        </span>
        {why !== null && <small>{why}</small>}
        {entry.note !== null && (
          <small class="queue-note-line">{words('noteOf', { note: entry.note })}</small>
        )}
      </span>
      <span class="queue-end">{children}</span>
    </li>
  );
}

function Empty({ children }: { children: ComponentChildren }) {
  return <p class="queue-note">{children}</p>;
}
