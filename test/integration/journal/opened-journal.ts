import { must } from '#contract/assert.ts';
import type { Fact } from '#contract/facts.ts';
import type { Outcome } from '#contract/outcome.ts';
import type { Entry } from '#journal/fact-row.ts';
import { commitAtOnce, type Journal, openJournal } from '#journal/journal.ts';

export function value<Value>(outcome: Outcome<Value, unknown>): Value {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
}

export function problem<Problem>(outcome: Outcome<unknown, Problem>): Problem {
  if (outcome.ok) throw new Error('it went well');
  return outcome.problem;
}

export function opened(folder: string): Journal {
  return value(openJournal({ folder, commit: commitAtOnce }));
}

/** The journal of a folder for as long as `use` runs. */
export function withJournal<Value>(folder: string, use: (journal: Journal) => Value): Value {
  const journal = opened(folder);
  try {
    return use(journal);
  } finally {
    journal.close();
  }
}

/** Writes entries in turns of the given size, one transaction each. */
export function appendInTurns(journal: Journal, entries: readonly Entry[], size: number): Fact[] {
  const facts: Fact[] = [];
  for (let at = 0; at < entries.length; at += size) {
    facts.push(...value(journal.append(entries.slice(at, at + size))));
  }
  return facts;
}

export function nth<Value>(list: readonly Value[], at: number): Value {
  return must(list.at(at), 'the list is that long');
}
