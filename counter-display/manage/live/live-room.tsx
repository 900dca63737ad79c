import type { Instant } from '#contract/clock.ts';
import type { LiveView } from '#contract/views.ts';
import { minutesOf } from '#kit/format.ts';
import { hallNow } from '#kit/page-clock.ts';
import { State } from '#kit/parts/plates.tsx';
import type { ManageModel } from '../manage-model.ts';
import { words } from '../manage-texts.ts';
import { Blank, Waiting } from '../parts/blank.tsx';
import { type FigureLine, Figures } from '../parts/figures.tsx';
import { Heading } from '../parts/heading.tsx';
import { minutesText } from '../parts/minutes.ts';
import { RoomFrame } from '../parts/room.tsx';
import { AlertList } from './alert-list.tsx';
import { CallLog } from './call-log.tsx';
import { CounterCard } from './counter-card.tsx';
import { DeviceStrip } from './device-strip.tsx';
import { isPast, percentOf } from './live-marks.ts';
import type { LiveModel } from './live-model.ts';
import { liveWords } from './live-texts.ts';
import { QueueTable } from './queue-table.tsx';
import { ServicePauses } from './service-pauses.tsx';
import './live.css';
import './live-side.css';

/** The whole hall at this moment, and what somebody must see to. */
export function LiveRoom({ manage, model }: { manage: ManageModel; model: LiveModel }) {
  const state = model.feed.value;
  const view = model.view.value;
  return (
    <RoomFrame
      manage={manage}
      title={words('live')}
      tools={view !== null && <OpenMark isOpen={view.isOpen} />}
      seenAt={state.face === 'linkLost' ? state.at : null}
      class="live"
    >
      {view !== null ? (
        <Hall
          model={model}
          view={view}
          canGuide={manage.staff.role === 'supervisor'}
          now={state.face === 'linkLost' && state.at !== null ? state.at : hallNow.value}
        />
      ) : state.face === 'refused' ? (
        <Blank icon="lock" title={state.problem.text} />
      ) : (
        <Waiting />
      )}
    </RoomFrame>
  );
}

function OpenMark({ isOpen }: { isOpen: boolean }) {
  return <State mood={isOpen ? 'ok' : 'off'}>{liveWords(isOpen ? 'open' : 'shut')}</State>;
}

/** `now` stands still while the line is lost: nobody knows how long anything has gone on since. */
function Hall({
  model,
  view,
  now,
  canGuide,
}: {
  model: LiveModel;
  view: LiveView;
  now: Instant;
  canGuide: boolean;
}) {
  return (
    <>
      <Figures lines={figuresOf(view, now)} />
      <div class="live-hall">
        <Heading title={liveWords('counters')}>{liveWords('usualTick')}</Heading>
        <ul class={`live-counters in-rows-of-${rowLength(view.counters.length)}`}>
          {view.counters.map((counter) => (
            <CounterCard key={counter.counter} counter={counter} day={view.day} now={now} />
          ))}
        </ul>
        <QueueTable services={view.services} now={now} canGuide={canGuide} />
        <DeviceStrip devices={view.devices} />
        {canGuide && <ServicePauses view={view} presses={model.presses} />}
      </div>
      <aside class="live-side">
        <AlertList model={model} view={view} now={now} />
        <CallLog view={view} />
      </aside>
    </>
  );
}

/** What the office's screen has room for. */
const CARDS_A_ROW_MAX = 5;

/** Rows as even as can be: six counters stand three and three. */
function rowLength(counters: number): number {
  const rows = Math.max(1, Math.ceil(counters / CARDS_A_ROW_MAX));
  return Math.max(3, Math.ceil(counters / rows));
}

function figuresOf(view: LiveView, now: Instant): readonly FigureLine[] {
  const { longestWait, meanWaitMs } = view;
  const none = words('none');
  const isOver = longestWait !== null && isPast(longestWait.since, longestWait.targetWaitMin, now);
  const minutes = liveWords('minutesUnit');
  return [
    { name: liveWords('waiting'), value: String(view.waiting), unit: liveWords('people') },
    {
      name: liveWords('openCounters'),
      value: String(view.openCounters),
      unit: liveWords('ofCounters', { count: view.counters.length }),
    },
    {
      name: liveWords('meanWait'),
      value: meanWaitMs === null ? none : minutesText(meanWaitMs),
      unit: meanWaitMs === null ? '' : minutes,
    },
    {
      name: liveWords('longestWait'),
      value: longestWait === null ? none : String(minutesOf(now - longestWait.since)),
      unit: longestWait === null ? '' : `${minutes} ${longestWait.number}`,
      mark: isOver && <State mood="bad">{liveWords('overTarget')}</State>,
    },
    { name: liveWords('issued'), value: String(view.issued), unit: liveWords('tickets') },
    { name: liveWords('served'), value: String(view.served), unit: liveWords('visits') },
    {
      name: liveWords('satisfied'),
      value: percentOf(view.satisfied, view.rated) ?? none,
      unit: view.rated === 0 ? '' : '%',
    },
  ];
}
