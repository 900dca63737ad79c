import { mustGet, unreachable } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { CommandOf, EventOf, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { ReorderRule } from '#contract/settings.ts';
import type { Hall, Visit } from '../hall-state.ts';
import { compareTurns, joinLine, leaveLine, turnsOf, waitFrom } from '../queue/lines.ts';
import { knownReason, waitingVisit } from './waiting-visit.ts';

/** The one way to move somebody who waits: a rule that the settings name, and why. */
export function decideReorderTicket(
  hall: Hall,
  { visit: id, rule: wanted, reason }: CommandOf<'reorderTicket'>,
): Outcome<readonly EventOf<'ticketReordered'>[], RuleRefusal> {
  const found = waitingVisit(hall, id);
  if (!found.ok) return found;
  const rule = hall.settings.reorderRules.find((each) => each.id === wanted);
  if (rule === undefined) return refuse({ kind: 'noSuchRule' });
  const known = knownReason(hall, 'reorder', reason);
  if (!known.ok) return known;
  const due = dueBy(hall, rule.move, found.value);
  if (due === undefined) return refuse({ kind: 'standsThereAlready' });
  return ok([{ type: 'ticketReordered', visit: id, rule: rule.id, reason, due }]);
}

/** Undefined: it stands there already. */
function dueBy(hall: Hall, move: ReorderRule['move'], visit: Visit): Instant | undefined {
  switch (move.kind) {
    case 'forward':
      return visit.due - Math.round(move.minutes * 60_000);
    case 'front': {
      const first = firstOfAll(hall);
      return first === undefined || first === visit ? undefined : first.due - 1;
    }
    case 'back': {
      const [last] = turnsOf(hall, visit.line).lastFew(1);
      return last === undefined || last === visit ? undefined : last.due + 1;
    }
    default:
      return unreachable(move);
  }
}

/** Who is due first in the hall: one look at each line. */
function firstOfAll(hall: Hall): Visit | undefined {
  let first: Visit | undefined;
  for (const owners of [hall.services, hall.counters, hall.clerks]) {
    for (const { turns } of owners.values()) {
      const candidate = turns.first();
      if (candidate === undefined) continue;
      if (first === undefined || compareTurns(candidate, first) < 0) first = candidate;
    }
  }
  return first;
}

/** Whoever steps back lets others by, and waits anew for the hall's bounds. */
export function applyTicketReordered(
  hall: Hall,
  { visit: id, due }: EventOf<'ticketReordered'>,
  at: Instant,
): void {
  const visit = mustGet(hall.visits, id);
  const isBack = due > visit.due;
  moveTo(hall, visit, due);
  if (isBack) waitFrom(hall, visit, at);
}

/** Another due time in the same line; the waiting already done stays. */
export function moveTo(hall: Hall, visit: Visit, due: Instant): void {
  leaveLine(hall, visit);
  joinLine(hall, visit, { line: visit.line, due, at: visit.joinedAt });
}
