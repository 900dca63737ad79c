import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { Fact, HallEvent } from '#contract/facts.ts';
import type { StepOutcome } from '#contract/queue.ts';

/** Keeps the history tables as the facts come; runs inside the transaction that writes them. */
export interface History {
  record(fact: Fact): void;
}

const LAST_STEP = 'visit = ?1 AND step = (SELECT last_step FROM visits WHERE visit = ?1)';

const STOP_SERVING = `served_ms = served_ms + coalesce(?2 - serving_since, 0), serving_since = NULL`;
const STOP_PARKING = `parked_ms = parked_ms + coalesce(?2 - parked_since, 0), parked_since = NULL`;

/** Statements are compiled once; a ticket costs one row here, a call three. */
export function openHistory(db: DatabaseSync): History {
  const write = (sql: string) => {
    const statement = db.prepare(sql);
    return (...values: SQLInputValue[]) => void statement.run(...values);
  };
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
      case 'visitLeft':
        return end(event, at, 'left');
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

  return {
    record: ({ seq, at, event }) => {
      recordEvent(event, seq, at);
      if ('visit' in event && event.type !== 'ticketIssued') noteVisit(event.visit, seq);
      if ('device' in event && event.device !== null) noteDevice(event.device, seq);
    },
  };
}
