import { mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, CommandOf, EventOf, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Hall, Visit } from '../hall-state.ts';
import { leaveLine } from './lines.ts';
import { ownVisit } from './own-visit.ts';

/** Whoever is called or served settles it at the counter: as no-show, or by finishing. */
export function decideLeave(
  hall: Hall,
  command: CommandOf<'leave'>,
  by: Actor,
): Outcome<readonly EventOf<'visitLeft'>[], RuleRefusal> {
  const found = ownVisit(hall, command.visit, by);
  if (!found.ok) return found;
  return mayLeave(found.value)
    ? ok([{ type: 'visitLeft', visit: command.visit }])
    : refuse({ kind: 'notWaiting' });
}

/** Nobody stands at a counter for it. */
export function mayLeave({ state: { kind } }: Visit): boolean {
  return kind === 'waiting' || kind === 'parked' || kind === 'noShow' || kind === 'carried';
}

export function applyVisitLeft(hall: Hall, event: EventOf<'visitLeft'>, at: Instant): void {
  const visit = mustGet(hall.visits, event.visit);
  release(hall, visit);
  visit.state = { kind: 'left', at };
  hall.today.left += 1;
}

/** Takes a visit out of wherever it stands; the caller gives it its next state at once. */
export function release(hall: Hall, visit: Visit): void {
  const { state } = visit;
  switch (state.kind) {
    case 'waiting':
      leaveLine(hall, visit);
      break;
    case 'noShow':
      mustGet(hall.services, visit.service).noShows.remove(visit);
      break;
    case 'parked': {
      const clerk = mustGet(hall.clerks, state.clerk);
      clerk.parked = clerk.parked.filter((id) => id !== visit.id);
      break;
    }
    case 'called':
    case 'serving':
      mustGet(hall.counters, state.counter).current = null;
      break;
    default:
  }
}
