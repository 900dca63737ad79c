import { expect, test } from 'vitest';
import { counterIdSchema } from '#contract/ids.ts';
import { by, clerk, counter, MINUTE, MORNING, service, staff, toldHall } from '../told-hall.ts';

const at = (id: (typeof counter)[keyof typeof counter]) => ({ counter: id });
const open = { type: 'openShift', ...at(counter.one) } as const;
const pause = { type: 'pauseShift', ...at(counter.one), reason: 'lunch' } as const;
const resume = { type: 'resumeShift', ...at(counter.one) } as const;
const close = { type: 'closeShift', ...at(counter.one) } as const;

test('a clerk opens a counter', () => {
  const told = toldHall();
  expect(told.done(open, by.lin)).toEqual([
    { type: 'shiftOpened', counter: counter.one, clerk: clerk.lin },
  ]);
  expect(told.hall.counters.get(counter.one)?.shift).toEqual({
    clerk: clerk.lin,
    since: MORNING,
    pause: null,
  });
});

test('opening one’s own open counter again changes nothing', () => {
  const told = toldHall();
  told.done(open, by.lin);
  expect(told.done(open, by.lin)).toEqual([]);
});

test('one clerk a counter, one counter a clerk', () => {
  const told = toldHall();
  told.done(open, by.lin);
  expect(told.refused(open, by.wu)).toEqual({ kind: 'counterTaken', clerk: clerk.lin });
  expect(told.refused({ ...open, counter: counter.two }, by.lin)).toEqual({
    kind: 'clerkElsewhere',
    counter: counter.one,
  });
  expect(told.refused({ ...open, counter: counterIdSchema.parse('c9') }, by.lin)).toEqual({
    kind: 'noSuchCounter',
  });
});

test('only a person opens a shift; a supervisor may sit down too', () => {
  const told = toldHall();
  expect(told.refused(open, by.keypad)).toEqual({ kind: 'notYourCounter' });
  expect(told.refused(open, by.hall)).toEqual({ kind: 'notYourCounter' });
  expect(told.done(open, by.supervisor)).toHaveLength(1);
});

test('a pause has a reason of the settings and lasts until the clerk resumes', () => {
  const told = toldHall();
  told.done(open, by.lin);
  expect(told.refused(resume, by.lin)).toEqual({ kind: 'notPaused' });
  expect(told.refused({ ...pause, reason: 'whim' }, by.lin)).toEqual({ kind: 'noSuchPauseReason' });
  told.wait(MINUTE);
  expect(told.done(pause, by.lin)).toEqual([
    { type: 'shiftPaused', counter: counter.one, clerk: clerk.lin, reason: 'lunch' },
  ]);
  expect(told.refused(pause, by.lin)).toEqual({ kind: 'counterPaused' });
  expect(told.hall.counters.get(counter.one)?.shift).toMatchObject({
    since: MORNING,
    pause: { reason: 'lunch', since: MORNING + MINUTE },
  });
  expect(told.done(resume, by.lin)).toEqual([
    { type: 'shiftResumed', counter: counter.one, clerk: clerk.lin },
  ]);
  expect(told.refused(resume, by.lin)).toEqual({ kind: 'notPaused' });
});

test('nobody pauses or goes off while a ticket is called or served', () => {
  const told = toldHall();
  told.done(open, by.lin);
  told.ticket(service.pay);
  told.call(counter.one, by.lin);
  for (const command of [pause, close]) {
    expect(told.refused(command, by.lin)).toEqual({ kind: 'stillCalling', number: 'A001' });
  }
  expect(told.refused(close, by.supervisor)).toEqual({ kind: 'stillCalling', number: 'A001' });
  told.done({ type: 'beginServing', ...at(counter.one) }, by.lin);
  for (const command of [pause, close]) {
    expect(told.refused(command, by.lin)).toEqual({ kind: 'stillServing', number: 'A001' });
  }
});

test('a pause may begin while a rating is open', () => {
  const told = toldHall();
  told.done(open, by.lin);
  told.ticket(service.pay);
  told.finish(counter.one, by.lin);
  expect(told.done(pause, by.lin)).toHaveLength(1);
  expect(told.hall.counters.get(counter.one)?.rating).not.toBe(null);
});

test('a shift is closed by its clerk, paused or not, and the counter is free for another', () => {
  const told = toldHall();
  told.done(open, by.lin);
  told.done(pause, by.lin);
  expect(told.refused(close, by.wu)).toEqual({ kind: 'notYourCounter' });
  expect(told.done(close, by.lin)).toEqual([
    { type: 'shiftClosed', counter: counter.one, clerk: clerk.lin },
  ]);
  expect(told.refused(close, by.lin)).toEqual({ kind: 'counterClosed' });
  told.done(open, by.wu);
  told.done({ ...open, counter: counter.two }, by.lin);
});

test('a supervisor closes a counter whose clerk has gone; nobody else does', () => {
  const told = toldHall();
  told.done(open, by.lin);
  expect(told.refused(close, staff(clerk.wu, 'administrator'))).toEqual({ kind: 'notYourCounter' });
  expect(told.refused(pause, by.supervisor)).toEqual({ kind: 'notYourCounter' });
  expect(told.done(close, by.supervisor)).toMatchObject([{ clerk: clerk.lin }]);
});
