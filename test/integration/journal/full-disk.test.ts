import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { verifyJournal } from '#journal/verify.ts';
import { issued, MORNING } from './any-entries.ts';
import { opened, value } from './opened-journal.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A disk of two megabytes; undefined where this user may not mount one. */
function smallDisk(): string | undefined {
  const folder = join(temporaryFolder(), 'disk');
  mkdirSync(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  onTestFinished(() => void execFileSync('umount', ['-l', folder]));
  return folder;
}

test('on a full disk a turn is refused whole, and written once there is room', (context) => {
  const folder = smallDisk();
  if (folder === undefined) return context.skip('no right to mount a small disk here');
  const journal = opened(folder);
  let ticket = 0;
  const turn = () =>
    Array.from({ length: 10 }, () => {
      ticket += 1;
      return issued(ticket, MORNING);
    });
  value(journal.append(turn()));
  writeFileSync(join(folder, 'ballast'), Buffer.alloc(1_300_000));

  let acknowledged = journal.headSeq();
  let refused = 0;
  for (let tries = 0; tries < 2_000 && refused < 3; tries += 1) {
    const written = journal.append(turn());
    if (written.ok) {
      acknowledged = written.value.at(-1)?.seq ?? 0;
    } else {
      refused += 1;
      expect(written.problem.kind).toBe('notWritten');
      expect(journal.headSeq()).toBe(acknowledged);
      expect([...journal.factsAfter(acknowledged - 1)]).toHaveLength(1);
    }
  }
  expect(refused).toBe(3);

  rmSync(join(folder, 'ballast'));
  const again = value(journal.append(turn()));
  expect(again[0]?.seq).toBe(acknowledged + 1);
  journal.close();
  const whole = value(verifyJournal({ folder, withHistory: true }));
  expect(whole.head.seq).toBe(acknowledged + 10);
});
