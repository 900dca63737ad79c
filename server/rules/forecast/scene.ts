import type { Instant } from '#contract/clock.ts';
import type { QueueSettings } from '#contract/settings.ts';
import type { Bounds, CallingLine } from '../queue/who-is-next.ts';
import type { Outlook, ServiceOutlook } from './outlook.ts';
import { HALF_HOUR_MS, HALF_HOURS } from './pace.ts';
import type { RunLine } from './run-line.ts';

/** What all runs of a forecast share: the hall as it stands, with lines to play with. */
export interface Scene {
  readonly at: Instant;
  readonly outlook: Outlook;
  readonly bounds: Bounds;
  /** Of each service, by its index. */
  readonly services: readonly RunLine[];
  /** Of counters and clerks. */
  readonly others: readonly RunLine[];
  readonly counters: readonly RunCounter[];
  /** No-shows that may yet come back, and for how long they have been gone. */
  readonly absent: readonly {
    readonly of: ServiceOutlook;
    readonly turn: LastTurn;
    readonly forMs: number;
  }[];
  readonly rows: number;
  /** The latest due time of all who are asked about: who is due later comes after them… */
  readonly lastDue: Instant;
  /** …but for these services, which some counter calls from before others. */
  readonly preferred: ReadonlySet<ServiceOutlook>;
  readonly noShow: Pick<QueueSettings['noShow'], 'place' | 'penaltyMin'>;
  readonly firstOrder: number;
}

/** A counter as runs play it. */
export interface RunCounter {
  /** What it calls from, as the rule of turns wants it. */
  readonly lines: readonly CallingLine<RunLine>[];
  readonly services: ReadonlySet<ServiceOutlook>;
  /** How long this clerk takes beside others, by the service's index, and how unsure that is. */
  readonly speeds: Float64Array;
  readonly doubt: number;
  readonly start: CounterStart;
}

/** Of who is at a counter: with what it would come into another line. */
export interface LastTurn {
  readonly due: Instant;
  /** Waiting done up to the call. */
  readonly waitedMs: number;
}

/** What a counter is in the middle of. */
export type CounterStart =
  | {
      readonly kind: 'serving' | 'called';
      readonly of: ServiceOutlook;
      readonly turn: LastTurn;
      readonly forMs: number;
    }
  /** Somebody waits while the clerk gets ready. */
  | { readonly kind: 'wrappingUp'; readonly forMs: number }
  /** Somebody has come to a counter that was free. */
  | { readonly kind: 'reacting'; readonly forMs: number }
  /** Nobody is there. */
  | { readonly kind: 'free'; readonly forMs: number }
  | { readonly kind: 'paused'; readonly reason: string; readonly forMs: number }
  | { readonly kind: 'opening'; readonly at: Instant; readonly spreadMs: number }
  /** Closed, and the only one for a line: taken to open before long. */
  | { readonly kind: 'awaited' }
  | { readonly kind: 'closed' };

/** Nobody is told of more than a working day. */
export const HORIZON_MS = 10 * 60 * 60_000;

/** The half hour of the day that a moment of the run lies in. */
export function slotAt({ outlook }: Scene, time: Instant): number {
  const slot = Math.floor((time - outlook.dayBeganAt) / HALF_HOUR_MS);
  return Math.min(Math.max(slot, 0), HALF_HOURS - 1);
}
