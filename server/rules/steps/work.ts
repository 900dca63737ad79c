import type { Instant } from '#contract/clock.ts';
import type { CounterId, StaffId, VisitId } from '#contract/ids.ts';
import type { Line } from '#contract/queue.ts';
import type { Undoable } from '#contract/steps.ts';
import type { CounterState, LastCall, OpenRating, ServiceState } from '../hall-parts.ts';
import type { Standing } from '../queue/waiting-line.ts';
import type { Visit } from '../visit.ts';

export interface WrapUp {
  readonly since: Instant;
  /** It is over then, ready or not. */
  readonly until: Instant;
}

/** What a step added to figures that others add to as well. */
export interface Added {
  readonly waits: number;
  readonly waitedMs: number;
  readonly served: number;
  readonly noShows: number;
  readonly clerkFinished: number;
  readonly clerkNoShows: number;
  readonly clerkHandlingMs: number;
  readonly handled: number;
  readonly handledMs: number;
}

/** How it was before a counter's last step: enough to put everything back, whatever others have done since. */
export interface UndoMemory {
  readonly what: Undoable;
  readonly visit: VisitId;
  readonly clerk: StaffId;
  readonly at: Instant;
  /** The visit's moves right after: another count means that something has been done since. */
  readonly moves: number;
  readonly before: Visit;
  readonly thanked: CounterState['thanked'];
  readonly wrapUp: WrapUp | null;
  readonly lastPressAt: Instant | null;
  readonly cutRating: OpenRating | null;
  /** Called off a paper roll, and nobody had told yet what for. */
  readonly isUntold: boolean;
  readonly added: Added;
  /** The lines whose count of overtaking the call has changed. */
  readonly overtaken: readonly {
    readonly line: Line;
    readonly before: readonly Standing[];
    readonly after: readonly Standing[];
  }[];
  readonly calls: {
    /** The visit's own earlier call and where it stood. */
    readonly replaced: { readonly call: LastCall; readonly place: number } | null;
    readonly pushedOut: LastCall | null;
    readonly lastCalledBefore: ServiceState['lastCalled'];
    readonly lastCalledAfter: ServiceState['lastCalled'];
  };
}

/** What is remembered of a counter beside its shift and its customer. Replaced whole, never changed inside. */
export interface WorkAt {
  readonly lastPressAt: Instant | null;
  readonly wrapUp: WrapUp | null;
  readonly callsByItself: boolean;
  /** The rating that was cut short last, and when. */
  readonly cutRating: { readonly rating: OpenRating; readonly at: Instant } | null;
  readonly undo: UndoMemory | null;
}

const NOTHING_YET: WorkAt = {
  lastPressAt: null,
  wrapUp: null,
  callsByItself: false,
  cutRating: null,
  undo: null,
};

/** The slice of the hall that the work at counters has. The two sets follow from the map. */
export interface Work {
  readonly counters: Map<CounterId, WorkAt>;
  readonly wrappingUp: Set<CounterId>;
  readonly selfCalling: Set<CounterId>;
}
export type WorkDump = readonly (readonly [CounterId, WorkAt])[];

export function openWork(): Work {
  return { counters: new Map(), wrappingUp: new Set(), selfCalling: new Set() };
}

export function dumpWork(work: Work): WorkDump {
  return [...work.counters];
}

export function restoreWork(dump: WorkDump): Work {
  const work = openWork();
  for (const [counter, at] of dump) setWork(work, counter, at);
  return work;
}

export function workAt(work: Work, counter: CounterId): WorkAt {
  return work.counters.get(counter) ?? NOTHING_YET;
}

export function setWork(work: Work, counter: CounterId, change: Partial<WorkAt>): void {
  const next = { ...workAt(work, counter), ...change };
  work.counters.set(counter, next);
  keep(work.wrappingUp, counter, next.wrapUp !== null);
  keep(work.selfCalling, counter, next.callsByItself);
}

export function forgetWork(work: Work, counter: CounterId): void {
  work.counters.delete(counter);
  work.wrappingUp.delete(counter);
  work.selfCalling.delete(counter);
}

function keep(set: Set<CounterId>, counter: CounterId, isIn: boolean): void {
  if (isIn) set.add(counter);
  else set.delete(counter);
}
