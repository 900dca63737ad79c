import { expect, test } from 'vitest';
import { must } from '#contract/assert.ts';
import type { CaseId } from '#contract/ids.ts';
import { ALWAYS_OPEN, issue } from '../hall/hall-room.ts';
import { caseSettings } from '../rules/cases/case-hall.ts';
import { by, counter } from '../rules/told-hall.ts';
import { at, type StageRoom, stageRoom } from './stage-room.ts';

const SLIP_MS = 3_000;
const LOOK_AGAIN_MS = 6_000;

/** Somebody is served at counter 1 in a hall that keeps cases; no printer stands at the counter, so slips come at the desk. */
async function servedRoom(): Promise<{ room: StageRoom; id: CaseId }> {
  const room = await stageRoom();
  const settings = { ...caseSettings(), openingHours: ALWAYS_OPEN.openingHours };
  await room.give({ type: 'adoptSettings', revision: 'cases', settings }, by.hall);
  await room.give({ type: 'openShift', counter: counter.one }, by.lin);
  await room.give(issue(), by.kiosk);
  await room.give({ type: 'callNext', counter: counter.one }, by.lin);
  await room.give({ type: 'beginServing', counter: counter.one }, by.lin);
  await room.pass(SLIP_MS);
  const [id] = room.hall.state().cases.all.keys();
  return { room, id: must(id, 'a case was opened') };
}

const slipsOf = (room: StageRoom, id: CaseId) => room.hall.state().cases.all.get(id)?.slips;
async function tell(room: StageRoom) {
  await room.give({ type: 'tellMissing', counter: counter.one }, by.lin);
  await room.pass(SLIP_MS);
}

test('what is missing comes out at the desk, and the hall knows that it did', async () => {
  const { room, id } = await servedRoom();
  const before = room.printerAt(at.desk).papers.length;
  await tell(room);
  expect(room.printerAt(at.desk).papers.length).toBe(before + 1);
  expect(slipsOf(room, id)).toMatchObject([{ print: { kind: 'printed', device: at.desk } }]);
});

test('without paper the slip is told not to be printed, and comes out as long as its customer is there', async () => {
  const { room, id } = await servedRoom();
  room.printerAt(at.desk).become('paperOut');
  await tell(room);
  expect(slipsOf(room, id)).toMatchObject([{ print: { kind: 'screenOnly' } }]);
  room.printerAt(at.desk).become('works');
  await room.pass(LOOK_AGAIN_MS + SLIP_MS);
  expect(slipsOf(room, id)).toMatchObject([{ print: { kind: 'printed' } }]);
});

test('a slip whose customer has gone does not come out by itself; a person may print it again', async () => {
  const { room, id } = await servedRoom();
  room.printerAt(at.desk).become('paperOut');
  await tell(room);
  await room.give({ type: 'finish', counter: counter.one, delivered: null }, by.lin);
  room.printerAt(at.desk).become('works');
  await room.pass(LOOK_AGAIN_MS + SLIP_MS);
  expect(slipsOf(room, id)).toMatchObject([{ print: { kind: 'screenOnly' } }]);
  await room.give({ type: 'reprintSlip', case: id, slip: 1 }, by.lin);
  await room.pass(SLIP_MS);
  expect(slipsOf(room, id)).toMatchObject([{ print: { kind: 'printed' }, isReprint: true }]);
});

test('a slip that was on its way when the server was killed is unconfirmed: a person decides', async () => {
  const { room, id } = await servedRoom();
  await room.give({ type: 'tellMissing', counter: counter.one }, by.lin);
  await room.startAgain();
  await room.settle();
  expect(slipsOf(room, id)).toMatchObject([{ print: { kind: 'unconfirmed' } }]);
});
