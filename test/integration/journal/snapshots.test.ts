import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { issued, MORNING } from './any-entries.ts';
import { appendInTurns, value, withJournal } from './opened-journal.ts';
import { temporaryFolder } from './temporary-folder.ts';

function journalWithSnapshots(): string {
  const folder = temporaryFolder();
  withJournal(folder, (journal) => {
    const entries = Array.from({ length: 50 }, (_, index) => issued(index + 1, MORNING));
    appendInTurns(journal, entries, 10);
    for (const seq of [10, 20, 30, 40, 50]) value(journal.snapshot(seq, `state ${seq}`));
  });
  return folder;
}

function meddle(folder: string, sql: string): void {
  const db = new DatabaseSync(join(folder, 'journal.db'));
  db.exec(sql);
  db.close();
}

test('the last three snapshots are kept', () => {
  const db = new DatabaseSync(join(journalWithSnapshots(), 'journal.db'), { readOnly: true });
  const rows = db.prepare('SELECT seq FROM snapshots ORDER BY seq').all();
  expect(rows.map((row) => row.seq)).toEqual([30, 40, 50]);
  db.close();
});

test('a damaged snapshot is passed over for the one before it', () => {
  const folder = journalWithSnapshots();
  meddle(folder, "UPDATE snapshots SET state = x'28b52ffd00' WHERE seq = 50");
  withJournal(folder, (journal) => {
    expect(journal.latestSnapshot()).toEqual({ seq: 40, state: 'state 40' });
  });
});

test('a snapshot of another fact than the one it names is passed over', () => {
  const folder = journalWithSnapshots();
  meddle(folder, 'UPDATE snapshots SET seq = 45 WHERE seq = 50');
  withJournal(folder, (journal) => {
    expect(journal.latestSnapshot()).toEqual({ seq: 40, state: 'state 40' });
  });
});

test('with no snapshot left the facts are read from the first', () => {
  const folder = journalWithSnapshots();
  meddle(folder, "UPDATE snapshots SET hash = x'00'");
  withJournal(folder, (journal) => {
    expect(journal.latestSnapshot()).toBeUndefined();
    expect([...journal.factsAfter(0)]).toHaveLength(50);
  });
});
