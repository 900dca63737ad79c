import { mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { EventOf, HallEvent } from '#contract/facts.ts';
import type { CounterId } from '#contract/ids.ts';
import { UNDOABLE, type Undoable } from '#contract/steps.ts';
import { clerkOf, type Hall, LAST_CALLS_MAX, type Visit } from '../hall-state.ts';
import { linesOf, queueOf } from '../queue/lines.ts';
import { type Added, setWork, type UndoMemory, workAt } from './work.ts';

export interface Before {
  readonly event: EventOf<Undoable>;
  readonly visit: Visit;
  readonly figures: Added;
  readonly calls: Hall['calls'];
  readonly overtaken: readonly Pick<UndoMemory['overtaken'][number], 'line' | 'before'>[];
  readonly rest: Pick<UndoMemory, 'thanked' | 'wrapUp' | 'lastPressAt' | 'cutRating' | 'isUntold'>;
  readonly lastCalledBefore: UndoMemory['calls']['lastCalledBefore'];
}

/** The hall as it is just before a step that may be taken back; undefined for all other facts. */
export function lookBefore(hall: Hall, event: HallEvent): Before | undefined {
  if (!isUndoable(event)) return undefined;
  const visit = mustGet(hall.visits, event.visit);
  const { lastPressAt, wrapUp, cutRating } = workAt(hall.work, event.counter);
  const { lastCalled } = mustGet(hall.services, visit.service);
  return {
    event,
    visit: { ...visit },
    figures: figuresNow(hall, event, visit.service),
    calls: hall.calls,
    overtaken: event.type === 'ticketCalled' ? overtakenAt(hall, event.counter) : [],
    lastCalledBefore: lastCalled,
    rest: {
      thanked: mustGet(hall.counters, event.counter).thanked,
      wrapUp,
      lastPressAt,
      cutRating: cutRating?.at === hall.at ? cutRating.rating : null,
      isUntold: hall.paper.untold.has(event.visit),
    },
  };
}

/** Nothing to keep where nobody's overtaking is counted. */
function overtakenAt(hall: Hall, counter: CounterId): Before['overtaken'] {
  if (hall.settings.overtakeMax === null) return [];
  return linesOf(hall, mustGet(hall.counters, counter)).map(({ queue }) => ({
    line: queue.line,
    before: queue.called,
  }));
}

function isUndoable(event: HallEvent): event is EventOf<Undoable> {
  return UNDOABLE.some((type) => type === event.type);
}

function figuresNow(hall: Hall, { clerk }: EventOf<Undoable>, service: Visit['service']): Added {
  const { waits, waitedMs, served, noShows } = hall.today;
  const own = clerkOf(hall, clerk).today;
  const { handled, handledMs } = mustGet(hall.services, service);
  return {
    waits,
    waitedMs,
    served,
    noShows,
    clerkFinished: own.finished,
    clerkNoShows: own.noShows,
    clerkHandlingMs: own.handlingMs,
    handled,
    handledMs,
  };
}

/** Kept at the counter until the next step there; one for each counter, however long the day. */
export function keepForUndo(hall: Hall, before: Before, at: Instant): void {
  const { event, visit, calls, lastCalledBefore } = before;
  const after = figuresNow(hall, event, visit.service);
  const place = calls.findIndex((call) => call.visit === visit.id);
  const call = calls[place];
  const isPushedOut =
    event.type === 'ticketCalled' && call === undefined && calls.length === LAST_CALLS_MAX;
  setWork(hall.work, event.counter, {
    undo: {
      what: event.type,
      visit: visit.id,
      clerk: event.clerk,
      at,
      moves: mustGet(hall.visits, visit.id).moves,
      before: visit,
      ...before.rest,
      added: difference(after, before.figures),
      overtaken: before.overtaken.map((each) => ({
        ...each,
        after: queueOf(hall, each.line).called,
      })),
      calls: {
        replaced: call === undefined ? null : { call, place },
        pushedOut: isPushedOut ? (calls.at(-1) ?? null) : null,
        lastCalledBefore,
        lastCalledAfter: mustGet(hall.services, visit.service).lastCalled,
      },
    },
  });
}

function difference(after: Added, before: Added): Added {
  return {
    waits: after.waits - before.waits,
    waitedMs: after.waitedMs - before.waitedMs,
    served: after.served - before.served,
    noShows: after.noShows - before.noShows,
    clerkFinished: after.clerkFinished - before.clerkFinished,
    clerkNoShows: after.clerkNoShows - before.clerkNoShows,
    clerkHandlingMs: after.clerkHandlingMs - before.clerkHandlingMs,
    handled: after.handled - before.handled,
    handledMs: after.handledMs - before.handledMs,
  };
}
