import type { DatabaseSync } from 'node:sqlite';
import { numberOf } from './columns.ts';

/** Raised when the tables below change; a journal of a later shape is refused, not guessed at. */
export const FACTS_SHAPE = 1;

/** Facts can be added and nothing else: the triggers stop a slip of ours, the chain shows a stranger's hand. */
export const FACTS_TABLES = `
  CREATE TABLE facts (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    request TEXT NOT NULL,
    actor TEXT NOT NULL,
    type TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    hash BLOB NOT NULL
  ) STRICT;
  CREATE TRIGGER facts_stay_as_they_are BEFORE UPDATE ON facts
    BEGIN SELECT RAISE(ABORT, 'a fact is never changed'); END;
  CREATE TRIGGER facts_stay BEFORE DELETE ON facts
    BEGIN SELECT RAISE(ABORT, 'a fact is never taken away'); END;

  -- Which kinds of rows there are, so that opening need not read them all.
  CREATE TABLE versions (
    type TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (type, version)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE snapshots (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    state BLOB NOT NULL,
    hash BLOB NOT NULL
  ) STRICT;

  CREATE TABLE shapes (part TEXT PRIMARY KEY, shape INTEGER NOT NULL) STRICT;
`;

/** What is made by them. */
export const FACTS_TABLE_NAMES: ReadonlySet<string> = new Set([
  'facts',
  'versions',
  'snapshots',
  'shapes',
]);

export type Part = 'facts' | 'history';

/** 0: not there yet. */
export function shapeOf(db: DatabaseSync, part: Part): number {
  const named = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'shapes'").get();
  if (named === undefined) return 0;
  const row = db.prepare('SELECT shape FROM shapes WHERE part = ?').get(part);
  return row === undefined ? 0 : numberOf(row.shape);
}

export function noteShape(db: DatabaseSync, part: Part, shape: number): void {
  db.prepare('INSERT OR REPLACE INTO shapes (part, shape) VALUES (?, ?)').run(part, shape);
}
