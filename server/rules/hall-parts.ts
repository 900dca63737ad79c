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
import type { Line } from '#contract/queue.ts';
import type { Level } from '#contract/ratings.ts';
import { openTurnOrder, type TurnOrder } from './queue/turn-order.ts';
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

export interface CounterState {
  readonly id: CounterId;
  shift: Shift | null;
  /** Who is called or served here. */
  current: VisitId | null;
  rating: OpenRating | null;
  thanked: { readonly visit: VisitId; readonly level: Level; readonly at: Instant } | null;
  /** Visits transferred to this counter. */
  readonly turns: TurnOrder<Visit>;
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

export interface ServiceState {
  readonly id: ServiceId;
  /** The name of its own line, one for all who stand in it. */
  readonly line: Line;
  /** Visits that wait for this service in its own line, due first. */
  readonly turns: TurnOrder<Visit>;
  /** All who wait for it, also in a counter's or clerk's line: who joined first is first. */
  readonly arrivals: TurnOrder<Visit>;
  /** No-shows, in the order in which they were marked. */
  readonly noShows: TurnOrder<Visit>;
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

export interface ClerkState {
  readonly id: StaffId;
  counter: CounterId | null;
  /** Visits transferred to this clerk; only a clerk with a shift has any. */
  readonly turns: TurnOrder<Visit>;
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

export interface UnhappyRating {
  readonly visit: VisitId;
  readonly at: Instant;
  readonly level: Level;
  readonly reasons: readonly string[];
}
export const UNHAPPY_RATINGS_MAX = 12;

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

const dueOf = (visit: Visit): Instant => visit.due;
const joinedAtOf = (visit: Visit): Instant => visit.joinedAt;
const noShowAtOf = (visit: Visit): Instant =>
  visit.state.kind === 'noShow' ? visit.state.at : visit.joinedAt;

export function openCounter(id: CounterId): CounterState {
  const turns = openTurnOrder(dueOf);
  return { id, shift: null, current: null, rating: null, thanked: null, turns };
}

export function openService(id: ServiceId): ServiceState {
  return {
    id,
    line: { kind: 'service', service: id },
    turns: openTurnOrder(dueOf),
    arrivals: openTurnOrder(joinedAtOf),
    noShows: openTurnOrder(noShowAtOf),
    issued: 0,
    handled: 0,
    handledMs: 0,
    lastCalled: [],
  };
}

export function openClerk(id: StaffId): ClerkState {
  return { id, counter: null, turns: openTurnOrder(dueOf), parked: [], today: noClerkFigures() };
}
