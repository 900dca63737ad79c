import { DatabaseSync } from 'node:sqlite';
import type { Instant } from '#contract/clock.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import { type BrokenChain, followChain, type Head, NO_FACTS } from './chain.ts';
import { openReader, trySqlite } from './database.ts';
import { type FactRow, factFromRow } from './fact-row.ts';
import { createHistory, HISTORY_ORDER, openHistory } from './history.ts';

export interface WholeJournal {
  readonly head: Head;
  /** Null where there is no fact yet. */
  readonly firstAt: Instant | null;
}

export type VerifyProblem =
  | { readonly kind: 'notReadable'; readonly detail: string }
  | BrokenChain
  /** The facts are whole, but this history table does not say what they say. */
  | { readonly kind: 'historyDiffers'; readonly table: string };

export interface VerifyOptions {
  readonly folder: string;
  /** Also builds the history anew in memory and compares it; takes several times as long. */
  readonly withHistory: boolean;
}

/**
 * Checks every fact from the first to the last: numbers without a gap, each row's hash, time that never goes back, events
 * that can be read. Reads beside a running server, and all of it as of one moment.
 */
export function verifyJournal(options: VerifyOptions): Outcome<WholeJournal, VerifyProblem> {
  const opened = openReader(options.folder);
  if (!opened.ok) return refuse({ kind: 'notReadable', detail: opened.problem.detail });
  const db = opened.value;
  try {
    const begun = trySqlite(() => db.exec('BEGIN; SELECT count(*) FROM versions'));
    if (!begun.ok) return refuse({ kind: 'notReadable', detail: begun.problem.detail });
    return options.withHistory ? verifyWithHistory(db) : verifyFacts(db, () => {});
  } finally {
    db.close();
  }
}

function verifyFacts(
  db: DatabaseSync,
  onRow: (row: FactRow) => void,
): Outcome<WholeJournal, BrokenChain> {
  let firstAt: Instant | null = null;
  const followed = followChain(db, NO_FACTS, (row) => {
    firstAt ??= row.at;
    onRow(row);
  });
  return followed.ok ? ok({ head: followed.value, firstAt }) : followed;
}

function verifyWithHistory(db: DatabaseSync): Outcome<WholeJournal, VerifyProblem> {
  const fresh = new DatabaseSync(':memory:');
  try {
    createHistory(fresh);
    const history = openHistory(fresh);
    fresh.exec('BEGIN');
    const facts = verifyFacts(db, (row) => history.record(factFromRow(row)));
    if (!facts.ok) return facts;
    const table = firstDifference(db, fresh);
    return table === undefined ? facts : refuse({ kind: 'historyDiffers', table });
  } finally {
    fresh.close();
  }
}

/** The first history table in which two databases differ. */
export function firstDifference(one: DatabaseSync, other: DatabaseSync): string | undefined {
  for (const [table, order] of Object.entries(HISTORY_ORDER)) {
    const select = `SELECT * FROM ${table} ORDER BY ${order}`;
    const theirs = other.prepare(select).iterate();
    for (const row of one.prepare(select).iterate()) {
      const next = theirs.next();
      if (next.done || JSON.stringify(next.value) !== JSON.stringify(row)) return table;
    }
    if (!theirs.next().done) return table;
  }
  return undefined;
}
