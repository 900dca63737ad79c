import type { DatabaseSync } from 'node:sqlite';
import type { Fact, HallEvent } from '#contract/facts.ts';
import { type HistoryPart, writerOf } from './part.ts';

/** What appraisal and reports read of cases: accuracy is 1 − returned ÷ reviewed over `case_reviews`. */
const TABLES = `
  CREATE TABLE cases (
    case_id TEXT PRIMARY KEY,
    service TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    opened_visit TEXT NOT NULL,
    person TEXT,
    -- Who handles it, or handled it last.
    clerk TEXT NOT NULL,
    promised TEXT,
    -- open, waitingForMaterials, inReview, returned, passed, fedBack or withdrawn.
    state TEXT NOT NULL,
    state_at INTEGER NOT NULL,
    times_told INTEGER NOT NULL,
    signed_at INTEGER,
    closed_at INTEGER
  ) STRICT, WITHOUT ROWID;

  -- One row a review. The clerk is whose work it was.
  CREATE TABLE case_reviews (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    case_id TEXT NOT NULL,
    clerk TEXT NOT NULL,
    reviewer TEXT NOT NULL,
    is_returned INTEGER NOT NULL,
    reasons TEXT NOT NULL
  ) STRICT;
  CREATE INDEX reviews_of_clerk ON case_reviews (clerk, at);

  CREATE TABLE case_helps (
    case_id TEXT NOT NULL,
    help INTEGER NOT NULL,
    clerk TEXT NOT NULL,
    topic TEXT,
    asked_at INTEGER NOT NULL,
    helper TEXT,
    taken_at INTEGER,
    answered_at INTEGER,
    PRIMARY KEY (case_id, help)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE fact_of_case (
    case_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (case_id, seq)
  ) STRICT, WITHOUT ROWID;
`;

function openCases(db: DatabaseSync): (fact: Fact) => void {
  const write = writerOf(db);
  const open = write(`INSERT INTO cases VALUES
    (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'open', ?3, 0, NULL, NULL)`);
  const stand = write('UPDATE cases SET state = ?2, state_at = ?3 WHERE case_id = ?1');
  const take = write(`UPDATE cases SET clerk = ?2,
    state_at = iif(state = 'waitingForMaterials', ?3, state_at),
    state = iif(state = 'waitingForMaterials', 'open', state)
    WHERE case_id = ?1 AND state <> 'inReview'`);
  const tell = write(`UPDATE cases SET state = 'waitingForMaterials', state_at = ?2,
    times_told = times_told + 1 WHERE case_id = ?1`);
  const close = write(
    'UPDATE cases SET state = ?2, state_at = ?3, closed_at = ?3 WHERE case_id = ?1',
  );
  const reopen = write(
    "UPDATE cases SET state = 'open', state_at = ?2, closed_at = NULL WHERE case_id = ?1",
  );
  const sign = write('UPDATE cases SET signed_at = ?2 WHERE case_id = ?1');
  const name = write('UPDATE cases SET person = ?2 WHERE case_id = ?1');
  const review = write('INSERT INTO case_reviews VALUES (?, ?, ?, ?, ?, ?, ?)');
  const askHelp = write('INSERT INTO case_helps VALUES (?, ?, ?, ?, ?, NULL, NULL, NULL)');
  const takeHelp = write(
    'UPDATE case_helps SET helper = ?3, taken_at = ?4 WHERE case_id = ?1 AND help = ?2',
  );
  const answerHelp = write(
    'UPDATE case_helps SET answered_at = ?3 WHERE case_id = ?1 AND help = ?2',
  );
  const noteCase = write('INSERT INTO fact_of_case VALUES (?, ?)');

  const recordEvent = (event: HallEvent, seq: number, at: number) => {
    switch (event.type) {
      case 'caseOpened': {
        const { service, visit, person, clerk, promised } = event;
        return open(event.case, service, at, visit, person, clerk, promised);
      }
      case 'caseTaken':
        return take(event.case, event.clerk, at);
      case 'missingTold':
        return tell(event.case, at);
      case 'caseSubmitted':
        return stand(event.case, 'inReview', at);
      case 'casePassed':
        review(seq, at, event.case, event.clerk, event.reviewer, 0, '[]');
        return stand(event.case, 'passed', at);
      case 'caseReturned': {
        const reasons = JSON.stringify(event.reasons);
        review(seq, at, event.case, event.clerk, event.reviewer, 1, reasons);
        return stand(event.case, 'returned', at);
      }
      case 'caseFedBack':
        return close(event.case, 'fedBack', at);
      case 'caseReopened':
        return reopen(event.case, at);
      case 'caseWithdrawn':
        return close(event.case, 'withdrawn', at);
      case 'caseSigned':
        return sign(event.case, at);
      case 'caseNamed':
        return name(event.case, event.person);
      case 'helpAsked':
        return askHelp(event.case, event.help, event.clerk, event.topic, at);
      case 'helpTaken':
        return takeHelp(event.case, event.help, event.helper, at);
      case 'helpAnswered':
        return answerHelp(event.case, event.help, at);
      default:
        return;
    }
  };

  return ({ seq, at, event }) => {
    recordEvent(event, seq, at);
    if ('case' in event) noteCase(event.case, seq);
  };
}

export const casesPart: HistoryPart = {
  tables: TABLES,
  order: {
    cases: 'case_id',
    case_reviews: 'seq',
    case_helps: 'case_id, help',
    fact_of_case: 'case_id, seq',
  },
  open: openCases,
};
