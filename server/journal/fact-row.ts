import { hash } from 'node:crypto';
import type { SQLOutputValue } from 'node:sqlite';
import type { Instant } from '#contract/clock.ts';
import type { Actor, Fact, HallEvent } from '#contract/facts.ts';
import { type RequestId, trusted } from '#contract/ids.ts';
import { bytesOf, numberOf, textOf } from './columns.ts';
import { EVENT_VERSIONS, UPCASTERS, upcast } from './upcast.ts';

/** What the hall hands over: a fact that has no number yet. */
export interface Entry {
  readonly at: Instant;
  readonly request: RequestId;
  readonly by: Actor;
  readonly event: HallEvent;
}

/** One row of the table `facts`, but for its hash. `actor` and `body` are JSON as they lie on disk. */
export interface FactRow {
  readonly seq: number;
  readonly at: Instant;
  readonly request: string;
  readonly actor: string;
  readonly type: string;
  readonly version: number;
  readonly body: string;
}

/** What the first fact follows. */
export const FIRST_LINK = '0'.repeat(64);

/**
 * The chain: SHA-256 over the hash of the row before, in hexadecimal, and the row's columns in their order, each on its
 * own line, in UTF-8. The columns are taken as they are stored, so that checking writes nothing anew; none of them can
 * hold a line break (JSON escapes it), so no two rows read alike.
 */
export function hashOfRow(previous: string, row: FactRow): string {
  return hash(
    'sha256',
    `${previous}\n${row.seq}\n${row.at}\n${row.request}\n${row.actor}\n${row.type}\n${row.version}\n${row.body}`,
    'hex',
  );
}

export function rowOfEntry(seq: number, entry: Entry): FactRow {
  const { type } = entry.event;
  return {
    seq,
    at: entry.at,
    request: entry.request,
    actor: JSON.stringify(entry.by),
    type,
    version: EVENT_VERSIONS[type],
    body: JSON.stringify(entry.event),
  };
}

export const ROW_COLUMNS = 'seq, at, request, actor, type, version, body, hash';

export function rowFromColumns(columns: Record<string, SQLOutputValue>): FactRow {
  return {
    seq: numberOf(columns.seq),
    at: numberOf(columns.at),
    request: textOf(columns.request),
    actor: textOf(columns.actor),
    type: textOf(columns.type),
    version: numberOf(columns.version),
    body: textOf(columns.body),
  };
}

export function hashFromColumns(columns: Record<string, SQLOutputValue>): string {
  const bytes = bytesOf(columns.hash);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}

export function factFromRow(row: FactRow): Fact {
  const by: Actor = JSON.parse(row.actor);
  return {
    seq: row.seq,
    at: row.at,
    request: trusted.requestId(row.request),
    by,
    event: upcast(row, UPCASTERS),
  };
}
