import { expect, test } from 'vitest';
import { caseIdSchema } from '#contract/ids.ts';
import { bytesIn, vaultRoom, WANG } from './vault-room.ts';

const id = caseIdSchema.parse('K260703-0012');
const other = caseIdSchema.parse('K260703-0013');
const STROKES = '[[271,113,281,127]]';

test('what was signed is read again after a restart, and lies open nowhere', () => {
  const room = vaultRoom();
  expect(room.vault.cases.keep({ case: id, kind: 'signature', body: STROKES })).toBe(true);
  const again = room.again();
  expect(again.ok && again.value.cases.read(id, 'signature')).toBe(STROKES);
  expect(room.vault.cases.read(other, 'signature')).toBeUndefined();
  expect(bytesIn(room.dataFolder).includes('271,113')).toBe(false);
});

test('signing again takes the place of the first', () => {
  const { vault } = vaultRoom();
  vault.cases.keep({ case: id, kind: 'signature', body: '[]' });
  vault.cases.keep({ case: id, kind: 'signature', body: STROKES });
  expect(vault.cases.read(id, 'signature')).toBe(STROKES);
});

test('whoever is erased takes what they signed along', () => {
  const { vault } = vaultRoom();
  const person = vault.remember(WANG);
  for (const each of [id, other]) {
    vault.cases.keep({ case: each, kind: 'signature', body: STROKES });
  }
  vault.cases.belongTo(id, person);
  vault.erase(person);
  expect(vault.cases.read(id, 'signature')).toBeUndefined();
  expect(vault.cases.read(other, 'signature')).toBe(STROKES);
});

test('a slip proves its own case and no other', () => {
  const { vault } = vaultRoom();
  const code = vault.cases.codeFor(id);
  expect(vault.cases.caseOf(`${code}\n`)).toBe(id);
  expect(vault.cases.caseOf(code.replace(id, other))).toBeUndefined();
  expect(vault.cases.caseOf(id)).toBeUndefined();
  expect(vaultRoom().vault.cases.caseOf(code)).toBeUndefined();
});

test('who is known by a card is found by the phone that was given later', () => {
  const { vault } = vaultRoom();
  const person = vault.remember(WANG);
  expect(vault.givePhone(person, '13900000417')).toBe(true);
  expect(vault.findByPhone('13900000417')).toEqual([person]);
  vault.erase(person);
  expect(vault.givePhone(person, '13900000417')).toBe(false);
});
