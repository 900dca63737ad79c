import type { DatabaseSync } from 'node:sqlite';
import type { Instant } from '#contract/clock.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import { sqliteProblemOf } from './database.ts';
import {
  type FactRow,
  FIRST_LINK,
  hashFromColumns,
  hashOfRow,
  ROW_COLUMNS,
  rowFromColumns,
} from './fact-row.ts';
import { canRead, UPCASTERS } from './upcast.ts';

/** The last fact, and what the next one follows. */
export interface Head {
  readonly seq: number;
  readonly at: Instant;
  readonly hash: string;
}

export const NO_FACTS: Head = { seq: 0, at: 0, hash: FIRST_LINK };

export type ChainFault =
  /** Rows are missing, or one stands where none belongs. */
  | { readonly kind: 'gap'; readonly expected: number }
  /** The row, or the one before it, is not what was written. */
  | { readonly kind: 'altered' }
  | { readonly kind: 'timeWentBack' }
  | { readonly kind: 'notJson' }
  | { readonly kind: 'unknownKind'; readonly type: string; readonly version: number }
  | { readonly kind: 'unreadable'; readonly detail: string };

/** The first row that breaks a promise, and which. */
export interface BrokenChain {
  readonly kind: 'broken';
  readonly seq: number;
  readonly fault: ChainFault;
}

/** Walks the rows after `from` and says whether each follows from the one before it. */
export function followChain(
  db: DatabaseSync,
  from: Head,
  onRow: (row: FactRow) => void,
): Outcome<Head, BrokenChain> {
  let head = from;
  try {
    const rows = db.prepare(`SELECT ${ROW_COLUMNS} FROM facts WHERE seq > ? ORDER BY seq`);
    for (const columns of rows.iterate(from.seq)) {
      const row = rowFromColumns(columns);
      const found = hashFromColumns(columns);
      const fault = faultOf(head, row, found);
      if (fault !== undefined) return refuse({ kind: 'broken', seq: row.seq, fault });
      head = { seq: row.seq, at: row.at, hash: found };
      onRow(row);
    }
  } catch (error) {
    const { detail } = sqliteProblemOf(error);
    return refuse({ kind: 'broken', seq: head.seq + 1, fault: { kind: 'unreadable', detail } });
  }
  return ok(head);
}

function faultOf(head: Head, row: FactRow, found: string): ChainFault | undefined {
  if (row.seq !== head.seq + 1) return { kind: 'gap', expected: head.seq + 1 };
  if (hashOfRow(head.hash, row) !== found) return { kind: 'altered' };
  if (row.at < head.at) return { kind: 'timeWentBack' };
  const { type, version } = row;
  if (!canRead(type, version, UPCASTERS).ok) return { kind: 'unknownKind', type, version };
  if (!isJson(row.actor) || !isJson(row.body)) return { kind: 'notJson' };
  return undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

export function readHead(db: DatabaseSync): Head {
  const columns = db.prepare(`SELECT ${ROW_COLUMNS} FROM facts ORDER BY seq DESC LIMIT 1`).get();
  if (columns === undefined) return NO_FACTS;
  const { seq, at } = rowFromColumns(columns);
  return { seq, at, hash: hashFromColumns(columns) };
}

/** The fact `seq` as a place in the chain; 0 is before the first. */
export function headAt(db: DatabaseSync, seq: number): Head | undefined {
  if (seq === 0) return NO_FACTS;
  const columns = db.prepare(`SELECT ${ROW_COLUMNS} FROM facts WHERE seq = ?`).get(seq);
  if (columns === undefined) return undefined;
  return { seq, at: rowFromColumns(columns).at, hash: hashFromColumns(columns) };
}
