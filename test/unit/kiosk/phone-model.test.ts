import { expect, test } from 'vitest';
import { ok, refuse } from '#contract/outcome.ts';
import type { TicketView } from '#contract/views.ts';
import { openPhoneModel } from '../../../kiosk/phone-model.ts';
import { PICTURE_TIME, ticketView } from '../../support/showcase/kiosk-views.ts';
import { stillLink } from '../../support/showcase/still-link.ts';

const done = ok({ seq: 1, visit: ticketView.visit, number: ticketView.number });

function phoneShowing(state: TicketView['state'] = ticketView.state) {
  const link = stillLink({
    ticket: { face: 'live', view: { ...ticketView, state }, at: PICTURE_TIME },
  });
  const rings: number[] = [];
  const model = openPhoneModel({
    link,
    visit: ticketView.visit,
    ring: () => rings.push(rings.length),
  });
  const show = (next: TicketView['state']) => {
    link.feeds.ticket.value = {
      face: 'live',
      view: { ...ticketView, state: next },
      at: PICTURE_TIME,
    };
  };
  return { link, model, rings, show };
}

const waiting = (ahead: number): TicketView['state'] => ({
  kind: 'waiting',
  ahead,
  wait: { low: 3, high: 6 },
});
const called: TicketView['state'] = {
  kind: 'called',
  counterLabel: '3',
  area: ticketView.area,
  at: PICTURE_TIME,
  times: 1,
};

test('giving up asks once, and only the second press gives up', async () => {
  const { link, model } = phoneShowing();
  model.askToLeave();
  expect(link.sent).toEqual([]);
  const left = model.leave();
  await link.answer(done);
  await left;
  expect(link.sent).toEqual([{ type: 'leave', visit: ticketView.visit }]);
  expect(model.isAskingToLeave.value).toBe(false);
});

test('whoever changes their mind keeps their place', () => {
  const { link, model } = phoneShowing();
  model.askToLeave();
  model.stay();
  expect(link.sent).toEqual([]);
});

test('a missed number comes back with one key, pressed twice or not', async () => {
  const { link, model } = phoneShowing({
    kind: 'noShow',
    until: PICTURE_TIME + 60_000,
    place: 'penalty',
    penaltyMin: 10,
    returnsLeft: 2,
  });
  void model.comeBack();
  void model.comeBack();
  expect(link.sent).toEqual([{ type: 'returnTicket', visit: ticketView.visit }]);
});

test('a refusal is kept in sight until the next try', async () => {
  const { link, model } = phoneShowing({
    kind: 'noShow',
    until: PICTURE_TIME,
    place: 'penalty',
    penaltyMin: 10,
    returnsLeft: 2,
  });
  const first = model.comeBack();
  await link.answer(refuse({ refusal: { kind: 'graceOver' }, text: '' }));
  await first;
  expect(model.problem.value?.refusal.kind).toBe('graceOver');
  void model.comeBack();
  expect(model.problem.value).toBeNull();
});

test('the phone rings once when the turn is near and once when it has come', () => {
  const { model, rings, show } = phoneShowing(waiting(5));
  model.remind();
  expect(rings).toHaveLength(0);
  show(waiting(2));
  show(waiting(1));
  expect(rings).toHaveLength(1);
  show(called);
  expect(rings).toHaveLength(2);
});

test('a phone that was not asked to ring stays silent', () => {
  const { rings, show } = phoneShowing(waiting(1));
  show(called);
  expect(rings).toHaveLength(0);
});

test('an unhappy rating takes its reasons along, a better one drops them', () => {
  const { link, model } = phoneShowing({ kind: 'finished', canRate: true, rated: null });
  model.chooseLevel(1);
  model.toggleReason('slow');
  model.toggleReason('unclear');
  model.toggleReason('slow');
  expect(model.reasons.value).toEqual(['unclear']);
  model.chooseLevel(4);
  void model.rate();
  expect(link.sent).toEqual([
    { type: 'rateVisit', visit: ticketView.visit, level: 4, reasons: [] },
  ]);
});

test('nothing is rated before a face is pressed', () => {
  const { link, model } = phoneShowing({ kind: 'finished', canRate: true, rated: null });
  void model.rate();
  expect(link.sent).toEqual([]);
});
