import { expect, test } from 'vitest';
import { serviceIdSchema } from '#contract/ids.ts';
import {
  by,
  clerk,
  counter,
  MINUTE,
  MORNING,
  service,
  type ToldHall,
  today,
  toldHall,
} from '../told-hall.ts';

const begin = { type: 'beginServing', counter: counter.one } as const;
const finish = { type: 'finish', counter: counter.one, delivered: null } as const;

function openHall(): ToldHall {
  const told = toldHall();
  told.open(counter.one, by.lin);
  return told;
}

test('serving begins with whoever is called there, once', () => {
  const told = openHall();
  const ticket = told.ticket(service.pay);
  expect(told.refused(begin, by.lin)).toEqual({ kind: 'nobodyCalled' });
  told.call(counter.one, by.lin);
  told.wait(MINUTE);
  expect(told.done(begin, by.lin)).toEqual([
    { type: 'servingBegan', visit: ticket.id, counter: counter.one, clerk: clerk.lin },
  ]);
  expect(ticket.state).toMatchObject({
    kind: 'serving',
    calledAt: MORNING,
    since: MORNING + MINUTE,
  });
  expect(told.refused(begin, by.lin)).toEqual({ kind: 'stillServing', number: 'A001' });
});

test('finishing ends the visit, frees the counter and opens the rating for its time', () => {
  const told = openHall();
  const ticket = told.ticket(service.pay);
  told.serve(counter.one, by.lin);
  told.wait(4 * MINUTE);
  expect(told.done(finish, by.lin)).toEqual([
    {
      type: 'stepFinished',
      visit: ticket.id,
      counter: counter.one,
      clerk: clerk.lin,
      step: 1,
      delivered: service.pay,
    },
  ]);
  expect(ticket.state).toMatchObject({ kind: 'finished', rating: 'open' });
  expect(told.hall.counters.get(counter.one)).toMatchObject({
    current: null,
    rating: { visit: ticket.id, step: 1, clerk: clerk.lin, until: told.now + 20_000 },
  });
  expect(told.hall.clerks.get(clerk.lin)?.today).toMatchObject({
    finished: 1,
    handlingMs: 4 * MINUTE,
  });
  expect(told.hall.today.served).toBe(1);
});

test('only who is being served is finished', () => {
  const told = openHall();
  expect(told.refused(finish, by.lin)).toEqual({ kind: 'nobodyServed' });
  told.ticket(service.pay);
  told.call(counter.one, by.lin);
  expect(told.refused(finish, by.lin)).toEqual({ kind: 'stillCalling', number: 'A001' });
  told.done(begin, by.lin);
  told.done(finish, by.lin);
  expect(told.refused(finish, by.lin)).toEqual({ kind: 'nobodyServed' });
});

test('the clerk may say what was really done, if the hall does such a thing', () => {
  const told = openHall();
  told.ticket(service.pay);
  told.serve(counter.one, by.lin);
  const haircut = serviceIdSchema.parse('haircut');
  expect(told.refused({ ...finish, delivered: haircut }, by.lin)).toEqual({
    kind: 'noSuchService',
  });
  const [event] = told.done({ ...finish, delivered: service.repair }, by.lin);
  expect(event).toMatchObject({ delivered: service.repair, visit: today('A001') });
});

test('every order at a counter is refused to who does not sit there', () => {
  const told = openHall();
  told.open(counter.two, by.wu);
  told.ticket(service.pay);
  told.call(counter.one, by.lin);
  for (const command of [
    begin,
    finish,
    { type: 'recall', counter: counter.one },
    { type: 'markNoShow', counter: counter.one },
    { type: 'park', counter: counter.one },
    { type: 'takeBack', counter: counter.one, visit: today('A001') },
    { type: 'pauseShift', counter: counter.one, reason: 'lunch' },
    { type: 'resumeShift', counter: counter.one },
    { type: 'closeShift', counter: counter.one },
    {
      type: 'transfer',
      counter: counter.one,
      to: { kind: 'service', service: service.repair },
    },
  ] as const) {
    expect(told.refused(command, by.wu), command.type).toEqual({ kind: 'notYourCounter' });
    expect(told.refused(command, by.reader), command.type).toEqual({ kind: 'notYourCounter' });
    expect(told.refused({ ...command, counter: counter.three }, by.wu), command.type).toEqual({
      kind: 'counterClosed',
    });
  }
});
