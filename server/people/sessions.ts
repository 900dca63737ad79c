import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Chance } from '#contract/chance.ts';
import type { Clock, Instant } from '#contract/clock.ts';
import { type StaffId, staffIdSchema } from '#contract/ids.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import { drawToken, hashOfToken, type TokenHash } from './bearer-token.ts';
import { isWritten, type NotRecorded, openRemovals } from './people-database.ts';
import type { StaffBook, StaffMember } from './staff-book.ts';

/** A sign-in ends by itself after this long without use: a shift and its breaks fit in. */
export const SESSION_IDLE_MS = 12 * 3_600_000;
/** A member with more pages open than this loses the oldest sign-in. */
export const SESSIONS_PER_MEMBER_MAX = 20;
/** Use is written down at most this often; a restart may shorten a sign-in by as much. */
const USE_WRITTEN_EVERY_MS = 5 * 60_000;

export interface Session {
  /** Names the session without opening it. */
  readonly id: TokenHash;
  readonly member: StaffMember;
}

export interface FreshSession {
  /** Goes to the page once and is kept nowhere. */
  readonly token: string;
  readonly id: TokenHash;
}

/** Who is signed in. Read from memory, kept on disk, so that a restart signs nobody out. */
export interface Sessions {
  begin(staff: StaffId): Outcome<FreshSession, NotRecorded>;
  find(token: string): Session | undefined;
  /** Counts as use; the member as of now. Undefined: it has ended, by time, sign-out or the member's leaving. */
  use(id: TokenHash): StaffMember | undefined;
  end(id: TokenHash): void;
  /** Ends what has run out; called now and then, so that an idle page is told. */
  sweep(): void;
  onEnd(listener: (id: TokenHash) => void): () => void;
}

const rowSchema = z.object({
  token_hash: z.string(),
  staff: staffIdSchema,
  began_at: z.int(),
  used_at: z.int(),
});

interface Entry {
  readonly staff: StaffId;
  usedAt: Instant;
  writtenAt: Instant;
}

export function openSessions(
  database: DatabaseSync,
  book: StaffBook,
  given: { readonly clock: Clock; readonly chance: Chance },
): Sessions {
  const { clock, chance } = given;
  // In order of beginning: the first of a member is its oldest.
  const entries = new Map<TokenHash, Entry>();
  const listeners = new Set<(id: TokenHash) => void>();
  for (const stored of database.prepare('SELECT * FROM sessions ORDER BY began_at').all()) {
    const row = rowSchema.parse(stored);
    entries.set(row.token_hash, { staff: row.staff, usedAt: row.used_at, writtenAt: row.used_at });
  }
  const insert = database.prepare('INSERT INTO sessions VALUES (?, ?, ?, ?)');
  const note = database.prepare('UPDATE sessions SET used_at = ? WHERE token_hash = ?');
  const removeRow = database.prepare('DELETE FROM sessions WHERE token_hash = ?');
  const removals = openRemovals((id) => void removeRow.run(id));

  const end = (id: TokenHash) => {
    if (!entries.delete(id)) return;
    removals.remove(id);
    for (const listener of listeners) listener(id);
  };
  /** The entry if it is still good; one that is not ends here. */
  const good = (id: TokenHash): { entry: Entry; member: StaffMember } | undefined => {
    const entry = entries.get(id);
    if (entry === undefined) return undefined;
    const member = book.find(entry.staff);
    const isFresh = clock.now() - entry.usedAt < SESSION_IDLE_MS;
    if (isFresh && member?.isActive === true) return { entry, member };
    end(id);
    return undefined;
  };
  const use = (id: TokenHash): StaffMember | undefined => {
    const found = good(id);
    if (found === undefined) return undefined;
    const now = clock.now();
    found.entry.usedAt = now;
    if (now - found.entry.writtenAt >= USE_WRITTEN_EVERY_MS) {
      // Where it cannot be written, a restart takes some idle time away, and that is all.
      if (isWritten(() => note.run(now, id))) found.entry.writtenAt = now;
    }
    return found.member;
  };

  return {
    begin(staff) {
      const own = [...entries].filter(([, entry]) => entry.staff === staff);
      for (const [id] of own.slice(0, Math.max(0, own.length - SESSIONS_PER_MEMBER_MAX + 1))) {
        end(id);
      }
      const { token, hash } = drawToken(chance);
      const now = clock.now();
      if (!isWritten(() => insert.run(hash, staff, now, now))) {
        return refuse({ kind: 'notRecorded' });
      }
      entries.set(hash, { staff, usedAt: now, writtenAt: now });
      return ok({ token, id: hash });
    },
    find(token) {
      const id = hashOfToken(token);
      const member = use(id);
      return member === undefined ? undefined : { id, member };
    },
    use,
    end,
    sweep() {
      removals.retry();
      for (const id of [...entries.keys()]) good(id);
    },
    onEnd(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
