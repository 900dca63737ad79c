import { expect, test } from 'vitest';
import type { BenchView } from '#contract/views.ts';
import { benchView, changed, slipOf } from '#test/support/showcase/bench-views.ts';
import { type FollowedVisit, follow } from '../../../../counter-display/bench/followed-visit.ts';

const empty = changed(changed(benchView, 'printer-k1', { slips: [], slipsEver: 0 }), 'sign-3', {
  dots: { ...signDots(), text: '未开放' },
});

function signDots() {
  const simulated = benchView.devices.find(({ device }) => device === 'sign-3')?.simulated;
  if (simulated?.kind !== 'ledSign') throw new Error('the bench has a sign');
  return simulated.dots;
}

const showing = (view: BenchView, text: string) =>
  changed(view, 'sign-3', { dots: { ...signDots(), text } });

/** One look after the other, as views come. */
const followed = (...views: readonly BenchView[]) =>
  views.reduce<FollowedVisit | null>(follow, null);

const withPaper = (view: BenchView, number: string, slipsEver = 1) =>
  changed(view, 'printer-k1', { slips: [slipOf(number)], slipsEver });

test('before the first ticket nobody is followed', () => {
  expect(followed(empty)).toMatchObject({ number: null, reached: [] });
});

test('a visit is followed from card to rating by what the devices show', () => {
  const laid = changed(empty, 'reader-k1', { card: 'c1' });
  const printed = withPaper(laid, 'A017');
  const called = showing(printed, 'A017到3号窗口');
  const asked = changed(showing(called, '3号窗口空闲'), 'pad-3', { isAsking: true });
  const rated = changed(asked, 'pad-3', { isAsking: false, lastGrade: 0 });
  const looks = [laid, printed, called, asked, rated];
  const steps = looks.map((_, at) => followed(empty, ...looks.slice(0, at + 1))?.reached);
  expect(steps).toEqual([
    [],
    ['card', 'printed'],
    ['card', 'printed', 'called'],
    ['card', 'printed', 'called', 'asked'],
    ['card', 'printed', 'called', 'asked', 'rated'],
  ]);
});

test('a ticket taken by touch has no card', () => {
  expect(followed(empty, withPaper(empty, 'A017'))?.reached).toEqual(['printed']);
});

test('a card that still lies from the ticket before is not the next one’s', () => {
  const laid = changed(empty, 'reader-k1', { card: 'c1' });
  const first = withPaper(laid, 'A017');
  const next = withPaper(laid, 'A018', 2);
  expect(followed(laid, first, next)).toMatchObject({ number: 'A018', reached: ['printed'] });
});

test('the newest number is followed, whichever printer it came from', () => {
  const first = withPaper(empty, 'A017');
  const next = withPaper(first, 'C002', 2);
  expect(followed(empty, first, next)?.number).toBe('C002');
});

test('paper that is only taken out of the tray changes nothing', () => {
  const first = withPaper(empty, 'A017');
  const taken = changed(first, 'printer-k1', { slips: [] });
  expect(followed(empty, first, taken)?.number).toBe('A017');
});

test('a longer number that begins the same is somebody else', () => {
  const printed = withPaper(empty, 'A017');
  expect(followed(empty, printed, showing(printed, 'A0171到3号窗口'))?.reached).toEqual([
    'printed',
  ]);
});

test('a pad that has asked since the visit before says nothing about this one', () => {
  const asking = changed(empty, 'pad-3', { isAsking: true });
  const printed = withPaper(asking, 'A017');
  const called = showing(printed, 'A017到3号窗口');
  const missed = showing(called, '3号窗口空闲');
  expect(followed(asking, printed, called, missed)?.reached).toEqual(['printed', 'called']);
});
