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
  | 'returnTicket';

/** Why a key does nothing now; the page says it in words. */
export type WhyNot =
  | 'lost'
  | 'closed'
  | 'paused'
  | 'notPaused'
  | 'nobodyWaiting'
  | 'nobodyHere'
  | 'calling'
  | 'serving';

type Moment = ClerkView['counter']['state']['kind'];

const WHILE_FREE: readonly Act[] = ['callNext', 'pauseShift', 'closeShift', 'takeBack'];
const WITH_SOMEBODY: readonly Act[] = ['park', 'transfer'];

/** What the hall would take at each moment; it decides again, the page only spares vain presses. */
const POSSIBLE: Readonly<Record<Moment, readonly Act[]>> = {
  closed: [],
  paused: ['resumeShift', 'closeShift', 'returnTicket'],
  idle: [...WHILE_FREE, 'returnTicket'],
  calling: [...WITH_SOMEBODY, 'recall', 'markNoShow', 'beginServing', 'returnTicket'],
  serving: [...WITH_SOMEBODY, 'finish', 'returnTicket'],
};

/** null: the key can be pressed. */
export function whyNot(act: Act, view: ClerkView): WhyNot | null {
  const moment = view.counter.state.kind;
  if (!POSSIBLE[moment].includes(act)) return whyNotNow(act, moment);
  return act === 'callNext' && view.queueCount === 0 ? 'nobodyWaiting' : null;
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
