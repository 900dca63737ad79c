import { mustGet } from '#contract/assert.ts';
import type { Actor, CommandOf, EventOf, RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Hall } from '../hall-state.ts';
import { presentAtCounter } from '../queue/at-counter.ts';

/** Seven digits in a row, however they are spaced: a telephone, an account, an ID card. */
const LONG_NUMBER = /\d(?:[ \-.]?\d){6,}/;

/** A line for the next clerk. It stands in the journal for ever, so no personal number may be in it. */
export function decideWriteNote(
  hall: Hall,
  { counter, text }: CommandOf<'writeNote'>,
  by: Actor,
): Outcome<readonly EventOf<'noteWritten'>[], RuleRefusal> {
  const present = presentAtCounter(hall, counter, by);
  if (!present.ok) return present;
  const { visit, shift } = present.value;
  if (LONG_NUMBER.test(text.normalize('NFKC'))) return refuse({ kind: 'numberInNote' });
  if (text === (visit.note ?? '')) return ok([]);
  return ok([{ type: 'noteWritten', visit: visit.id, counter, clerk: shift.clerk, text }]);
}

export function applyNoteWritten(hall: Hall, { visit, text }: EventOf<'noteWritten'>): void {
  mustGet(hall.visits, visit).note = text === '' ? null : text;
}
