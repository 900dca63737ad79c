import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';

export const PEOPLE_FILE = 'people.db';

/** The file is there but cannot be used: no right to it, no room, or no database. */
export interface CannotOpen {
  readonly kind: 'cannotOpen';
  readonly file: string;
  readonly detail: string;
}

export interface NotRecorded {
  readonly kind: 'notRecorded';
}

const TABLES = `
  CREATE TABLE IF NOT EXISTS staff (
    staff TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    password TEXT NOT NULL,
    is_active INTEGER NOT NULL,
    is_demo INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS demo_prints (
    staff TEXT PRIMARY KEY REFERENCES staff,
    print TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS sessions (
    token_hash TEXT PRIMARY KEY,
    staff TEXT NOT NULL REFERENCES staff,
    began_at INTEGER NOT NULL,
    used_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS screens (
    screen TEXT PRIMARY KEY,
    role TEXT NOT NULL,
    place TEXT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    paired_at INTEGER NOT NULL,
    is_demo INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS api_clients (
    client TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    made_at INTEGER NOT NULL
  ) STRICT;
`;

/** Staff, sign-ins and paired screens survive a power cut like everything else that was acknowledged. */
export function openPeopleDatabase(dataFolder: string): Outcome<DatabaseSync, CannotOpen> {
  const file = join(dataFolder, PEOPLE_FILE);
  try {
    mkdirSync(dataFolder, { recursive: true });
    const database = new DatabaseSync(file);
    database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;',
    );
    database.exec(TABLES);
    return ok(database);
  } catch (error) {
    return refuse({ kind: 'cannotOpen', file, detail: String(error) });
  }
}

/** False: the disk would not take it, full or gone; nothing has changed there. */
export function isWritten(write: () => void): boolean {
  try {
    write();
    return true;
  } catch (error) {
    if (error instanceof Error && 'errcode' in error) return false;
    throw error;
  }
}

/** What is gone in memory must not come back with a restart: a removal that failed is tried again. */
export interface Removals {
  remove(id: string): void;
  retry(): void;
}

export function openRemovals(removeRow: (id: string) => void): Removals {
  const left = new Set<string>();
  const retry = () => {
    for (const id of left) if (isWritten(() => removeRow(id))) left.delete(id);
  };
  return {
    remove(id) {
      left.add(id);
      retry();
    },
    retry,
  };
}
