import { mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, CommandOf, EventOf, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Hall } from '../hall-state.ts';
import { ownVisit } from '../queue/own-visit.ts';

/**
 * Each calling is told once. Where several boards tell of it, one that was heard outweighs one that
 * was not; word of an older calling comes too late to matter.
 */
export function decideReportSpoken(
  hall: Hall,
  { visit: id, calling, result }: CommandOf<'reportSpoken'>,
  by: Actor,
): Outcome<readonly EventOf<'callSpoken'>[], RuleRefusal> {
  const found = ownVisit(hall, id, by);
  if (!found.ok) return found;
  const { callings, told } = found.value;
  if (calling > callings) return refuse({ kind: 'nobodyCalled' });
  const isNews = calling > told.calling;
  const isBetter = calling === told.calling && result === 'spoken' && !told.isSpoken;
  return ok(isNews || isBetter ? [{ type: 'callSpoken', visit: id, calling, result }] : []);
}

export function applyCallSpoken(
  hall: Hall,
  { visit: id, calling, result }: EventOf<'callSpoken'>,
  at: Instant,
): void {
  const isSpoken = result === 'spoken';
  mustGet(hall.visits, id).told = { calling, isSpoken };
  hall.voice = { isSpoken, visit: id, at };
}
