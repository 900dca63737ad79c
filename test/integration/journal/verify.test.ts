import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { commitAtOnce, openJournal } from '#journal/journal.ts';
import { type VerifyProblem, verifyJournal } from '#journal/verify.ts';
import { issued, MORNING } from './any-entries.ts';
import { appendInTurns, problem, value, withJournal } from './opened-journal.ts';
import { temporaryFolder } from './temporary-folder.ts';

const FACTS = 300;

function journalOfTickets(): string {
  const folder = temporaryFolder();
  withJournal(folder, (journal) => {
    const entries = Array.from({ length: FACTS }, (_, index) =>
      issued(index + 1, MORNING + index * 1_000),
    );
    appendInTurns(journal, entries, 20);
  });
  return folder;
}

/** As a stranger with the file in hand would: past our triggers. */
function meddle(folder: string, sql: string): void {
  const db = new DatabaseSync(join(folder, 'journal.db'));
  db.exec(`DROP TRIGGER facts_stay_as_they_are; DROP TRIGGER facts_stay; ${sql}`);
  db.close();
}

function found(folder: string): VerifyProblem {
  return problem(verifyJournal({ folder, withHistory: false }));
}

test('one changed letter in the file is found, with the number of its fact', () => {
  const folder = journalOfTickets();
  const path = join(folder, 'journal.db');
  const bytes = readFileSync(path);
  const at = bytes.indexOf('"visit":"2026-07-03.C137"');
  expect(at).toBeGreaterThan(0);
  bytes[at + 3] = 'x'.charCodeAt(0);
  writeFileSync(path, bytes);
  expect(found(folder)).toEqual({ kind: 'broken', seq: 137, fault: { kind: 'altered' } });
});

test('a fact that was taken out, put in or changed with a new hash is found where it stands', () => {
  const cut = journalOfTickets();
  meddle(cut, 'DELETE FROM facts WHERE seq = 41');
  const gap = { kind: 'gap', expected: 41 };
  expect(found(cut)).toEqual({ kind: 'broken', seq: 42, fault: gap });

  const changed = journalOfTickets();
  meddle(changed, `UPDATE facts SET at = at + 1 WHERE seq = 7`);
  expect(found(changed)).toEqual({ kind: 'broken', seq: 7, fault: { kind: 'altered' } });

  const first = journalOfTickets();
  meddle(first, 'DELETE FROM facts WHERE seq = 1');
  expect(found(first)).toMatchObject({ seq: 2, fault: { kind: 'gap', expected: 1 } });
});

test('history that does not say what the facts say is found, by the table', () => {
  const folder = journalOfTickets();
  meddle(folder, "UPDATE visits SET outcome = 'finished' WHERE visit = '2026-07-03.C009'");
  expect(value(verifyJournal({ folder, withHistory: false })).head.seq).toBe(FACTS);
  expect(problem(verifyJournal({ folder, withHistory: true }))).toEqual({
    kind: 'historyDiffers',
    table: 'visits',
  });
});

test('the journal does not open on a last stretch that was changed', () => {
  const folder = journalOfTickets();
  meddle(folder, `UPDATE facts SET request = 'another-request' WHERE seq = ${FACTS}`);
  expect(problem(openJournal({ folder, commit: commitAtOnce }))).toMatchObject({
    kind: 'broken',
    seq: FACTS,
  });
});

test('a kind of fact that a later program wrote is refused by its name', () => {
  const folder = journalOfTickets();
  meddle(folder, "INSERT INTO versions VALUES ('ticketIssued', 9)");
  expect(problem(openJournal({ folder, commit: commitAtOnce }))).toEqual({
    kind: 'tooNew',
    what: 'ticketIssued version 9',
  });
});

test('our own hand cannot change or take away a fact', () => {
  const db = new DatabaseSync(join(journalOfTickets(), 'journal.db'));
  expect(() => db.exec('UPDATE facts SET at = 0')).toThrow('a fact is never changed');
  expect(() => db.exec('DELETE FROM facts')).toThrow('a fact is never taken away');
  db.close();
});

test('npm run verify says in one sentence what there is, and exits with 0 or 1', () => {
  const folder = journalOfTickets();
  const main = new URL('../../../server/journal/verify-main.ts', import.meta.url).pathname;
  const whole = execFileSync(process.execPath, [main], {
    env: { ...process.env, TINGHAO_DATA: folder },
    encoding: 'utf8',
  });
  expect(whole).toMatch(/^The journal is whole: 300 facts from 2026-07-03T00:30:00.000Z to .*\n$/);

  meddle(folder, 'DELETE FROM facts WHERE seq = 41');
  const broken = spawnSync(process.execPath, [main, '--data', folder], { encoding: 'utf8' });
  expect(broken.status).toBe(1);
  expect(broken.stdout).toBe(
    'The journal is broken at fact 42: fact 41 ought to stand there and is missing.\n',
  );
});
