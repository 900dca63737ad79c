import { createHmac, timingSafeEqual } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Chance } from '#contract/chance.ts';
import { type CaseId, caseIdSchema, type PersonId } from '#contract/ids.ts';
import { type HallKey, KEY_BYTES } from './hall-key.ts';
import { openField, sealField } from './sealed-field.ts';

/** What lies sealed with a case: the signature's strokes as JSON. */
export type CasePaper = 'signature';

/** The personal papers of cases, each case under a key of its own. */
export interface CasePapers {
  /** False: the disk would not take it; nothing has been kept. */
  keep(paper: { readonly case: CaseId; readonly kind: CasePaper; readonly body: string }): boolean;
  /** Undefined: there is none, or it has been erased. */
  read(id: CaseId, kind: CasePaper): string | undefined;
  /** From now on the papers go when this person is erased. */
  belongTo(id: CaseId, person: PersonId): void;
  /** `K260703-0012~q3Xv…`, as the slip's code has it. */
  codeFor(id: CaseId): string;
  /** Undefined: no slip of this hall. */
  caseOf(code: string): CaseId | undefined;
}

/** 96 bits, as for tickets. */
const MAC_CHARACTERS = 16;
const SEPARATOR = '~';

export const CASE_TABLES = `
  CREATE TABLE IF NOT EXISTS case_key (
    case_id TEXT PRIMARY KEY,
    person TEXT,
    sealed_key BLOB NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS case_paper (
    case_id TEXT NOT NULL REFERENCES case_key (case_id),
    kind TEXT NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (case_id, kind)
  ) STRICT;
`;

const bytes = z.instanceof(Uint8Array);

export function openCasePapers(given: {
  readonly database: DatabaseSync;
  readonly hallKey: HallKey;
  readonly chance: Chance;
  readonly onTrouble: (detail: string) => void;
}): CasePapers {
  const { database, hallKey, chance } = given;
  const wrappingKey = hallKey.derive('case wrapping v1');
  const codeKey = hallKey.derive('case code v1');
  const findKey = database.prepare('SELECT sealed_key FROM case_key WHERE case_id = ?');
  const addKey = database.prepare('INSERT INTO case_key (case_id, sealed_key) VALUES (?, ?)');
  const own = database.prepare('UPDATE case_key SET person = ? WHERE case_id = ?');
  const find = database.prepare('SELECT body FROM case_paper WHERE case_id = ? AND kind = ?');
  const write = database.prepare(`INSERT INTO case_paper VALUES (?, ?, ?)
    ON CONFLICT (case_id, kind) DO UPDATE SET body = excluded.body`);

  const keyOf = (id: CaseId): Uint8Array | undefined => {
    const stored = findKey.get(id);
    if (stored === undefined) return undefined;
    const place = `case_key:${id}`;
    return openField(bytes.parse(stored.sealed_key), { key: wrappingKey, place });
  };
  const newKey = (id: CaseId): Uint8Array => {
    const key = chance.bytes(KEY_BYTES);
    addKey.run(id, sealField(key, { key: wrappingKey, place: `case_key:${id}`, chance }));
    return key;
  };
  const placeOf = (id: CaseId, kind: CasePaper) => `case_paper.${kind}:${id}`;
  const macOf = (id: CaseId) =>
    createHmac('sha256', codeKey).update(id).digest('base64url').slice(0, MAC_CHARACTERS);

  return {
    keep({ case: id, kind, body }) {
      try {
        const key = keyOf(id) ?? newKey(id);
        write.run(
          id,
          kind,
          sealField(Buffer.from(body), { key, place: placeOf(id, kind), chance }),
        );
        return true;
      } catch (error) {
        given.onTrouble(error instanceof Error ? error.message : 'unknown');
        return false;
      }
    },
    read(id, kind) {
      const stored = find.get(id, kind);
      const key = keyOf(id);
      if (stored === undefined || key === undefined) return undefined;
      return openField(bytes.parse(stored.body), { key, place: placeOf(id, kind) })?.toString();
    },
    belongTo(id, person) {
      if (findKey.get(id) === undefined) newKey(id);
      own.run(person, id);
    },
    codeFor: (id) => `${id}${SEPARATOR}${macOf(id)}`,
    caseOf(code) {
      const [name = '', mac = '', ...rest] = code.trim().split(SEPARATOR);
      const id = caseIdSchema.safeParse(name);
      const told = Buffer.from(mac);
      if (!id.success || rest.length > 0 || told.length !== MAC_CHARACTERS) return undefined;
      return timingSafeEqual(told, Buffer.from(macOf(id.data))) ? id.data : undefined;
    },
  };
}

/** Run when a person is erased: the papers of their cases go with them. */
export const WIPE_PAPERS_OF_PERSON = [
  'DELETE FROM case_paper WHERE case_id IN (SELECT case_id FROM case_key WHERE person = ?)',
  'DELETE FROM case_key WHERE person = ?',
] as const;
