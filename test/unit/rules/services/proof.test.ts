import { expect, test } from 'vitest';
import { drawClerk } from '#rules/views/draw-clerk.ts';
import {
  by,
  clerk,
  counter,
  kiosk,
  MINUTE,
  MORNING,
  person,
  priorityClass,
  service,
  type ToldHall,
  texts,
  today,
  toldHall,
} from '../told-hall.ts';
import { about } from '../views/about.ts';

const settle = (isSeen: boolean) =>
  ({ type: 'settleProof', counter: counter.one, isSeen }) as const;

/** Lin sits at 1; a normal ticket is due 9:10, and an elderly one that was chosen by touch 9:05. */
function twoWaiting() {
  const told = toldHall();
  told.open(counter.one, by.lin);
  const normal = told.ticket(service.pay);
  const elderly = told.ticket(service.pay, priorityClass.elderly);
  return { told, normal, elderly };
}
const wanted = (told: ToldHall) =>
  drawClerk(told.hall, about(told), counter.one)?.current?.proofWanted;

test('a class chosen by touch is called in its turn, and the console says which proof is wanted', () => {
  const { told, elderly } = twoWaiting();
  expect(told.call(counter.one, by.lin)).toBe(elderly);
  expect(wanted(told)).toEqual(texts('ID card'));
  expect(told.done(settle(true), by.lin)).toEqual([
    { type: 'proofSeen', visit: elderly.id, counter: counter.one, clerk: clerk.lin },
  ]);
  expect(wanted(told)).toBeNull();
  expect(elderly.priorityClass).toBe(priorityClass.elderly);
  expect(told.refused(settle(true), by.lin)).toEqual({ kind: 'noProofWanted' });
});

test('without the proof the ticket takes a normal turn, as if it had been taken so', () => {
  const { told, normal, elderly } = twoWaiting();
  told.call(counter.one, by.lin);
  told.wait(MINUTE);
  expect(told.done(settle(false), by.lin)).toMatchObject([
    {
      type: 'classDenied',
      visit: elderly.id,
      priorityClass: priorityClass.normal,
      due: MORNING + 10 * MINUTE,
    },
    { type: 'ticketPutBack', visit: elderly.id, outcome: 'returned', due: MORNING + 10 * MINUTE },
  ]);
  expect(elderly.state.kind).toBe('waiting');
  expect(told.call(counter.one, by.lin)).toBe(normal);
});

test('whoever is being served already is served to the end, as a normal ticket', () => {
  const { told, elderly } = twoWaiting();
  told.serve(counter.one, by.lin);
  told.done(settle(false), by.lin);
  expect(elderly.state.kind).toBe('serving');
  expect(elderly.priorityClass).toBe(priorityClass.normal);
  told.done({ type: 'finish', counter: counter.one, delivered: null }, by.lin);
});

test('a card and the desk have shown the proof, and a normal ticket needs none', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  const card = { type: 'presentCard', kiosk: kiosk.one, person: person.chen } as const;
  told.done({ ...card, priorityClass: priorityClass.elderly }, by.reader);
  const ask = {
    type: 'issueTicket',
    service: service.pay,
    priorityClass: null,
    language: 'zh-Hans',
  } as const;
  told.done({ ...ask, withCard: true }, by.kiosk);
  told.done({ ...ask, withCard: false, priorityClass: priorityClass.elderly }, by.supervisor);
  told.ticket(service.pay);
  for (const number of ['A001', 'A002', 'A003']) {
    expect(told.call(counter.one, by.lin).id).toBe(today(number));
    expect(wanted(told)).toBeNull();
    expect(told.refused(settle(false), by.lin)).toEqual({ kind: 'noProofWanted' });
    told.done({ type: 'markNoShow', counter: counter.one }, by.lin);
  }
});

test('only who sits at the counter settles it, for whoever is called or served there', () => {
  const { told } = twoWaiting();
  expect(told.refused(settle(true), by.lin)).toEqual({ kind: 'nobodyCalled' });
  told.call(counter.one, by.lin);
  expect(told.refused(settle(true), by.wu)).toEqual({ kind: 'notYourCounter' });
});
