import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { personIdSchema } from '#contract/ids.ts';
import { bytesIn, OUYANG, vaultRoom, WANG } from './vault-room.ts';

test('the same ID number is the same person, after a restart too; another number is another', () => {
  const { vault, again } = vaultRoom();
  const person = vault.remember(WANG);
  expect(personIdSchema.safeParse(person).success).toBe(true);
  expect(vault.remember(WANG)).toBe(person);
  expect(vault.remember(OUYANG)).not.toBe(person);
  const reopened = again();
  expect(reopened.ok && reopened.value.remember(WANG)).toBe(person);
});

test('a small x at the end of a number is the same as a large one', () => {
  const { vault } = vaultRoom();
  const person = vault.remember(OUYANG);
  expect(vault.remember({ ...OUYANG, idNumber: OUYANG.idNumber.toLowerCase() })).toBe(person);
});

test('of a name only the first character is shown, also to a vault that was opened again', () => {
  const { vault, again } = vaultRoom();
  const person = vault.remember(WANG);
  expect(vault.maskedName(person)).toBe('王**');
  const reopened = again();
  expect(reopened.ok && reopened.value.maskedName(person)).toBe('王**');
});

test('a changed name is taken over, and the person stays the same', () => {
  const { vault, again } = vaultRoom();
  const person = vault.remember(WANG);
  expect(vault.remember({ ...WANG, name: '李小明' })).toBe(person);
  expect(vault.maskedName(person)).toBe('李**');
  const reopened = again();
  expect(reopened.ok && reopened.value.maskedName(person)).toBe('李**');
});

test('neither name nor number is readable in the folder, in any of its files', () => {
  const { vault, dataFolder } = vaultRoom();
  const person = vault.remember(WANG);
  const bytes = bytesIn(dataFolder);
  expect(bytes.includes(person)).toBe(true);
  expect(bytes.includes(WANG.name)).toBe(false);
  expect(bytes.includes(WANG.idNumber)).toBe(false);
});

test('who was erased is unknown, and comes back as somebody new', () => {
  const { vault, again } = vaultRoom();
  const person = vault.remember(WANG);
  const other = vault.remember(OUYANG);
  vault.erase(person);
  expect(vault.maskedName(person)).toBeUndefined();
  const reopened = again();
  expect(reopened.ok && reopened.value.maskedName(person)).toBeUndefined();
  expect(vault.remember(WANG)).not.toBe(person);
  expect(vault.maskedName(other)).toBe('欧**');
});

test('of an erased person no sealed byte is left in any file', () => {
  const { vault, dataFolder } = vaultRoom();
  const person = vault.remember(WANG);
  const sealed = sealedFields(dataFolder, person);
  expect(sealed.every((field) => bytesIn(dataFolder).includes(field))).toBe(true);
  vault.erase(person);
  expect(sealed.some((field) => bytesIn(dataFolder).includes(field))).toBe(false);
});

test('fields that were swapped between two rows do not open', () => {
  const { vault, dataFolder, again } = vaultRoom();
  const [wang, ouyang] = [vault.remember(WANG), vault.remember(OUYANG)];
  const database = new DatabaseSync(join(dataFolder, 'vault.db'));
  const [key, name] = sealedFields(dataFolder, ouyang);
  database
    .prepare('UPDATE person SET person_key = ?, name = ? WHERE person = ?')
    .run(key ?? null, name ?? null, wang);
  database.close();
  const reopened = again();
  expect(reopened.ok && reopened.value.maskedName(wang)).toBeUndefined();
  expect(reopened.ok && reopened.value.maskedName(ouyang)).toBe('欧**');
});

test('a damaged row stops nobody: the card makes a new person', () => {
  const { vault, dataFolder, again } = vaultRoom();
  const person = vault.remember(WANG);
  const database = new DatabaseSync(join(dataFolder, 'vault.db'));
  database.prepare("UPDATE person SET name = x'01' WHERE person = ?").run(person);
  database.close();
  const reopened = again();
  if (!reopened.ok) throw new Error(reopened.problem.kind);
  const afresh = reopened.value.remember(WANG);
  expect(afresh).not.toBe(person);
  expect(reopened.value.maskedName(afresh)).toBe('王**');
});

test('a file that takes nothing costs the name, never the ticket', () => {
  const { vault, troubles, dataFolder } = vaultRoom();
  const blocker = new DatabaseSync(join(dataFolder, 'vault.db'));
  blocker.exec('BEGIN IMMEDIATE');
  const person = vault.remember(WANG);
  expect(personIdSchema.safeParse(person).success).toBe(true);
  expect(troubles).toHaveLength(1);
  expect(troubles[0]).not.toContain(WANG.idNumber);
  blocker.exec('ROLLBACK');
  blocker.close();
  expect(vault.remember(WANG)).not.toBe(person);
});

test('the key is made once, apart from the data, for its owner alone', () => {
  const { configFolder, dataFolder } = vaultRoom();
  const file = join(configFolder, 'hall.key');
  expect(statSync(file).size).toBe(32);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(existsSync(join(dataFolder, 'hall.key'))).toBe(false);
});

test('with another key the vault says so instead of losing everybody', () => {
  const { configFolder, again } = vaultRoom();
  rmSync(join(configFolder, 'hall.key'));
  expect(again()).toMatchObject({ ok: false, problem: { kind: 'anotherKey' } });
});

test('half a key is refused', () => {
  const { configFolder, again } = vaultRoom();
  writeFileSync(join(configFolder, 'hall.key'), 'short');
  expect(again()).toMatchObject({ ok: false, problem: { kind: 'keyBroken' } });
});

function sealedFields(dataFolder: string, person: string): Uint8Array[] {
  const database = new DatabaseSync(join(dataFolder, 'vault.db'), { readOnly: true });
  const row = database
    .prepare('SELECT person_key, name, id_number FROM person WHERE person = ?')
    .get(person);
  database.close();
  return Object.values(row ?? {}).filter((value) => value instanceof Uint8Array);
}
