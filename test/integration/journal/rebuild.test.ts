import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openReader } from '#journal/database.ts';
import { firstDifference, verifyJournal } from '#journal/verify.ts';
import { anyEntries } from './any-entries.ts';
import { appendInTurns, value, withJournal } from './opened-journal.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('a history of another shape is built anew when the journal opens, and says the same', () => {
  fc.assert(
    fc.property(anyEntries, (entries) => {
      const before = temporaryFolder();
      withJournal(before, (journal) => appendInTurns(journal, entries, 7));
      const after = temporaryFolder();
      copyFileSync(join(before, 'journal.db'), join(after, 'journal.db'));
      const db = new DatabaseSync(join(after, 'journal.db'));
      db.exec("UPDATE shapes SET shape = 0 WHERE part = 'history'; DELETE FROM fact_of_visit");
      db.exec("UPDATE visits SET outcome = 'nonsense'");
      db.close();
      withJournal(after, (journal) => expect(journal.headSeq()).toBe(entries.length));

      const [one, other] = [value(openReader(before)), value(openReader(after))];
      expect(firstDifference(one, other)).toBeUndefined();
      one.close();
      other.close();
      expect(verifyJournal({ folder: after, withHistory: true }).ok).toBe(true);
    }),
    { numRuns: 20 },
  );
});
