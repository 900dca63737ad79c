import { mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, CommandOf, EventOf, HallEvent, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { CallReason } from '#contract/queue.ts';
import { type CounterState, type Hall, LAST_CALLS_MAX, type Visit } from '../hall-state.ts';
import { closingRatingAt } from '../ratings/close-rating.ts';
import { isSamePress } from '../steps/note-work.ts';
import { type Manned, mustBeFree, workingAt } from './at-counter.ts';
import { firstFor, leaveLine, linesOf } from './lines.ts';
import { noteCall, type WaitingLine } from './waiting-line.ts';

export function decideCallNext(
  hall: Hall,
  command: CommandOf<'callNext'>,
  by: Actor,
  at: Instant,
): Outcome<readonly HallEvent[], RuleRefusal> {
  const working = workingAt(hall, command.counter, by);
  if (!working.ok) return working;
  const { counter } = working.value;
  // A terminal that sends its frame twice calls once, and nobody is told off for it.
  if (by.kind !== 'hall' && isSamePress(hall, counter.id, at)) return ok([]);
  const free = mustBeFree(hall, counter);
  if (!free.ok) return free;

  const next = firstFor(hall, counter, at);
  if (next === undefined) return refuse({ kind: 'nobodyWaiting' });
  const { who: visit, because } = next;
  return ok([
    // The next customer ends the last one's time for rating.
    ...closingRatingAt(counter),
    callingOf(visit, working.value, because),
  ]);
}

export function callingOf(
  visit: Visit,
  { counter, shift }: Manned,
  because: CallReason,
): EventOf<'ticketCalled'> {
  return {
    type: 'ticketCalled',
    visit: visit.id,
    counter: counter.id,
    clerk: shift.clerk,
    step: visit.step + 1,
    because,
  };
}

/** The only place where somebody who waits comes to a counter. */
export function applyTicketCalled(hall: Hall, event: EventOf<'ticketCalled'>, at: Instant): void {
  const visit = mustGet(hall.visits, event.visit);
  leaveLine(hall, visit);
  const { overtakeMax } = hall.settings;
  if (overtakeMax !== null) {
    for (const queue of queuesAt(hall, event.counter)) noteCall(queue, visit, overtakeMax);
  }
  visit.waitedMs = Math.max(at - visit.waitsSince, 0);
  visit.because = event.because;
  hall.today.waits += 1;
  // Who was carried over the night may be called before the hour the night's end counts from.
  hall.today.waitedMs += Math.max(0, at - visit.joinedAt);
  visit.step = event.step;
  visit.servedMs = 0;
  takeTo(hall, visit, { counter: event.counter, clerk: event.clerk, at });
}

function queuesAt(hall: Hall, id: CounterState['id']): WaitingLine[] {
  const counter: CounterState = mustGet(hall.counters, id);
  return linesOf(hall, counter).map(({ queue }) => queue);
}

/** Called to this counter, from a line or from being parked. */
export function takeTo(
  hall: Hall,
  visit: Visit,
  { counter: id, clerk, at }: Pick<EventOf<'ticketCalled'>, 'counter' | 'clerk'> & { at: Instant },
): void {
  const counter: CounterState = mustGet(hall.counters, id);
  visit.state = { kind: 'called', counter: id, clerk, calledAt: at, lastCallAt: at, times: 1 };
  counter.current = visit.id;
  counter.thanked = null;
  noteCalling(hall, visit, { counter: id, at });
  const service = mustGet(hall.services, visit.service);
  const earlier = wasCalledBefore(visit)
    ? service.lastCalled.filter((number) => number !== visit.number)
    : service.lastCalled;
  service.lastCalled = [visit.number, ...earlier.slice(0, 2)];
}

/** One more calling that boards show and the voice speaks: the newest stands first. */
export function noteCalling(
  hall: Hall,
  visit: Visit,
  { counter, at }: { readonly counter: CounterState['id']; readonly at: Instant },
): void {
  visit.callings += 1;
  const { service, language, callings: calling } = visit;
  const earlier = wasCalledBefore(visit)
    ? hall.calls.filter((call) => call.visit !== visit.id)
    : hall.calls;
  const call = { visit: visit.id, counter, service, language, at, calling };
  hall.calls = [call, ...earlier.slice(0, LAST_CALLS_MAX - 1)];
}

/** Most are called once; who has not been called before stands in no list of calls. */
function wasCalledBefore(visit: Visit): boolean {
  return visit.callings > 1;
}
