import { mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Texts } from '#contract/language.ts';
import { type CounterWork, UNDO_MS } from '#contract/steps.ts';
import type { CounterState, Hall, Visit } from '../hall-state.ts';
import { currentOf } from '../queue/at-counter.ts';
import { recallsLeft, recallsWanted } from '../queue/recall.ts';
import { workAt } from '../steps/work.ts';
import { isLive } from '../visit.ts';

/** The clerk's own side of a counter: what may be taken back, what is noted, what comes after. */
export function drawWork(hall: Hall, counter: CounterState, at: Instant): CounterWork {
  const { undo, wrapUp, callsByItself } = workAt(hall.work, counter.id);
  const current = currentOf(hall, counter);
  const called = current?.state.kind === 'called' ? current.state : undefined;
  const { steps, noShow } = hall.settings;
  return {
    note: current?.visit.note ?? null,
    further: current === undefined ? [] : furtherOf(hall, current.visit),
    undo: canBeUndone(hall, counter, at) ? undoView(undo) : null,
    wrapUp: wrapUp === null || at >= wrapUp.until ? null : wrapUp,
    callsByItself: steps.selfCallingAt.includes(counter.id) ? callsByItself : null,
    servedHere: (hall.rulebook.servedAt.get(counter.id) ?? []).filter((id) =>
      hall.rulebook.offered.has(id),
    ),
    recallsLeft: called === undefined ? null : recallsLeft(hall, called),
    recallsWanted: called === undefined ? 0 : recallsWanted(hall, called),
    parkedMax: steps.parkedMax,
    callReasons: steps.callReasons,
    noShow: {
      place: noShow.place,
      penaltyMin: noShow.penaltyMin,
      graceMin: noShow.graceMin,
      returnsMax: noShow.returnsMax,
    },
  };
}

/** As `undoLast` would say; the page counts the seconds. */
function canBeUndone(hall: Hall, { id, shift }: CounterState, at: Instant): boolean {
  const { undo } = workAt(hall.work, id);
  if (undo === null || undo.clerk !== shift?.clerk || at - undo.at > UNDO_MS) return false;
  return hall.visits.get(undo.visit)?.moves === undo.moves;
}

function undoView(undo: ReturnType<typeof workAt>['undo']): CounterWork['undo'] {
  if (undo === null) return null;
  return { what: undo.what, number: undo.before.number, until: undo.at + UNDO_MS };
}

/** What comes after, as long as the settings know it. */
export function furtherOf(hall: Hall, visit: Visit): CounterWork['further'] {
  if (!isLive(visit)) return [];
  return visit.further
    .filter((id) => hall.rulebook.services.has(id))
    .map((id): { id: typeof id; name: Texts } => ({
      id,
      name: mustGet(hall.rulebook.services, id).name,
    }));
}
