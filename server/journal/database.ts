import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';

const FILE = 'journal.db';

/** A commit is many small pages; moving them into the file less often than SQLite's 1000 pages costs fewer syncs. */
const CHECKPOINT_PAGES = 4_000;
/** After a burst the log file is cut back to this. */
const LOG_BYTES_MAX = 64 * 1024 * 1024;
const CACHE_KIB = 32 * 1024;

export function openWriter(folder: string): DatabaseSync {
  const db = new DatabaseSync(join(folder, FILE));
  db.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES};
    PRAGMA journal_size_limit = ${LOG_BYTES_MAX};
    PRAGMA cache_size = -${CACHE_KIB};
  `);
  return db;
}

/** Reads what is committed, beside the server or without it, and can change nothing. */
export function openReader(folder: string): Outcome<DatabaseSync, SqliteProblem> {
  return trySqlite(() => {
    const db = new DatabaseSync(join(folder, FILE), { readOnly: true });
    db.exec(`PRAGMA cache_size = -${CACHE_KIB}`);
    return db;
  });
}

export interface SqliteProblem {
  readonly kind: 'sqlite';
  /** SQLite's primary result code: 5 busy, 8 read-only, 10 input/output, 11 malformed, 13 disk full, 19 constraint. */
  readonly code: number;
  readonly detail: string;
}

export const SQLITE = { busy: 5, constraint: 19 } as const;

/** What the disk refuses is a value; anything else that is thrown is our own error and goes on. */
export function trySqlite<Value>(run: () => Value): Outcome<Value, SqliteProblem> {
  try {
    return ok(run());
  } catch (error) {
    return refuse(sqliteProblemOf(error));
  }
}

export function sqliteProblemOf(error: unknown): SqliteProblem {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') {
    throw error;
  }
  return { kind: 'sqlite', code: error.errcode & 0xff, detail: error.message };
}
