import { expect, test } from 'vitest';
import { dueCommands, nextDeadline } from '#rules/deadlines.ts';
import { drawClerk } from '#rules/views/draw-clerk.ts';
import {
  by,
  clerk,
  counter,
  MINUTE,
  MORNING,
  SETTINGS,
  service,
  texts,
  today,
  toldHall,
} from '../told-hall.ts';
import { about } from '../views/about.ts';

const at = { counter: counter.one } as const;
const finish = { type: 'finish', ...at, delivered: null } as const;

function openHall(steps: Partial<(typeof SETTINGS)['steps']> = {}) {
  const told = toldHall({ ...SETTINGS, steps: { ...SETTINGS.steps, ...steps } });
  told.open(counter.one, by.lin);
  told.open(counter.two, by.wu);
  return told;
}

test('a note goes with the ticket to the next clerk, and holds nobody’s number', () => {
  const told = openHall();
  told.ticket(service.pay);
  told.serve(counter.one, by.lin);
  for (const text of ['电话 139 1234 5678', '证件 ９９０１０１１９９００１０１', '1-2-3-4-5-6-7']) {
    expect(told.refused({ type: 'writeNote', ...at, text }, by.lin)).toEqual({
      kind: 'numberInNote',
    });
  }
  told.done({ type: 'writeNote', ...at, text: '缺 2 张回执，已看合同' }, by.lin);
  const to = { kind: 'counter', counter: counter.two } as const;
  told.done({ type: 'transfer', ...at, to }, by.lin);
  const view = () => drawClerk(told.hall, about(told), counter.two);
  expect(view()?.queue[0]?.note).toBe('缺 2 张回执，已看合同');
  told.call(counter.two, by.wu);
  expect(view()?.work.note).toBe('缺 2 张回执，已看合同');
});

test('a clerk parks no more than the hall lets one clerk park', () => {
  const told = openHall({ parkedMax: 1 });
  told.ticket(service.pay);
  told.ticket(service.pay);
  told.serve(counter.one, by.lin);
  told.done({ type: 'park', ...at }, by.lin);
  told.serve(counter.one, by.lin);
  expect(told.refused({ type: 'park', ...at }, by.lin)).toEqual({ kind: 'parkedEnough', max: 1 });
});

test('somebody is called out of turn with one of the hall’s reasons, which stands before the call', () => {
  const told = openHall({ callReasons: [{ id: 'frail', text: texts('frail') }] });
  told.ticket(service.pay);
  told.ticket(service.pay);
  told.ticket(service.corporate);
  const chosen = { type: 'callChosen', ...at, visit: today('A002'), reason: 'frail' } as const;
  expect(told.refused({ ...chosen, reason: 'whim' }, by.lin)).toEqual({ kind: 'noSuchCallReason' });
  expect(told.refused({ ...chosen, visit: today('F001') }, by.lin)).toEqual({
    kind: 'notServedHere',
  });
  expect(told.done(chosen, by.lin)).toMatchObject([
    { type: 'ticketChosen', visit: today('A002'), reason: 'frail' },
    { type: 'ticketCalled', visit: today('A002') },
  ]);
});

test('a walk-up gets a number, is served at once, and counts as nobody’s waiting', () => {
  const told = openHall();
  const walkUp = { type: 'takeWalkUp', ...at, service: service.pay, language: 'zh-Hans' } as const;
  expect(told.refused({ ...walkUp, service: service.corporate }, by.lin)).toEqual({
    kind: 'notServedHere',
  });
  told.done(walkUp, by.lin);
  const visit = told.hall.visits.get(today('A001'));
  expect(visit).toMatchObject({ isWalkUp: true, step: 1, state: { kind: 'serving' } });
  expect(told.hall.today).toMatchObject({ issued: 1, waits: 0 });
  // Nobody is called aloud who stands there already.
  expect(told.hall.calls).toEqual([]);
  expect(told.refused({ type: 'undoLast', ...at }, by.lin)).toEqual({ kind: 'nothingToUndo' });
  told.done(finish, by.lin);
  expect(told.hall.today.served).toBe(1);
});

test('who is put back stands where it stood and is called again in its turn', () => {
  const told = openHall();
  told.ticket(service.pay);
  told.ticket(service.pay);
  const visit = told.call(counter.one, by.lin);
  expect(told.done({ type: 'putBack', ...at }, by.lin)).toMatchObject([
    { type: 'ticketPutBack', outcome: 'returned', due: MORNING + 10 * MINUTE },
  ]);
  expect(told.call(counter.two, by.wu)).toBe(visit);
});

test('a supervisor frees a counter whose clerk has gone, and its customer waits on', () => {
  const told = openHall();
  told.ticket(service.pay);
  const visit = told.serve(counter.one, by.lin);
  const force = { type: 'forceCloseShift', ...at } as const;
  expect(told.refused(force, by.lin)).toEqual({ kind: 'notYourCounter' });
  expect(told.done(force, by.supervisor)).toMatchObject([
    { type: 'ticketPutBack', outcome: 'endedByLogOff' },
    { type: 'shiftClosed' },
  ]);
  expect(visit.state.kind).toBe('waiting');
  expect(told.hall.counters.get(counter.one)).toMatchObject({ shift: null, current: null });
});

test('who comes back goes on with the same clerk, and with anybody once that clerk has gone', () => {
  const told = openHall();
  told.ticket(service.pay);
  told.serve(counter.one, by.lin);
  told.done({ type: 'park', ...at }, by.lin);
  const toLin = { type: 'returnToClerk', visit: today('A001'), clerk: clerk.lin } as const;
  told.done(toLin, by.wu);
  expect(told.hall.clerks.get(clerk.lin)?.parked).toEqual([]);
  expect(told.refused({ type: 'callNext', counter: counter.two }, by.wu).kind).toBe(
    'nobodyWaiting',
  );
  told.done({ type: 'closeShift', ...at }, by.lin);
  expect(told.call(counter.two, by.wu).id).toBe(today('A001'));
  expect(told.refused({ ...toLin, visit: today('A001') }, by.wu)).toEqual({ kind: 'notWaiting' });
});

test('after finishing a counter wraps up until its clerk is ready or the time is over', () => {
  const told = openHall({ wrapUpSeconds: 60 });
  told.ticket(service.pay);
  told.finish(counter.one, by.lin);
  const wrapUp = () => drawClerk(told.hall, about(told), counter.one)?.work.wrapUp;
  expect(wrapUp()).toEqual({ since: MORNING, until: MORNING + MINUTE });
  told.wait(30_000);
  expect(told.done({ type: 'endWrapUp', ...at }, by.lin)).toMatchObject([
    { type: 'wrapUpEnded', by: 'clerk' },
  ]);
  expect(wrapUp()).toBe(null);
  expect(told.refused({ type: 'endWrapUp', ...at }, by.lin)).toEqual({ kind: 'noWrapUp' });

  told.ticket(service.pay);
  told.finish(counter.one, by.lin);
  expect(told.refused({ type: 'endWrapUp', ...at }, by.hall)).toEqual({ kind: 'noWrapUp' });
  told.wait(MINUTE);
  expect(dueCommands(told.hall, told.now)).toContainEqual({ type: 'endWrapUp', ...at });
  told.done({ type: 'endWrapUp', ...at }, by.hall);
  expect(wrapUp()).toBe(null);
});

test('where the hall offers it, a clerk lets whoever comes be called, and nothing else ever calls', () => {
  const told = openHall({ selfCallingAt: [counter.one], wrapUpSeconds: 30 });
  const callNext = { type: 'callNext', ...at } as const;
  const on = { type: 'callByItself', ...at, isOn: true } as const;
  told.ticket(service.pay);
  expect(dueCommands(told.hall, told.now)).toEqual([]);
  expect(told.refused({ ...on, counter: counter.two }, by.wu)).toEqual({
    kind: 'selfCallingNotOffered',
  });
  told.done(on, by.lin);
  expect(nextDeadline(told.hall)).toBe(told.now);
  expect(dueCommands(told.hall, told.now)).toEqual([callNext]);
  told.done(callNext, by.hall);
  told.done({ type: 'beginServing', ...at }, by.lin);
  told.ticket(service.pay);
  told.done(finish, by.lin);
  // Nobody is called into the paper of the one before.
  expect(dueCommands(told.hall, told.now)).toEqual([]);
  told.done({ type: 'endWrapUp', ...at }, by.lin);
  expect(dueCommands(told.hall, told.now)).toEqual([callNext]);
  told.done(callNext, by.hall);
  // Who takes such a call back wants no other in its place.
  told.done({ type: 'undoLast', ...at }, by.lin);
  expect(dueCommands(told.hall, told.now)).toEqual([]);
  told.done(on, by.lin);
  told.done({ type: 'closeShift', ...at }, by.lin);
  told.open(counter.one, by.lin);
  expect(dueCommands(told.hall, told.now)).toEqual([]);
});
