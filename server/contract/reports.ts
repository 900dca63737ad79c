import type { Instant } from './clock.ts';
import type { ServiceDay, StaffId, TaskId, TicketNumber, VisitId } from './ids.ts';
import type { Texts } from './language.ts';
import type { PatrolLine } from './patrols.ts';
import type { Level } from './ratings.ts';
import type { StaffRole } from './staff.ts';
import type { Appeal, TaskKind, TaskOutcome } from './tasks.ts';

export interface VisitLine {
  readonly visit: VisitId;
  readonly number: TicketNumber;
  readonly service: Texts;
  readonly className: Texts | null;
  readonly issuedAt: Instant;
  readonly calledAt: Instant | null;
  readonly finishedAt: Instant | null;
  readonly counterLabel: string | null;
  readonly clerkName: string | null;
  readonly outcome: 'open' | 'finished' | 'noShow' | 'left' | 'cancelled' | 'endedByDay';
  readonly level: Level | null;
}

/** One line of a visit's timeline; the page writes the sentence from `what` and `with`. */
export interface TimelineLine {
  readonly seq: number;
  readonly at: Instant;
  /** The event's type. */
  readonly what: string;
  readonly by:
    | {
        readonly kind: 'staff';
        readonly staff: StaffId;
        readonly name: string;
        readonly role: StaffRole;
      }
    | {
        readonly kind: 'screen' | 'device' | 'customer' | 'passerBy' | 'holder' | 'api' | 'hall';
        readonly name: string;
      };
  /** Values of the sentence, already fit to be read: counter label, level, device name, reason code. */
  readonly values: Readonly<Record<string, string | number | Texts>>;
}

export interface VisitTimeline {
  readonly line: VisitLine;
  readonly timeline: readonly TimelineLine[];
  /** FIELD: waiting = called − joined, walking = began − last call, handling = finished − began − parked; in ms, null while unknown. */
  readonly waitingMs: number | null;
  readonly walkingMs: number | null;
  readonly handlingMs: number | null;
}

export interface TodayFigures {
  readonly day: ServiceDay;
  readonly issued: number;
  readonly served: number;
  readonly left: number;
  readonly noShows: number;
  readonly waitingMs: Percentiles;
  readonly handlingMs: Percentiles;
  /** Index 0 = level 5 … 4 = level 1, and those who did not rate. */
  readonly ratings: readonly [number, number, number, number, number];
  readonly notRated: number;
  readonly byService: readonly FigureRow[];
  readonly byClerk: readonly FigureRow[];
  readonly byCounter: readonly FigureRow[];
  /** 24 hours of the hall's clock from the day's first hour on. */
  readonly byHour: readonly {
    readonly hour: number;
    readonly issued: number;
    readonly served: number;
    readonly waitingMsP50: number | null;
    readonly waitingMsP90: number | null;
  }[];
}
/** What was watched, found and followed up on one service day. */
export interface DaySupervision {
  readonly day: ServiceDay;
  /** Of the tasks opened that day: how many were late at any time, how many are closed by now. */
  readonly tasks: readonly {
    readonly kind: TaskKind;
    readonly opened: number;
    readonly closed: number;
    readonly overdue: number;
  }[];
  /** Oldest first, at most 100. */
  readonly unhappy: readonly {
    readonly task: TaskId;
    readonly visit: VisitId;
    readonly number: TicketNumber;
    readonly at: Instant;
    readonly level: Level;
    readonly counterLabel: string;
    readonly clerkName: string;
    readonly calledBackAt: Instant | null;
    readonly isOverdue: boolean;
    readonly outcome: TaskOutcome | null;
    readonly appeal: Appeal;
  }[];
  readonly patrols: readonly PatrolLine[];
  readonly pauses: readonly {
    readonly clerkName: string;
    readonly reason: Texts;
    readonly times: number;
    readonly ms: number;
  }[];
}
export interface Percentiles {
  readonly mean: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
}
export interface FigureRow {
  readonly name: Texts;
  readonly issued: number;
  readonly served: number;
  readonly waitingMsMean: number | null;
  readonly handlingMsMean: number | null;
  readonly rated: number;
  readonly satisfied: number;
}
