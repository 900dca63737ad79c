import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

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

export function openVaultDatabase(dataFolder: string): DatabaseSync {
  mkdirSync(dataFolder, { recursive: true });
  const database = new DatabaseSync(join(dataFolder, VAULT_FILE));
  database.exec(SET_UP);
  return database;
}
