import { expect, test } from 'vitest';
import { ok, refuse } from '#contract/outcome.ts';
import { FACTS_BETWEEN_SNAPSHOTS } from '#hall/hall.ts';
import { by, clerk, counter, service, today, visit } from '../rules/told-hall.ts';
import { ALWAYS_OPEN, hallRoom, issue, request } from './hall-room.ts';

const HOUR = 60 * 60_000;
const open = { type: 'openShift', counter: counter.one } as const;
const callNext = { type: 'callNext', counter: counter.one } as const;

/** How far a promise has come when everybody who could has had a turn. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  const pending = Symbol('pending');
  await new Promise(setImmediate);
  return (await Promise.race([promise, pending])) !== pending;
}

test('what one turn decides is one transaction, and is answered only after it', async () => {
  const room = await hallRoom();
  const before = { commits: room.commits, facts: room.facts().length };
  const answers = [room.give(issue()), room.give(issue()), room.give(issue())];
  expect(await Promise.all(answers.map(isSettled))).toEqual([false, false, false]);
  expect(room.facts()).toHaveLength(before.facts);
  room.endTurn();
  expect(await Promise.all(answers)).toEqual([
    ok({ seq: before.facts + 1, visit: today('A001'), number: 'A001' }),
    ok({ seq: before.facts + 2, visit: today('A002'), number: 'A002' }),
    ok({ seq: before.facts + 3, visit: today('A003'), number: 'A003' }),
  ]);
  expect(room.commits).toBe(before.commits + 1);
});

test('facts are told once, in order, a batch a turn, before anybody is answered', async () => {
  const room = await hallRoom();
  room.told.length = 0;
  const order: string[] = [];
  room.hall.onFacts((facts) => void order.push(...facts.map(({ event }) => event.type)));
  const answered = room.give(open, by.lin).then(() => order.push('answered'));
  const last = room.give(issue());
  room.endTurn();
  await Promise.all([answered, last]);
  expect(room.told.map((batch) => batch.map(({ event }) => event.type))).toEqual([
    ['shiftOpened', 'ticketIssued'],
  ]);
  expect(order).toEqual(['shiftOpened', 'ticketIssued', 'answered']);
});

test('the next command of a turn sees what the one before it did', async () => {
  const room = await hallRoom();
  await room.done({ type: 'openShift', counter: counter.two }, by.wu);
  await room.done(issue());
  await room.done(open, by.lin);
  const [first, second] = [
    room.give(callNext, by.lin),
    room.give({ type: 'callNext', counter: counter.two }, by.wu),
  ];
  room.endTurn();
  expect((await first).ok).toBe(true);
  expect(await second).toEqual(refuse({ kind: 'nobodyWaiting' }));
});

test('whoever looks at the hall in the middle of a turn sees only what is on disk by then', async () => {
  const room = await hallRoom();
  const answer = room.give(issue());
  expect(room.hall.state().visits.has(today('A001'))).toBe(true);
  expect(room.events().at(-1)).toBe('ticketIssued');
  expect(await isSettled(answer)).toBe(true);
  room.disk = 'full';
  const lost = room.give(issue());
  expect(room.hall.state().visits.has(today('A002'))).toBe(false);
  expect(await lost).toEqual(refuse({ kind: 'notRecorded' }));
});

test('an order that a listener gives while facts are told waits for its own turn', async () => {
  const room = await hallRoom();
  const seen: string[][] = [];
  const stop = room.hall.onFacts((facts) => {
    stop();
    void room.give(issue(service.repair));
    expect(room.hall.state().at).toBe(facts.at(-1)?.at);
  });
  room.hall.onFacts((facts) => {
    room.hall.state();
    seen.push(facts.map(({ event }) => ('visit' in event ? event.visit : event.type)));
  });
  await room.done(issue());
  room.endTurn();
  expect(seen).toEqual([[today('A001')], [today('C001')]]);
});

test('a refused order changes nothing', async () => {
  const room = await hallRoom();
  const before = { facts: room.facts(), dump: room.dump() };
  room.mayCommand = (actor) => actor.kind !== 'staff';
  expect(await room.done({ type: 'callNext', counter: counter.one })).toEqual(
    refuse({ kind: 'counterClosed' }),
  );
  expect(await room.done(open, by.lin)).toEqual(refuse({ kind: 'notAllowed' }));
  expect(room.facts()).toEqual(before.facts);
  expect(room.dump()).toEqual(before.dump);
});

test('an order that finds everything so already is answered without a fact', async () => {
  const room = await hallRoom();
  const facts = room.facts().length;
  const again = { type: 'adoptSettings', revision: 'first', settings: ALWAYS_OPEN } as const;
  expect(await room.done(again)).toEqual(ok({ seq: facts, visit: null, number: null }));
  expect(room.facts()).toHaveLength(facts);
});

test('the same request gives the first answer: under way, afterwards, and after a restart', async () => {
  const room = await hallRoom();
  const id = request();
  const both = [room.give(issue(), by.kiosk, id), room.give(issue(), by.kiosk, id)];
  room.endTurn();
  const [first] = await Promise.all(both);
  expect(first).toMatchObject(ok({ number: 'A001' }));
  expect(await both[1]).toEqual(first);
  expect(await room.give(issue(), by.kiosk, id)).toEqual(first);
  for (const how of ['killed', 'stopped', 'stopped'] as const) {
    await room.restart(how);
    expect(await room.give(issue(), by.kiosk, id)).toEqual(first);
  }
  expect(room.events().filter((type) => type === 'ticketIssued')).toHaveLength(1);
});

test('a request that made several facts gives its first answer after a restart too', async () => {
  const room = await hallRoom();
  await room.done(open, by.lin);
  await room.done(issue());
  await room.done(issue());
  await room.done(callNext, by.lin);
  await room.done({ type: 'beginServing', counter: counter.one }, by.lin);
  await room.done({ type: 'finish', counter: counter.one, delivered: null }, by.lin);
  const id = request();
  // Ends the rating of the one before, then calls.
  const called = room.give(callNext, by.lin, id);
  room.endTurn();
  expect(await called).toMatchObject(ok({ number: 'A002' }));
  await room.restart('killed');
  expect(await room.give(callNext, by.lin, id)).toEqual(await called);
});

test('a refusal stays the answer to its request, even when the order would go well by now', async () => {
  const room = await hallRoom();
  const id = request();
  const refused = room.give(callNext, by.lin, id);
  room.endTurn();
  await room.done(open, by.lin);
  await room.done(issue());
  expect(await room.give(callNext, by.lin, id)).toEqual(await refused);
});

test('when the disk refuses a turn, everybody of it hears so and nothing has happened', async () => {
  const room = await hallRoom();
  await room.done(open, by.lin);
  const before = { facts: room.facts(), dump: room.dump() };
  room.told.length = 0;
  room.disk = 'full';
  const [issued, called, refused] = [
    room.give(issue()),
    room.give(callNext, by.lin),
    room.give({ type: 'recall', counter: counter.two }, by.lin),
  ];
  room.endTurn();
  for (const answer of [issued, called, refused]) {
    expect(await answer).toEqual(refuse({ kind: 'notRecorded' }));
  }
  expect(room.told).toEqual([]);
  expect(room.facts()).toEqual(before.facts);
  expect(room.dump()).toEqual(before.dump);
  expect(room.dump()).toEqual(room.replayed());
});

test('after a refused turn the same request is decided anew, and the next command works', async () => {
  const room = await hallRoom();
  room.disk = 'full';
  const id = request();
  const lost = room.give(issue(), by.kiosk, id);
  room.endTurn();
  await lost;
  room.disk = 'fine';
  const again = room.give(issue(), by.kiosk, id);
  room.endTurn();
  expect(await again).toMatchObject(ok({ number: 'A001' }));
  expect(await room.done(issue())).toMatchObject(ok({ number: 'A002' }));
});

test('trouble with the disk is told once, and once that it is over', async () => {
  const room = await hallRoom();
  room.disk = 'full';
  await room.done(issue());
  await room.done(issue());
  expect(room.troubles).toEqual(['database or disk is full']);
  room.disk = 'fine';
  // A refused order needs no disk, so it tells nothing of it.
  await room.done(callNext, by.lin);
  expect(room.troubles).toHaveLength(1);
  await room.done(issue());
  await room.done(issue());
  expect(room.troubles).toEqual(['database or disk is full', undefined]);
  expect(room.clock.sleepers).toBe(0);
});

test('a hall in trouble tries by itself until there is room again', async () => {
  const room = await hallRoom();
  await room.done(issue());
  room.disk = 'full';
  await room.done(issue());
  await room.clock.advance(HOUR);
  expect(room.troubles).toHaveLength(1);
  room.disk = 'fine';
  await room.clock.advance(5_000);
  expect(room.troubles).toEqual(['database or disk is full', undefined]);
  expect(room.clock.sleepers).toBe(0);
  expect(room.dump()).toEqual(room.replayed());
});

test('time in the hall never goes back, whatever the clock of the machine does', async () => {
  const room = await hallRoom();
  await room.done(issue());
  room.turnClock(-2 * HOUR);
  await room.done(issue());
  await room.restart('killed');
  await room.done(issue());
  room.disk = 'full';
  await room.done(issue());
  room.disk = 'fine';
  await room.done(issue());
  const times = room.facts().map(({ at }) => at);
  expect(times).toEqual([...times].sort((one, other) => one - other));
});

test('a new day begins before its first command, though no timer came', async () => {
  const room = await hallRoom();
  await room.done(issue());
  await room.clock.advance(24 * HOUR);
  expect(await room.done(issue())).toMatchObject(ok({ visit: visit('2026-07-04', 'A001') }));
  expect(room.events().slice(-3)).toEqual(['visitEndedByDay', 'dayBegan', 'ticketIssued']);
});

test('somebody who may not command cannot even begin a day', async () => {
  const room = await hallRoom();
  await room.clock.advance(24 * HOUR);
  room.mayCommand = () => false;
  const facts = room.facts().length;
  await room.done(issue());
  expect(room.facts()).toHaveLength(facts);
});

test('a day that the disk would not begin is begun by the next command', async () => {
  const room = await hallRoom();
  await room.clock.advance(24 * HOUR);
  room.disk = 'full';
  await room.done(issue());
  room.disk = 'fine';
  await room.done(issue());
  expect(room.events().slice(-2)).toEqual(['dayBegan', 'ticketIssued']);
});

test('after many facts a snapshot is written, and starting from it gives the same hall as all facts', async () => {
  const room = await hallRoom();
  const perTurn = 2_000;
  for (let facts = 0; facts < FACTS_BETWEEN_SNAPSHOTS; facts += perTurn) {
    for (let each = 0; each < perTurn - 2; each += 1) {
      void room.give({ type: 'noteSignOut', staff: clerk.lin });
    }
    void room.give(issue());
    void room.give(issue(service.repair));
    expect(room.journal.latestSnapshot()).toBe(undefined);
    room.endTurn();
  }
  const snapshot = room.journal.latestSnapshot();
  expect(snapshot?.seq).toBe(room.journal.headSeq());
  await room.done(issue());
  const before = room.dump();
  expect(room.replayed()).toEqual(before);
  await room.restart('killed');
  expect(room.dump()).toEqual(before);
  expect(await room.done(issue())).toMatchObject(ok({ number: 'A012' }));
});

test('a snapshot never holds what a listener has ordered meanwhile', async () => {
  const room = await hallRoom();
  // Fills up to the last fact before a snapshot is due.
  const missing = FACTS_BETWEEN_SNAPSHOTS - room.journal.headSeq() - 1;
  for (let each = 0; each < missing; each += 1) {
    void room.give({ type: 'noteRevocation', screen: by.kiosk.screen });
  }
  room.endTurn();
  const stop = room.hall.onFacts(() => {
    stop();
    void room.give(issue());
  });
  await room.done(issue());
  room.endTurn();
  await room.restart('killed');
  expect(room.dump()).toEqual(room.replayed());
});

test('stopping writes and answers what was decided, and takes no more', async () => {
  const room = await hallRoom();
  const answer = room.give(issue());
  const { hall } = room;
  const stopped = room.restart('stopped');
  expect(await answer).toMatchObject(ok({ number: 'A001' }));
  expect(await hall.submit({ id: request(), command: issue(), by: by.hall })).toEqual(
    refuse({ kind: 'stopping' }),
  );
  await stopped;
  expect(room.journal.latestSnapshot()?.seq).toBe(room.journal.headSeq());
  expect(room.events().at(-1)).toBe('ticketIssued');
  expect(room.dump()).toEqual(room.replayed());
});

test('stopping while the disk is full says so to whoever waits, and ends all waits', async () => {
  const room = await hallRoom();
  room.disk = 'full';
  const answer = room.give(issue());
  await room.restart('stopped');
  expect(await answer).toEqual(refuse({ kind: 'notRecorded' }));
  expect(room.clock.sleepers).toBe(0);
});
