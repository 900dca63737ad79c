import type { Instant } from '#contract/clock.ts';
import type { EventOf, Fact, HallEvent, HallEventType } from '#contract/facts.ts';
import type { CounterId } from '#contract/ids.ts';
import type { CounterState, Hall } from '../hall-state.ts';
import { type Before, keepForUndo, lookBefore } from './undo-memory.ts';
import { forgetWork, setWork, workAt } from './work.ts';

/** Told of by devices, or written down beside the work: nothing that an undo would tread on. */
const NO_MOVES: ReadonlySet<HallEventType> = new Set<HallEventType>([
  // What its case comes to does not move the visit.
  'caseOpened',
  'caseTaken',
  'caseKept',
  'caseReopened',
  'missingTold',
  'ticketIssued',
  'ticketRecalled',
  'ticketChosen',
  'visitWentOn',
  'noteWritten',
  'stepNotRated',
  'printReported',
  'reprintWanted',
  'callSpoken',
]);

/** Looked at before a fact is applied; what it finds is handed to `noteWork` after it. */
export function beforeWork(hall: Hall, event: HallEvent): Before | undefined {
  if (event.type === 'stepNotRated') noteCutRating(hall, event);
  return lookBefore(hall, event);
}

/** Follows every fact once it is applied: presses, wrap-up, and what the last step of a counter was. */
export function noteWork(
  hall: Hall,
  { event, at }: Pick<Fact, 'at' | 'event'>,
  before: Before | undefined,
): void {
  const { work } = hall;
  const visit = 'visit' in event ? hall.visits.get(event.visit) : undefined;
  if (visit !== undefined && !NO_MOVES.has(event.type)) visit.moves += 1;
  if (before !== undefined) keepForUndo(hall, before, at);
  switch (event.type) {
    case 'ticketCalled':
    case 'ticketRecalled':
      setWork(work, event.counter, { lastPressAt: at });
      break;
    default:
  }
  switch (event.type) {
    case 'wrapUpBegan':
      setWork(work, event.counter, { wrapUp: { since: at, until: event.until } });
      break;
    case 'ticketCalled':
      setWork(work, event.counter, { wrapUp: null, cutRating: null });
      break;
    case 'ticketTakenBack':
    case 'walkUpTaken':
    case 'rollNumberCalled':
    case 'shiftPaused':
      setWork(work, event.counter, { wrapUp: null, undo: null, cutRating: null });
      break;
    case 'shiftClosed':
      setWork(work, event.counter, { wrapUp: null, undo: null, callsByItself: false });
      break;
    case 'wrapUpEnded':
      setWork(work, event.counter, { wrapUp: null });
      break;
    case 'selfCallingSwitched':
      setWork(work, event.counter, { callsByItself: event.isOn });
      break;
    case 'dayBegan':
      forgetUndo(hall);
      break;
    case 'settingsAdopted':
      forgetUndo(hall);
      followSettings(hall);
      break;
    default:
  }
}

/** The call that comes in the same moment may be taken back, and the rating with it. */
function noteCutRating(hall: Hall, event: EventOf<'stepNotRated'>): void {
  const rating = hall.counters.get(event.counter)?.rating ?? null;
  if (rating !== null) setWork(hall.work, event.counter, { cutRating: { rating, at: hall.at } });
}

function forgetUndo(hall: Hall): void {
  for (const [counter, { undo }] of hall.work.counters) {
    if (undo !== null) setWork(hall.work, counter, { undo: null });
  }
}

/** What the settings no longer name or no longer offer. */
function followSettings(hall: Hall): void {
  const { wrapUpSeconds, selfCallingAt } = hall.settings.steps;
  for (const [counter, { wrapUp, callsByItself }] of [...hall.work.counters]) {
    if (!hall.counters.has(counter)) forgetWork(hall.work, counter);
    else if (wrapUp !== null && wrapUpSeconds === null) {
      setWork(hall.work, counter, { wrapUp: null });
    }
    if (callsByItself && !selfCallingAt.includes(counter) && hall.counters.has(counter)) {
      setWork(hall.work, counter, { callsByItself: false });
    }
  }
}

/** A second press within the hall's interval is the same press: a terminal has sent its frame twice. */
export function isSamePress(hall: Hall, counter: CounterId, at: Instant): boolean {
  const { lastPressAt } = workAt(hall.work, counter);
  return lastPressAt !== null && at - lastPressAt < hall.settings.steps.pressGapSeconds * 1_000;
}

/** Nobody is there, the clerk is ready, and the clerk has said that whoever comes shall be called. */
export function callsNextByItself(hall: Hall, { id, shift, current }: CounterState): boolean {
  const { callsByItself, wrapUp } = workAt(hall.work, id);
  const isFree = shift !== null && shift.pause === null && current === null && wrapUp === null;
  return callsByItself && isFree;
}
