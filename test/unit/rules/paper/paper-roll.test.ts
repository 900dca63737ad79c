import { expect, test } from 'vitest';
import { dumpHall, restoreHall } from '#rules/hall-state.ts';
import { drawBoard } from '#rules/views/draw-board.ts';
import { drawClerk } from '#rules/views/draw-clerk.ts';
import {
  by,
  counter,
  MINUTE,
  SETTINGS,
  service,
  type ToldHall,
  today,
  toldHall,
} from '../told-hall.ts';
import { about } from '../views/about.ts';

const begin = { type: 'beginPaperRoll', prefix: 'U', from: 1, to: 99 } as const;
const next = (at: keyof typeof counter) =>
  ({ type: 'callRollNext', counter: counter[at] }) as const;
const tell = (at: keyof typeof counter, of: keyof typeof service) =>
  ({ type: 'tellRollService', counter: counter[at], service: service[of] }) as const;

function onRoll(roll: { prefix: 'U' | ''; from: number; to: number } = begin): ToldHall {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.open(counter.two, by.wu);
  told.done({ type: 'beginPaperRoll', ...roll }, by.supervisor);
  return told;
}

test('two counters never get the same number of the roll', () => {
  const told = onRoll();
  told.done(next('one'), by.lin);
  told.done(next('two'), by.wu);
  expect([...told.hall.visits.keys()]).toEqual([today('U001'), today('U002')]);
  expect(told.refused(next('one'), by.lin)).toEqual({ kind: 'stillCalling', number: 'U001' });
});

test('a number of the roll is shown on the board as it is printed, also without a letter', () => {
  const told = onRoll({ prefix: '', from: 57, to: 99 });
  told.done(next('one'), by.lin);
  const [call] = drawBoard(told.hall, about(told)).calls;
  expect(call).toMatchObject({ number: '057', counterLabel: '1', isCalling: true });
  // What it is for nobody knows yet.
  expect(call?.service.en).toBe('');
});

test('who comes with a paper number tells what for, is served, finished and rated as anybody', () => {
  const told = onRoll();
  told.done(next('one'), by.lin);
  expect(drawClerk(told.hall, about(told), counter.one)).toMatchObject({
    isServiceWanted: true,
    roll: { next: 'U002', left: 98 },
  });
  const beginServing = { type: 'beginServing', counter: counter.one } as const;
  expect(told.refused(beginServing, by.lin)).toEqual({ kind: 'serviceWanted', number: 'U001' });
  told.done(tell('one', 'repair'), by.lin);
  told.done(beginServing, by.lin);
  expect(drawBoard(told.hall, about(told)).calls[0]?.service.en).toBe('repair');
  told.wait(MINUTE);
  told.done({ type: 'finish', counter: counter.one, delivered: null }, by.lin);
  told.done({ type: 'rate', visit: null, counter: counter.one, level: 5, reasons: [] }, by.pad);
  expect(told.hall.visits.get(today('U001'))).toMatchObject({
    service: 'repair',
    state: { kind: 'finished', rating: 5 },
  });
});

test('how long somebody with a paper number has waited is unknown and counted nowhere', () => {
  const told = onRoll();
  told.done(next('one'), by.lin);
  expect(told.hall.today).toMatchObject({ waits: 0, waitedMs: 0 });
  expect(drawClerk(told.hall, about(told), counter.one)?.current?.isWaitKnown).toBe(false);
});

test('a paper number is recalled, missed and returns; a number that nobody has is passed over', () => {
  const told = onRoll();
  told.done(next('one'), by.lin);
  told.done({ type: 'recall', counter: counter.one }, by.lin);
  told.done({ type: 'markNoShow', counter: counter.one }, by.lin);
  told.done({ type: 'skipRollNumber', counter: counter.one }, by.lin);
  told.done(next('one'), by.lin);
  expect(told.hall.counters.get(counter.one)?.current).toBe(today('U003'));
  told.done({ type: 'returnTicket', visit: today('U001') }, by.supervisor);
  expect(told.call(counter.two, by.wu).number).toBe('U001');
});

test('when the roll is off the hall calls on in its old order', () => {
  const told = onRoll();
  told.ticket(service.pay);
  told.wait(MINUTE);
  told.ticket(service.pay);
  told.done(next('one'), by.lin);
  told.done({ type: 'endPaperRoll' }, by.supervisor);
  expect(told.call(counter.two, by.wu).number).toBe('A001');
  expect(told.refused(next('two'), by.wu)).toEqual({ kind: 'stillCalling', number: 'A001' });
  told.done(tell('one', 'pay'), by.lin);
  told.done({ type: 'beginServing', counter: counter.one }, by.lin);
  told.done({ type: 'finish', counter: counter.one, delivered: null }, by.lin);
  expect(told.refused(next('one'), by.lin)).toEqual({ kind: 'noRollRunning' });
  expect(told.call(counter.one, by.lin).number).toBe('A002');
});

test('a roll with a letter of a service is not taken, nor a second roll, nor one that runs backwards', () => {
  const told = toldHall();
  const wanted = (prefix: 'A' | 'U', from: number, to: number) =>
    told.refused({ type: 'beginPaperRoll', prefix, from, to }, by.supervisor);
  expect(wanted('A', 1, 99)).toEqual({ kind: 'prefixInUse', prefix: 'A' });
  expect(wanted('U', 9, 1)).toEqual({ kind: 'badRoll' });
  told.done(begin, by.supervisor);
  expect(wanted('U', 1, 99)).toEqual({ kind: 'rollRunning' });
});

test('a service that gets the letter of the roll later gives none of its numbers', () => {
  const told = onRoll({ prefix: 'U', from: 1, to: 3 });
  told.done(next('one'), by.lin);
  told.adopt({
    ...SETTINGS,
    services: SETTINGS.services.map((each) =>
      each.id === service.pay ? { ...each, prefix: 'U' } : each,
    ),
  });
  expect(told.ticket(service.pay).number).toBe('U004');
  told.done({ type: 'endPaperRoll' }, by.supervisor);
  told.adopt(SETTINGS);
});

test('a roll ends with its last number, and goes on from where it was when it is put on again', () => {
  const told = onRoll({ prefix: 'U', from: 1, to: 1 });
  told.done(next('one'), by.lin);
  expect(told.refused(next('two'), by.wu)).toEqual({ kind: 'rollUsedUp' });
  told.done({ type: 'endPaperRoll' }, by.supervisor);
  told.done({ ...begin, to: 2 }, by.supervisor);
  told.done(next('two'), by.wu);
  expect(told.hall.counters.get(counter.two)?.current).toBe(today('U002'));
});

test('a hall that starts again knows the roll and who has not told what for', () => {
  const told = onRoll();
  told.done(next('one'), by.lin);
  const again = restoreHall(dumpHall(told.hall));
  expect(again.paper).toEqual(told.hall.paper);
});

const entered = {
  type: 'enterPaperVisit',
  counter: counter.one,
  service: service.pay,
  noted: '057',
  joinedAt: null,
} as const;

test('a visit noted on paper is entered with told times, on the day of those times, under a number of its own', () => {
  const told = toldHall();
  const finishedAt = told.now - 24 * 60 * MINUTE;
  const beganAt = finishedAt - 5 * MINUTE;
  expect(told.done({ ...entered, beganAt, finishedAt }, by.lin)).toMatchObject([
    { type: 'paperVisitEntered', visit: '2026-07-02.E001', noted: '057', clerk: '0386', beganAt },
  ]);
  expect(told.done({ ...entered, beganAt, finishedAt }, by.lin)).toMatchObject([
    { visit: '2026-07-02.E002' },
  ]);
  expect(told.hall.today.served).toBe(0);
});

test('told times must be in order, past, and of the last week', () => {
  const told = toldHall();
  const at = told.now;
  for (const [beganAt, finishedAt] of [
    [at, at - 1],
    [at, at + 1],
    [at - 8 * 24 * 60 * MINUTE, at],
  ] as const) {
    expect(told.refused({ ...entered, beganAt, finishedAt }, by.lin)).toEqual({
      kind: 'toldTimesWrong',
    });
  }
});
