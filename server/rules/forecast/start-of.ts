import { mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { CounterState, Hall } from '../hall-state.ts';
import { currentOf } from '../queue/at-counter.ts';
import { firstFor } from '../queue/lines.ts';
import type { Outlook } from './outlook.ts';
import { WRAPPED_UP_MS } from './pace.ts';
import type { CounterStart, Scene } from './scene.ts';

/** What a counter of the hall is in the middle of. */
export function startOf(
  hall: Hall,
  { counter, outlook, at }: { counter: CounterState; outlook: Outlook; at: Instant },
): CounterStart {
  const { shift } = counter;
  if (shift === null) {
    const opening = outlook.opening(counter.id);
    return opening === undefined ? { kind: 'closed' } : { kind: 'opening', ...opening };
  }
  if (shift.pause !== null) {
    const { reason, since } = shift.pause;
    return { kind: 'paused', reason, forMs: at - since };
  }
  const current = currentOf(hall, counter);
  if (current !== undefined) {
    const { state, visit } = current;
    const of = mustGet(outlook.serviceOf, visit.service);
    const { due, waitedMs } = visit;
    const turn = { due, waitedMs };
    return state.kind === 'serving'
      ? { kind: 'serving', of, turn, forMs: visit.servedMs + at - state.since }
      : { kind: 'called', of, turn, forMs: at - state.calledAt };
  }
  const first = firstFor(hall, counter, at)?.who;
  const freeSince = hall.pace.freeSince.get(counter.id) ?? at;
  if (first === undefined) return { kind: 'free', forMs: at - freeSince };
  return first.joinedAt <= freeSince + WRAPPED_UP_MS
    ? { kind: 'wrappingUp', forMs: at - freeSince }
    : { kind: 'reacting', forMs: at - first.joinedAt };
}

const ABSENT_MAX = 10;

/** No-shows that may still come back, of each service the last few. */
export function absentOf(hall: Hall, outlook: Outlook, at: Instant): Scene['absent'] {
  const graceMs = hall.settings.noShow.graceMin * 60_000;
  return outlook.services.flatMap((of) =>
    mustGet(hall.services, of.id)
      .noShows.lastFew(ABSENT_MAX)
      .flatMap(({ state, due, waitedMs }) => {
        const forMs = state.kind === 'noShow' ? at - state.at : graceMs + 1;
        return forMs <= graceMs ? [{ of, turn: { due, waitedMs }, forMs }] : [];
      }),
  );
}
