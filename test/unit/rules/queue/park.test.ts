import { expect, test } from 'vitest';
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

const park = { type: 'park', counter: counter.one } as const;
const takeBack = { type: 'takeBack', counter: counter.one, visit: today('A001') } as const;

function withParked(): ToldHall {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.open(counter.two, by.wu);
  told.ticket(service.pay);
  told.serve(counter.one, by.lin);
  told.wait(2 * MINUTE);
  told.done(park, by.lin);
  return told;
}

test('a parked visit waits for its clerk and for nobody else', () => {
  const told = withParked();
  expect(told.hall.visits.get(today('A001'))?.state).toEqual({
    kind: 'parked',
    counter: counter.one,
    clerk: clerk.lin,
    at: MORNING + 2 * MINUTE,
  });
  expect(told.refused({ type: 'callNext', counter: counter.one }, by.lin).kind).toBe(
    'nobodyWaiting',
  );
  expect(told.refused({ ...takeBack, counter: counter.two }, by.wu)).toEqual({
    kind: 'notParkedHere',
  });
});

test('parking needs somebody who is called or served', () => {
  const told = withParked();
  expect(told.refused(park, by.lin)).toEqual({ kind: 'nobodyCalled' });
  told.ticket(service.pay);
  told.call(counter.one, by.lin);
  expect(told.done(park, by.lin)).toMatchObject([{ type: 'ticketParked', visit: today('A002') }]);
});

test('taking back calls the visit again, and its step goes on', () => {
  const told = withParked();
  told.wait(10 * MINUTE);
  expect(told.done(takeBack, by.lin)).toEqual([
    { type: 'ticketTakenBack', visit: today('A001'), counter: counter.one, clerk: clerk.lin },
  ]);
  const ticket = told.hall.visits.get(today('A001'));
  expect(ticket).toMatchObject({ step: 1, callings: 2, state: { kind: 'called', times: 1 } });
  expect(told.hall.calls[0]).toMatchObject({ visit: today('A001'), calling: 2 });
});

test('handling counts the serving on both sides of the parking and not the parking', () => {
  const told = withParked();
  told.wait(10 * MINUTE);
  told.done(takeBack, by.lin);
  told.wait(MINUTE);
  told.done({ type: 'beginServing', counter: counter.one }, by.lin);
  told.wait(3 * MINUTE);
  told.done({ type: 'finish', counter: counter.one, delivered: null }, by.lin);
  expect(told.hall.clerks.get(clerk.lin)?.today.handlingMs).toBe(5 * MINUTE);
});

test('a clerk who changed counters takes the parked visit back at the new one', () => {
  const told = withParked();
  told.done({ type: 'closeShift', counter: counter.one }, by.lin);
  told.open(counter.three, by.lin);
  const [event] = told.done({ ...takeBack, counter: counter.three }, by.lin);
  expect(event).toMatchObject({ type: 'ticketTakenBack', counter: counter.three });
});

test('taking back needs a free and open counter and a visit that is parked', () => {
  const told = withParked();
  expect(told.refused({ ...takeBack, visit: today('A009') }, by.lin)).toEqual({
    kind: 'noSuchVisit',
  });
  told.ticket(service.pay);
  expect(told.refused({ ...takeBack, visit: today('A002') }, by.lin)).toEqual({
    kind: 'notParkedHere',
  });
  told.call(counter.one, by.lin);
  expect(told.refused(takeBack, by.lin)).toEqual({ kind: 'stillCalling', number: 'A002' });
  told.done({ type: 'beginServing', counter: counter.one }, by.lin);
  expect(told.refused(takeBack, by.lin)).toEqual({ kind: 'stillServing', number: 'A002' });
  told.done({ type: 'finish', counter: counter.one, delivered: null }, by.lin);
  told.done({ type: 'pauseShift', counter: counter.one, reason: 'lunch' }, by.lin);
  expect(told.refused(takeBack, by.lin)).toEqual({ kind: 'counterPaused' });
});

test('taking back ends the rating that is open there, as a call does', () => {
  const told = withParked();
  told.ticket(service.pay);
  told.finish(counter.one, by.lin);
  expect(told.done(takeBack, by.lin)).toMatchObject([
    { type: 'stepNotRated', visit: today('A002') },
    { type: 'ticketTakenBack', visit: today('A001') },
  ]);
});

test('a step that begins anew counts its own handling alone', () => {
  const told = withParked();
  told.done(takeBack, by.lin);
  told.done({ type: 'markNoShow', counter: counter.one }, by.lin);
  told.done({ type: 'returnTicket', visit: today('A001') }, by.lin);
  told.serve(counter.one, by.lin);
  told.wait(MINUTE);
  told.done({ type: 'finish', counter: counter.one, delivered: null }, by.lin);
  expect(told.hall.clerks.get(clerk.lin)?.today.handlingMs).toBe(MINUTE);
});
