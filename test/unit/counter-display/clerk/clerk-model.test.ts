import { signal } from '@preact/signals';
import { afterEach, expect, test, vi } from 'vitest';
import { visitIdSchema } from '#contract/ids.ts';
import { ok, refuse } from '#contract/outcome.ts';
import type { ClerkView } from '#contract/views.ts';
import { isCounterId } from '#kit/ids.ts';
import { language } from '#kit/language.ts';
import type { LinkFace } from '#kit/link/link.ts';
import { openClerkModel } from '../../../../counter-display/clerk/clerk-model.ts';
import {
  CALLED,
  CLERK_TIME,
  CURRENT,
  clerkView,
  serviceOf,
} from '../../../support/showcase/clerk-views.ts';
import { STATES } from '../../../support/showcase/counter-views.ts';
import { stillLink } from '../../../support/showcase/still-link.ts';
import { steppedClock } from '../../../support/stepped-clock.ts';
import { memory } from './clerk-hall.ts';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => {} });
afterEach(() => {
  language.value = 'zh-Hans';
});

const COUNTER = clerkView.counter.counter;
const DONE = ok({ seq: 1, visit: null, number: null });
const at = (kind: keyof typeof STATES, changes: Partial<ClerkView> = {}): ClerkView => ({
  ...clerkView,
  current: kind === 'serving' ? CURRENT : kind === 'calling' ? CALLED : null,
  counter: { ...clerkView.counter, state: STATES[kind] },
  ...changes,
});

function clerkAt(view: ClerkView, line: LinkFace = 'live') {
  const clock = steppedClock(CLERK_TIME);
  const still = stillLink({ clerk: { face: 'live', view, at: CLERK_TIME } }, line);
  const face = signal<LinkFace>(line);
  const signedOut = vi.fn();
  const model = openClerkModel({
    link: { ...still, face },
    staff: { token: 't', staff: '0386', name: '林晓雯', role: 'clerk' },
    storage: memory({ 'tinghao.clerk.counter': COUNTER }),
    counters: async () => [],
    isCounterId,
    clock,
    hallNow: signal(CLERK_TIME),
    signOut: signedOut,
  });
  const show = (next: ClerkView) => {
    still.feeds.clerk.value = { face: 'live', view: next, at: CLERK_TIME };
  };
  return { model, link: still, face, clock, show, signedOut };
}

test('Space calls the next one at this counter', () => {
  const { model, link } = clerkAt(at('idle'));
  model.press('callNext');
  expect(link.sent).toEqual([{ type: 'callNext', counter: COUNTER }]);
});

test('whatever is pressed while an order is under way is the same hand pressing twice', async () => {
  const { model, link } = clerkAt(at('idle'));
  model.press('callNext');
  expect(model.underWay.value).toBe('callNext');
  model.press('callNext');
  model.press('pauseShift');
  void model.takeBack(visitIdSchema.parse('2026-07-03.A012'));
  expect(link.sent).toHaveLength(1);
  expect(model.sheet.value).toBeNull();
  await link.answer(DONE);
  expect(model.underWay.value).toBeNull();
});

test('a press that follows what the page shows counts, though the answer is still on its way', async () => {
  const { model, link, show } = clerkAt(at('idle'));
  model.press('callNext');
  show(at('calling'));
  model.press('goOn');
  await link.answer(DONE);
  expect(model.underWay.value).toBe('beginServing');
  expect(link.sent.map(({ type }) => type)).toEqual(['callNext', 'beginServing']);
});

test('the second half of a double press is nothing, however quick the answer', async () => {
  const { model, link, clock, show } = clerkAt(at('calling'));
  model.press('recall');
  await link.answer(DONE);
  show(at('calling', { current: { ...CALLED, calls: 3 } }));
  await clock.advance(399);
  model.press('recall');
  expect(link.sent).toHaveLength(1);
  await clock.advance(1);
  model.press('recall');
  expect(link.sent).toHaveLength(2);
});

test('a counter is opened once, however often it is pressed', async () => {
  const free = at('closed', {
    counter: { ...clerkView.counter, clerk: null, state: STATES.closed },
  });
  const { model, link } = clerkAt(free);
  void model.openCounter(COUNTER);
  void model.openCounter(COUNTER);
  expect(link.sent).toEqual([{ type: 'openShift', counter: COUNTER }]);
});

test('a refusal is said with the hall’s own sentence, and the next order takes it away', async () => {
  const { model, link, clock } = clerkAt(at('idle'));
  model.press('callNext');
  await link.answer(refuse({ refusal: { kind: 'nobodyWaiting' }, text: '没有人' }));
  expect(model.toast.said.value).toMatchObject({ text: '没有人', tone: 'refused' });
  await clock.advance(400);
  model.press('callNext');
  expect(model.toast.said.value).toBeNull();
});

test('what is said goes by itself', async () => {
  const { model, clock } = clerkAt(at('calling'));
  model.press('callNext');
  expect(model.toast.said.value?.text).toContain('正在呼叫 A017');
  await clock.advance(6_000);
  expect(model.toast.said.value).toBeNull();
});

test('a key that would be in vain says why and sends nothing', () => {
  const { model, link } = clerkAt(at('idle', { queue: [], queueCount: 0 }));
  for (const act of ['callNext', 'recall', 'finish', 'transfer', 'resumeShift'] as const) {
    model.press(act);
    expect(model.toast.said.value?.tone, act).toBe('hint');
  }
  expect(link.sent).toEqual([]);
  expect(model.sheet.value).toBeNull();
});

test('Enter begins serving whoever is called, and resumes what is paused, and else does nothing', () => {
  for (const [kind, type] of [
    ['calling', 'beginServing'],
    ['paused', 'resumeShift'],
  ] as const) {
    const { model, link } = clerkAt(at(kind));
    model.press('goOn');
    expect(link.sent).toEqual([{ type, counter: COUNTER }]);
  }
  for (const kind of ['idle', 'serving'] as const) {
    const { model, link } = clerkAt(at(kind));
    model.press('goOn');
    expect(link.sent).toEqual([]);
  }
});

test('the large key rests when its meaning changes, so that a double press serves nobody', async () => {
  const { model, link, clock, show } = clerkAt(at('idle'));
  await clock.advance(400);
  model.pressMain();
  await link.answer(DONE);
  show(at('calling'));
  await clock.advance(399);
  model.pressMain();
  expect(link.sent).toHaveLength(1);
  await clock.advance(1);
  model.pressMain();
  expect(link.sent.at(-1)).toEqual({ type: 'beginServing', counter: COUNTER });
});

test('finishing tells what was really done only where it differs from the ticket', async () => {
  const { model, link, clock } = clerkAt(at('serving'));
  model.deliver(serviceOf('R'));
  model.press('finish');
  await link.answer(DONE);
  await clock.advance(400);
  model.deliver(serviceOf('A'));
  model.press('finish');
  expect(link.sent).toEqual([
    { type: 'finish', counter: COUNTER, delivered: serviceOf('R') },
    { type: 'finish', counter: COUNTER, delivered: null },
  ]);
});

test('what was done for one customer is not carried over to the next', () => {
  const { model, show } = clerkAt(at('serving'));
  model.deliver(serviceOf('R'));
  const visit = visitIdSchema.parse('2026-07-03.A018');
  show(at('serving', { current: { ...CURRENT, visit } }));
  expect(model.delivered.value).toBeNull();
});

test('while a sheet asks, the keys of the page rest', () => {
  const { model, link } = clerkAt(at('serving'));
  model.press('transfer');
  model.press('finish');
  model.press('goOn');
  expect(model.sheet.value).toBe('transfer');
  expect(link.sent).toEqual([]);
});

test('a sheet goes when its order is done, and stays when it was refused', async () => {
  const { model, link, clock } = clerkAt(at('idle'));
  model.press('pauseShift');
  void model.pause('meal');
  await link.answer(refuse({ refusal: { kind: 'noSuchPauseReason' }, text: '没有这个原因' }));
  expect(model.sheet.value).toBe('pause');
  expect(model.toast.said.value?.text).toBe('没有这个原因');
  await clock.advance(400);
  void model.pause('away');
  await link.answer(DONE);
  expect(model.sheet.value).toBeNull();
});

test('a sheet goes when whom it was about is gone', () => {
  const { model, show } = clerkAt(at('serving'));
  model.press('transfer');
  show(at('idle'));
  expect(model.sheet.value).toBeNull();
});

test('going home closes the counter first, and does not sign out when that is refused', async () => {
  const { model, link, clock, signedOut } = clerkAt(at('idle'));
  void model.leaveCounter(true);
  await link.answer(
    refuse({ refusal: { kind: 'stillServing', number: CURRENT.number }, text: '' }),
  );
  expect(signedOut).not.toHaveBeenCalled();
  await clock.advance(400);
  void model.leaveCounter(true);
  await link.answer(DONE);
  await Promise.resolve();
  expect(link.sent.at(-1)).toEqual({ type: 'closeShift', counter: COUNTER });
  expect(signedOut).toHaveBeenCalledOnce();
});

test('while the line is lost no key sends anything, and what was said of it goes with the line', () => {
  const { model, link, face } = clerkAt(at('idle'));
  face.value = 'lost';
  model.press('callNext');
  model.press('pauseShift');
  expect(link.sent).toEqual([]);
  expect(model.whyNot('callNext')).toBe('lost');
  expect(model.toast.said.value?.tone).toBe('hint');
  face.value = 'live';
  expect(model.toast.said.value).toBeNull();
  expect(model.whyNot('callNext')).toBeNull();
});

test('nothing of a closed model goes on', async () => {
  const { model, clock } = clerkAt(at('calling'));
  model.press('callNext');
  model.close();
  expect(clock.sleepers).toBe(0);
});
