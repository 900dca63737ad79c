import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { contactSchema, idNumberSchema, phoneSchema } from '#contract/contact.ts';
import { bytesIn, OUYANG, vaultRoom, WANG } from './vault-room.ts';

const PHONE = '13900000017';
const LI = { name: '李小明', phone: PHONE, idNumber: null } as const;

test('who gives name and telephone is found by the telephone, after a restart too', () => {
  const { vault, again } = vaultRoom();
  const { person, isNew } = vault.rememberContact(LI);
  expect(isNew).toBe(true);
  expect(vault.rememberContact(LI)).toEqual({ person, isNew: false });
  const reopened = again();
  expect(reopened.ok && reopened.value.findByPhone(PHONE)).toEqual([person]);
  expect(vault.findByPhone('13900000018')).toEqual([]);
});

test('two people may share a telephone', () => {
  const { vault } = vaultRoom();
  const li = vault.rememberContact(LI).person;
  const zhao = vault.rememberContact({ ...LI, name: '赵小红' }).person;
  expect(vault.findByPhone(PHONE)).toEqual([zhao, li]);
});

test('the telephone is shown masked, and in full only where it is asked for in full', () => {
  const { vault } = vaultRoom();
  const { person } = vault.rememberContact(LI);
  expect(vault.maskedName(person)).toBe('李**');
  expect(vault.maskedPhone(person)).toBe('139****0017');
  expect(vault.contactOf(person)).toEqual({ name: LI.name, phone: PHONE });
  const ofCard = vault.remember(WANG);
  expect(vault.maskedPhone(ofCard)).toBeUndefined();
  expect(vault.contactOf(ofCard)).toBeUndefined();
});

test('who gives the ID number as well is the same person when the card is laid', () => {
  const { vault } = vaultRoom();
  const booked = vault.rememberContact({ ...WANG, phone: PHONE });
  expect(vault.remember(WANG)).toBe(booked.person);
  expect(vault.findByPhone(PHONE)).toEqual([booked.person]);
  const known = vault.remember(OUYANG);
  expect(vault.rememberContact({ ...OUYANG, phone: PHONE })).toEqual({
    person: known,
    isNew: false,
  });
  expect(vault.maskedPhone(known)).toBe('139****0017');
});

test('a foreign ID number brings neither its person nor its name into other hands', () => {
  const { vault } = vaultRoom();
  const wang = vault.remember(WANG);
  const other = vault.rememberContact({ name: '钱七', phone: PHONE, idNumber: WANG.idNumber });
  expect(other.person).not.toBe(wang);
  expect(vault.maskedName(wang)).toBe('王**');
  expect(vault.maskedPhone(wang)).toBeUndefined();
  expect(vault.remember(WANG)).toBe(wang);
});

test('whoever is erased is not found by telephone any more, and no byte of it is left', () => {
  const { vault, dataFolder } = vaultRoom();
  const { person } = vault.rememberContact(LI);
  expect(bytesIn(dataFolder).includes(PHONE)).toBe(false);
  vault.erase(person);
  expect(vault.findByPhone(PHONE)).toEqual([]);
  expect(vault.contactOf(person)).toBeUndefined();
});

test('a vault of an older release gets room for telephones and keeps its people', () => {
  const { vault, dataFolder, again } = vaultRoom();
  const person = vault.remember(WANG);
  const old = new DatabaseSync(join(dataFolder, 'vault.db'));
  old.exec(`DROP INDEX person_by_phone; ALTER TABLE person DROP COLUMN phone;
    ALTER TABLE person DROP COLUMN phone_look_up;`);
  old.close();
  const reopened = again();
  if (!reopened.ok) throw new Error(reopened.problem.kind);
  expect(reopened.value.remember(WANG)).toBe(person);
  expect(reopened.value.rememberContact(LI).isNew).toBe(true);
});

test('a telephone number is one, however it is written', () => {
  for (const written of ['139 0000 0017', '+86 139-0000-0017', '008613900000017', PHONE]) {
    expect(phoneSchema.parse(written)).toBe(PHONE);
  }
  expect(phoneSchema.parse('(010) 8800-0000'.slice(1).replace(')', ''))).toBe('01088000000');
  expect(phoneSchema.safeParse('12345').success).toBe(false);
  expect(phoneSchema.safeParse('139 0000 OO17').success).toBe(false);
});

test('an ID number with a slip in it is told from a good one', () => {
  expect(idNumberSchema.parse('990101198003070010')).toBe('990101198003070010');
  expect(idNumberSchema.parse('99010119900101014x')).toBe('99010119900101014X');
  expect(idNumberSchema.safeParse('990101198003070018').success).toBe(false);
  expect(contactSchema.safeParse({ ...LI, name: '' }).success).toBe(false);
});
