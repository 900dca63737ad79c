import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '#clock/system-clock.ts';
import { assert } from '#contract/assert.ts';
import type { Actor, Command } from '#contract/facts.ts';
import { counterIdSchema, serviceIdSchema, staffIdSchema, trusted } from '#contract/ids.ts';
import { openHallService } from '#hall/hall.ts';
import { commitAtOnce, openJournal } from '#journal/journal.ts';
import { settings } from './call-next.ts';
import { percentile, printTable } from './measure.ts';
import { removeFolder } from './programs.ts';

const WAITING = [100, 10_000, 100_000] as const;
const CALLS = 3_000;
const WARM_CALLS = 300;

/** A call as a clerk makes it: decided, written and synced, applied, answered; with so many people waiting. */
async function durableCall(waiting: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'tinghao-bench-'));
  const journal = openJournal({ folder, commit: commitAtOnce });
  assert(journal.ok, 'a new journal opens');
  const hall = openHallService({
    journal: journal.value,
    clock: systemClock,
    endOfTurn: setImmediate,
    mayCommand: () => true,
    onTrouble: () => {},
  });
  let requests = 0;
  const give = async (command: Command, by: Actor) => {
    requests += 1;
    const answer = await hall.submit({ id: trusted.requestId(`bench-${requests}`), command, by });
    assert(answer.ok, `${command.type} goes well`);
  };
  const counter = counterIdSchema.parse('c1');
  const clerk: Actor = { kind: 'staff', staff: staffIdSchema.parse('0386'), role: 'clerk' };
  const issue = () =>
    give(
      {
        type: 'issueTicket',
        service: serviceIdSchema.parse('a'),
        priorityClass: null,
        withCard: false,
        language: 'en',
      },
      { kind: 'hall' },
    );
  await give({ type: 'adoptSettings', revision: 'bench', settings: settings() }, { kind: 'hall' });
  await give({ type: 'openShift', counter }, clerk);
  for (let issued = 0; issued < waiting; issued += 500) {
    await Promise.all(Array.from({ length: Math.min(500, waiting - issued) }, issue));
  }
  const taken: number[] = [];
  for (let call = 0; call < CALLS + WARM_CALLS; call += 1) {
    const startedAt = performance.now();
    await give({ type: 'callNext', counter }, clerk);
    if (call >= WARM_CALLS) taken.push(performance.now() - startedAt);
    await Promise.all([
      give({ type: 'beginServing', counter }, clerk),
      give({ type: 'finish', counter, delivered: null }, clerk),
      issue(),
    ]);
  }
  await hall.stop();
  removeFolder(folder);
  return percentile(taken, 0.5);
}

/** callNext through the single writer and the disk, by how many wait. */
export async function benchDurableCall(): Promise<void> {
  const rows: string[][] = [];
  let least: number | undefined;
  for (const waiting of WAITING) {
    const median = await durableCall(waiting);
    least ??= median;
    rows.push([String(waiting), `${(median * 1_000).toFixed(0)} µs`, (median / least).toFixed(2)]);
  }
  printTable('callNext with its fsync, by how many wait (goal: 100,000 within 1.20 of 100)', [
    ['waiting', 'median', 'ratio'],
    ...rows,
  ]);
}
