import { expect, test } from 'vitest';
import type { EventOf } from '#contract/facts.ts';
import type { VisitId } from '#contract/ids.ts';
import { refuse } from '#contract/outcome.ts';
import { printersFor } from '#stage/ticket-printing.ts';
import { issue } from '../hall/hall-room.ts';
import { by, counter, kiosk } from '../rules/told-hall.ts';
import { at, STAGE_SETTINGS, type StageRoom, stageRoom } from './stage-room.ts';

const TICKET_MS = 3_000;
const LOOK_AGAIN_MS = 5_000;

async function take(room: StageRoom): Promise<VisitId> {
  const answer = await room.give(issue(), by.kiosk);
  if (!answer.ok || answer.value.visit === null) throw new Error('a ticket is given');
  await room.settle();
  return answer.value.visit;
}

async function reprint(room: StageRoom, visit: VisitId) {
  const answer = await room.give({ type: 'reprintTicket', visit }, by.supervisor);
  await room.settle();
  return answer;
}

const printOf = (room: StageRoom, visit: VisitId) => room.hall.state().visits.get(visit)?.print;
const numbersAt = (room: StageRoom, printer: typeof at.printer): string[] =>
  room.printerAt(printer).papers.map(({ number }) => number);

function reports(
  room: StageRoom,
  visit: VisitId,
): readonly EventOf<'printReported'>['report']['kind'][] {
  return room
    .facts()
    .flatMap(({ event }) =>
      event.type === 'printReported' && event.visit === visit ? [event.report.kind] : [],
    );
}

/** Fills both printers' want of paper: nothing can be printed anywhere. */
function takeAllPaper(room: StageRoom): void {
  room.printerAt(at.printer).become('paperOut');
  room.printerAt(at.desk).become('paperOut');
}

test('a ticket is printed at its own kiosk, and the hall knows by whose word', async () => {
  const room = await stageRoom();
  const visit = await take(room);
  expect(printOf(room, visit)).toEqual({ kind: 'wanted', device: null });
  await room.pass(TICKET_MS);
  expect(printOf(room, visit)).toEqual({ kind: 'printed', device: at.printer });
  expect(room.papers()).toEqual([{ number: 'A001', isReprint: false, isUnconfirmed: false }]);
});

test('a printer without paper hands on to its fallback, which prints', async () => {
  const room = await stageRoom();
  room.printerAt(at.printer).become('paperOut');
  const visit = await take(room);
  await room.pass(TICKET_MS);
  expect(printOf(room, visit)).toEqual({ kind: 'printed', device: at.desk });
  expect(numbersAt(room, at.desk)).toEqual(['A001']);
});

test('a ticket that no printer takes is told to be on the screen alone, and comes when there is paper', async () => {
  const room = await stageRoom();
  takeAllPaper(room);
  const visit = await take(room);
  expect(printOf(room, visit)).toEqual({ kind: 'screenOnly', device: null });
  const { asked } = room.printerAt(at.printer);
  await room.pass(60_000);
  expect(room.papers()).toEqual([]);
  // A printer that is known to be empty is not asked again and again.
  expect(room.printerAt(at.printer).asked).toBe(asked);
  room.printerAt(at.printer).become('works');
  await room.pass(TICKET_MS);
  expect(printOf(room, visit)).toEqual({ kind: 'printed', device: at.printer });
  expect(reports(room, visit)).toEqual(['notPrinted', 'printed']);
});

test('a printer whose health flaps while it prints what had waited prints it once', async () => {
  const room = await stageRoom();
  takeAllPaper(room);
  await take(room);
  for (let flap = 0; flap < 10; flap += 1) {
    room.printerAt(at.printer).become(flap % 2 === 0 ? 'works' : 'paperLow');
    room.printerAt(at.desk).become(flap % 2 === 0 ? 'paperLow' : 'works');
    await room.pass(TICKET_MS / 2);
  }
  await room.pass(60_000);
  expect(room.papers()).toHaveLength(1);
});

test('a ticket that is held in a printer is told so, is tried nowhere else, and comes out there', async () => {
  const room = await stageRoom();
  const visit = await take(room);
  await room.pass(TICKET_MS / 2);
  room.printerAt(at.printer).become('paperOut');
  await room.settle();
  expect(printOf(room, visit)).toEqual({ kind: 'held', device: at.printer });
  room.printerAt(at.desk).become('works');
  await room.pass(60_000);
  expect(room.papers()).toEqual([]);
  room.printerAt(at.printer).become('works');
  await room.pass(TICKET_MS);
  expect(reports(room, visit)).toEqual(['held', 'printed']);
  expect(numbersAt(room, at.printer)).toEqual(['A001']);
  expect(room.printerAt(at.desk).asked).toBe(0);
});

test('whoever stands behind a held ticket gets theirs from the fallback', async () => {
  const room = await stageRoom();
  await take(room);
  await take(room);
  room.printerAt(at.printer).become('paperOut');
  await room.settle();
  await room.pass(TICKET_MS);
  expect(numbersAt(room, at.desk)).toEqual(['A002']);
});

test('a ticket of which nobody knows whether it came out is never tried again by the machine', async () => {
  const room = await stageRoom();
  const visit = await take(room);
  await room.pass(TICKET_MS / 2);
  room.printerAt(at.printer).become('unplugged');
  await room.settle();
  expect(printOf(room, visit)).toEqual({ kind: 'unconfirmed', device: at.printer });
  room.printerAt(at.printer).become('works');
  room.printerAt(at.desk).become('works');
  await room.pass(60_000);
  expect(room.papers()).toEqual([{ number: 'A001', isReprint: false, isUnconfirmed: true }]);
  expect(room.hall.state().unconfirmed.has(visit)).toBe(true);
});

test('nobody who has been called or has gone gets paper when it is back', async () => {
  const room = await stageRoom();
  takeAllPaper(room);
  await take(room);
  const left = await take(room);
  await room.give({ type: 'openShift', counter: counter.one }, by.lin);
  await room.give({ type: 'callNext', counter: counter.one }, by.lin);
  await room.give({ type: 'leave', visit: left }, by.phone(left));
  const stays = await take(room);
  room.printerAt(at.printer).become('works');
  room.printerAt(at.desk).become('works');
  await room.pass(60_000);
  expect(room.papers().map(({ number }) => number)).toEqual(['A003']);
  expect(printOf(room, stays)?.kind).toBe('printed');
});

test('a printer that comes back without a word is looked at again', async () => {
  const room = await stageRoom();
  room.printerAt(at.desk).become('unplugged');
  room.printerAt(at.printer).become('refuses');
  const visit = await take(room);
  expect(printOf(room, visit)?.kind).toBe('screenOnly');
  const { asked } = room.printerAt(at.printer);
  await room.pass(LOOK_AGAIN_MS * 4);
  // Neither forgotten nor harried.
  expect(room.printerAt(at.printer).asked - asked).toBe(4);
  room.printerAt(at.printer).become('works', 'quietly');
  await room.pass(LOOK_AGAIN_MS + TICKET_MS);
  expect(room.papers()).toHaveLength(1);
});

test('of many that wait for paper the newest fifty are printed, each once, and nobody waits any more', async () => {
  const room = await stageRoom();
  takeAllPaper(room);
  const before = room.clock.sleepers;
  for (let each = 0; each < 53; each += 1) await take(room);
  room.printerAt(at.printer).become('works');
  await room.settle();
  // A new customer finds room between those who had waited.
  const newcomer = await take(room);
  await room.pass(7 * TICKET_MS);
  expect(printOf(room, newcomer)?.kind).toBe('printed');
  await room.pass(60 * TICKET_MS);
  const numbers = room.papers().map(({ number }) => number);
  expect(numbers).toHaveLength(51);
  expect(new Set(numbers)).toEqual(
    new Set(Array.from({ length: 51 }, (_, each) => `A${String(each + 4).padStart(3, '0')}`)),
  );
  expect(room.clock.sleepers).toBe(before);
});

test('a reprint is asked for at the desk, and stands marked on the paper', async () => {
  const room = await stageRoom();
  const visit = await take(room);
  await room.pass(TICKET_MS);
  await reprint(room, visit);
  expect(printOf(room, visit)?.kind).toBe('wanted');
  await room.pass(TICKET_MS);
  expect(room.printerAt(at.desk).papers).toEqual([
    { number: 'A001', isReprint: true, isUnconfirmed: false },
  ]);
  expect(printOf(room, visit)).toEqual({ kind: 'printed', device: at.desk });
});

test('nothing is reprinted while the first paper may still come', async () => {
  const room = await stageRoom();
  const visit = await take(room);
  expect(await reprint(room, visit)).toEqual(refuse({ kind: 'printUnderWay' }));
  room.printerAt(at.printer).become('paperOut');
  await room.settle();
  expect(await reprint(room, visit)).toEqual(refuse({ kind: 'printUnderWay' }));
});

test('a reprint takes the place of the paper that was waited for', async () => {
  const room = await stageRoom();
  takeAllPaper(room);
  const visit = await take(room);
  await reprint(room, visit);
  expect(printOf(room, visit)?.kind).toBe('screenOnly');
  room.printerAt(at.printer).become('works');
  room.printerAt(at.desk).become('works');
  await room.pass(60_000);
  expect(room.papers()).toEqual([{ number: 'A001', isReprint: true, isUnconfirmed: false }]);
});

test('a reprint that is asked for while the first paper is on its way after all waits until that is out', async () => {
  const room = await stageRoom();
  takeAllPaper(room);
  const visit = await take(room);
  room.printerAt(at.printer).become('works');
  await room.settle();
  expect((await reprint(room, visit)).ok).toBe(true);
  room.printerAt(at.desk).become('works');
  await room.pass(TICKET_MS / 2);
  expect(room.printerAt(at.desk).asked).toBe(1);
  await room.pass(TICKET_MS * 2);
  expect(room.papers().map(({ isReprint }) => isReprint)).toEqual([false, true]);
});

test('where the first paper fails after all, the reprint that was asked for meanwhile is the only one', async () => {
  const room = await stageRoom();
  takeAllPaper(room);
  await take(room);
  const second = await take(room);
  room.printerAt(at.printer).become('works');
  await room.settle();
  await reprint(room, second);
  // Held with the first in it; the second is turned away, here and at the desk, where paper comes only then.
  const { asked } = room.printerAt(at.desk);
  room.printerAt(at.printer).become('paperOut');
  while (room.printerAt(at.desk).asked === asked) await new Promise(setImmediate);
  room.printerAt(at.desk).become('works');
  await room.pass(TICKET_MS);
  room.printerAt(at.printer).become('works');
  await room.pass(60_000);
  expect(room.papers()).toEqual([
    { number: 'A001', isReprint: false, isUnconfirmed: false },
    { number: 'A002', isReprint: true, isUnconfirmed: false },
  ]);
});

test('a place without a printer promises no paper, and a restart makes no alarm of it', async () => {
  const room = await stageRoom({ ...STAGE_SETTINGS, devices: [], ports: [] });
  const visit = await take(room);
  await room.pass(60_000);
  expect(reports(room, visit)).toEqual([]);
  await room.startAgain();
  expect(printOf(room, visit)?.kind).toBe('wanted');
  expect(room.hall.state().unconfirmed.size).toBe(0);
});

test('what was under way or held when the server died is told as unconfirmed, and is not printed again', async () => {
  const room = await stageRoom();
  const held = await take(room);
  room.printerAt(at.printer).become('paperOut');
  await room.settle();
  const underWay = await take(room);
  room.printerAt(at.desk).become('paperOut');
  await room.settle();
  await room.startAgain();
  expect(printOf(room, held)).toEqual({ kind: 'unconfirmed', device: at.printer });
  expect(printOf(room, underWay)?.kind).toBe('unconfirmed');
  room.printerAt(at.printer).become('works');
  room.printerAt(at.desk).become('works');
  await room.pass(60_000);
  expect(room.papers().map(({ number }) => number)).toEqual(['A001', 'A002']);
});

test('what was printed before a restart stays as it is', async () => {
  const room = await stageRoom();
  const visit = await take(room);
  await room.pass(TICKET_MS);
  await room.startAgain();
  await room.pass(60_000);
  expect(reports(room, visit)).toEqual(['printed']);
  expect(room.papers()).toHaveLength(1);
});

test('a report that the full disk would not take is told again, and no ticket stays under way', async () => {
  const room = await stageRoom();
  const visit = await take(room);
  room.disk = 'full';
  await room.pass(TICKET_MS);
  expect(printOf(room, visit)?.kind).toBe('wanted');
  room.disk = 'fine';
  await room.pass(10_000);
  expect(printOf(room, visit)).toEqual({ kind: 'printed', device: at.printer });
});

test('a stage that stops leaves no wait behind, and what is lost by it is told', async () => {
  const room = await stageRoom();
  const lost = await take(room);
  const untouched = await take(room);
  await room.stage().stop();
  await room.settle();
  expect(printOf(room, lost)?.kind).toBe('unconfirmed');
  expect(printOf(room, untouched)?.kind).toBe('screenOnly');
  expect(room.clock.sleepers).toBe(0);
});

test('a kiosk’s printers are its own and their fallbacks; the desk’s are the desk’s', () => {
  const { devices } = STAGE_SETTINGS;
  expect(printersFor(devices, kiosk.one)).toEqual([at.printer, at.desk]);
  expect(printersFor(devices, null)).toEqual([at.desk]);
  expect(printersFor(devices, kiosk.two)).toEqual([]);
});
