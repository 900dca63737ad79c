import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Outcome } from '#contract/outcome.ts';
import { type SqliteProblem, trySqlite } from './database.ts';

/**
 * Keeps a second server off the same folder. The lock is SQLite's own on an empty second file: the system drops it with
 * the process, so a kill leaves none behind, and the journal itself stays open to readers, which an exclusive lock on it
 * would shut out. Returns how to let go.
 */
export function lockFolder(folder: string): Outcome<() => void, SqliteProblem> {
  return trySqlite(() => {
    const db = new DatabaseSync(join(folder, 'journal.lock'));
    try {
      db.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      db.close();
      throw error;
    }
    return () => db.close();
  });
}
