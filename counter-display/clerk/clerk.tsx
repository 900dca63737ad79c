import { useEffect } from 'preact/hooks';
import type { ClerkView } from '#contract/views.ts';
import { LinkStrip } from '#kit/parts/banner.tsx';
import { CaseCentre } from './case/case-centre.tsx';
import type { ClerkModel } from './clerk-model.ts';
import { ChooseCounter } from './parts/choose-counter.tsx';
import { ChosenSheet } from './parts/chosen-sheet.tsx';
import { ConsoleHead } from './parts/console-head.tsx';
import { DayEndStrip } from './parts/day-end-strip.tsx';
import { FurtherSheet } from './parts/further-sheet.tsx';
import { IdleCentre } from './parts/idle-centre.tsx';
import { LeaveSheet } from './parts/leave-sheet.tsx';
import { NoteSheet } from './parts/note-sheet.tsx';
import { NowPanel } from './parts/now-panel.tsx';
import { OwnDay } from './parts/own-day.tsx';
import { OwnUnhappy } from './parts/own-unhappy.tsx';
import { PaperForm } from './parts/paper-form.tsx';
import { PauseSheet } from './parts/pause-sheet.tsx';
import { PausedCentre } from './parts/paused-centre.tsx';
import { ProofLine } from './parts/proof-line.tsx';
import { QueueColumn } from './parts/queue-column.tsx';
import { RatingLine } from './parts/rating-line.tsx';
import { ReminderStrip } from './parts/reminder-strip.tsx';
import { RollNext, RollService } from './parts/roll.tsx';
import { StepCentre } from './parts/step-centre.tsx';
import { TicketNotes } from './parts/ticket-notes.tsx';
import { ToastLine } from './parts/toast-line.tsx';
import { TransferSheet } from './parts/transfer-sheet.tsx';
import { WalkUpSheet } from './parts/walk-up-sheet.tsx';
import { WorkKeys } from './parts/work-keys.tsx';
import { words } from './texts/console-texts.ts';
import './clerk.css';
import './clerk-now.css';
import './clerk-steps.css';
import './clerk-centre.css';
import './clerk-idle.css';
import './clerk-paper.css';
import './clerk-queue.css';
import './clerk-seat.css';

/** Where a clerk works: who is at the counter, what comes next, and the keys for it. */
export function Clerk({ model }: { model: ClerkModel }) {
  const state = model.seat.feed.value;
  const view = model.seat.view.value;
  const isSeated = model.seat.face.value === 'seated';
  const title = view === null || !isSeated ? words('console') : titleOf(view);
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div class={`clerk ${state.face === 'linkLost' ? 'is-old' : ''}`}>
      {view !== null && isSeated ? (
        <Console model={model} view={view} />
      ) : (
        <ChooseCounter model={model} />
      )}
      {model.sheet.value === null && <ToastLine toast={model.toast} />}
    </div>
  );
}

function Console({ model, view }: { model: ClerkModel; view: ClerkView }) {
  const state = model.seat.feed.value;
  return (
    <>
      <ConsoleHead model={model} view={view} />
      <LinkStrip
        link={model.link}
        seenAt={state.face === 'linkLost' ? state.at : null}
        timeZone={view.hall.timeZone}
      />
      <DayEndStrip view={view} />
      <ReminderStrip view={view} />
      <div class="clerk-columns">
        <section class="clerk-work" aria-label={words('work')}>
          <NowPanel view={view} now={model.now} />
          <ProofLine model={model} />
          <WorkKeys model={model} view={view} />
          <TicketNotes view={view} />
          {isRatingShown(view) && <RatingLine view={view} now={model.now} />}
        </section>
        <main class="clerk-centre">
          <Centre model={model} view={view} />
        </main>
        <aside class="clerk-side">
          <QueueColumn model={model} view={view} />
          <OwnDay view={view} />
          <OwnUnhappy model={model} view={view} />
        </aside>
      </div>
      {model.sheet.value === 'pause' && <PauseSheet model={model} view={view} />}
      {model.sheet.value === 'transfer' && <TransferSheet model={model} view={view} />}
      {model.sheet.value === 'leave' && <LeaveSheet model={model} />}
      {model.sheet.value === 'note' && <NoteSheet model={model} view={view} />}
      {model.sheet.value === 'further' && <FurtherSheet model={model} view={view} />}
      {model.sheet.value === 'chosen' && <ChosenSheet model={model} view={view} />}
      {model.sheet.value === 'walkUp' && <WalkUpSheet model={model} view={view} />}
    </>
  );
}

/** While somebody is here with more to say of, the idle pad gives its place. */
function isRatingShown({ counter, current, work }: ClerkView): boolean {
  const isNoted = current !== null && (work.note !== null || work.further.length > 0);
  // Whoever is only called has nothing to rate yet, and what holds if nobody comes is told there.
  const isCalled = current !== null && current.servingSince === null;
  return counter.rating !== null || !(isNoted || isCalled);
}

function Centre({ model, view }: { model: ClerkModel; view: ClerkView }) {
  const sheet = model.cases.sheet.value;
  if (sheet !== null) return <CaseCentre clerk={model} view={view} sheet={sheet} />;
  if (view.isServiceWanted) return <RollService model={model} view={view} />;
  if (view.current !== null) return <StepCentre model={model} view={view} step={view.current} />;
  const { state } = view.counter;
  return state.kind === 'paused' ? (
    <PausedCentre view={view} state={state} />
  ) : (
    <>
      {view.roll !== null && <RollNext model={model} roll={view.roll} />}
      <IdleCentre view={view} now={model.now} />
      <PaperForm model={model} view={view} />
    </>
  );
}

/** For the tab in the browser: how many wait, before all else. */
function titleOf({ counter, current, queueCount }: ClerkView): string {
  const { label } = counter;
  if (current !== null) return words('titleCurrent', { number: current.number, label });
  if (counter.state.kind === 'paused') return words('titlePaused', { label });
  return words('titleWaiting', { count: queueCount, label });
}
