import type { Instant } from '#contract/clock.ts';
import type { ClerkView } from '#contract/views.ts';

/** What a clerk does at the counter with one press. Some open a sheet that asks for more. */
export type Act =
  | 'callNext'
  | 'recall'
  | 'markNoShow'
  | 'park'
  | 'transfer'
  | 'beginServing'
  | 'finish'
  | 'pauseShift'
  | 'resumeShift'
  | 'closeShift'
  | 'takeBack'
  | 'returnTicket'
  | 'returnToClerk'
  | 'callChosen'
  | 'takeWalkUp'
  | 'putBack'
  | 'writeNote'
  | 'planFurther'
  | 'undoLast'
  | 'endWrapUp'
  | 'callByItself';

/** Why a key does nothing now; the page says it in words. */
export type WhyNot =
  | 'lost'
  | 'closed'
  | 'paused'
  | 'notPaused'
  | 'nobodyWaiting'
  | 'nobodyHere'
  | 'calling'
  | 'serving'
  | 'recalledEnough'
  | 'recallFirst'
  | 'parkedEnough'
  | 'nothingToUndo'
  | 'noWrapUp'
  | 'notOffered';

type Moment = ClerkView['counter']['state']['kind'];

const WHILE_FREE: readonly Act[] = [
  'callNext',
  'pauseShift',
  'closeShift',
  'takeBack',
  'callChosen',
  'takeWalkUp',
  'endWrapUp',
];
const WITH_SOMEBODY: readonly Act[] = ['park', 'transfer', 'putBack', 'writeNote', 'planFurther'];
const AT_ANY_TIME: readonly Act[] = ['returnTicket', 'returnToClerk', 'undoLast', 'callByItself'];

/** What the hall would take at each moment; it decides again, the page only spares vain presses. */
const POSSIBLE: Readonly<Record<Moment, readonly Act[]>> = {
  closed: [],
  paused: ['resumeShift', 'closeShift', 'returnTicket', 'callByItself'],
  idle: [...WHILE_FREE, ...AT_ANY_TIME],
  calling: [...WITH_SOMEBODY, 'recall', 'markNoShow', 'beginServing', ...AT_ANY_TIME],
  serving: [...WITH_SOMEBODY, 'finish', ...AT_ANY_TIME],
};

/** null: the key can be pressed. */
export function whyNot(act: Act, view: ClerkView, now: Instant): WhyNot | null {
  const moment = view.counter.state.kind;
  if (!POSSIBLE[moment].includes(act)) return whyNotNow(act, moment);
  const { work } = view;
  switch (act) {
    case 'callNext':
    case 'callChosen':
      return view.queueCount === 0 ? 'nobodyWaiting' : null;
    case 'recall':
      return work.recallsLeft === 0 ? 'recalledEnough' : null;
    case 'markNoShow':
      return work.recallsWanted > 0 ? 'recallFirst' : null;
    case 'park':
      return isFull(view) ? 'parkedEnough' : null;
    case 'undoLast':
      return undoSecondsLeft(view, now) > 0 ? null : 'nothingToUndo';
    case 'endWrapUp':
      return isWrappingUp(view, now) ? null : 'noWrapUp';
    case 'callByItself':
      return work.callsByItself === null ? 'notOffered' : null;
    default:
      return null;
  }
}

function isFull({ work, parked }: ClerkView): boolean {
  return work.parkedMax !== null && parked.length >= work.parkedMax;
}

/** How long the last step can still be taken back, in whole seconds. */
export function undoSecondsLeft({ work }: ClerkView, now: Instant): number {
  return work.undo === null ? 0 : Math.max(Math.ceil((work.undo.until - now) / 1_000), 0);
}

export function isWrappingUp({ work }: ClerkView, now: Instant): boolean {
  return work.wrapUp !== null && now < work.wrapUp.until;
}

function whyNotNow(act: Act, moment: Moment): WhyNot {
  switch (moment) {
    case 'closed':
    case 'paused':
    case 'calling':
    case 'serving':
      return moment;
    case 'idle':
      return act === 'resumeShift' ? 'notPaused' : 'nobodyHere';
  }
}

/** The large key: always what comes next. */
export function mainActOf(view: ClerkView): 'callNext' | 'beginServing' | 'finish' | 'resumeShift' {
  switch (view.counter.state.kind) {
    case 'closed':
    case 'idle':
      return 'callNext';
    case 'calling':
      return 'beginServing';
    case 'serving':
      return 'finish';
    case 'paused':
      return 'resumeShift';
  }
}
