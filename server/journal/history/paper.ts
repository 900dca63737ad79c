import type { DatabaseSync } from 'node:sqlite';
import type { Fact } from '#contract/facts.ts';
import { type HistoryPart, writerOf } from './part.ts';

const TABLES = `
  -- Visits that were noted on paper: every time of them was told by a person.
  CREATE TABLE told_visits (
    visit TEXT PRIMARY KEY,
    noted TEXT NOT NULL,
    entered_at INTEGER NOT NULL,
    clerk TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE paper_rolls (
    seq INTEGER PRIMARY KEY,
    prefix TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    began_at INTEGER NOT NULL,
    ended_at INTEGER
  ) STRICT;
`;

function openPaper(db: DatabaseSync): (fact: Fact) => void {
  const write = writerOf(db);
  const begin = write('INSERT INTO paper_rolls VALUES (?, ?, ?, ?, ?, NULL)');
  const end = write('UPDATE paper_rolls SET ended_at = ?1 WHERE ended_at IS NULL');
  // Nobody knows since when it waited: its waiting stays null, never 0.
  const call = write(`INSERT INTO steps (visit, step, service, counter, clerk, joined_at, called_at,
      last_called_at, recalls, served_ms, parked_ms, is_walk_up)
    SELECT visit, 1, service, ?2, ?3, ?4, ?4, ?4, 0, 0, 0, 1 FROM visits WHERE visit = ?1`);
  const noteStep = write('UPDATE visits SET last_step = 1 WHERE visit = ?1');
  const tellVisit = write('UPDATE visits SET service = ?2, ticket_service = ?2 WHERE visit = ?1');
  const tellStep = write(`UPDATE steps SET service = ?2 WHERE visit = ?1
    AND step = (SELECT last_step FROM visits WHERE visit = ?1)`);
  const countDay = write('UPDATE days SET issued = issued + 1 WHERE day = ?1');
  const enterVisit =
    write(`INSERT INTO visits (visit, issued_seq, issued_at, ticket_service, service,
      class, language, joined_at, last_step, outcome, ended_at)
    VALUES (?1, ?2, ?3, ?4, ?4, ?6, 'zh-Hans', ?3, 1, 'finished', ?5)`);
  const enterStep =
    write(`INSERT INTO steps (visit, step, service, delivered, counter, clerk, joined_at,
      called_at, last_called_at, recalls, serving_at, served_ms, parked_ms, ended_at, outcome, is_walk_up)
    VALUES (?1, 1, ?2, ?2, ?3, ?4, ?5, ?6, ?6, 0, ?6, ?7 - ?6, 0, ?7, 'finished', ?8)`);
  const noteTold = write('INSERT INTO told_visits VALUES (?, ?, ?, ?)');

  return ({ seq, at, event }) => {
    switch (event.type) {
      case 'paperRollBegan':
        return begin(seq, event.prefix, event.from, event.to, at);
      case 'paperRollEnded':
        return end(at);
      case 'rollNumberCalled':
        call(event.visit, event.counter, event.clerk, at);
        return noteStep(event.visit);
      case 'rollServiceTold':
        tellVisit(event.visit, event.service);
        return tellStep(event.visit, event.service);
      case 'paperVisitEntered': {
        const { visit, noted, service, counter, clerk, joinedAt, beganAt, finishedAt } = event;
        const since = joinedAt ?? beganAt;
        enterVisit(visit, seq, since, service, finishedAt, event.priorityClass);
        enterStep(
          visit,
          service,
          counter,
          clerk,
          since,
          beganAt,
          finishedAt,
          joinedAt === null ? 1 : 0,
        );
        noteTold(visit, noted, at, clerk);
        return countDay(visit.slice(0, 10));
      }
      default:
        return;
    }
  };
}

export const paperPart: HistoryPart = {
  tables: TABLES,
  order: { told_visits: 'visit', paper_rolls: 'seq' },
  open: openPaper,
};
