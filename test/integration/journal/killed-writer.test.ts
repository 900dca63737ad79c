import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { verifyJournal } from '#journal/verify.ts';
import { opened, value } from './opened-journal.ts';
import { temporaryFolder } from './temporary-folder.ts';

const writer = new URL('./killed-writer.ts', import.meta.url).pathname;

/** Lets a writer acknowledge so many tickets, kills it, and gives the last number it told. */
async function killAfter(folder: string, tickets: number): Promise<number> {
  const child = spawn(process.execPath, [writer, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let last = 0;
  let told = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line);
    told += 1;
    if (told === tickets) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
  return last;
}

test('a server killed while it writes leaves its lock to nobody and loses nothing told', async () => {
  const folder = temporaryFolder();
  for (const tickets of [1, 7, 150, 400]) {
    const last = await killAfter(folder, tickets);
    const whole = value(verifyJournal({ folder, withHistory: true }));
    expect(whole.head.seq).toBeGreaterThanOrEqual(last);
    const journal = opened(folder);
    expect(journal.headSeq()).toBe(whole.head.seq);
    journal.close();
  }
});
