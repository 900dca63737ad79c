import type { DatabaseSync } from 'node:sqlite';
import type { Fact, HallEvent } from '#contract/facts.ts';
import type { StepOutcome } from '#contract/queue.ts';
import { type HistoryPart, writerOf } from './part.ts';

/**
 * What timelines and reports read. Everything here follows from the facts and can be built anew from them.
 * A visit's name begins with its day, so that a day is one stretch of `visits` and `steps` and needs no index of its own.
 */
const TABLES = `
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
    -- open, finished, noShow, left, cancelled or endedByDay; a no-show that never returned stays one when the day ends.
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
    -- Taken at the counter by somebody who had not waited.
    is_walk_up INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (visit, step)
  ) STRICT, WITHOUT ROWID;

  -- The one definition of a step's times; null while they are unknown or have no meaning. A step that was parked is
  -- handled while somebody serves it: neither the parking nor the way back to the counter counts.
  CREATE VIEW step_times AS SELECT
    visit, step, service, delivered, counter, clerk, outcome, level, rated_at,
    joined_at, called_at, serving_at, ended_at, recalls, parked_ms,
    -- Who was carried over the night may be called before the hour from which the new day's waiting counts.
    iif(is_walk_up, NULL, max(called_at - joined_at, 0)) AS waiting_ms,
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

const LAST_STEP = 'visit = ?1 AND step = (SELECT last_step FROM visits WHERE visit = ?1)';

const STOP_SERVING = `served_ms = served_ms + coalesce(?2 - serving_since, 0), serving_since = NULL`;
const STOP_PARKING = `parked_ms = parked_ms + coalesce(?2 - parked_since, 0), parked_since = NULL`;

/** Statements are compiled once; a ticket costs one row here, a call three. */
function openVisits(db: DatabaseSync): (fact: Fact) => void {
  const write = writerOf(db);
  const changeClass = write('UPDATE visits SET class = ?2 WHERE visit = ?1');
  const changeService = write('UPDATE visits SET service = ?2 WHERE visit = ?1');
  const countDay = write(`UPDATE days SET issued = (SELECT count(*) FROM visits
    WHERE visit > days.day AND visit < days.day || '/') WHERE issued IS NULL`);
  const beginDay = write('INSERT OR IGNORE INTO days VALUES (?, ?, ?, NULL)');
  const issue = write(`INSERT INTO visits VALUES
    (?1, ?2, ?3, ?4, ?4, ?5, ?6, ?7, ?8, ?3, 0, 'open', NULL)`);
  const join = write(`UPDATE visits SET joined_at = ?2, service = coalesce(?3, service),
    outcome = 'open', ended_at = NULL WHERE visit = ?1`);
  const call = write(`INSERT INTO steps (visit, step, service, counter, clerk,
      joined_at, called_at, last_called_at, recalls, served_ms, parked_ms)
    SELECT visit, ?2, service, ?3, ?4, joined_at, ?5, ?5, 0, 0, 0 FROM visits WHERE visit = ?1`);
  const noteStep = write('UPDATE visits SET last_step = ?2 WHERE visit = ?1');
  const recall = write(
    `UPDATE steps SET last_called_at = ?2, recalls = recalls + 1 WHERE ${LAST_STEP}`,
  );
  const serve = write(`UPDATE steps SET serving_since = ?2, serving_at = coalesce(serving_at, ?2),
    walking_ms = coalesce(walking_ms, ?2 - last_called_at) WHERE ${LAST_STEP}`);
  const park = write(`UPDATE steps SET ${STOP_SERVING}, parked_since = ?2 WHERE ${LAST_STEP}`);
  const takeBack = write(`UPDATE steps SET ${STOP_PARKING}, counter = ?3, clerk = ?4,
    last_called_at = ?2 WHERE ${LAST_STEP}`);
  const endStep = write(`UPDATE steps SET ${STOP_SERVING}, ${STOP_PARKING}, ended_at = ?2,
    outcome = ?3, delivered = ?4 WHERE ${LAST_STEP} AND outcome IS NULL`);
  const endVisit = write('UPDATE visits SET outcome = ?2, ended_at = ?3 WHERE visit = ?1');
  const endWithDay = write(`UPDATE visits SET outcome = 'endedByDay', ended_at = ?2
    WHERE visit = ?1 AND outcome = 'open'`);
  const rate = write(`UPDATE steps SET rated_at = ?3, level = ?4, reasons = ?5
    WHERE visit = ?1 AND step = ?2`);
  const noteVisit = write('INSERT INTO fact_of_visit VALUES (?, ?)');
  const noteDevice = write('INSERT INTO fact_of_device VALUES (?, ?)');
  const openShift = write('INSERT INTO shifts VALUES (?, ?, ?, ?, NULL)');
  const closeShift = write(
    'UPDATE shifts SET closed_at = ?2 WHERE counter = ?1 AND closed_at IS NULL',
  );
  const pause = write('INSERT INTO pauses VALUES (?, ?, ?, ?, ?, NULL)');
  const resume = write(
    'UPDATE pauses SET resumed_at = ?2 WHERE counter = ?1 AND resumed_at IS NULL',
  );
  const print = write('INSERT INTO prints VALUES (?, ?, ?, ?, ?, ?, ?)');
  const speak = write('INSERT INTO spoken VALUES (?, ?, ?, ?, ?)');

  const end = (event: { readonly visit: string }, at: number, outcome: StepOutcome) => {
    endStep(event.visit, at, outcome, null);
    endVisit(event.visit, outcome, at);
  };

  /** Facts that say nothing to these tables (sign-ins, cards, settings) stay in the journal alone. */
  const recordEvent = (event: HallEvent, seq: number, at: number) => {
    switch (event.type) {
      case 'dayBegan':
        countDay();
        return beginDay(event.day, seq, at);
      case 'ticketIssued': {
        const { visit, service, priorityClass, language, kiosk, person } = event;
        return issue(visit, seq, at, service, priorityClass, language, kiosk, person);
      }
      case 'ticketCalled':
        call(event.visit, event.step, event.counter, event.clerk, at);
        return noteStep(event.visit, event.step);
      case 'ticketRecalled':
        return recall(event.visit, at);
      case 'servingBegan':
        return serve(event.visit, at);
      case 'ticketParked':
        return park(event.visit, at);
      case 'ticketTakenBack':
        return takeBack(event.visit, at, event.counter, event.clerk);
      case 'stepFinished':
        endStep(event.visit, at, 'finished', event.delivered);
        return endVisit(event.visit, 'finished', at);
      case 'ticketTransferred':
        endStep(event.visit, at, 'transferred', null);
        return join(event.visit, at, event.to.kind === 'service' ? event.to.service : null);
      case 'noShowMarked':
        return end(event, at, 'noShow');
      case 'ticketReturned':
        return join(event.visit, at, null);
      case 'carriedVisitJoined':
        return join(event.visit, event.joinedAt, null);
      case 'visitLeft':
        return end(event, at, 'left');
      case 'ticketVoided':
        return end(event, at, 'cancelled');
      case 'classChanged':
      case 'classDenied':
        return changeClass(event.visit, event.priorityClass);
      case 'serviceChanged':
        return changeService(event.visit, event.service);
      case 'visitEndedByDay':
        endStep(event.visit, at, 'endedByDay', null);
        return endWithDay(event.visit, at);
      case 'stepRated':
        return rate(event.visit, event.step, at, event.level, JSON.stringify(event.reasons));
      case 'stepNotRated':
        return rate(event.visit, event.step, at, null, null);
      case 'shiftOpened':
        return openShift(seq, event.counter, event.clerk, at);
      case 'shiftClosed':
        resume(event.counter, at);
        return closeShift(event.counter, at);
      case 'shiftPaused':
        return pause(seq, event.counter, event.clerk, event.reason, at);
      case 'shiftResumed':
        return resume(event.counter, at);
      case 'printReported': {
        const { visit, device, report, isReprint } = event;
        const why = 'why' in report ? report.why : null;
        return print(seq, at, visit, device, report.kind, why, isReprint ? 1 : 0);
      }
      case 'callSpoken':
        return speak(seq, at, event.visit, event.calling, event.result);
      default:
        return;
    }
  };

  return ({ seq, at, event }) => {
    recordEvent(event, seq, at);
    if ('visit' in event && event.type !== 'ticketIssued') noteVisit(event.visit, seq);
    if ('device' in event && event.device !== null) noteDevice(event.device, seq);
  };
}

export const visitsPart: HistoryPart = {
  tables: TABLES,
  order: {
    days: 'day',
    visits: 'visit',
    steps: 'visit, step',
    fact_of_visit: 'visit, seq',
    fact_of_device: 'device, seq',
    shifts: 'seq',
    pauses: 'seq',
    prints: 'seq',
    spoken: 'seq',
  },
  open: openVisits,
};
