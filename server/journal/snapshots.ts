import { hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Instant } from '#contract/clock.ts';
import { bytesOf, numberOf } from './columns.ts';
import { trySqlite } from './database.ts';

/** The state of the hall right after the fact `seq`, as the hall wrote it. */
export interface Snapshot {
  readonly seq: number;
  readonly state: string;
}

/** One that cannot be read leaves two before it. */
const SNAPSHOTS_KEPT = 3;
/** Far above a hall with 100,000 waiting; a damaged length must not ask for all memory. */
const STATE_BYTES_MAX = 512 * 1024 * 1024;

/** A snapshot holds for this journal alone: its hash is over the hash of its fact and its own bytes. */
function hashOfState(factHash: string, state: Uint8Array): Uint8Array {
  return hash('sha256', Buffer.concat([Buffer.from(factHash, 'hex'), state]), 'buffer');
}

export interface SnapshotAt {
  readonly seq: number;
  readonly at: Instant;
  readonly factHash: string;
}

export function writeSnapshot(db: DatabaseSync, place: SnapshotAt, state: string): void {
  const packed = zstdCompressSync(state);
  db.prepare('INSERT OR REPLACE INTO snapshots (seq, at, state, hash) VALUES (?, ?, ?, ?)').run(
    place.seq,
    place.at,
    packed,
    hashOfState(place.factHash, packed),
  );
  db.prepare(`DELETE FROM snapshots WHERE seq NOT IN
    (SELECT seq FROM snapshots ORDER BY seq DESC LIMIT ${SNAPSHOTS_KEPT})`).run();
}

/** The newest one that is whole. A damaged one costs only a longer replay, so it is passed over without ado. */
export function readLatestSnapshot(
  db: DatabaseSync,
  hashOfFact: (seq: number) => string | undefined,
): Snapshot | undefined {
  const places = db.prepare('SELECT seq FROM snapshots ORDER BY seq DESC').all();
  const read = db.prepare('SELECT state, hash FROM snapshots WHERE seq = ?');
  for (const place of places) {
    const seq = numberOf(place.seq);
    const factHash = hashOfFact(seq);
    const row = trySqlite(() => read.get(seq));
    if (factHash === undefined || !row.ok || row.value === undefined) continue;
    const packed = bytesOf(row.value.state);
    if (Buffer.compare(hashOfState(factHash, packed), bytesOf(row.value.hash)) !== 0) continue;
    const state = zstdDecompressSync(packed, { maxOutputLength: STATE_BYTES_MAX });
    return { seq, state: state.toString('utf8') };
  }
  return undefined;
}
