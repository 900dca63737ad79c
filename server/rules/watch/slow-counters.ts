import { mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Texts } from '#contract/language.ts';
import type { Reminder } from '#contract/watch.ts';
import type { CounterState, Hall, Visit } from '../hall-state.ts';
import { currentOf } from '../queue/at-counter.ts';
import { linesOf } from '../queue/lines.ts';

/** What the hall's promise wants to be looked at here: since when it has been too long. */
export type SlowCounter =
  | { readonly kind: 'handlingOverTarget'; readonly at: Instant; readonly visit: Visit }
  | { readonly kind: 'counterSilent'; readonly at: Instant; readonly waiting: number }
  | {
      readonly kind: 'pausedWhileWaiting';
      readonly at: Instant;
      readonly waiting: number;
      readonly reason: Texts;
    };

export const REMINDER_FOR = {
  handlingOverTarget: 'handling',
  counterSilent: 'silent',
  pausedWhileWaiting: 'paused',
} as const satisfies Record<SlowCounter['kind'], Reminder>;

/** Looks at the counter and at the heads of its lines, never at all who wait. */
export function slowAt(hall: Hall, counter: CounterState, at: Instant): SlowCounter | undefined {
  const { shift } = counter;
  if (shift === null) return undefined;
  const current = currentOf(hall, counter);
  if (current !== undefined) return overTarget(hall, current, at);
  const { sla } = hall.settings;
  const waiting = waitingAt(hall, counter);
  const firstAt = firstJoinedAt(hall, counter);
  if (firstAt === undefined) return undefined;
  if (shift.pause !== null) {
    const over = Math.max(shift.pause.since, firstAt) + sla.pausedMin * 60_000;
    const { text: reason } = shift.pause;
    return at > over ? { kind: 'pausedWhileWaiting', at: over, waiting, reason } : undefined;
  }
  const actedAt = hall.watched.get(counter.id)?.actedAt ?? shift.since;
  const over = Math.max(actedAt, firstAt) + sla.silentMin * 60_000;
  return at > over ? { kind: 'counterSilent', at: over, waiting } : undefined;
}

function overTarget(
  hall: Hall,
  { visit, state }: NonNullable<ReturnType<typeof currentOf>>,
  at: Instant,
): SlowCounter | undefined {
  if (state.kind !== 'serving') return undefined;
  const { targetHandlingMin } = mustGet(hall.rulebook.services, visit.service);
  const allowedMs = (targetHandlingMin * 60_000 * hall.settings.sla.handlingPercent) / 100;
  const over = state.since - visit.servedMs + allowedMs;
  return at > over ? { kind: 'handlingOverTarget', at: over, visit } : undefined;
}

/** How many this counter could call now. */
export function waitingAt(hall: Hall, counter: CounterState): number {
  return linesOf(hall, counter).reduce((sum, { queue }) => sum + queue.turns.size, 0);
}

/** When the first of those who wait longest in its lines joined there. */
function firstJoinedAt(hall: Hall, counter: CounterState): Instant | undefined {
  const joined = linesOf(hall, counter).flatMap(
    ({ queue }) => queue.elders.first()?.joinedAt ?? [],
  );
  return joined.length === 0 ? undefined : Math.min(...joined);
}
