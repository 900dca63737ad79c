import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CommandOf, HallEvent } from '#contract/facts.ts';
import { isReviewed } from '#rules/cases/follow-visit.ts';
import { dumpHall, restoreHall } from '#rules/hall-state.ts';
import { keptCasesOf } from '#rules/views/draw-case.ts';
import { drawClerk } from '#rules/views/draw-clerk.ts';
import { drawOffice } from '#rules/views/draw-office.ts';
import { by, clerk, counter, MINUTE, person, service, staff, texts } from '../told-hall.ts';
import { about } from '../views/about.ts';
import { caseHall, office, wang, zhang } from './case-hall.ts';

const DAY = 24 * 60 * MINUTE;
const types = (events: readonly HallEvent[]) => events.map(({ type }) => type);

test('a case opens when serving begins, with a number that can be read out', () => {
  const hall = caseHall();
  const { id, clerk: handledBy, promised } = hall.openCase();
  expect([id, handledBy, promised]).toEqual(['K260703-0001', clerk.lin, '2026-07-06']);
});

test('a service that keeps no cases opens none', () => {
  const hall = caseHall();
  hall.ticket(service.repair);
  hall.serve(counter.one, by.lin);
  expect(hall.hall.cases.all.size).toBe(0);
});

test('whoever was parked goes on with the same case', () => {
  const hall = caseHall();
  const { id, visit } = hall.openCase();
  hall.done({ type: 'park', counter: counter.one }, by.lin);
  if (visit !== null) hall.done({ type: 'takeBack', counter: counter.one, visit }, by.lin);
  hall.done({ type: 'beginServing', counter: counter.one }, by.lin);
  expect([...hall.hall.cases.all.keys()]).toEqual([id]);
});

test('who is transferred to another service leaves the case behind, kept by its clerk', () => {
  const hall = caseHall();
  const { id } = hall.openCase();
  const to = { kind: 'service', service: service.repair } as const;
  hall.done({ type: 'transfer', counter: counter.one, to }, by.lin);
  hall.serve(counter.one, by.lin);
  expect(hall.caseOf(id).visit).toBeNull();
  expect(drawClerk(hall.hall, about(hall), counter.one)?.case).toBeNull();
  expect(drawClerk(hall.hall, about(hall), counter.one)?.ownCases.map((each) => each.case)).toEqual(
    [id],
  );
});

test('materials and steps are ticked with their times, and nobody but the clerk of the case ticks them', () => {
  const hall = caseHall();
  const { id } = hall.openCase();
  hall.wait(MINUTE);
  hall.tick(id, 'm1');
  const sheet = drawClerk(hall.hall, about(hall), counter.one)?.case;
  expect(sheet?.materials.map(({ seenAt }) => seenAt)).toEqual([hall.now, null]);
  expect(sheet?.stage).toBe('acceptance');
  const tick = { type: 'tickMaterial', case: id, material: 'm2', isSeen: true } as const;
  expect(hall.refused(tick, by.wu)).toEqual({ kind: 'notYourCase' });
  expect(hall.refused({ ...tick, material: 'm9' }, by.lin)).toEqual({ kind: 'noSuchFlowPart' });
  hall.tick(id, 'm2');
  expect(drawClerk(hall.hall, about(hall), counter.one)?.case?.stage).toBe('handling');
});

test('what is missing is told once and completely, and the case is kept', () => {
  const hall = caseHall();
  const { id } = hall.openCase();
  const [told] = hall.done({ type: 'tellMissing', counter: counter.one }, by.lin);
  expect(told).toMatchObject({ type: 'missingTold', missing: ['m1', 'm2'], slip: 1 });
  expect(hall.caseOf(id).slips).toMatchObject([
    { kind: 'missing', lines: [texts('ID card'), texts('lease')], print: { kind: 'wanted' } },
  ]);
  hall.leave();
  expect(hall.caseOf(id)).toMatchObject({ state: { kind: 'waitingForMaterials' }, visit: null });
});

test('with every material seen there is nothing to tell', () => {
  const hall = caseHall();
  hall.tick(hall.openCase().id, 'm1', 'm2');
  expect(hall.refused({ type: 'tellMissing', counter: counter.one }, by.lin)).toEqual({
    kind: 'nothingMissing',
  });
});

test('who comes back for a kept case does not queue from the end', () => {
  const hall = caseHall();
  const { id } = hall.openCase();
  hall.done({ type: 'tellMissing', counter: counter.one }, by.lin);
  hall.leave();
  // One is due already, the other only in ten minutes.
  const early = hall.ticket(service.pay);
  hall.wait(11 * MINUTE);
  const late = hall.ticket(service.pay);
  const back = { type: 'continueCase', case: id, language: 'en', isForSameClerk: false } as const;
  const [issued] = hall.done(back, by.kiosk);
  expect(issued).toMatchObject({ type: 'ticketIssued', number: 'A004', due: hall.now });
  expect([1, 2, 3].map(() => hall.finish(counter.one, by.lin).number)).toEqual([
    early.number,
    'A004',
    late.number,
  ]);
});

test('the ticket goes on with the kept case, for the clerk who has it where that is wished', () => {
  const hall = caseHall();
  const { id } = hall.openCase();
  hall.tick(id, 'm1');
  hall.done({ type: 'tellMissing', counter: counter.one }, by.lin);
  hall.leave();
  hall.open(counter.two, by.wu);
  hall.done({ type: 'continueCase', case: id, language: 'en', isForSameClerk: true }, by.kiosk);
  expect(hall.refused({ type: 'callNext', counter: counter.two }, by.wu)).toEqual({
    kind: 'nobodyWaiting',
  });
  hall.serve(counter.one, by.lin);
  const sheet = drawClerk(hall.hall, about(hall), counter.one)?.case;
  expect(sheet).toMatchObject({ case: id, state: 'open', stage: 'acceptance' });
  expect(sheet?.materials.map(({ seenAt }) => seenAt === null)).toEqual([false, true]);
});

test('one ticket a case at a time', () => {
  const hall = caseHall();
  const { id } = hall.openCase();
  const back = { type: 'continueCase', case: id, language: 'en', isForSameClerk: false } as const;
  expect(hall.refused(back, by.kiosk)).toEqual({ kind: 'continuedAlready', number: 'A001' });
  hall.leave();
  hall.done(back, by.kiosk);
  expect(hall.refused(back, by.kiosk)).toEqual({ kind: 'continuedAlready', number: 'A002' });
});

test('a clerk in doubt asks the back office, somebody takes it by name, and the answer is at the console', () => {
  const hall = caseHall();
  const { id } = hall.openCase();
  hall.done({ type: 'askHelp', case: id, topic: 'policy', text: 'two names on the lease' }, by.lin);
  expect(drawOffice(hall.hall, about(hall)).helps).toMatchObject([
    { case: id, counterLabel: '1', helps: [{ topic: texts('unsure of the rule') }] },
  ]);
  hall.done({ type: 'takeHelp', case: id, help: 1 }, office);
  const helps = () => drawClerk(hall.hall, about(hall), counter.one)?.case?.helps;
  expect(helps()).toMatchObject([{ taken: { name: `clerk ${wang}` }, answer: null }]);
  expect(hall.refused({ type: 'takeHelp', case: id, help: 1 }, zhang)).toEqual({
    kind: 'helpTakenBy',
    helper: wang,
  });
  hall.done({ type: 'answerHelp', case: id, help: 1, text: 'either will do' }, office);
  expect(helps()).toMatchObject([{ answer: { name: `clerk ${wang}`, text: 'either will do' } }]);
  expect(drawOffice(hall.hall, about(hall)).helpCount).toBe(0);
});

test.each(['call 138 0013 8000', '990101198003070019 is hers'])(
  'no number of a person gets into the journal by a free text: %s',
  (text) => {
    const hall = caseHall();
    const { id } = hall.openCase();
    expect(hall.refused({ type: 'askHelp', case: id, topic: null, text }, by.lin)).toEqual({
      kind: 'personalInText',
    });
  },
);

test('a case is reviewed only when all is ticked', () => {
  const hall = caseHall();
  const { id } = hall.openCase();
  const submit = { type: 'submitCase', case: id } as const;
  expect(hall.refused(submit, by.lin)).toEqual({ kind: 'materialsMissing', count: 2 });
  hall.tick(id, 'm1', 'm2');
  expect(hall.refused(submit, by.lin)).toEqual({ kind: 'stepsLeft', count: 2 });
  hall.doSteps(id);
  hall.done(submit, by.lin);
  expect(drawOffice(hall.hall, about(hall)).reviews.map((each) => each.case)).toEqual([id]);
});

test('a returned case goes to the clerk who handled it, with reasons, and can be sent again', () => {
  const hall = caseHall();
  const { id } = hall.openCase();
  hall.submit(id);
  hall.leave();
  hall.open(counter.two, by.wu);
  const text = 'the floor';
  const back: CommandOf<'returnCase'> = { type: 'returnCase', case: id, reasons: ['entry'], text };
  expect(hall.refused({ ...back, reasons: [], text: ' ' }, office)).toEqual({
    kind: 'reasonWanted',
  });
  hall.done(back, office);
  expect(drawClerk(hall.hall, about(hall), counter.two)?.ownCaseCount).toBe(0);
  expect(drawClerk(hall.hall, about(hall), counter.one)?.ownCases).toMatchObject([
    {
      case: id,
      state: 'returned',
      returned: { reasons: [texts('wrong entry')], text: 'the floor' },
    },
  ]);
  hall.done({ type: 'submitCase', case: id }, by.lin);
  hall.done({ type: 'passCase', case: id }, office);
  expect(hall.refused({ type: 'passCase', case: id }, zhang)).toEqual({ kind: 'caseNotInReview' });
});

test('the result is told after the review, with a voucher where one is wanted', () => {
  const hall = caseHall();
  const { id } = hall.openCase();
  hall.tick(id, 'm1', 'm2');
  hall.doSteps(id);
  const tell = { type: 'feedBackCase', case: id, isVoucherWanted: true } as const;
  expect(hall.refused(tell, by.lin)).toEqual({ kind: 'reviewFirst' });
  hall.done({ type: 'submitCase', case: id }, by.lin);
  hall.done({ type: 'passCase', case: id }, office);
  hall.done(tell, by.lin);
  expect(hall.caseOf(id)).toMatchObject({
    state: { kind: 'closed' },
    slips: [{ kind: 'voucher' }],
  });
});

test('a service that asks for a signature is not closed without it', () => {
  const hall = caseHall({ needsReview: 'never', needsSignature: true });
  const { id } = hall.openCase();
  hall.tick(id, 'm1', 'm2');
  hall.doSteps(id);
  const tell = { type: 'feedBackCase', case: id, isVoucherWanted: false } as const;
  expect(hall.refused(tell, by.lin)).toEqual({ kind: 'notSigned' });
  hall.done({ type: 'wantSignature', case: id, counter: counter.one }, by.lin);
  expect(hall.hall.cases.signing.get(counter.one)?.id).toBe(id);
  hall.done({ type: 'noteSignature', counter: counter.one }, by.pad);
  hall.done(tell, by.lin);
  expect(hall.caseOf(id).signedAt).toBe(hall.now);
});

test('a simple case is closed with the visit when nothing is left to do, and kept when something is', () => {
  const hall = caseHall({ needsReview: 'never' });
  const { id } = hall.openCase();
  hall.tick(id, 'm1', 'm2');
  hall.doSteps(id);
  expect(
    types(hall.done({ type: 'finish', counter: counter.one, delivered: null }, by.lin)),
  ).toEqual(['stepFinished', 'caseFedBack', 'caseKept']);
  const other = hall.openCase();
  hall.leave();
  expect(hall.caseOf(other.id)).toMatchObject({ state: { kind: 'open' }, visit: null });
});

test('a case that outlives its promise is overdue from the day after', () => {
  const hall = caseHall({ promisedDays: 1 });
  const { id } = hall.openCase();
  hall.leave();
  const overdue = () => drawOffice(hall.hall, about(hall)).overdue.map((each) => each.case);
  hall.wait(DAY);
  hall.give({ type: 'callNext', counter: counter.one }, by.lin);
  expect(overdue()).toEqual([]);
  hall.wait(DAY);
  hall.give({ type: 'callNext', counter: counter.one }, by.lin);
  expect(overdue()).toEqual([id]);
  hall.done({ type: 'withdrawCase', case: id, why: 'moved away' }, by.supervisor);
  expect(overdue()).toEqual([]);
});

test('closed cases leave the hall with the day, the others stay', () => {
  const hall = caseHall({ needsReview: 'never' });
  const done = hall.openCase();
  hall.tick(done.id, 'm1', 'm2');
  hall.doSteps(done.id);
  hall.leave();
  const open = hall.openCase();
  hall.leave();
  hall.wait(DAY);
  hall.give({ type: 'callNext', counter: counter.one }, by.lin);
  expect([...hall.hall.cases.all.keys()]).toEqual([open.id]);
});

test('a person who is known by a card is offered the kept cases, and no others', () => {
  const hall = caseHall();
  const { id } = hall.openCase();
  hall.done({ type: 'nameCase', case: id, person: person.chen }, by.lin);
  expect(keptCasesOf(hall.hall, person.chen)).toEqual([]);
  hall.leave();
  expect(keptCasesOf(hall.hall, person.chen).map((kept) => kept.case)).toEqual([id]);
  expect(keptCasesOf(hall.hall, person.he)).toEqual([]);
});

test('of any hundred cases that follow each other as many are reviewed as the settings say', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99 }), fc.nat(5_000), (percent, before) => {
      const hundred = Array.from({ length: 100 }, (_, at) => before + at + 1);
      const reviewed = hundred.filter((nth) => isReviewed({ needsReview: { percent } }, nth));
      expect(reviewed.length).toBe(percent);
    }),
  );
});

test('a hall that is put away and taken out again has its cases in every list', () => {
  const hall = caseHall();
  const { id } = hall.openCase();
  hall.done({ type: 'askHelp', case: id, topic: null, text: 'may I?' }, by.lin);
  hall.submit(id);
  const again = restoreHall(JSON.parse(JSON.stringify(dumpHall(hall.hall))));
  expect(drawOffice(again, about(hall))).toEqual(drawOffice(hall.hall, about(hall)));
  expect(drawClerk(again, about(hall), counter.one)).toEqual(
    drawClerk(hall.hall, about(hall), counter.one),
  );
});

test('staff of another counter cannot open the pad of this one', () => {
  const hall = caseHall({ needsSignature: true });
  const { id } = hall.openCase();
  const want = { type: 'wantSignature', case: id, counter: counter.one } as const;
  expect(hall.refused(want, staff(clerk.wu))).toEqual({ kind: 'notYourCounter' });
});

test('finishing by mistake closes no case: whoever takes it back has it at the counter again', () => {
  const hall = caseHall({ needsReview: 'never' });
  const { id, visit } = hall.openCase();
  hall.tick(id, 'm1', 'm2');
  hall.doSteps(id);
  hall.leave();
  expect(hall.caseOf(id).state.kind).toBe('closed');
  hall.done({ type: 'undoLast', counter: counter.one }, by.lin);
  expect(hall.caseOf(id)).toMatchObject({ state: { kind: 'open' }, visit });
});

test('who walks up to a counter has a case as well', () => {
  const hall = caseHall();
  const walk = { type: 'takeWalkUp', counter: counter.one, service: service.pay } as const;
  hall.done({ ...walk, language: 'en' }, by.lin);
  expect(drawClerk(hall.hall, about(hall), counter.one)?.case?.case).toBe('K260703-0001');
});
