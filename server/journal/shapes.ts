import type { DatabaseSync } from 'node:sqlite';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import { numberOf, textOf } from './columns.ts';
import { factFromRow, ROW_COLUMNS, rowFromColumns } from './fact-row.ts';
import { createHistory, dropHistory, HISTORY_SHAPE, openHistory } from './history.ts';
import { FACTS_SHAPE, FACTS_TABLES, noteShape, shapeOf } from './tables.ts';
import { canRead, UPCASTERS } from './upcast.ts';

/** A later version of this program has written here, and what it wrote cannot be understood by this one. */
export interface TooNew {
  readonly kind: 'tooNew';
  /** `ticketIssued version 2`. */
  readonly what: string;
}

/** Makes missing tables, builds a history of another shape anew, and refuses facts that a later program wrote. */
export function bringUpToDate(db: DatabaseSync): Outcome<undefined, TooNew> {
  const facts = shapeOf(db, 'facts');
  const history = shapeOf(db, 'history');
  if (facts > FACTS_SHAPE) return refuse({ kind: 'tooNew', what: `facts shape ${facts}` });
  if (facts === 0) {
    db.exec('BEGIN IMMEDIATE');
    db.exec(FACTS_TABLES);
    createHistory(db);
    noteShape(db, 'facts', FACTS_SHAPE);
    noteShape(db, 'history', HISTORY_SHAPE);
    db.exec('COMMIT');
    return ok();
  }
  const known = knowsAllVersions(db);
  if (!known.ok) return known;
  if (history !== HISTORY_SHAPE) rebuildHistory(db);
  return ok();
}

function knowsAllVersions(db: DatabaseSync): Outcome<undefined, TooNew> {
  for (const row of db.prepare('SELECT type, version FROM versions').iterate()) {
    const type = textOf(row.type);
    const version = numberOf(row.version);
    if (!canRead(type, version, UPCASTERS).ok) {
      return refuse({ kind: 'tooNew', what: `${type} version ${version}` });
    }
  }
  return ok();
}

/** Throws the history away and writes it anew from the facts, in one transaction. */
export function rebuildHistory(db: DatabaseSync): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    dropHistory(db);
    createHistory(db);
    const history = openHistory(db);
    for (const columns of db.prepare(`SELECT ${ROW_COLUMNS} FROM facts ORDER BY seq`).iterate()) {
      history.record(factFromRow(rowFromColumns(columns)));
    }
    noteShape(db, 'history', HISTORY_SHAPE);
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
