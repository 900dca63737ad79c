import type { Instant } from '#contract/clock.ts';
import type { ServiceDay, TicketNumber } from '#contract/ids.ts';
import { duration } from '#kit/format.ts';
import { pick } from '#kit/language.ts';
import { DurationBar } from '#kit/parts/bars.tsx';
import { Gate, State } from '#kit/parts/plates.tsx';
import { visitOf } from '../ids.ts';
import { words } from '../manage-texts.ts';
import { visitHash } from '../route.ts';
import { COUNTER_MOODS, counterMark, type LiveCounter } from './live-marks.ts';
import { liveWords } from './live-texts.ts';

/** One counter: who sits there, whose turn it is and for how long. Yellow only while it calls. */
export function CounterCard({
  counter,
  day,
  now,
}: {
  counter: LiveCounter;
  day: ServiceDay;
  now: Instant;
}) {
  const { clerk, label, state, targetHandlingMin } = counter;
  const mark = counterMark(counter, now);
  return (
    <li class={`live-counter is-${mark}`}>
      <div class="live-counter-head">
        <Gate label={label} isCalling={state.kind === 'calling'} />
        <span class="live-counter-clerk">
          <b>{clerk?.name ?? liveWords('noClerk')}</b>
          {clerk !== null && <small>{clerk.staff}</small>}
        </span>
        <State mood={COUNTER_MOODS[mark]}>{liveWords(`counter.${mark}`)}</State>
      </div>
      <div class="live-counter-turn">
        <Turn counter={counter} day={day} now={now} />
      </div>
      {state.kind === 'serving' && targetHandlingMin !== null && (
        <DurationBar elapsedMs={now - state.since} usualMs={targetHandlingMin * 60_000} />
      )}
    </li>
  );
}

function Turn({ counter, day, now }: { counter: LiveCounter; day: ServiceDay; now: Instant }) {
  const { state, waiting } = counter;
  switch (state.kind) {
    case 'calling':
      return (
        <>
          <TicketLink number={state.number} day={day} />
          <span>
            <b>{duration(now - state.at)}</b>
            <small>
              {state.times > 1 ? liveWords('times', { count: state.times }) : pick(state.service)}
            </small>
          </span>
        </>
      );
    case 'serving':
      return (
        <>
          <TicketLink number={state.number} day={day} />
          <span>
            <b>{duration(now - state.since)}</b>
            <small>{pick(state.service)}</small>
          </span>
        </>
      );
    case 'paused':
      return (
        <>
          <span class="num live-counter-none">{words('none')}</span>
          <span>
            <b>{duration(now - state.since)}</b>
            <small>
              {pick(state.reason)}
              {waiting > 0 && ` · ${liveWords('whileWaiting', { count: waiting })}`}
            </small>
          </span>
        </>
      );
    case 'idle':
      return (
        <>
          <span class="num live-counter-none">{words('none')}</span>
          <small>{liveWords('waitsForCall')}</small>
        </>
      );
    case 'closed':
      return <span class="num live-counter-none">{words('none')}</span>;
  }
}

function TicketLink({ number, day }: { number: TicketNumber; day: ServiceDay }) {
  const visit = visitOf(day, number);
  return (
    <a class="num" href={visit === null ? '#visits' : visitHash(visit)}>
      {number}
    </a>
  );
}
