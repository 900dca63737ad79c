import { expect, test } from 'vitest';
import type { QueueSettings } from '#contract/settings.ts';
import { drawClerk } from '#rules/views/draw-clerk.ts';
import { drawTicket } from '#rules/views/draw-ticket.ts';
import { by, counter, MINUTE, MORNING, SETTINGS, service, today, toldHall } from '../told-hall.ts';
import { about } from '../views/about.ts';

const recall = { type: 'recall', counter: counter.one } as const;
const mark = { type: 'markNoShow', counter: counter.one } as const;
const comeBack = { type: 'returnTicket', visit: today('A001') } as const;

interface Policy {
  readonly noShow?: Partial<QueueSettings['noShow']>;
  readonly steps?: Partial<QueueSettings['steps']>;
}

function openHall({ noShow = {}, steps = {} }: Policy) {
  const told = toldHall({
    ...SETTINGS,
    noShow: { ...SETTINGS.noShow, ...noShow },
    steps: { ...SETTINGS.steps, ...steps },
  });
  told.open(counter.one, by.lin);
  return told;
}

function withNoShow(policy: Policy) {
  const told = openHall(policy);
  told.ticket(service.pay);
  told.call(counter.one, by.lin);
  told.done(mark, by.lin);
  return told;
}

test('a no-show may be marked only after as many recalls as the hall wants', () => {
  const told = openHall({ noShow: { recallsBefore: 2 } });
  told.ticket(service.pay);
  told.call(counter.one, by.lin);
  expect(told.refused(mark, by.lin)).toEqual({ kind: 'recallFirst', left: 2 });
  expect(drawClerk(told.hall, about(told), counter.one)?.work.recallsWanted).toBe(2);
  told.done(recall, by.lin);
  expect(told.refused(mark, by.lin)).toEqual({ kind: 'recallFirst', left: 1 });
  told.done(recall, by.lin);
  told.done(mark, by.lin);
});

test('a call is recalled as often as the hall allows, and then a no-show may be marked in any case', () => {
  const told = openHall({ noShow: { recallsBefore: 5 }, steps: { recallsMax: 1 } });
  told.ticket(service.pay);
  told.call(counter.one, by.lin);
  told.done(recall, by.lin);
  expect(told.refused(recall, by.lin)).toEqual({ kind: 'recalledEnough', times: 1 });
  expect(drawClerk(told.hall, about(told), counter.one)?.work).toMatchObject({
    recallsLeft: 0,
    recallsWanted: 0,
  });
  told.done(mark, by.lin);
});

test('`front`: who comes back is first again', () => {
  const told = withNoShow({ noShow: { place: 'front' } });
  told.ticket(service.pay);
  told.wait(20 * MINUTE);
  expect(told.done(comeBack, by.lin)).toEqual([
    { type: 'ticketReturned', visit: today('A001'), due: MORNING + 10 * MINUTE, rule: 'front' },
  ]);
  expect(told.call(counter.one, by.lin).id).toBe(today('A001'));
});

test('`penalty`: who comes back is due in so many minutes', () => {
  const told = withNoShow({ noShow: { place: 'penalty', penaltyMin: 7 } });
  told.wait(MINUTE);
  expect(told.done(comeBack, by.lin)).toMatchObject([
    { due: MORNING + 8 * MINUTE, rule: 'penalty' },
  ]);
});

test('`end`: who comes back is called behind all who wait then, and before all who come later', () => {
  const told = withNoShow({ noShow: { place: 'end' } });
  told.ticket(service.pay);
  told.ticket(service.pay);
  told.wait(MINUTE);
  told.done(comeBack, by.lin);
  told.wait(MINUTE);
  told.ticket(service.pay);
  const order = ['A002', 'A003', 'A001', 'A004'];
  for (const number of order) {
    expect(told.call(counter.one, by.lin).number).toBe(number);
    told.done({ type: 'beginServing', counter: counter.one }, by.lin);
    told.done({ type: 'finish', counter: counter.one, delivered: null }, by.lin);
  }
});

test('a ticket comes back as often as the hall allows, and the phone is told how often', () => {
  const told = withNoShow({ noShow: { returnsMax: 1, place: 'front' } });
  const view = () => drawTicket(told.hall, about(told), today('A001'))?.state;
  expect(view()).toMatchObject({ kind: 'noShow', place: 'front', returnsLeft: 1 });
  told.done(comeBack, by.phone(today('A001')));
  told.call(counter.one, by.lin);
  told.done(mark, by.lin);
  expect(view()).toMatchObject({ kind: 'noShow', returnsLeft: 0 });
  expect(drawClerk(told.hall, about(told), counter.one)?.noShows).toEqual([]);
  expect(told.refused(comeBack, by.phone(today('A001')))).toEqual({
    kind: 'returnedEnough',
    times: 1,
  });
});

test('a second press within the hall’s interval is the same press and no fault of anybody', () => {
  const told = openHall({ steps: { pressGapSeconds: 2 } });
  told.ticket(service.pay);
  told.ticket(service.pay);
  const call = { type: 'callNext', counter: counter.one } as const;
  told.done(call, by.keypad);
  told.wait(1_000);
  expect(told.done(call, by.keypad)).toEqual([]);
  expect(told.done(recall, by.lin)).toEqual([]);
  told.wait(1_000);
  expect(told.done(recall, by.lin)).toMatchObject([{ type: 'ticketRecalled', times: 2 }]);
  expect(told.refused({ type: 'callNext', counter: counter.two }, by.wu).kind).toBe(
    'counterClosed',
  );
});
