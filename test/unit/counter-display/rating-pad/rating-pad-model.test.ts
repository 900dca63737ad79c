import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import type { RefusalKind } from '#contract/facts.ts';
import { visitIdSchema } from '#contract/ids.ts';
import { ok, refuse } from '#contract/outcome.ts';
import type { CounterView } from '#contract/views.ts';
import { openRatingPadModel } from '../../../../counter-display/rating-pad/rating-pad-model.ts';
import { counterView, openRating } from '../../../support/showcase/counter-views.ts';
import { PICTURE_TIME } from '../../../support/showcase/kiosk-views.ts';
import { stillLink } from '../../../support/showcase/still-link.ts';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => {} });

const SECOND = 1_000;
const rating = { ...openRating, until: PICTURE_TIME + 60 * SECOND };
const next = { ...rating, visit: visitIdSchema.parse('2026-07-03.A018') };
const DONE = ok({ seq: 9, visit: rating.visit, number: rating.number });

function pad(changes: Partial<CounterView> = { rating }) {
  const hallNow = signal(PICTURE_TIME);
  const view = { ...counterView, ...changes };
  const link = stillLink({ counter: { face: 'live', view, at: PICTURE_TIME } });
  const model = openRatingPadModel({ link, counter: view.counter, hallNow });
  return {
    ...{ link, model },
    face: () => model.face.value,
    kind: () => model.face.value.kind,
    after(seconds: number) {
      hallNow.value += seconds * SECOND;
    },
    shows(later: Partial<CounterView>) {
      link.feeds.counter.value = { face: 'live', view: { ...view, ...later }, at: hallNow.value };
    },
    refusedAs: (kind: Extract<RefusalKind, 'noRatingOpen' | 'alreadyRated' | 'notRecorded'>) =>
      link.answer(refuse({ refusal: { kind }, text: `why: ${kind}` })),
  };
}

test('a pad with nothing to rate is calm and takes no press', () => {
  const { model, link, kind } = pad({ rating: null });
  expect(kind()).toBe('idle');
  model.choose(5);
  expect(link.sent).toEqual([]);
});

test('an open rating is asked for, with the seconds that are left', () => {
  const { face, after } = pad();
  expect(face()).toMatchObject({ kind: 'ask', seconds: 60, sending: null });
  after(59);
  expect(face()).toMatchObject({ kind: 'ask', seconds: 1 });
});

test('a rating that is over is not asked for any more, even before the hall says so', () => {
  const { model, link, kind, after } = pad();
  after(60);
  expect(kind()).toBe('idle');
  model.choose(5);
  expect(link.sent).toEqual([]);
});

test.each([5, 4, 3] as const)('one press on %i is a rating without reasons', (level) => {
  const { model, link } = pad();
  model.choose(level);
  expect(link.sent).toEqual([
    { type: 'rate', visit: rating.visit, counter: counterView.counter, level, reasons: [] },
  ]);
});

test('a double tap, and a press on another key meanwhile, send nothing more', () => {
  const { model, link, face } = pad();
  model.choose(5);
  model.choose(5);
  model.choose(1);
  expect(link.sent).toHaveLength(1);
  expect(face()).toMatchObject({ kind: 'ask', sending: 5 });
});

test('a rating that was taken is thanked for, and the pad is calm again after a while', async () => {
  const { model, link, kind, after } = pad();
  model.choose(4);
  await link.answer(DONE);
  expect(kind()).toBe('thanks');
  after(6);
  expect(kind()).toBe('idle');
});

test('who has rated is not asked again while the old view is still on the pad', async () => {
  const { model, link } = pad();
  model.choose(4);
  await link.answer(DONE);
  model.choose(1);
  expect(link.sent).toHaveLength(1);
});

test('a rating by the hardware keys beside the pad is thanked for too', () => {
  const { shows, kind } = pad();
  shows({ rating: null, thanked: { visit: rating.visit, level: 1, at: PICTURE_TIME } });
  expect(kind()).toBe('thanks');
});

test('the next customer is asked while the last one is still being thanked', async () => {
  const { model, link, shows, face } = pad();
  model.choose(4);
  await link.answer(DONE);
  shows({ rating: next });
  expect(face()).toMatchObject({ kind: 'ask', rating: { visit: next.visit } });
});

test.each([2, 1] as const)('a press on %i asks why, and sends nothing yet', (level) => {
  const { model, link, face } = pad();
  model.choose(level);
  expect(link.sent).toEqual([]);
  expect(face()).toMatchObject({ kind: 'reasons', level, reasons: [], seconds: 45 });
});

test('reasons can be chosen and taken back, and go with the rating', () => {
  const { model, link, face } = pad();
  model.choose(2);
  for (const reason of ['noise', 'waitedLong', 'noise']) model.toggleReason(reason);
  model.submit();
  model.submit();
  expect(link.sent).toMatchObject([{ type: 'rate', level: 2, reasons: ['waitedLong'] }]);
  expect(face()).toMatchObject({ kind: 'reasons', isSending: true });
});

test('a bad rating needs no reason', () => {
  const { model, link } = pad();
  model.choose(1);
  model.submit();
  expect(link.sent).toMatchObject([{ type: 'rate', level: 1, reasons: [] }]);
});

test('a hall that asks for no reasons takes the bad rating at once', () => {
  const { model, link } = pad({ rating, ratingReasons: [] });
  model.choose(1);
  expect(link.sent).toMatchObject([{ type: 'rate', level: 1, reasons: [] }]);
});

test('who thinks better of it goes back to the five keys', () => {
  const { model, link, kind } = pad();
  model.choose(1);
  model.back();
  expect(kind()).toBe('ask');
  model.choose(3);
  expect(link.sent).toMatchObject([{ level: 3 }]);
});

test('who walks away has their rating sent as it is', () => {
  const { model, link, after } = pad();
  model.choose(1);
  model.toggleReason('unclear');
  after(44);
  expect(link.sent).toEqual([]);
  after(1);
  expect(link.sent).toMatchObject([{ level: 1, reasons: ['unclear'] }]);
});

test('a late bad rating is sent before its time is over', () => {
  const { model, link, face, after } = pad();
  after(50);
  model.choose(2);
  expect(face()).toMatchObject({ kind: 'reasons', seconds: 8 });
  after(8);
  expect(link.sent).toMatchObject([{ level: 2 }]);
});

test('a rating that the next call cuts short is told, with the way by phone', () => {
  const { model, link, shows, face } = pad();
  model.choose(2);
  shows({ rating: null });
  expect(face()).toMatchObject({ kind: 'told' });
  expect(link.sent).toEqual([]);
});

test('a refusal is told in the hall’s own words, and the pad goes on', async () => {
  const { model, face, kind, after, refusedAs } = pad();
  model.choose(5);
  await refusedAs('notRecorded');
  expect(face()).toMatchObject({ kind: 'told', text: 'why: notRecorded', seconds: 8 });
  after(8);
  expect(kind()).toBe('ask');
});

test('what was told can be put away at once', async () => {
  const { model, kind, refusedAs } = pad();
  model.choose(5);
  await refusedAs('notRecorded');
  model.dismiss();
  expect(kind()).toBe('ask');
});

test('a press whose first answer was lost is thanked for, not refused', async () => {
  const { model, kind, refusedAs } = pad();
  model.choose(5);
  await refusedAs('alreadyRated');
  expect(kind()).toBe('thanks');
});

test('a pad whose counter the hall does not have says so in the hall’s words', () => {
  const { link, face } = pad();
  link.feeds.counter.value = {
    face: 'refused',
    problem: { refusal: { kind: 'noSuchCounter' }, text: 'no such window' },
  };
  expect(face()).toEqual({ kind: 'refused', text: 'no such window' });
});
