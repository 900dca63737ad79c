import type { DatabaseSync } from 'node:sqlite';
import type { Fact } from '#contract/facts.ts';
import type { TaskAbout, TaskOwner } from '#contract/tasks.ts';
import { type HistoryPart, writerOf } from './part.ts';

/** One row a task, so that they are counted by kind, owner, day and lateness without a look at their facts. */
const TABLES = `
  CREATE TABLE tasks (
    task TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    -- What it is about, where that is one of these; counter and clerk are those of the step that was rated.
    visit TEXT,
    device TEXT,
    patrol TEXT,
    counter TEXT,
    clerk TEXT,
    level INTEGER,
    -- staff and its number, or role and its name: as it was given last.
    owner_kind TEXT NOT NULL,
    owner TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    due INTEGER NOT NULL,
    -- The first time that it was late.
    overdue_at INTEGER,
    called_back_at INTEGER,
    corrected_at INTEGER,
    closed_at INTEGER,
    outcome TEXT,
    reopened INTEGER NOT NULL,
    appealed_at INTEGER,
    -- Null: not appealed or not decided.
    is_upheld INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX tasks_by_day ON tasks (opened_at);
  CREATE INDEX tasks_of_visit ON tasks (visit) WHERE visit IS NOT NULL;

  CREATE TABLE fact_of_task (
    task TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (task, seq)
  ) STRICT, WITHOUT ROWID;
`;

function subjectOf(about: TaskAbout) {
  const { counter, clerk, level } =
    about.kind === 'unhappyRating' ? about : { counter: null, clerk: null, level: null };
  const visit = 'visit' in about ? about.visit : null;
  const device = about.kind === 'device' ? about.device : null;
  const patrol = about.kind === 'patrolFinding' ? about.patrol : null;
  return [visit, device, patrol, counter, clerk, level] as const;
}

const ownerOf = (owner: TaskOwner) => (owner.kind === 'staff' ? owner.staff : owner.role);

function openTasks(db: DatabaseSync): (fact: Fact) => void {
  const write = writerOf(db);
  const open = write(`INSERT INTO tasks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
    NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL)`);
  const assign = write('UPDATE tasks SET owner_kind = ?2, owner = ?3, due = ?4 WHERE task = ?1');
  const callBack = write(
    'UPDATE tasks SET called_back_at = coalesce(called_back_at, ?2) WHERE task = ?1',
  );
  const correct = write(
    'UPDATE tasks SET corrected_at = coalesce(corrected_at, ?2) WHERE task = ?1',
  );
  const close = write('UPDATE tasks SET closed_at = ?2, outcome = ?3 WHERE task = ?1');
  const reopen = write(`UPDATE tasks SET closed_at = NULL, outcome = NULL, due = ?2,
    reopened = reopened + 1 WHERE task = ?1`);
  const late = write('UPDATE tasks SET overdue_at = coalesce(overdue_at, ?2) WHERE task = ?1');
  const appeal = write('UPDATE tasks SET appealed_at = ?2 WHERE task = ?1');
  const decide = write('UPDATE tasks SET is_upheld = ?2 WHERE task = ?1');
  const note = write('INSERT INTO fact_of_task VALUES (?, ?)');

  return ({ seq, at, event }) => {
    switch (event.type) {
      case 'taskOpened': {
        const { task, about, owner, due } = event;
        open(task, about.kind, ...subjectOf(about), owner.kind, ownerOf(owner), at, due);
        break;
      }
      case 'taskAssigned':
        assign(event.task, event.owner.kind, ownerOf(event.owner), event.due);
        break;
      case 'taskNoted':
        if (event.note === 'callBack') callBack(event.task, at);
        if (event.note === 'correction') correct(event.task, at);
        break;
      case 'taskClosed':
        close(event.task, at, event.outcome);
        break;
      case 'taskReopened':
        reopen(event.task, event.due);
        break;
      case 'taskFellDue':
        late(event.task, at);
        break;
      case 'ratingAppealed':
        appeal(event.task, at);
        break;
      case 'appealDecided':
        decide(event.task, event.isUpheld ? 1 : 0);
        break;
      default:
        return;
    }
    note(event.task, seq);
  };
}

export const tasksPart: HistoryPart = {
  tables: TABLES,
  order: { tasks: 'task', fact_of_task: 'task, seq' },
  open: openTasks,
};
