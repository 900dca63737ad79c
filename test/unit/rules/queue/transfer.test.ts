import { expect, test } from 'vitest';
import { counterIdSchema, serviceIdSchema } from '#contract/ids.ts';
import type { Line } from '#contract/queue.ts';
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

const to = (line: Line) => ({ type: 'transfer', counter: counter.one, to: line }) as const;

/** Lin sits at 1, Wu at 2; A001 is served at counter 1. */
function withServed(): ToldHall {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.open(counter.two, by.wu);
  told.ticket(service.pay);
  told.serve(counter.one, by.lin);
  told.wait(MINUTE);
  return told;
}

test('a transfer keeps the due time, so nobody starts at the end again', () => {
  const told = withServed();
  told.ticket(service.repair); // due 9:21
  expect(told.done(to({ kind: 'service', service: service.repair }), by.lin)).toEqual([
    {
      type: 'ticketTransferred',
      visit: today('A001'),
      counter: counter.one,
      clerk: clerk.lin,
      to: { kind: 'service', service: service.repair },
      due: MORNING + 10 * MINUTE,
    },
  ]);
  const ticket = told.hall.visits.get(today('A001'));
  expect(ticket).toMatchObject({ service: service.repair, joinedAt: MORNING + MINUTE });
  const called = told.call(counter.one, by.lin);
  expect(called).toBe(ticket);
  expect(called.step).toBe(2);
});

test('who is transferred to a counter is called there alone', () => {
  const told = withServed();
  told.done(to({ kind: 'counter', counter: counter.two }), by.lin);
  expect(told.refused({ type: 'callNext', counter: counter.one }, by.lin).kind).toBe(
    'nobodyWaiting',
  );
  const called = told.call(counter.two, by.wu);
  expect(called).toMatchObject({ id: today('A001'), service: service.pay });
});

test('a closed counter keeps its line for whoever opens it', () => {
  const told = withServed();
  told.done(to({ kind: 'counter', counter: counter.three }), by.lin);
  told.open(counter.three, by.zhao);
  expect(told.call(counter.three, by.zhao).id).toBe(today('A001'));
});

test('who is transferred to a clerk is called where that clerk sits', () => {
  const told = withServed();
  told.done(to({ kind: 'clerk', clerk: clerk.wu }), by.lin);
  expect(told.refused({ type: 'callNext', counter: counter.one }, by.lin).kind).toBe(
    'nobodyWaiting',
  );
  expect(told.call(counter.two, by.wu).id).toBe(today('A001'));
});

test('when a clerk goes off, who waited for this clerk waits for the service, with the same due time', () => {
  const told = withServed();
  told.done(to({ kind: 'clerk', clerk: clerk.wu }), by.lin);
  told.done({ type: 'closeShift', counter: counter.two }, by.wu);
  const called = told.call(counter.one, by.lin);
  expect(called).toMatchObject({ id: today('A001'), due: MORNING + 10 * MINUTE });
  expect(called.line).toEqual({ kind: 'service', service: service.pay });
});

test('nobody is transferred to what the hall does not have', () => {
  const told = withServed();
  const haircut = serviceIdSchema.parse('haircut');
  expect(told.refused(to({ kind: 'service', service: haircut }), by.lin).kind).toBe(
    'noSuchService',
  );
  const ninth = counterIdSchema.parse('c9');
  expect(told.refused(to({ kind: 'counter', counter: ninth }), by.lin).kind).toBe('noSuchCounter');
  expect(told.refused(to({ kind: 'clerk', clerk: clerk.zhao }), by.lin).kind).toBe('noSuchClerk');
  told.done({ type: 'closeShift', counter: counter.two }, by.wu);
  expect(told.refused(to({ kind: 'clerk', clerk: clerk.wu }), by.lin).kind).toBe('noSuchClerk');
});

test('nobody is transferred to where they are', () => {
  const told = withServed();
  for (const line of [
    { kind: 'service', service: service.pay },
    { kind: 'counter', counter: counter.one },
    { kind: 'clerk', clerk: clerk.lin },
  ] as const) {
    expect(told.refused(to(line), by.lin)).toEqual({ kind: 'nowhereToTransfer' });
  }
});

test('who came from a counter’s own line may go back into the line of the service', () => {
  const told = withServed();
  told.done(to({ kind: 'counter', counter: counter.two }), by.lin);
  told.call(counter.two, by.wu);
  const back = to({ kind: 'service', service: service.pay });
  expect(told.done({ ...back, counter: counter.two }, by.wu)).toHaveLength(1);
});

test('a transfer needs somebody who is called or served there', () => {
  const told = withServed();
  const line = { kind: 'service', service: service.repair } as const;
  told.done(to(line), by.lin);
  expect(told.refused(to(line), by.lin)).toEqual({ kind: 'nobodyCalled' });
  told.call(counter.one, by.lin);
  expect(told.done(to({ kind: 'service', service: service.corporate }), by.lin)).toHaveLength(1);
});
