import { commitAtOnce, openJournal } from '#journal/journal.ts';
import { issued, MORNING } from './any-entries.ts';

/** A server that only writes tickets, turn by turn, and tells each number once it is on disk, until it is killed. */
const [, , folder = ''] = process.argv;
const journal = openJournal({ folder, commit: commitAtOnce });
if (!journal.ok) throw new Error(JSON.stringify(journal.problem));
for (let ticket = journal.value.headSeq() + 1; ; ticket += 1) {
  const written = journal.value.append([issued(ticket, MORNING + ticket)]);
  if (!written.ok) throw new Error(JSON.stringify(written.problem));
  process.stdout.write(`${journal.value.headSeq()}\n`);
}
