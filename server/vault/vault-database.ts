import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CASE_TABLES } from './case-papers.ts';

export const VAULT_FILE = 'vault.db';

/**
 * Rowids are never used again, as each field is bound to its own. What is deleted or overwritten
 * is wiped in the file as well.
 */
const SET_UP = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA secure_delete = ON;
  CREATE TABLE IF NOT EXISTS vault_key (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    fingerprint BLOB NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS person (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person TEXT NOT NULL UNIQUE,
    look_up BLOB UNIQUE,
    person_key BLOB,
    name BLOB,
    id_number BLOB
  ) STRICT;
`;

/** Came later than the table; a vault of an older release gets them when it is opened. */
const LATER_COLUMNS = { phone: 'BLOB', phone_look_up: 'BLOB' } as const;
/** A family may share one telephone, so its look-up is not unique. */
const LATER_INDEXES =
  'CREATE INDEX IF NOT EXISTS person_by_phone ON person (phone_look_up) WHERE phone_look_up IS NOT NULL';

export function openVaultDatabase(dataFolder: string): DatabaseSync {
  mkdirSync(dataFolder, { recursive: true });
  const database = new DatabaseSync(join(dataFolder, VAULT_FILE));
  database.exec(SET_UP);
  const columns = new Set(
    database
      .prepare('SELECT name FROM pragma_table_info(?)')
      .all('person')
      .map(({ name }) => name),
  );
  for (const [column, type] of Object.entries(LATER_COLUMNS)) {
    if (!columns.has(column)) database.exec(`ALTER TABLE person ADD COLUMN ${column} ${type}`);
  }
  database.exec(LATER_INDEXES);
  database.exec(CASE_TABLES);
  return database;
}
