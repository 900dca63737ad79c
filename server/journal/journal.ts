import { mkdirSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { assert, must } from '#contract/assert.ts';
import type { Fact } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import { type BrokenChain, followChain, type Head, headAt, readHead } from './chain.ts';
import { openWriter, SQLITE, type SqliteProblem, sqliteProblemOf, trySqlite } from './database.ts';
import {
  type Entry,
  factFromRow,
  hashOfRow,
  ROW_COLUMNS,
  rowFromColumns,
  rowOfEntry,
} from './fact-row.ts';
import { type History, openHistory } from './history.ts';
import { lockFolder } from './lock.ts';
import { bringUpToDate, type TooNew } from './shapes.ts';
import { readLatestSnapshot, type Snapshot, writeSnapshot } from './snapshots.ts';

/** The append-only record of all that happened; the one source of truth. Only the hall service appends. */
export interface Journal {
  /**
   * Writes the facts of one turn of the event loop and their history in one synced transaction: all or none. Facts that
   * come back are on disk. After a refusal the next append may well succeed, once there is room again.
   */
  append(entries: readonly Entry[]): Outcome<readonly Fact[], NotWritten>;
  /** Number of the last fact, 0 before the first. */
  headSeq(): number;
  /** The last fact's number, time and hash: what a print of the day's head shows. */
  head(): Head;
  /** The facts after `seq` in their order, read from disk as they are asked for. */
  factsAfter(seq: number): Iterable<Fact>;
  /** Keeps the state of the hall right after `seq`, and drops all but the last three. */
  snapshot(seq: number, state: string): Outcome<undefined, NotWritten>;
  latestSnapshot(): Snapshot | undefined;
  close(): void;
}

export interface NotWritten {
  readonly kind: 'notWritten';
  readonly detail: string;
}

export type JournalProblem =
  /** Another server runs on this folder. */
  | { readonly kind: 'inUse' }
  /** The folder or the file cannot be opened, read or written. */
  | { readonly kind: 'notUsable'; readonly detail: string }
  /** Written by a later version of this program. */
  | TooNew
  | BrokenChain;

export interface JournalOptions {
  readonly folder: string;
  /**
   * Runs the commit that it is handed, once, before it returns. The product commits at once (`commitAtOnce`); a bench puts
   * here the delay of a slow disk, a test a disk that fails.
   */
  readonly commit: (write: () => void) => void;
}

export function commitAtOnce(write: () => void): void {
  write();
}

/** So many facts at most are checked against the chain on opening, however old the last snapshot is. */
const TAIL_FACTS_MAX = 50_000;

/**
 * Opens the journal of a folder, making it on the first day. What lies behind the last snapshot is not checked here, so
 * that a year of facts does not hold up the first ticket: opening checks the rows from the snapshot on (`TAIL_FACTS_MAX`
 * at most), `npm run verify` checks all.
 */
export function openJournal(options: JournalOptions): Outcome<Journal, JournalProblem> {
  const folder = makeFolder(options.folder);
  if (!folder.ok) return folder;
  const lock = lockFolder(options.folder);
  if (!lock.ok) return refuse(problemOfLock(lock.problem));
  const release = lock.value;

  const opened = trySqlite(() => openWriter(options.folder));
  if (!opened.ok) {
    release();
    return refuse({ kind: 'notUsable', detail: opened.problem.detail });
  }
  const db = opened.value;
  const close = () => {
    db.close();
    release();
  };

  const ready = trySqlite(() => {
    const shape = bringUpToDate(db);
    return shape.ok ? checkTail(db) : shape;
  });
  if (!ready.ok) {
    close();
    return refuse({ kind: 'notUsable', detail: ready.problem.detail });
  }
  if (!ready.value.ok) {
    close();
    return ready.value;
  }
  return ok(journalOver(db, options.commit, close));
}

function journalOver(
  db: DatabaseSync,
  runCommit: JournalOptions['commit'],
  close: () => void,
): Journal {
  const history: History = openHistory(db);
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const insert = db.prepare(`INSERT INTO facts (${ROW_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
  const noteVersion = db.prepare('INSERT OR IGNORE INTO versions (type, version) VALUES (?, ?)');
  const selectAfter = `SELECT ${ROW_COLUMNS} FROM facts WHERE seq > ? ORDER BY seq`;
  let head = readHead(db);
  /** Kinds of rows of which `versions` knows already. */
  let noted = new Set<string>();
  let isInDoubt = false;

  const writeEntry = (entry: Entry, after: Head): Fact => {
    assert(entry.at >= after.at, 'time in the journal never goes back');
    const row = rowOfEntry(after.seq + 1, entry);
    const hash = hashOfRow(after.hash, row);
    const { seq, at, request, actor, type, version, body } = row;
    insert.run(seq, at, request, actor, type, version, body, Buffer.from(hash, 'hex'));
    if (!noted.has(type)) {
      noteVersion.run(type, version);
      noted.add(type);
    }
    const fact: Fact = { seq, at, request: entry.request, by: entry.by, event: entry.event };
    history.record(fact);
    head = { seq, at, hash };
    return fact;
  };

  /** One transaction. A table that refuses a row (the same number twice) is our own error; the rest is the disk's. */
  const write = <Value>(work: () => Value): Outcome<Value, NotWritten> => {
    const before = head;
    try {
      if (isInDoubt) {
        assert(readHead(db).hash === head.hash, 'what was refused is not on disk');
        isInDoubt = false;
      }
      begin.run();
      const value = work();
      runCommit(() => void commit.run());
      return ok(value);
    } catch (error) {
      head = before;
      noted = new Set();
      isInDoubt = true;
      rollBack(db);
      const problem = sqliteProblemOf(error);
      assert(problem.code !== SQLITE.constraint, `the journal takes the row (${problem.detail})`);
      return refuse({ kind: 'notWritten', detail: problem.detail });
    }
  };

  return {
    append: (entries) => write(() => entries.map((entry) => writeEntry(entry, head))),
    headSeq: () => head.seq,
    head: () => head,
    *factsAfter(seq) {
      // A statement of its own, so that two readers do not share a cursor.
      for (const columns of db.prepare(selectAfter).iterate(seq)) {
        yield factFromRow(rowFromColumns(columns));
      }
    },
    snapshot: (seq, state) =>
      write(() => {
        const place = must(headAt(db, seq), 'a snapshot is of a fact that is there');
        writeSnapshot(db, { seq, at: place.at, factHash: place.hash }, state);
        return undefined;
      }),
    latestSnapshot: () => readLatestSnapshot(db, (seq) => headAt(db, seq)?.hash),
    close,
  };
}

function makeFolder(folder: string): Outcome<undefined, JournalProblem> {
  try {
    mkdirSync(folder, { recursive: true });
    return ok();
  } catch (error) {
    return refuse({ kind: 'notUsable', detail: String(error) });
  }
}

function problemOfLock(problem: SqliteProblem): JournalProblem {
  if (problem.code === SQLITE.busy) return { kind: 'inUse' };
  return { kind: 'notUsable', detail: problem.detail };
}

function checkTail(db: DatabaseSync): Outcome<Head, BrokenChain> {
  const head = readHead(db);
  const snapshot = db.prepare('SELECT max(seq) AS seq FROM snapshots').get();
  const since = typeof snapshot?.seq === 'number' ? snapshot.seq : 0;
  const from = Math.min(Math.max(since - 1, head.seq - TAIL_FACTS_MAX, 0), head.seq);
  const start = headAt(db, from);
  if (start === undefined) {
    return refuse({ kind: 'broken', seq: from, fault: { kind: 'gap', expected: from } });
  }
  return followChain(db, start, () => {});
}

function rollBack(db: DatabaseSync): void {
  // SQLite has often rolled back by itself when the disk was full; a second time would be an error.
  if (!db.isTransaction) return;
  const done = trySqlite(() => db.exec('ROLLBACK'));
  assert(done.ok || !db.isTransaction, 'a refused transaction is undone');
}
