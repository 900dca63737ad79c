import { expect, test } from 'vitest';
import { SESSION_IDLE_MS } from '#people/sessions.ts';
import {
  AT_KIOSK,
  blockWriting,
  CLERK,
  DEMO,
  MAINTAINER,
  must,
  peopleRoom,
} from './people-room.ts';

const KIOSK = { role: 'kiosk', place: AT_KIOSK } as const;
const NOT_RECORDED = { ok: false, problem: { kind: 'notRecorded' } };

async function roomOnAFullDisk() {
  const room = peopleRoom();
  await room.people.adoptDemo(DEMO);
  const signedIn = must(room.people.sessions.begin(CLERK));
  const screen = must(room.people.screens.pairDemo('kiosk', AT_KIOSK));
  const { code } = must(room.people.screens.invite(KIOSK, MAINTAINER));
  return { ...room, signedIn, screen, code, makeRoom: blockWriting(room.dataFolder) };
}

test('who is in stays in while the disk takes nothing, however long', async () => {
  const { people, signedIn, screen, clock, makeRoom } = await roomOnAFullDisk();
  for (let hour = 0; hour < 30; hour += 1) {
    await clock.advance(3_600_000);
    expect(people.sessions.use(signedIn.id)).toMatchObject({ staff: CLERK });
  }
  expect(people.screens.find(screen.token)).toEqual(screen.screen);
  makeRoom();
});

test('nobody new is let in without being written down, and the code stays good', async () => {
  const { people, code, makeRoom } = await roomOnAFullDisk();
  expect(people.sessions.begin(CLERK)).toMatchObject(NOT_RECORDED);
  expect(people.screens.pairDemo('kiosk', AT_KIOSK)).toMatchObject(NOT_RECORDED);
  expect(people.screens.pair(code)).toMatchObject(NOT_RECORDED);
  makeRoom();
  expect(people.screens.pair(code).ok).toBe(true);
});

test('who is sent out is out at once, and does not come back with a restart', async () => {
  const { people, signedIn, screen, again, makeRoom } = await roomOnAFullDisk();
  people.sessions.end(signedIn.id);
  people.screens.revoke(screen.screen.screen);
  expect(people.sessions.find(signedIn.token)).toBeUndefined();
  expect(people.screens.find(screen.token)).toBeUndefined();
  makeRoom();
  people.sweep();
  const restarted = again();
  expect(restarted.sessions.find(signedIn.token)).toBeUndefined();
  expect(restarted.screens.find(screen.token)).toBeUndefined();
});

test('sweeping on a full disk hurts nobody', async () => {
  const { people, signedIn, clock, makeRoom } = await roomOnAFullDisk();
  await clock.advance(SESSION_IDLE_MS);
  people.sweep();
  expect(people.sessions.find(signedIn.token)).toBeUndefined();
  makeRoom();
});

test('the demo’s accounts hold, and go, even then', async () => {
  const { people, makeRoom } = await roomOnAFullDisk();
  await people.adoptDemo({
    accounts: [{ staff: CLERK, name: '林晓', role: 'clerk', password: 'another-one' }],
  });
  expect(await people.staff.check('0386', 'another-one')).toBeDefined();
  await people.adoptDemo(null);
  expect(await people.staff.check('0386', 'another-one')).toBeUndefined();
  makeRoom();
});
