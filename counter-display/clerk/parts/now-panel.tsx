import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Instant } from '#contract/clock.ts';
import type { ClerkView } from '#contract/views.ts';
import { callReason } from '#kit/call-reason.ts';
import { minutesOf, timeOfDay } from '#kit/format.ts';
import { pick } from '#kit/language.ts';
import { DurationBar } from '#kit/parts/bars.tsx';
import { type Mood, State } from '#kit/parts/plates.tsx';
import { isWrappingUp } from '../acts.ts';
import { timer } from '../queue-words.ts';
import { words } from '../texts/console-texts.ts';

interface NowProps {
  readonly view: ClerkView;
  readonly now: ReadonlySignal<Instant>;
}
type Step = NonNullable<ClerkView['current']>;

/** The number at the counter and its time, as large as anything on the page. */
export function NowPanel({ view, now }: NowProps) {
  const { state } = view.counter;
  if (view.current !== null) {
    return <Somebody step={view.current} timeZone={view.hall.timeZone} now={now} />;
  }
  if (isWrappingUp(view, now.value)) return <WrapUp view={view} now={now} />;
  return state.kind === 'paused' ? (
    <Paused view={view} state={state} now={now} />
  ) : (
    <Nobody view={view} now={now} />
  );
}

function Panel({
  mood,
  state,
  about,
  big,
  children,
}: {
  mood: Mood;
  state: string;
  about: string;
  big: ComponentChildren;
  children: ComponentChildren;
}) {
  return (
    <div class="now on-board">
      <div class="now-top">
        <State mood={mood}>{state}</State>
        <span class="now-about">{about}</span>
      </div>
      <div class="now-big" aria-live="polite">
        {big}
      </div>
      {children}
    </div>
  );
}

function Time({ name, value }: { name: string; value: string }) {
  return (
    <div class="now-time">
      <span>{name}</span>
      <span class="num">{value}</span>
    </div>
  );
}

function Below({ left, right }: { left: string; right: string }) {
  return (
    <div class="now-below">
      <span>{left}</span>
      <span>{right}</span>
    </div>
  );
}

/** Counted from the hall's instants, so that it is right from the first second and after a reload. */
function Somebody({
  step,
  timeZone,
  now,
}: {
  step: Step;
  timeZone: string;
  now: ReadonlySignal<Instant>;
}) {
  const isServing = step.servingSince !== null;
  const elapsedMs = now.value - (step.servingSince ?? step.calledAt);
  const usualMs = step.targetHandlingMin * 60_000;
  const overMin = minutesOf(elapsedMs - usualMs);
  return (
    <Panel
      mood={isServing ? 'ok' : 'go'}
      state={words(isServing ? 'nowServing' : 'nowCalling')}
      about={pick(step.serviceName)}
      big={<span class="num">{step.number}</span>}
    >
      <Time name={words(isServing ? 'servingFor' : 'callingFor')} value={timer(elapsedMs)} />
      <DurationBar elapsedMs={isServing ? elapsedMs : 0} usualMs={usualMs} onBoard />
      {step.because !== null && (
        <p class="now-why">{callReason(step.because, { className: step.className, timeZone })}</p>
      )}
      <Below
        left={words('waitedCalled', {
          minutes: step.isWaitKnown ? minutesOf(step.calledAt - step.joinedAt) : '–',
          count: step.calls,
        })}
        right={
          isServing && overMin > 0
            ? words('overUsual', { minutes: overMin })
            : words('usual', { minutes: step.targetHandlingMin })
        }
      />
    </Panel>
  );
}

function Paused({
  view,
  state,
  now,
}: NowProps & { state: Extract<ClerkView['counter']['state'], { kind: 'paused' }> }) {
  return (
    <Panel
      mood="hold"
      state={words('nowPaused')}
      about=""
      big={<span class="now-word">{pick(state.reason)}</span>}
    >
      <Time name={words('pausedFor')} value={timer(now.value - state.since)} />
      <Below
        left={words('since', { time: timeOfDay(state.since, view.hall.timeZone) })}
        right={words('waitingMeanwhile', { count: view.queueCount })}
      />
    </Panel>
  );
}

/** Paper is put away: counted, and over by itself. */
function WrapUp({ view, now }: NowProps) {
  const { wrapUp } = view.work;
  if (wrapUp === null) return null;
  return (
    <Panel
      mood="hold"
      state={words('nowWrapUp')}
      about=""
      big={
        <>
          <span class="num">{view.queueCount}</span>
          <span class="now-unit">{words('peopleForMe')}</span>
        </>
      }
    >
      <Time name={words('wrapUpFor')} value={timer(now.value - wrapUp.since)} />
      <DurationBar
        elapsedMs={now.value - wrapUp.since}
        usualMs={wrapUp.until - wrapUp.since}
        onBoard
      />
      <Below
        left={words('wrapUpUntil', { time: timeOfDay(wrapUp.until, view.hall.timeZone) })}
        right=""
      />
    </Panel>
  );
}

function Nobody({ view, now }: NowProps) {
  const [next] = view.queue;
  return (
    <Panel
      mood="off"
      state={words('nowIdle')}
      about=""
      big={
        <>
          <span class="num">{view.queueCount}</span>
          <span class="now-unit">{words('peopleForMe')}</span>
        </>
      }
    >
      <Time
        name={words('nextHasWaited')}
        value={next === undefined ? '—' : timer(now.value - next.joinedAt)}
      />
      <Below left={words('inHall', { count: view.hallWaiting })} right="" />
    </Panel>
  );
}
