import type { DatabaseSync } from 'node:sqlite';
import type { Fact } from '#contract/facts.ts';
import { type HistoryPart, writerOf } from './part.ts';

const TABLES = `
  CREATE TABLE patrols (
    patrol TEXT PRIMARY KEY,
    staff TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    finished_at INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX patrols_by_day ON patrols (started_at);

  -- place: where it stands in the checklist. is_fine is null while nobody has looked.
  CREATE TABLE patrol_items (
    patrol TEXT NOT NULL REFERENCES patrols (patrol),
    place INTEGER NOT NULL,
    item TEXT NOT NULL,
    -- In all languages, as the checklist had it then.
    text TEXT NOT NULL,
    is_fine INTEGER,
    note TEXT,
    task TEXT,
    PRIMARY KEY (patrol, place)
  ) STRICT, WITHOUT ROWID;
`;

function openPatrols(db: DatabaseSync): (fact: Fact) => void {
  const write = writerOf(db);
  const start = write('INSERT INTO patrols VALUES (?, ?, ?, NULL)');
  const list = write('INSERT INTO patrol_items VALUES (?, ?, ?, ?, NULL, NULL, NULL)');
  const check = write(
    'UPDATE patrol_items SET is_fine = ?3, note = ?4 WHERE patrol = ?1 AND item = ?2',
  );
  // The one item that is not fine and has no task yet is what the task was opened for.
  const find = write(`UPDATE patrol_items SET task = ?2
    WHERE patrol = ?1 AND is_fine = 0 AND task IS NULL`);
  const finish = write('UPDATE patrols SET finished_at = ?2 WHERE patrol = ?1');

  return ({ at, event }) => {
    switch (event.type) {
      case 'patrolStarted':
        start(event.patrol, event.staff, at);
        event.items.forEach(({ id, text }, place) => {
          list(event.patrol, place, id, JSON.stringify(text));
        });
        return;
      case 'patrolItemChecked':
        return check(event.patrol, event.item, event.isFine ? 1 : 0, event.text);
      case 'taskOpened':
        if (event.about.kind === 'patrolFinding') find(event.about.patrol, event.task);
        return;
      case 'patrolFinished':
        return finish(event.patrol, at);
      default:
        return;
    }
  };
}

export const patrolsPart: HistoryPart = {
  tables: TABLES,
  order: { patrols: 'patrol', patrol_items: 'patrol, place' },
  open: openPatrols,
};
