import type { DatabaseSync } from 'node:sqlite';

/** Raised when the tables below change: the journal then builds them anew from its facts when it opens. */
export const HISTORY_SHAPE = 1;

/**
 * What timelines and reports read. Everything here follows from the facts and can be built anew from them.
 * A visit's name begins with its day, so that a day is one stretch of `visits` and `steps` and needs no index of its own.
 */
const HISTORY_TABLES = `
  -- Days in the order in which they began; issued is counted when the next one begins.
  CREATE TABLE days (
    day TEXT PRIMARY KEY,
    began_seq INTEGER NOT NULL,
    began_at INTEGER NOT NULL,
    issued INTEGER
  ) STRICT, WITHOUT ROWID;

  -- service and joined_at are those of the line it stands in or was last called from.
  CREATE TABLE visits (
    visit TEXT PRIMARY KEY,
    issued_seq INTEGER NOT NULL,
    issued_at INTEGER NOT NULL,
    ticket_service TEXT NOT NULL,
    service TEXT NOT NULL,
    class TEXT NOT NULL,
    language TEXT NOT NULL,
    kiosk TEXT,
    person TEXT,
    joined_at INTEGER NOT NULL,
    last_step INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    ended_at INTEGER
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE steps (
    visit TEXT NOT NULL REFERENCES visits (visit),
    step INTEGER NOT NULL,
    service TEXT NOT NULL,
    delivered TEXT,
    counter TEXT NOT NULL,
    clerk TEXT NOT NULL,
    joined_at INTEGER NOT NULL,
    called_at INTEGER NOT NULL,
    last_called_at INTEGER NOT NULL,
    recalls INTEGER NOT NULL,
    serving_at INTEGER,
    parked_at INTEGER,
    parked_ms INTEGER NOT NULL,
    ended_at INTEGER,
    outcome TEXT,
    -- Null level with a time: the rating's time went by, "not rated".
    rated_at INTEGER,
    level INTEGER,
    reasons TEXT,
    PRIMARY KEY (visit, step)
  ) STRICT, WITHOUT ROWID;

  -- The one definition of a step's times; null while they are unknown or have no meaning.
  CREATE VIEW step_times AS SELECT
    steps.*,
    called_at - joined_at AS waiting_ms,
    serving_at - last_called_at AS walking_ms,
    ended_at - serving_at - parked_ms AS handling_ms
    FROM steps;

  -- All facts of a visit but its first, which visits.issued_seq names.
  CREATE TABLE fact_of_visit (
    visit TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (visit, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE fact_of_device (
    device TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (device, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE shifts (
    seq INTEGER PRIMARY KEY,
    counter TEXT NOT NULL,
    clerk TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    closed_at INTEGER
  ) STRICT;
  CREATE INDEX open_shifts ON shifts (counter) WHERE closed_at IS NULL;

  CREATE TABLE pauses (
    seq INTEGER PRIMARY KEY,
    counter TEXT NOT NULL,
    clerk TEXT NOT NULL,
    reason TEXT NOT NULL,
    paused_at INTEGER NOT NULL,
    resumed_at INTEGER
  ) STRICT;
  CREATE INDEX open_pauses ON pauses (counter) WHERE resumed_at IS NULL;

  CREATE TABLE prints (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    visit TEXT NOT NULL,
    device TEXT,
    report TEXT NOT NULL,
    why TEXT,
    is_reprint INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE spoken (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    visit TEXT NOT NULL,
    calling INTEGER NOT NULL,
    result TEXT NOT NULL
  ) STRICT;
`;

/** Each table with the order in which two of them are compared. */
export const HISTORY_ORDER = {
  days: 'day',
  visits: 'visit',
  steps: 'visit, step',
  fact_of_visit: 'visit, seq',
  fact_of_device: 'device, seq',
  shifts: 'seq',
  pauses: 'seq',
  prints: 'seq',
  spoken: 'seq',
} as const;

export function createHistory(db: DatabaseSync): void {
  db.exec(HISTORY_TABLES);
}

export function dropHistory(db: DatabaseSync): void {
  db.exec('DROP VIEW IF EXISTS step_times');
  for (const table of Object.keys(HISTORY_ORDER).toReversed()) {
    db.exec(`DROP TABLE IF EXISTS ${table}`);
  }
}
