import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Chance } from '#contract/chance.ts';
import type { Clock, Instant } from '#contract/clock.ts';
import type { Actor } from '#contract/facts.ts';
import { type ScreenId, screenIdSchema, trusted } from '#contract/ids.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import { type Place, placeSchema } from '#contract/place.ts';
import { type ScreenRole, screenRoleSchema } from '#contract/staff.ts';
import { drawToken, hashOfToken, type TokenHash } from './bearer-token.ts';
import { isWritten, type NotRecorded, openRemovals } from './people-database.ts';
import { hasItsPlace } from './screen-places.ts';

/** A code is read off one page and typed in at another, so it need not live long. */
export const INVITATION_MS = 10 * 60_000;
export const INVITATIONS_MAX = 20;
const CODES = 1_000_000;
/** A demo hall pairs whoever opens a page; the oldest make room. */
export const DEMO_SCREENS_MAX = 1_000;

export interface Invitation {
  readonly code: string;
  readonly role: ScreenRole;
  readonly place: Place;
  readonly until: Instant;
  readonly by: Actor;
}
export interface PairedScreen {
  readonly screen: ScreenId;
  readonly role: ScreenRole;
  readonly place: Place;
  readonly pairedAt: Instant;
}
export interface FreshScreen {
  readonly screen: PairedScreen;
  /** Goes to the screen once and is kept nowhere. */
  readonly token: string;
}
export type InviteProblem = { readonly kind: 'wrongPlace' } | { readonly kind: 'tooMany' };

/** Pages that act for a place in the hall: kiosks, window displays, pads, lobby boards. */
export interface Screens {
  invite(
    wish: { readonly role: ScreenRole; readonly place: Place },
    by: Actor,
  ): Outcome<Invitation, InviteProblem>;
  invitations(): readonly Invitation[];
  /** Uses the code up. */
  pair(
    code: string,
  ): Outcome<FreshScreen & { readonly by: Actor }, { readonly kind: 'wrongCode' } | NotRecorded>;
  /** Without a code: only ever called for the demo hall on its own machine. */
  pairDemo(
    role: ScreenRole,
    place: Place,
  ): Outcome<FreshScreen, { readonly kind: 'wrongPlace' } | NotRecorded>;
  find(token: string): PairedScreen | undefined;
  has(screen: ScreenId): boolean;
  all(): readonly PairedScreen[];
  /** False: there is no such screen. */
  revoke(screen: ScreenId): boolean;
  /** The hall is no demo any more: nobody approved these. */
  revokeDemo(): void;
  /** Tries once more what the disk would not take. */
  sweep(): void;
  onRevoked(listener: (screen: ScreenId) => void): () => void;
}

const rowSchema = z.object({
  screen: screenIdSchema,
  role: screenRoleSchema,
  place: z.string().transform((text) => placeSchema.parse(JSON.parse(text))),
  token_hash: z.string(),
  paired_at: z.int(),
  is_demo: z.int(),
});

interface Entry {
  readonly paired: PairedScreen;
  readonly hash: TokenHash;
  readonly isDemo: boolean;
}

export function openScreens(
  database: DatabaseSync,
  given: { readonly clock: Clock; readonly chance: Chance },
): Screens {
  const { clock, chance } = given;
  const byHash = new Map<TokenHash, Entry>();
  const byId = new Map<ScreenId, Entry>();
  // In memory alone: a restart calls open codes off, and whoever wanted one asks for another.
  const invitations = new Map<string, Invitation>();
  const listeners = new Set<(screen: ScreenId) => void>();
  const keep = (entry: Entry) => {
    byHash.set(entry.hash, entry);
    byId.set(entry.paired.screen, entry);
  };
  for (const stored of database.prepare('SELECT * FROM screens ORDER BY paired_at').all()) {
    const { screen, role, place, ...row } = rowSchema.parse(stored);
    const paired = { screen, role, place, pairedAt: row.paired_at };
    keep({ paired, hash: row.token_hash, isDemo: row.is_demo === 1 });
  }
  const insert = database.prepare('INSERT INTO screens VALUES (?, ?, ?, ?, ?, ?)');
  const removeRow = database.prepare('DELETE FROM screens WHERE screen = ?');
  const removals = openRemovals((screen) => void removeRow.run(screen));

  const openInvitations = () => {
    for (const [code, invitation] of invitations) {
      if (invitation.until <= clock.now()) invitations.delete(code);
    }
    return invitations;
  };
  const enter = (
    role: ScreenRole,
    place: Place,
    isDemo: boolean,
  ): Outcome<FreshScreen, NotRecorded> => {
    const screen = trusted.screenId(`s-${Buffer.from(chance.bytes(8)).toString('hex')}`);
    const { token, hash } = drawToken(chance);
    const paired = { screen, role, place, pairedAt: clock.now() };
    const row = [screen, role, JSON.stringify(place), hash, paired.pairedAt, isDemo ? 1 : 0];
    if (!isWritten(() => insert.run(...row))) return refuse({ kind: 'notRecorded' });
    keep({ paired, hash, isDemo });
    return ok({ screen: paired, token });
  };
  const revoke = (screen: ScreenId) => {
    const entry = byId.get(screen);
    if (entry === undefined) return false;
    byId.delete(screen);
    byHash.delete(entry.hash);
    removals.remove(screen);
    for (const listener of listeners) listener(screen);
    return true;
  };

  return {
    invite({ role, place }, by) {
      if (!hasItsPlace(role, place)) return refuse({ kind: 'wrongPlace' });
      if (openInvitations().size >= INVITATIONS_MAX) return refuse({ kind: 'tooMany' });
      let code: string;
      do code = String(chance.below(CODES)).padStart(6, '0');
      while (invitations.has(code));
      const invitation = { code, role, place, until: clock.now() + INVITATION_MS, by };
      invitations.set(code, invitation);
      return ok(invitation);
    },
    invitations: () => [...openInvitations().values()],
    pair(code) {
      const invitation = openInvitations().get(code);
      if (invitation === undefined) return refuse({ kind: 'wrongCode' });
      const fresh = enter(invitation.role, invitation.place, false);
      if (!fresh.ok) return fresh;
      invitations.delete(code);
      return ok({ ...fresh.value, by: invitation.by });
    },
    pairDemo(role, place) {
      if (!hasItsPlace(role, place)) return refuse({ kind: 'wrongPlace' });
      const demo = [...byId.values()].filter((entry) => entry.isDemo);
      for (const entry of demo.slice(0, Math.max(0, demo.length - DEMO_SCREENS_MAX + 1))) {
        revoke(entry.paired.screen);
      }
      return enter(role, place, true);
    },
    find: (token) => byHash.get(hashOfToken(token))?.paired,
    has: (screen) => byId.has(screen),
    all: () => [...byId.values()].map((entry) => entry.paired),
    revoke,
    revokeDemo() {
      for (const entry of [...byId.values()]) if (entry.isDemo) revoke(entry.paired.screen);
    },
    sweep: removals.retry,
    onRevoked(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
