import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { API_SCOPES, type ApiScope } from '#contract/api.ts';
import type { Chance } from '#contract/chance.ts';
import type { Clock, Instant } from '#contract/clock.ts';
import { type ApiClientId, apiClientIdSchema, trusted } from '#contract/ids.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import { drawToken, hashOfToken } from './bearer-token.ts';
import { isWritten, type NotRecorded } from './people-database.ts';

export interface ApiClient {
  readonly client: ApiClientId;
  /** What the maintainer calls it: `网站`. */
  readonly name: string;
  readonly scopes: readonly ApiScope[];
  readonly madeAt: Instant;
}

/** Programs that may book over the network. Read from the disk each time: one that was let out is out at once. */
export interface ApiClients {
  make(
    name: string,
    scopes: readonly ApiScope[],
  ): Outcome<{ readonly client: ApiClient; readonly token: string }, NotRecorded>;
  find(token: string): ApiClient | undefined;
  all(): readonly ApiClient[];
  /** False: there is none of this id. */
  revoke(client: ApiClientId): boolean;
}

const rowSchema = z
  .object({
    client: apiClientIdSchema,
    name: z.string(),
    scopes: z.string().transform((text) => z.array(z.enum(API_SCOPES)).parse(JSON.parse(text))),
    made_at: z.int(),
  })
  .transform(({ client, name, scopes, made_at }) => ({ client, name, scopes, madeAt: made_at }));

export function openApiClients(
  database: DatabaseSync,
  { clock, chance }: { readonly clock: Clock; readonly chance: Chance },
): ApiClients {
  const insert = database.prepare('INSERT INTO api_clients VALUES (?, ?, ?, ?, ?)');
  const byHash = database.prepare('SELECT * FROM api_clients WHERE token_hash = ?');
  const everyone = database.prepare('SELECT * FROM api_clients ORDER BY made_at');
  const remove = database.prepare('DELETE FROM api_clients WHERE client = ?');
  return {
    make(name, scopes) {
      const client = trusted.apiClientId(`k-${Buffer.from(chance.bytes(8)).toString('hex')}`);
      const { token, hash } = drawToken(chance);
      const madeAt = clock.now();
      const row = [client, name, JSON.stringify(scopes), hash, madeAt] as const;
      if (!isWritten(() => insert.run(...row))) return refuse({ kind: 'notRecorded' });
      return ok({ client: { client, name, scopes, madeAt }, token });
    },
    find(token) {
      const stored = byHash.get(hashOfToken(token));
      return stored === undefined ? undefined : rowSchema.parse(stored);
    },
    all: () => everyone.all().map((row) => rowSchema.parse(row)),
    revoke: (client) => remove.run(client).changes > 0,
  };
}
