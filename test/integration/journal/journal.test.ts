import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openReader } from '#journal/database.ts';
import { commitAtOnce, openJournal } from '#journal/journal.ts';
import { verifyJournal } from '#journal/verify.ts';
import { anyEntries, issued, MORNING } from './any-entries.ts';
import { appendInTurns, nth, opened, problem, value, withJournal } from './opened-journal.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('what was appended is read back as it was, with numbers from 1 on and no gap', () => {
  fc.assert(
    fc.property(anyEntries, fc.integer({ min: 1, max: 9 }), (entries, size) => {
      const folder = temporaryFolder();
      const facts = withJournal(folder, (journal) => appendInTurns(journal, entries, size));
      expect(facts.map(({ at, request, by, event }) => ({ at, request, by, event }))).toEqual(
        entries,
      );
      expect(facts.map((fact) => fact.seq)).toEqual(entries.map((_, index) => index + 1));
      withJournal(folder, (journal) => {
        expect([...journal.factsAfter(0)]).toEqual(facts);
        expect(journal.headSeq()).toBe(facts.length);
      });
    }),
    { numRuns: 25 },
  );
});

test('the whole journal verifies, and so does the history that was kept beside it', () => {
  fc.assert(
    fc.property(anyEntries, fc.integer({ min: 1, max: 9 }), (entries, size) => {
      const folder = temporaryFolder();
      withJournal(folder, (journal) => appendInTurns(journal, entries, size));
      const whole = value(verifyJournal({ folder, withHistory: true }));
      expect(whole.head.seq).toBe(entries.length);
      expect(whole.firstAt).toBe(nth(entries, 0).at);
    }),
    { numRuns: 40 },
  );
});

test('numbers go on after a restart, and a snapshot stands for the facts before it', () => {
  fc.assert(
    fc.property(anyEntries, fc.nat(), (entries, place) => {
      const folder = temporaryFolder();
      const seq = place % (entries.length + 1);
      withJournal(folder, (journal) => {
        appendInTurns(journal, entries, 5);
        value(journal.snapshot(seq, `{"upTo":${seq},"名":"厅"}`));
      });
      withJournal(folder, (journal) => {
        expect(journal.latestSnapshot()).toEqual({ seq, state: `{"upTo":${seq},"名":"厅"}` });
        const after = [...journal.factsAfter(seq)];
        expect(after.map((fact) => fact.event)).toEqual(entries.slice(seq).map((e) => e.event));
        const next = issued(500, nth(entries, -1).at);
        expect(nth(value(journal.append([next])), 0).seq).toBe(entries.length + 1);
      });
    }),
    { numRuns: 25 },
  );
});

test('a turn that the disk refuses leaves nothing, and the next one is written', () => {
  const folder = temporaryFolder();
  let isFull = false;
  const journal = value(
    openJournal({
      folder,
      commit: (write) => {
        if (isFull) throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
        write();
      },
    }),
  );
  value(journal.append([issued(1, MORNING)]));
  isFull = true;
  const refused = journal.append([issued(2, MORNING), issued(3, MORNING)]);
  expect(problem(refused)).toEqual({ kind: 'notWritten', detail: 'database or disk is full' });
  expect(journal.headSeq()).toBe(1);
  isFull = false;
  expect(nth(value(journal.append([issued(4, MORNING)])), 0).seq).toBe(2);
  journal.close();
  expect(value(verifyJournal({ folder, withHistory: true })).head.seq).toBe(2);
});

test('a number that is there already stops the hall, and the turn it came in leaves nothing', () => {
  const folder = temporaryFolder();
  const journal = opened(folder);
  value(journal.append([issued(1, MORNING)]));
  expect(() => journal.append([issued(2, MORNING), issued(1, MORNING)])).toThrow(
    'the journal takes the row',
  );
  expect(journal.headSeq()).toBe(1);
  journal.close();
  expect(value(verifyJournal({ folder, withHistory: true })).head.seq).toBe(1);
});

test('time that goes back is our own error and is not written', () => {
  const journal = opened(temporaryFolder());
  value(journal.append([issued(1, MORNING)]));
  expect(() => journal.append([issued(2, MORNING - 1)])).toThrow('never goes back');
  expect(journal.headSeq()).toBe(1);
  journal.close();
});

test('a second server on the same folder is refused, and let in once the first is gone', () => {
  const folder = temporaryFolder();
  const first = opened(folder);
  expect(problem(openJournal({ folder, commit: commitAtOnce }))).toEqual({ kind: 'inUse' });
  value(first.append([issued(1, MORNING)]));
  first.close();
  withJournal(folder, (journal) => expect(journal.headSeq()).toBe(1));
});

test('readers see what is committed while the server writes, and can change nothing', () => {
  const folder = temporaryFolder();
  const journal = opened(folder);
  value(journal.append([issued(1, MORNING)]));
  const reader = value(openReader(folder));
  expect(reader.prepare('SELECT count(*) AS n FROM visits').get()).toEqual({ n: 1 });
  expect(() => reader.exec('DELETE FROM visits')).toThrow('readonly');
  expect(value(verifyJournal({ folder, withHistory: true })).head.seq).toBe(1);
  value(journal.append([issued(2, MORNING)]));
  expect(reader.prepare('SELECT count(*) AS n FROM visits').get()).toEqual({ n: 2 });
  reader.close();
  journal.close();
});

test('a folder that cannot be made and a file that is no journal are told in words', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'journal.db'), 'a letter to somebody\n'.repeat(500));
  const noJournal = problem(openJournal({ folder, commit: commitAtOnce }));
  expect(noJournal).toEqual({ kind: 'notUsable', detail: 'file is not a database' });
  // The lock is let go of again: the refusal is the same a second time.
  expect(problem(openJournal({ folder, commit: commitAtOnce }))).toEqual(noJournal);

  const beneathAFile = join(folder, 'journal.db', 'data');
  expect(problem(openJournal({ folder: beneathAFile, commit: commitAtOnce })).kind).toBe(
    'notUsable',
  );
});
