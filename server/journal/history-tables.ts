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
    -- open, finished, noShow, left or endedByDay; a no-show that never returned stays one when the day ends.
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
    walking_ms INTEGER,
    -- While it is served or parked: since when. What came before is in served_ms and parked_ms.
    serving_since INTEGER,
    served_ms INTEGER NOT NULL,
    parked_since INTEGER,
    parked_ms INTEGER NOT NULL,
    ended_at INTEGER,
    outcome TEXT,
    -- Null level with a time: the rating's time went by, "not rated".
    rated_at INTEGER,
    level INTEGER,
    reasons TEXT,
    PRIMARY KEY (visit, step)
  ) STRICT, WITHOUT ROWID;

  -- The one definition of a step's times; null while they are unknown or have no meaning. A step that was parked is
  -- handled while somebody serves it: neither the parking nor the way back to the counter counts.
  CREATE VIEW step_times AS SELECT
    visit, step, service, delivered, counter, clerk, outcome, level, rated_at,
    joined_at, called_at, serving_at, ended_at, recalls, parked_ms,
    called_at - joined_at AS waiting_ms,
    walking_ms,
    iif(serving_at IS NULL OR ended_at IS NULL, NULL, served_ms) AS handling_ms
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
