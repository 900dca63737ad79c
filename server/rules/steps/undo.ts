import { must, mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, CommandOf, EventOf, HallEvent, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import { UNDO_MS } from '#contract/steps.ts';
import { clerkOf, type Hall, LAST_CALLS_MAX, type Visit } from '../hall-state.ts';
import { mannedBy } from '../queue/at-counter.ts';
import { release } from '../queue/leave.ts';
import { indexVisit, lineToRejoin, queueOf } from '../queue/lines.ts';
import { compareStandings, type Standing } from '../queue/waiting-line.ts';
import { ratingOf, setRating } from '../ratings/step-rating.ts';
import { setWork, type UndoMemory, workAt } from './work.ts';

/** A misclick is taken back by its clerk, at its counter, at once, and only while nobody has built on it. */
export function decideUndoLast(
  hall: Hall,
  command: CommandOf<'undoLast'>,
  by: Actor,
  at: Instant,
): Outcome<readonly HallEvent[], RuleRefusal> {
  const manned = mannedBy(hall, command.counter, by);
  if (!manned.ok) return manned;
  const { counter, shift } = manned.value;
  const { undo, callsByItself } = workAt(hall.work, counter.id);
  if (undo === null || undo.clerk !== shift.clerk) return refuse({ kind: 'nothingToUndo' });
  if (at - undo.at > UNDO_MS) return refuse({ kind: 'tooLateToUndo' });
  const visit = mustGet(hall.visits, undo.visit);
  const { number } = visit;
  const { before } = undo;
  const isRated = typeof ratingOf(visit, before.step) === 'number';
  if (undo.what === 'stepFinished' && isRated) return refuse({ kind: 'ratedSince', number });
  if (visit.moves !== undo.moves) return refuse({ kind: 'movedOnSince', number });
  const isOfCall = undo.what === 'ticketCalled';
  const { state } = before;
  const events: HallEvent[] = [
    {
      type: 'stepUndone',
      visit: visit.id,
      counter: counter.id,
      clerk: shift.clerk,
      what: undo.what,
      doneAt: undo.at,
      step: isOfCall ? before.step + 1 : before.step,
      service: before.service,
      joinedAt: before.joinedAt,
      servingSince: state.kind === 'serving' ? state.since : null,
      servedMs: before.servedMs,
      reopens: reopened(hall, undo, at),
    },
  ];
  // Whoever takes a call back does not want it made again in the same moment.
  if (isOfCall && callsByItself) {
    const { clerk } = shift;
    events.push({ type: 'selfCallingSwitched', counter: counter.id, clerk, isOn: false });
  }
  return ok(events);
}

/** The rating that the call cut short, if it had time left and nobody has rated by phone since. */
function reopened(hall: Hall, { cutRating }: UndoMemory, at: Instant) {
  if (cutRating === null || cutRating.until <= at) return null;
  const { visit: id, step } = cutRating;
  const visit = hall.visits.get(id);
  const isClosed = visit !== undefined && ratingOf(visit, step) === 'notRated';
  return isClosed ? { visit: id, step } : null;
}

/**
 * Everything as it was, with its times. Only the count of callings stays: a board or a loudspeaker may have told of
 * them, and the next one must not be taken for one that was told already.
 */
export function applyStepUndone(hall: Hall, event: EventOf<'stepUndone'>): void {
  const { undo } = workAt(hall.work, event.counter);
  const { what, before, ...memory } = must(undo ?? undefined, 'what is undone was remembered');
  const visit = mustGet(hall.visits, event.visit);
  const counter = mustGet(hall.counters, event.counter);
  if (what === 'stepFinished') takeRatingBack(hall, visit, event);
  release(hall, visit);
  const { callings, told, print, note, moves } = visit;
  Object.assign(visit, before, { callings, told, print, note, moves });
  if (what === 'ticketCalled') {
    restoreOvertaking(hall, memory.overtaken);
    visit.line = lineToRejoin(hall, visit);
    indexVisit(hall, visit);
    takeCallBack(hall, visit, memory.calls);
  } else {
    counter.current = visit.id;
  }
  counter.thanked = memory.thanked;
  if (memory.isUntold) hall.paper.untold.add(visit.id);
  if (event.reopens !== null && memory.cutRating !== null) {
    setRating(mustGet(hall.visits, event.reopens.visit), event.reopens.step, 'open');
    counter.rating = memory.cutRating;
    hall.ratingsOpen.add(counter.id);
    hall.today.notRated -= 1;
  }
  subtract(hall, { clerk: event.clerk, service: before.service, added: memory.added });
  const { wrapUp, lastPressAt } = memory;
  setWork(hall.work, counter.id, { undo: null, wrapUp, lastPressAt });
}

/**
 * Nobody has been overtaken by a call that was taken back. Where others have called since, it stays counted: the list
 * knows no more whom it pushed out, and whoever waits must rather be thought overtaken once too often than too seldom.
 */
function restoreOvertaking(hall: Hall, lines: UndoMemory['overtaken']): void {
  for (const { line, before, after } of lines) {
    const queue = queueOf(hall, line);
    if (isSame(queue.called, after)) queue.called = before;
  }
}

function isSame(some: readonly Standing[], others: readonly Standing[]): boolean {
  return (
    some.length === others.length &&
    some.every((one, at) => {
      const other = others[at];
      return other !== undefined && compareStandings(one, other) === 0;
    })
  );
}

function takeRatingBack(hall: Hall, visit: Visit, event: EventOf<'stepUndone'>): void {
  const counter = mustGet(hall.counters, event.counter);
  if (ratingOf(visit, event.step) === 'notRated') hall.today.notRated -= 1;
  if (counter.rating?.visit !== visit.id || counter.rating.step !== event.step) return;
  counter.rating = null;
  hall.ratingsOpen.delete(counter.id);
}

function takeCallBack(hall: Hall, { id, number, service }: Visit, was: UndoMemory['calls']): void {
  const { replaced, pushedOut, lastCalledBefore, lastCalledAfter } = was;
  const calls = hall.calls.filter((call) => call.visit !== id);
  if (replaced !== null) {
    const { call, place } = replaced;
    const older = calls.findIndex(({ at }, index) =>
      at === call.at ? index >= place : at < call.at,
    );
    calls.splice(older < 0 ? calls.length : older, 0, call);
  }
  if (pushedOut !== null && calls.every((call) => call.visit !== pushedOut.visit)) {
    calls.push(pushedOut);
  }
  hall.calls = calls.slice(0, LAST_CALLS_MAX);
  const state = mustGet(hall.services, service);
  const isUntouched = state.lastCalled.join() === lastCalledAfter.join();
  const others = state.lastCalled.filter((each) => each !== number);
  state.lastCalled = isUntouched
    ? lastCalledBefore
    : [...new Set([...others, ...lastCalledBefore])].slice(0, 3);
}

function subtract(
  hall: Hall,
  {
    clerk,
    service: id,
    added,
  }: Pick<UndoMemory, 'clerk' | 'added'> & { readonly service: Visit['service'] },
): void {
  hall.today.waits -= added.waits;
  hall.today.waitedMs -= added.waitedMs;
  hall.today.served -= added.served;
  hall.today.noShows -= added.noShows;
  const own = clerkOf(hall, clerk).today;
  own.finished -= added.clerkFinished;
  own.noShows -= added.clerkNoShows;
  own.handlingMs -= added.clerkHandlingMs;
  const service = mustGet(hall.services, id);
  service.handled -= added.handled;
  service.handledMs -= added.handledMs;
}
