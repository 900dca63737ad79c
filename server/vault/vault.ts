import { createHmac, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Chance } from '#contract/chance.ts';
import type { Contact } from '#contract/contact.ts';
import { type PersonId, personIdSchema, trusted, type WebhookId } from '#contract/ids.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import { type CasePapers, openCasePapers, WIPE_PAPERS_OF_PERSON } from './case-papers.ts';
import { type HallKey, type HallKeyProblem, KEY_BYTES, openHallKey } from './hall-key.ts';
import { maskName, maskPhone } from './mask.ts';
import { openField, sealField } from './sealed-field.ts';
import { openTicketKey, type TicketKey } from './ticket-key.ts';
import { openVaultDatabase, VAULT_FILE } from './vault-database.ts';
import { openWebhookSigner } from './webhook-secret.ts';

/** Masked names that are kept at hand: as many as are in the hall at once. */
const NAMES_MAX = 500;

export interface PersonData {
  readonly name: string;
  readonly idNumber: string;
}

/** So many people at most are looked through for one telephone: more than a family is a mistake. */
const PEOPLE_OF_A_PHONE_MAX = 20;

/** The one place where people have names. Everything else knows them by an id that says nothing. */
export interface Vault {
  /**
   * The same ID number gives the same id, until that person is erased. When the disk will not take
   * it, `onTrouble` hears so and the id means nobody: a customer still gets a ticket.
   */
  remember(person: PersonData): PersonId;
  /**
   * Somebody who is known by name and telephone, and by ID number where that is given. What is written here unseen never
   * changes what a card has said: a number whose name does not fit is not taken as that person's. `isNew`: whoever finds
   * no use for it may erase it again.
   */
  rememberContact(contact: Contact): { readonly person: PersonId; readonly isNew: boolean };
  /** Everybody known by this telephone, the latest first. */
  findByPhone(phone: string): readonly PersonId[];
  /** `王**`; undefined: unknown, or erased. */
  maskedName(person: PersonId): string | undefined;
  /** `138****5678`; undefined: unknown, erased, or nobody has given it. */
  maskedPhone(person: PersonId): string | undefined;
  /** In full: for a message to that person, and for who may open it. */
  contactOf(person: PersonId): { readonly name: string; readonly phone: string } | undefined;
  /** A number for somebody who is known already; false: unknown, erased, or the disk would not take it. */
  givePhone(person: PersonId, phone: string): boolean;
  /** Destroys the person's key and fields. The id stays in the history and means nobody. */
  erase(person: PersonId): void;
  readonly ticketKey: TicketKey;
  readonly cases: CasePapers;
  /** Signs what goes out to a webhook with that webhook's own secret. */
  readonly signWebhook: (webhook: WebhookId, text: string) => string;
  close(): void;
}

export type VaultProblem =
  | HallKeyProblem
  /** The vault was sealed with another key: put the right `hall.key` back. */
  | { readonly kind: 'anotherKey'; readonly file: string }
  | { readonly kind: 'cannotOpen'; readonly file: string; readonly detail: string };

export function openVault(given: {
  readonly dataFolder: string;
  readonly configFolder: string;
  readonly chance: Chance;
  readonly onTrouble: (detail: string) => void;
}): Outcome<Vault, VaultProblem> {
  const hallKey = openHallKey(given.configFolder, given.chance);
  if (!hallKey.ok) return hallKey;
  const file = join(given.dataFolder, VAULT_FILE);
  let database: DatabaseSync;
  try {
    database = openVaultDatabase(given.dataFolder);
  } catch (error) {
    return refuse({ kind: 'cannotOpen', file, detail: String(error) });
  }
  if (!isKeyOf(database, hallKey.value)) {
    database.close();
    return refuse({ kind: 'anotherKey', file });
  }
  return ok(vaultOf(database, hallKey.value, given));
}

const rowSchema = z.object({
  id: z.int(),
  person: personIdSchema,
  person_key: z.instanceof(Uint8Array).nullable(),
  name: z.instanceof(Uint8Array).nullable(),
  phone: z.instanceof(Uint8Array).nullable(),
});

function vaultOf(
  database: DatabaseSync,
  hallKey: HallKey,
  { chance, onTrouble }: { readonly chance: Chance; readonly onTrouble: (detail: string) => void },
): Vault {
  const wrappingKey = hallKey.derive('vault wrapping v1');
  const lookUpKey = hallKey.derive('vault look-up v1');
  const phoneKey = hallKey.derive('vault phone look-up v1');
  const names = new Map<PersonId, string>();

  const findByNumber = database.prepare(
    'SELECT id, person, person_key, name, phone FROM person WHERE look_up = ?',
  );
  const findById = database.prepare(
    'SELECT id, person, person_key, name, phone FROM person WHERE person = ?',
  );
  const findByPhoneLookUp = database.prepare(
    `SELECT id, person, person_key, name, phone FROM person WHERE phone_look_up = ?
      ORDER BY id DESC LIMIT ${PEOPLE_OF_A_PHONE_MAX}`,
  );
  const insert = database.prepare('INSERT INTO person (person, look_up) VALUES (?, ?)');
  const fill = database.prepare(
    'UPDATE person SET person_key = ?, name = ?, id_number = ? WHERE id = ?',
  );
  const fillPhone = database.prepare('UPDATE person SET phone = ?, phone_look_up = ? WHERE id = ?');
  const rename = database.prepare('UPDATE person SET name = ? WHERE id = ?');
  const wipe = database.prepare(
    `UPDATE person SET look_up = NULL, person_key = NULL, name = NULL, id_number = NULL,
      phone = NULL, phone_look_up = NULL WHERE person = ?`,
  );

  const wipesOfPapers = WIPE_PAPERS_OF_PERSON.map((sql) => database.prepare(sql));

  const seal = (text: string, key: Uint8Array, place: string) =>
    sealField(Buffer.from(text), { key, place, chance });
  /** Undefined: erased, or damaged on the disk; either way nothing is known of that person any more. */
  const read = (row: z.infer<typeof rowSchema>) => {
    if (row.person_key === null || row.name === null) return undefined;
    const place = `person.person_key:${row.id}`;
    const key = openField(row.person_key, { key: wrappingKey, place });
    const name = key && openField(row.name, { key, place: `person.name:${row.id}` });
    return key && name && { row, key, name: name.toString() };
  };
  const newPersonId = () => trusted.personId(`p-${Buffer.from(chance.bytes(16)).toString('hex')}`);
  const lookUpOf = (idNumber: string) =>
    createHmac('sha256', lookUpKey).update(idNumber.toUpperCase()).digest();
  const phoneLookUpOf = (phone: string) => createHmac('sha256', phoneKey).update(phone).digest();
  const writePhone = (id: number | bigint, phone: string, key: Uint8Array) =>
    void fillPhone.run(seal(phone, key, `person.phone:${id}`), phoneLookUpOf(phone), id);
  const add = ({
    name,
    idNumber,
    phone,
  }: {
    readonly name: string;
    readonly idNumber: string | null;
    readonly phone: string | null;
  }): PersonId => {
    const person = newPersonId();
    const key = chance.bytes(KEY_BYTES);
    database.exec('BEGIN IMMEDIATE');
    try {
      const lookUp = idNumber === null ? null : lookUpOf(idNumber);
      const id = insert.run(person, lookUp).lastInsertRowid;
      fill.run(
        sealField(key, { key: wrappingKey, place: `person.person_key:${id}`, chance }),
        seal(name, key, `person.name:${id}`),
        idNumber === null ? null : seal(idNumber, key, `person.id_number:${id}`),
        id,
      );
      if (phone !== null) writePhone(id, phone, key);
      database.exec('COMMIT');
    } catch (error) {
      database.exec('ROLLBACK');
      throw error;
    }
    return person;
  };
  const keepName = (person: PersonId, name: string) => {
    const masked = maskName(name);
    names.delete(person);
    names.set(person, masked);
    for (const oldest of names.keys()) {
      if (names.size <= NAMES_MAX) break;
      names.delete(oldest);
    }
    return masked;
  };

  const remember = (data: PersonData): PersonId => {
    const stored = findByNumber.get(lookUpOf(data.idNumber));
    if (stored === undefined) return add({ ...data, phone: null });
    const row = rowSchema.parse(stored);
    const known = read(row);
    if (known === undefined) {
      wipe.run(row.person);
      return add({ ...data, phone: null });
    }
    // People change their names; the number stays.
    if (known.name !== data.name) {
      rename.run(seal(data.name, known.key, `person.name:${row.id}`), row.id);
    }
    return row.person;
  };

  const openPhone = ({ row, key }: NonNullable<ReturnType<typeof read>>) =>
    row.phone === null
      ? undefined
      : openField(row.phone, { key, place: `person.phone:${row.id}` })?.toString();
  const knownById = (person: PersonId) => {
    const stored = findById.get(person);
    return stored === undefined ? undefined : read(rowSchema.parse(stored));
  };
  const knownByPhone = (phone: string) =>
    findByPhoneLookUp.all(phoneLookUpOf(phone)).flatMap((stored) => {
      const known = read(rowSchema.parse(stored));
      return known === undefined ? [] : [known];
    });

  const rememberContact = ({ name, phone, idNumber }: Contact) => {
    const stored = idNumber === null ? undefined : findByNumber.get(lookUpOf(idNumber));
    const ofNumber = stored === undefined ? undefined : read(rowSchema.parse(stored));
    if (ofNumber?.name === name) {
      if (ofNumber.row.phone === null) writePhone(ofNumber.row.id, phone, ofNumber.key);
      return { person: ofNumber.row.person, isNew: false };
    }
    const ofPhone = knownByPhone(phone).find((known) => known.name === name);
    if (ofPhone !== undefined && (idNumber === null || stored !== undefined)) {
      return { person: ofPhone.row.person, isNew: false };
    }
    // A number that is somebody else's already is not written a second time.
    const person = add({ name, phone, idNumber: stored === undefined ? idNumber : null });
    return { person, isNew: true };
  };

  return {
    rememberContact(contact) {
      try {
        const remembered = rememberContact(contact);
        keepName(remembered.person, contact.name);
        return remembered;
      } catch (error) {
        onTrouble(error instanceof Error ? error.message : 'unknown');
        return { person: newPersonId(), isNew: false };
      }
    },
    findByPhone: (phone) => knownByPhone(phone).map(({ row }) => row.person),
    maskedPhone(person) {
      const known = knownById(person);
      const phone = known && openPhone(known);
      return phone === undefined ? undefined : maskPhone(phone);
    },
    contactOf(person) {
      const known = knownById(person);
      const phone = known && openPhone(known);
      return known && phone !== undefined ? { name: known.name, phone } : undefined;
    },
    remember(data) {
      try {
        const person = remember(data);
        keepName(person, data.name);
        return person;
      } catch (error) {
        onTrouble(error instanceof Error ? error.message : 'unknown');
        return newPersonId();
      }
    },
    maskedName(person) {
      const atHand = names.get(person);
      if (atHand !== undefined) return atHand;
      const known = knownById(person);
      return known === undefined ? undefined : keepName(person, known.name);
    },
    givePhone(person, phone) {
      try {
        const known = knownById(person);
        if (known !== undefined) writePhone(known.row.id, phone, known.key);
        return known !== undefined;
      } catch (error) {
        onTrouble(error instanceof Error ? error.message : 'unknown');
        return false;
      }
    },
    erase(person) {
      names.delete(person);
      wipe.run(person);
      for (const wipePapers of wipesOfPapers) wipePapers.run(person);
      // The old pages are in the log as well, until it is written back and cut off.
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    },
    ticketKey: openTicketKey(hallKey),
    cases: openCasePapers({ database, hallKey, chance, onTrouble }),
    signWebhook: openWebhookSigner(hallKey),
    close: () => database.close(),
  };
}

/** A fingerprint made with the key at the first run; says nothing about it. */
function isKeyOf(database: DatabaseSync, hallKey: HallKey): boolean {
  const fingerprint = hallKey.derive('vault fingerprint v1');
  const stored = database.prepare('SELECT fingerprint FROM vault_key').get();
  if (stored === undefined) {
    database.prepare('INSERT INTO vault_key VALUES (1, ?)').run(fingerprint);
    return true;
  }
  const known = z.object({ fingerprint: z.instanceof(Uint8Array) }).parse(stored).fingerprint;
  return known.length === fingerprint.length && timingSafeEqual(known, fingerprint);
}
