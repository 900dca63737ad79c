import type { Instant } from '#contract/clock.ts';
import type { Health } from '#contract/devices.ts';
import type {
  ClassId,
  CounterId,
  KioskId,
  PersonId,
  ServiceId,
  StaffId,
  TicketNumber,
  VisitId,
} from '#contract/ids.ts';
import type { Language, Texts } from '#contract/language.ts';
import type { Level } from '#contract/ratings.ts';
import { openTurnOrder, type TurnOrder } from './queue/turn-order.ts';
import { openLine, type WaitingLine } from './queue/waiting-line.ts';
import type { Visit } from './visit.ts';

/** A clerk's time at a counter. */
export interface Shift {
  readonly clerk: StaffId;
  readonly since: Instant;
  /** The reason's text is kept with it, so that changed settings do not leave a pause unexplained. */
  readonly pause: { readonly reason: string; readonly text: Texts; readonly since: Instant } | null;
}

export interface OpenRating {
  readonly visit: VisitId;
  readonly step: number;
  readonly clerk: StaffId;
  readonly until: Instant;
}

/** Its line: visits transferred to this counter. */
export interface CounterState extends WaitingLine {
  readonly id: CounterId;
  shift: Shift | null;
  /** Who is called or served here. */
  current: VisitId | null;
  rating: OpenRating | null;
  thanked: { readonly visit: VisitId; readonly level: Level; readonly at: Instant } | null;
}

export interface KioskState {
  readonly id: KioskId;
  /** The card that was read here last and is not yet used. */
  card: {
    readonly person: PersonId;
    readonly priorityClass: ClassId;
    readonly at: Instant;
  } | null;
}

/** Its line: visits that wait for this service. */
export interface ServiceState extends WaitingLine {
  readonly id: ServiceId;
  /** All who wait for it, also in a counter's or clerk's line: who joined first is first. */
  readonly arrivals: TurnOrder<Visit>;
  /** No-shows, in the order in which they were marked. */
  readonly noShows: TurnOrder<Visit>;
  /** By a supervisor; the reason's text is kept with it, as for a shift's pause. */
  pause: {
    readonly reason: string;
    readonly text: Texts;
    readonly until: string | null;
    readonly since: Instant;
  } | null;
  issued: number;
  /** Finished steps and how long they took, for the expected wait. */
  handled: number;
  handledMs: number;
  /** Newest first, at most 3. */
  lastCalled: readonly TicketNumber[];
}

/** What one clerk has done this service day. */
export interface ClerkFigures {
  finished: number;
  noShows: number;
  handlingMs: number;
  rated: number;
  satisfied: number;
}

/** Its line: visits transferred to this clerk; only a clerk with a shift has any. */
export interface ClerkState extends WaitingLine {
  readonly id: StaffId;
  counter: CounterId | null;
  /** In the order in which they were parked. */
  parked: VisitId[];
  today: ClerkFigures;
}

export interface DeviceState {
  readonly health: Health;
  /** Newest first, the present one included. */
  readonly history: readonly Health[];
}
/** How many changes of health are remembered for each device. */
export const HEALTH_HISTORY_MAX = 30;

/** One call as the board and the voice need it. */
export interface LastCall {
  readonly visit: VisitId;
  readonly counter: CounterId;
  readonly service: ServiceId;
  readonly language: Language;
  readonly at: Instant;
  readonly calling: number;
}
/** The live page shows the most: twelve. */
export const LAST_CALLS_MAX = 12;

/** The hall's figures of this service day; each a count of facts, kept as they come. */
export interface DayFigures {
  issued: number;
  served: number;
  left: number;
  voided: number;
  noShows: number;
  rated: number;
  /** Rated 3 or better. */
  satisfied: number;
  /** Rating closed and nobody has rated since. */
  notRated: number;
  /** Calls from a line, and the waiting before them. */
  waits: number;
  waitedMs: number;
}

/** Whether the lobby was heard, by the last call that a lobby page has told of. */
export interface VoiceState {
  readonly isSpoken: boolean;
  readonly visit: VisitId;
  readonly at: Instant;
}

export function noFigures(): DayFigures {
  return {
    issued: 0,
    served: 0,
    left: 0,
    voided: 0,
    noShows: 0,
    rated: 0,
    satisfied: 0,
    notRated: 0,
    waits: 0,
    waitedMs: 0,
  };
}

export function noClerkFigures(): ClerkFigures {
  return { finished: 0, noShows: 0, handlingMs: 0, rated: 0, satisfied: 0 };
}

const joinedAtOf = (visit: Visit): Instant => visit.joinedAt;
const noShowAtOf = (visit: Visit): Instant =>
  visit.state.kind === 'noShow' ? visit.state.at : visit.joinedAt;

export function openCounter(id: CounterId): CounterState {
  const queue = openLine({ kind: 'counter', counter: id });
  return { ...queue, id, shift: null, current: null, rating: null, thanked: null };
}

export function openService(id: ServiceId): ServiceState {
  return {
    ...openLine({ kind: 'service', service: id }),
    id,
    arrivals: openTurnOrder(joinedAtOf),
    noShows: openTurnOrder(noShowAtOf),
    pause: null,
    issued: 0,
    handled: 0,
    handledMs: 0,
    lastCalled: [],
  };
}

export function openClerk(id: StaffId): ClerkState {
  const queue = openLine({ kind: 'clerk', clerk: id });
  return { ...queue, id, counter: null, parked: [], today: noClerkFigures() };
}
