import { expect, test } from 'vitest';
import { SESSION_IDLE_MS, SESSIONS_PER_MEMBER_MAX } from '#people/sessions.ts';
import { bytesIn, CLERK, DEMO, must, peopleRoom, SUPERVISOR } from './people-room.ts';

async function signedIn() {
  const room = peopleRoom();
  await room.people.staff.seedDemoStaff(DEMO);
  return { ...room, ...must(room.people.sessions.begin(CLERK)) };
}

test('a token opens the session of its member, also after a restart', async () => {
  const { people, token, again } = await signedIn();
  expect(people.sessions.find(token)?.member).toMatchObject({ staff: CLERK, role: 'clerk' });
  expect(again().sessions.find(token)?.member).toMatchObject({ staff: CLERK });
});

test('the token has 256 bits and is nowhere in the file', async () => {
  const { token, id, dataFolder } = await signedIn();
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  expect(bytesIn(dataFolder).includes(id)).toBe(true);
  expect(bytesIn(dataFolder).includes(token)).toBe(false);
});

test('a forged token opens nothing', async () => {
  const { people, token, id } = await signedIn();
  const forged = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
  expect(people.sessions.find(forged)).toBeUndefined();
  // What is stored is no key either.
  expect(people.sessions.find(id)).toBeUndefined();
});

test('use keeps a session open; twelve hours without end it', async () => {
  const { people, token, clock } = await signedIn();
  await clock.advance(SESSION_IDLE_MS - 1);
  expect(people.sessions.find(token)).toBeDefined();
  await clock.advance(SESSION_IDLE_MS - 1);
  expect(people.sessions.find(token)).toBeDefined();
  await clock.advance(SESSION_IDLE_MS);
  expect(people.sessions.find(token)).toBeUndefined();
});

test('a restart does not give an idle session new time', async () => {
  const { token, clock, again } = await signedIn();
  await clock.advance(SESSION_IDLE_MS);
  expect(again().sessions.find(token)).toBeUndefined();
});

test('who signs out is gone for good, and is told of', async () => {
  const { people, token, id, again } = await signedIn();
  const ended: string[] = [];
  people.sessions.onEnd((each) => ended.push(each));
  people.sessions.end(id);
  people.sessions.end(id);
  expect(ended).toEqual([id]);
  expect(people.sessions.find(token)).toBeUndefined();
  expect(again().sessions.find(token)).toBeUndefined();
});

test('the sweep tells of sessions that ran out while nobody looked', async () => {
  const { people, id, clock } = await signedIn();
  const ended: string[] = [];
  people.sessions.onEnd((each) => ended.push(each));
  await clock.advance(SESSION_IDLE_MS);
  people.sessions.sweep();
  expect(ended).toEqual([id]);
});

test('the oldest sign-in of a member makes room for one too many, and others keep theirs', async () => {
  const { people, token } = await signedIn();
  const other = must(people.sessions.begin(SUPERVISOR));
  for (let more = 1; more < SESSIONS_PER_MEMBER_MAX; more += 1) people.sessions.begin(CLERK);
  expect(people.sessions.find(token)).toBeDefined();
  people.sessions.begin(CLERK);
  expect(people.sessions.find(token)).toBeUndefined();
  expect(people.sessions.find(other.token)).toBeDefined();
});

test('a changed role holds at once for who is signed in', async () => {
  const { people, id } = await signedIn();
  await people.staff.seedDemoStaff({
    accounts: [{ staff: CLERK, name: '林晓', role: 'backOffice', password: 'demo-clerk' }],
  });
  expect(people.sessions.use(id)).toMatchObject({ role: 'backOffice' });
});
