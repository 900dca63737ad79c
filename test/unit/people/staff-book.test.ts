import { expect, test } from 'vitest';
import { bytesIn, CLERK, DEMO, must, peopleRoom, SUPERVISOR } from './people-room.ts';

const HASHES = /argon2id\$19456\$2\$1\$[\w-]+\$/g;

test('the right password finds its member, a wrong one and a stranger find nobody', async () => {
  const { people } = peopleRoom();
  await people.staff.seedDemoStaff(DEMO);
  expect(await people.staff.check('0386', 'demo-clerk')).toEqual({
    staff: CLERK,
    name: '林晓',
    role: 'clerk',
    isActive: true,
  });
  expect(await people.staff.check('0386', 'demo-supervisor')).toBeUndefined();
  expect(await people.staff.check('7777', 'demo-clerk')).toBeUndefined();
});

test('no password is readable in the file, and two members with the same one differ there', async () => {
  const { people, dataFolder } = peopleRoom();
  for (const staff of [CLERK, SUPERVISOR]) {
    await people.staff.put(
      { staff, name: '林晓', role: 'clerk', isActive: true },
      'one-and-the-same',
    );
  }
  const file = bytesIn(dataFolder);
  expect(file.includes('one-and-the-same')).toBe(false);
  const hashes = [...file.toString('latin1').matchAll(/argon2id\$19456\$2\$1\$([\w-]+)\$/g)];
  expect(new Set(hashes.map(([, salt]) => salt)).size).toBe(2);
});

test('seeding the demo twice changes nothing, and survives a restart', async () => {
  const room = peopleRoom();
  await room.people.staff.seedDemoStaff(DEMO);
  await room.people.staff.seedDemoStaff(DEMO);
  const again = room.again();
  expect(again.staff.everybody()).toHaveLength(2);
  expect(await again.staff.check('0101', 'demo-supervisor')).toMatchObject({ name: '周敏' });
});

test('a restart with the same demo hashes no password again', async () => {
  const room = peopleRoom();
  await room.people.staff.seedDemoStaff(DEMO);
  const before = bytesIn(room.dataFolder).toString('latin1').match(HASHES);
  const again = room.again();
  await again.staff.seedDemoStaff(DEMO);
  expect(bytesIn(room.dataFolder).toString('latin1').match(HASHES)).toEqual(before);
  expect(await again.staff.check('0386', 'demo-clerk')).toBeDefined();
});

test('a changed demo password and role take effect', async () => {
  const { people } = peopleRoom();
  await people.staff.seedDemoStaff(DEMO);
  await people.staff.seedDemoStaff({
    accounts: [{ staff: CLERK, name: '林晓', role: 'maintainer', password: 'another-one' }],
  });
  expect(await people.staff.check('0386', 'demo-clerk')).toBeUndefined();
  expect(await people.staff.check('0386', 'another-one')).toMatchObject({ role: 'maintainer' });
});

test('when the hall is no demo any more its published passwords open nothing', async () => {
  const { people } = peopleRoom();
  await people.adoptDemo(DEMO);
  const { token } = must(people.sessions.begin(CLERK));
  await people.adoptDemo(null);
  expect(await people.staff.check('0386', 'demo-clerk')).toBeUndefined();
  expect(people.sessions.find(token)).toBeUndefined();
});

test('a real member is never turned into a demo account', async () => {
  const { people } = peopleRoom();
  await people.staff.put(
    { staff: CLERK, name: '林晓', role: 'administrator', isActive: true },
    'really-mine',
  );
  await people.staff.seedDemoStaff(DEMO);
  expect(await people.staff.check('0386', 'demo-clerk')).toBeUndefined();
  expect(await people.staff.check('0386', 'really-mine')).toMatchObject({ role: 'administrator' });
});

test('the hall goes on while a password is checked', async () => {
  const { people } = peopleRoom();
  await people.staff.seedDemoStaff(DEMO);
  let turns = 0;
  let isChecked = false;
  const checked = people.staff.check('0386', 'demo-clerk').then(() => {
    isChecked = true;
  });
  while (!isChecked) {
    await new Promise(setImmediate);
    turns += 1;
  }
  await checked;
  expect(turns).toBeGreaterThan(10);
});
