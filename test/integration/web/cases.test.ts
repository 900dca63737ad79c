import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '#contract/assert.ts';
import { type CaseId, counterIdSchema, kioskIdSchema, serviceIdSchema } from '#contract/ids.ts';
import { USUAL_STEPS } from '#contract/settings.ts';
import type { ClerkView, OfficeView } from '#contract/views.ts';
import { eventsOf } from '../../support/journal-facts.ts';
import { type RunningHall, startHall, WITHOUT_DEVICES } from '../../support/running-hall.ts';
import { pairScreen, signIn, type Visitor, type Watched } from '../../support/visitor.ts';

/** Invented. */
const PHONE = '13900000417';
const counter = counterIdSchema.parse('1');
const kiosk = kioskIdSchema.parse('k1');
const service = serviceIdSchema.parse('new-service');

let hall: RunningHall;
let clerk: Visitor;
let office: Visitor;
let supervisor: Visitor;
let atKiosk: Visitor;
let pad: Visitor;
let console_: Watched<ClerkView>;
let desk: Watched<OfficeView>;

beforeAll(async () => {
  hall = await startHall({
    ...WITHOUT_DEVICES,
    settings: (settings) => ({
      ...WITHOUT_DEVICES.settings(settings),
      // The clerk of this story is quicker than a hand.
      steps: { ...USUAL_STEPS, pressGapSeconds: 0 },
    }),
  });
  clerk = await signIn(hall.url, '0371', 'demo-0371');
  office = await signIn(hall.url, '0302', 'demo-0302');
  supervisor = await signIn(hall.url, '0201', 'demo-0201');
  atKiosk = await pairScreen(hall.url, 'kiosk', { kind: 'kiosk', kiosk });
  pad = await pairScreen(hall.url, 'ratingPad', { kind: 'counter', counter });
  await done(clerk, { type: 'openShift', counter });
  console_ = await clerk.watch({ view: 'clerk', counter });
  desk = await office.watch({ view: 'office' });
});
afterAll(async () => {
  for (const each of [clerk, office, supervisor, atKiosk, pad]) each?.close();
  await hall?.remove();
});

async function done(who: Visitor, command: Parameters<Visitor['command']>[0]) {
  const answer = await who.command(command);
  if (!answer.ok) throw new Error(`${command.type}: ${answer.problem.text}`);
  return answer.value;
}
const take = () =>
  done(atKiosk, {
    type: 'issueTicket',
    service,
    priorityClass: null,
    withCard: false,
    language: 'zh-Hans',
  });
async function serve(): Promise<CaseId> {
  await done(clerk, { type: 'callNext', counter });
  await done(clerk, { type: 'beginServing', counter });
  const view = await console_.until((each) => each.case !== null);
  return must(view.case ?? undefined, 'a case lies at the counter').case;
}
const finish = () => done(clerk, { type: 'finish', counter, delivered: null });

test('a customer who comes back with a phone number goes on with the kept case, before those who came meanwhile', async () => {
  await take();
  const id = await serve();
  await done(clerk, { type: 'tickMaterial', case: id, material: 'm1', isSeen: true });
  const kept = await clerk.ask({ ask: 'keepCaseContact', case: id, name: '李试', phone: PHONE });
  expect(kept.ok).toBe(true);
  await done(clerk, { type: 'tellMissing', counter });
  await finish();

  const waiting = await take();
  const proof = { kind: 'phone', phone: PHONE } as const;
  const found = await atKiosk.ask({ ask: 'findKeptCases', proof });
  expect(found.ok && found.value.cases.map((each) => each.case)).toEqual([id]);
  const back = await atKiosk.ask({
    ask: 'continueCase',
    case: id,
    proof,
    language: 'zh-Hans',
    isForSameClerk: false,
  });
  const number = back.ok ? back.value.number : null;
  expect(number).not.toBeNull();
  expect(await serve()).toBe(id);
  expect(console_.now().current?.number).toBe(number);
  expect(console_.now().current?.number).not.toBe(waiting.number);
  expect(console_.now().case?.maskedName).toBe('李*');
  await finish();
});

test('another phone number finds nothing, and a number said at a kiosk proves nothing', async () => {
  const [kept] = eventsOf(hall.dataFolder, 'caseOpened');
  const id = must(kept, 'a case was opened').case;
  for (const proof of [
    { kind: 'phone', phone: '13900000418' },
    { kind: 'atDesk', case: id },
    { kind: 'slip', code: `${id}~AAAAAAAAAAAAAAAA` },
  ] as const) {
    const back = { ask: 'continueCase', case: id, proof, language: 'en' } as const;
    const answer = await atKiosk.ask({ ...back, isForSameClerk: false });
    expect(answer.ok ? '' : answer.problem.refusal.kind).toBe('noSuchCase');
  }
});

test('help, review, signature and result: one case through the whole hall', async () => {
  await take();
  const id = await serve();
  await done(clerk, { type: 'askHelp', case: id, topic: 'policy', text: '共有产权怎么办' });
  await desk.until((view) => view.helps.some((each) => each.case === id));
  await done(office, { type: 'takeHelp', case: id, help: 1 });
  const taken = await console_.until((view) => view.case?.helps[0]?.taken != null);
  expect(taken.case?.helps[0]?.taken?.name).toBe('赵文博');
  await done(office, { type: 'answerHelp', case: id, help: 1, text: '一方签字即可' });
  const answered = await console_.until((view) => view.case?.helps[0]?.answer != null);
  expect(answered.case?.helps[0]?.answer?.text).toBe('一方签字即可');

  for (const { id: material } of must(answered.case ?? undefined, 'a case').materials) {
    await done(clerk, { type: 'tickMaterial', case: id, material, isSeen: true });
  }
  for (const { id: step } of must(answered.case ?? undefined, 'a case').steps) {
    await done(clerk, { type: 'tickCaseStep', case: id, step, isDone: true });
  }
  await done(clerk, { type: 'submitCase', case: id });
  await desk.until((view) => view.reviews.some((each) => each.case === id));
  await done(office, { type: 'returnCase', case: id, reasons: ['entry'], text: '楼层有误' });
  await console_.until((view) => view.case?.state === 'returned');
  await done(clerk, { type: 'submitCase', case: id });
  await done(office, { type: 'passCase', case: id });

  const unsigned = await clerk.command({ type: 'feedBackCase', case: id, isVoucherWanted: true });
  expect(unsigned.ok ? '' : unsigned.problem.refusal.kind).toBe('notSigned');
  await done(clerk, { type: 'wantSignature', case: id, counter });
  const strokes = [[271, 113, 281, 127, 293, 131]];
  expect((await pad.ask({ ask: 'signCase', counter, strokes })).ok).toBe(true);
  await done(clerk, { type: 'feedBackCase', case: id, isVoucherWanted: true });

  expect((await office.ask({ ask: 'openSignature', case: id })).ok).toBe(false);
  const opened = await supervisor.ask({ ask: 'openSignature', case: id });
  expect(opened.ok && opened.value.strokes).toEqual(strokes);
  expect(eventsOf(hall.dataFolder, 'signatureOpened').map((each) => each.case)).toEqual([id]);
  expect(eventsOf(hall.dataFolder, 'caseReturned')).toMatchObject([
    { case: id, clerk: '0371', reviewer: '0302', reasons: ['entry'] },
  ]);
});

test('neither the phone number, the name nor the strokes of a signature lie open anywhere', () => {
  const journal = readFileSync(join(hall.dataFolder, 'journal.db'));
  const log = readFileSync(join(hall.dataFolder, 'journal.db-wal'));
  const vault = readFileSync(join(hall.dataFolder, 'vault.db'));
  for (const secret of [PHONE, '李试', '271,113']) {
    for (const file of [journal, log, vault]) expect(file.includes(secret)).toBe(false);
    expect(hall.output().includes(secret)).toBe(false);
  }
});
