import { copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verifyJournal } from '#journal/verify.ts';
import { issued, MORNING } from './any-entries.ts';
import { opened, value, withJournal } from './opened-journal.ts';
import { temporaryFolder } from './temporary-folder.ts';

interface Acknowledged {
  readonly seq: number;
  readonly logBytes: number;
}

/** A log frame is one page with a head of 24 bytes; the log itself begins with 32. */
const FRAME_BYTES = 4_096 + 24;

/** Writes turns of tickets and notes how long the log was when each was acknowledged. */
function writtenJournal(): { readonly folder: string; readonly turns: readonly Acknowledged[] } {
  const folder = temporaryFolder();
  const journal = opened(folder);
  const turns: Acknowledged[] = [];
  for (let turn = 0; turn < 6; turn += 1) {
    const entries = [1, 2, 3].map((nth) => issued(turn * 3 + nth, MORNING + turn));
    const facts = value(journal.append(entries));
    turns.push({ seq: facts.at(-1)?.seq ?? 0, logBytes: statSync(logOf(folder)).size });
  }
  // Copied while the server still holds the files, as a power cut would leave them.
  const copy = temporaryFolder();
  copyFileSync(join(folder, 'journal.db'), join(copy, 'journal.db'));
  copyFileSync(logOf(folder), logOf(copy));
  journal.close();
  return { folder: copy, turns };
}

function logOf(folder: string): string {
  return join(folder, 'journal.db-wal');
}

/** Opens what a write that was torn at `bytes` left behind. */
function reopenTorn(folder: string, log: Uint8Array): number {
  const torn = temporaryFolder();
  copyFileSync(join(folder, 'journal.db'), join(torn, 'journal.db'));
  writeFileSync(logOf(torn), log);
  const seq = withJournal(torn, (journal) => {
    value(journal.append([issued(900, MORNING + 1_000)]));
    return journal.headSeq() - 1;
  });
  expect(value(verifyJournal({ folder: torn, withHistory: true })).head.seq).toBe(seq + 1);
  return seq;
}

/** All cuts near a frame's edge and some within each frame. */
function cutsOf(lengthBytes: number): readonly number[] {
  const cuts = new Set<number>([0, 1, 31, 32, 33, lengthBytes]);
  for (let at = 32; at < lengthBytes; at += FRAME_BYTES) {
    for (const more of [-1, 0, 1, 23, 24, 25, 700, 2_048, 4_000]) cuts.add(at + more);
  }
  return [...cuts].filter((cut) => cut <= lengthBytes);
}

test('wherever the last write is torn, nothing acknowledged before it is lost', () => {
  const { folder, turns } = writtenJournal();
  const log = readFileSync(logOf(folder));
  expect(turns.at(-1)?.logBytes).toBe(log.length);
  for (const cut of cutsOf(log.length)) {
    const acknowledged = turns.filter((turn) => turn.logBytes <= cut).at(-1)?.seq ?? 0;
    expect(reopenTorn(folder, log.subarray(0, cut)), `cut at ${cut}`).toBe(acknowledged);
  }
});

test('a last write of which a part reached the disk as rubbish is dropped whole', () => {
  const { folder, turns } = writtenJournal();
  const log = readFileSync(logOf(folder));
  const last = turns.at(-2);
  for (const hole of [60, 600, 4_000]) {
    const holed = Uint8Array.from(log);
    const from = (last?.logBytes ?? 0) + hole;
    holed.fill(0xee, from, from + 16);
    expect(reopenTorn(folder, holed)).toBe(last?.seq);
  }
});
