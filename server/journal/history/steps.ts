import type { DatabaseSync } from 'node:sqlite';
import type { Fact, HallEvent } from '#contract/facts.ts';
import { type HistoryPart, writerOf } from './part.ts';

/**
 * What became of steps beside calling and finishing them, and how the time of a shift was spent. Writes into the steps of
 * the visits' part, which hears each fact first.
 */
const TABLES = `
  CREATE TABLE wrap_ups (
    seq INTEGER PRIMARY KEY,
    counter TEXT NOT NULL,
    clerk TEXT NOT NULL,
    visit TEXT NOT NULL,
    step INTEGER NOT NULL,
    began_at INTEGER NOT NULL,
    -- It is over then, ready or not: a hall that was down does not make it longer.
    until_at INTEGER NOT NULL,
    ended_at INTEGER
  ) STRICT;
  CREATE INDEX open_wrap_ups ON wrap_ups (counter) WHERE ended_at IS NULL;

  CREATE TABLE notes (
    seq INTEGER PRIMARY KEY,
    visit TEXT NOT NULL,
    clerk TEXT NOT NULL,
    at INTEGER NOT NULL,
    text TEXT NOT NULL
  ) STRICT;

  CREATE TABLE chosen_calls (
    seq INTEGER PRIMARY KEY,
    visit TEXT NOT NULL,
    counter TEXT NOT NULL,
    clerk TEXT NOT NULL,
    at INTEGER NOT NULL,
    reason TEXT NOT NULL
  ) STRICT;

  CREATE TABLE undone (
    seq INTEGER PRIMARY KEY,
    visit TEXT NOT NULL,
    counter TEXT NOT NULL,
    clerk TEXT NOT NULL,
    at INTEGER NOT NULL,
    what TEXT NOT NULL
  ) STRICT;

  -- The one definition of how a closed shift was spent: idle is what is left of the open time.
  CREATE VIEW shift_times AS
    WITH parts AS (SELECT s.seq, s.counter, s.clerk, s.opened_at, s.closed_at,
      s.closed_at - s.opened_at AS open_ms,
      (SELECT coalesce(sum(t.walking_ms), 0) FROM steps t WHERE t.counter = s.counter AND t.clerk = s.clerk
        AND t.called_at >= s.opened_at AND t.called_at <= s.closed_at) AS walking_ms,
      (SELECT coalesce(sum(t.served_ms), 0) FROM steps t WHERE t.counter = s.counter AND t.clerk = s.clerk
        AND t.called_at >= s.opened_at AND t.called_at <= s.closed_at) AS handling_ms,
      (SELECT coalesce(sum(w.ended_at - w.began_at), 0) FROM wrap_ups w WHERE w.counter = s.counter
        AND w.clerk = s.clerk AND w.began_at >= s.opened_at AND w.ended_at <= s.closed_at) AS wrap_up_ms,
      (SELECT coalesce(sum(p.resumed_at - p.paused_at), 0) FROM pauses p WHERE p.counter = s.counter
        AND p.clerk = s.clerk AND p.paused_at >= s.opened_at AND p.resumed_at <= s.closed_at) AS paused_ms
      FROM shifts s WHERE s.closed_at IS NOT NULL)
    SELECT *, open_ms - walking_ms - handling_ms - wrap_up_ms - paused_ms AS idle_ms FROM parts;
`;

const LAST_STEP = 'visit = ?1 AND step = (SELECT last_step FROM visits WHERE visit = ?1)';

function openSteps(db: DatabaseSync): (fact: Fact) => void {
  const write = writerOf(db);
  const takeWalkUp =
    write(`INSERT INTO steps (visit, step, service, counter, clerk, joined_at, called_at,
      last_called_at, recalls, serving_at, walking_ms, serving_since, served_ms, parked_ms, is_walk_up)
    SELECT visit, 1, service, ?2, ?3, ?4, ?4, ?4, 0, ?4, 0, ?4, 0, 0, 1 FROM visits WHERE visit = ?1`);
  const noteStep = write('UPDATE visits SET last_step = ?2 WHERE visit = ?1');
  const goOn = write(`UPDATE visits SET joined_at = ?2, service = ?3, outcome = 'open',
    ended_at = NULL WHERE visit = ?1`);
  const joinAgain = write('UPDATE visits SET joined_at = ?2 WHERE visit = ?1');
  const endStep = write(`UPDATE steps SET served_ms = served_ms + coalesce(?2 - serving_since, 0),
    serving_since = NULL, parked_ms = parked_ms + coalesce(?2 - parked_since, 0), parked_since = NULL,
    ended_at = ?2, outcome = ?3 WHERE ${LAST_STEP} AND outcome IS NULL`);
  const joinIfParked = write(`UPDATE visits SET joined_at = ?2 WHERE visit = ?1 AND EXISTS
    (SELECT 1 FROM steps WHERE ${LAST_STEP} AND parked_since IS NOT NULL)`);
  const note = write('INSERT INTO notes VALUES (?, ?, ?, ?, ?)');
  const choose = write('INSERT INTO chosen_calls VALUES (?, ?, ?, ?, ?, ?)');
  const noteUndone = write('INSERT INTO undone VALUES (?, ?, ?, ?, ?, ?)');
  const forgetStep = write('DELETE FROM steps WHERE visit = ?1 AND step = ?2');
  // Whatever the taken-back step had written is as if it had never been, and the times go on from where they were.
  const restoreStep = write(`UPDATE steps SET ended_at = NULL, outcome = NULL, delivered = NULL,
    rated_at = NULL, level = NULL, reasons = NULL, parked_since = NULL, serving_since = ?3, served_ms = ?4,
    walking_ms = iif(?3 IS NULL AND serving_at = ?5, NULL, walking_ms),
    serving_at = iif(?3 IS NULL AND serving_at = ?5, NULL, serving_at)
    WHERE visit = ?1 AND step = ?2`);
  const restoreVisit = write(`UPDATE visits SET service = ?2, joined_at = ?3, outcome = 'open',
    ended_at = NULL WHERE visit = ?1`);
  const reopenRating = write(`UPDATE steps SET rated_at = NULL, level = NULL, reasons = NULL
    WHERE visit = ?1 AND step = ?2`);
  const beginWrapUp = write('INSERT INTO wrap_ups VALUES (?, ?, ?, ?, ?, ?, ?, NULL)');
  const endWrapUp = write(
    'UPDATE wrap_ups SET ended_at = min(?2, until_at) WHERE counter = ?1 AND ended_at IS NULL',
  );
  const forgetWrapUp = write('DELETE FROM wrap_ups WHERE counter = ?1 AND began_at = ?2');
  const reopenWrapUp = write(
    'UPDATE wrap_ups SET ended_at = NULL WHERE counter = ?1 AND ended_at = ?2',
  );

  /** Ready is who says so, and who goes on to something else. */
  const recordWrapUp = (event: HallEvent, seq: number, at: number) => {
    switch (event.type) {
      case 'wrapUpBegan': {
        const { counter, clerk, after, step, until } = event;
        return beginWrapUp(seq, counter, clerk, after, step, at, until);
      }
      case 'ticketCalled':
      case 'ticketTakenBack':
      case 'walkUpTaken':
      case 'rollNumberCalled':
      case 'shiftPaused':
      case 'shiftClosed':
      case 'wrapUpEnded':
        return endWrapUp(event.counter, at);
      default:
        return;
    }
  };

  const recordUndone = (event: Extract<HallEvent, { type: 'stepUndone' }>) => {
    const { visit, step, counter, doneAt } = event;
    if (event.what === 'ticketCalled') {
      forgetStep(visit, step);
      noteStep(visit, step - 1);
      reopenWrapUp(counter, doneAt);
    } else {
      restoreStep(visit, step, event.servingSince, event.servedMs, doneAt);
    }
    restoreVisit(visit, event.service, event.joinedAt);
    if (event.what === 'stepFinished') forgetWrapUp(counter, doneAt);
    if (event.reopens !== null) reopenRating(event.reopens.visit, event.reopens.step);
  };

  return ({ seq, at, event }) => {
    recordWrapUp(event, seq, at);
    switch (event.type) {
      case 'walkUpTaken':
        takeWalkUp(event.visit, event.counter, event.clerk, at);
        return noteStep(event.visit, 1);
      case 'visitWentOn':
        return goOn(event.visit, at, event.service);
      case 'ticketPutBack':
        endStep(event.visit, at, event.outcome);
        return joinAgain(event.visit, at);
      case 'returnedToClerk':
        joinIfParked(event.visit, at);
        return endStep(event.visit, at, 'returned');
      case 'noteWritten':
        return note(seq, event.visit, event.clerk, at, event.text);
      case 'ticketChosen':
        return choose(seq, event.visit, event.counter, event.clerk, at, event.reason);
      case 'stepUndone':
        noteUndone(seq, event.visit, event.counter, event.clerk, at, event.what);
        return recordUndone(event);
      default:
        return;
    }
  };
}

export const stepsPart: HistoryPart = {
  tables: TABLES,
  order: {
    wrap_ups: 'seq',
    notes: 'seq',
    chosen_calls: 'seq',
    undone: 'seq',
  },
  open: openSteps,
};
