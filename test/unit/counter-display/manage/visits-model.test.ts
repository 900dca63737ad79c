import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import type { VisitId } from '#contract/ids.ts';
import type { VisitLine } from '#contract/reports.ts';
import { openReprint } from '../../../../counter-display/manage/reprint.ts';
import { openVisitsModel } from '../../../../counter-display/manage/visits/visits-model.ts';
import { timeline, visitLines } from '../../../support/showcase/manage-history.ts';
import { liveView, MANAGE_TIME, visitNamed } from '../../../support/showcase/manage-views.ts';
import { steppedClock } from '../../../support/stepped-clock.ts';
import { askingLink } from './asking-link.ts';

const linesFrom = (first: number, count: number): readonly VisitLine[] =>
  Array.from({ length: count }, (_, index) => {
    const name = `A${String(first - index).padStart(3, '0')}`;
    const [line] = visitLines;
    if (line === undefined) throw new Error('the picture has visits');
    return { ...line, visit: visitNamed(name), issuedAt: MANAGE_TIME - (999 - first + index) };
  });

function office() {
  const link = askingLink({});
  const clock = steppedClock(0);
  const live = signal(liveView);
  const opened = signal<VisitId | null>(null);
  const isShown = signal(true);
  const model = openVisitsModel({
    link,
    clock,
    hallNow: signal(MANAGE_TIME),
    reprint: openReprint(link),
    live,
    isShown,
    opened,
  });
  const stir = () => {
    live.value = { ...liveView };
  };
  return { link, clock, live, opened, isShown, model, stir };
}

test('the list of the hall’s own day is asked for as soon as the room is opened', async () => {
  const { link, model } = office();
  expect(link.asked).toEqual([{ ask: 'visits', day: '2026-07-03', search: '', before: null }]);
  await link.reply({ lines: linesFrom(60, 50), total: 60 });
  expect(model.lines.value.length).toBe(50);
  expect(model.hasMore.value).toBe(true);
});

test('the next page goes on where the last line ended, and is kept when the first is renewed', async () => {
  const { link, clock, model, stir } = office();
  await link.reply({ lines: linesFrom(60, 50), total: 60 });
  const more = model.loadMore();
  void model.loadMore();
  expect(link.asked.length).toBe(2);
  expect(link.asked[1]).toMatchObject({ before: linesFrom(60, 50)[49]?.issuedAt });
  await link.reply({ lines: linesFrom(10, 10), total: 60 });
  await more;
  expect(model.lines.value.length).toBe(60);
  expect(model.hasMore.value).toBe(false);

  stir();
  await clock.advance(2_000);
  await link.reply({ lines: linesFrom(61, 50), total: 61 });
  expect(model.lines.value[0]?.visit).toBe(visitNamed('A061'));
  expect(new Set(model.lines.value.map(({ visit }) => visit)).size).toBe(60);
});

test('typing asks once it pauses, and an answer to what was typed before is not shown', async () => {
  const { link, clock, model } = office();
  await link.reply({ lines: visitLines, total: 186 });
  for (const typed of ['A', 'A0', 'A01']) {
    model.type(typed);
    await clock.advance(100);
  }
  await clock.advance(250);
  expect(link.asked.length).toBe(2);
  model.type('F');
  await clock.advance(250);
  expect(link.asked.slice(1)).toMatchObject([{ search: 'A01' }, { search: 'F' }]);
  await link.reply({ lines: linesFrom(19, 9), total: 9 });
  expect(model.list.value.face).toBe('waiting');
  await link.reply({ lines: visitLines.slice(5, 7), total: 2 });
  expect(model.lines.value.length).toBe(2);
});

test('an opened visit is asked for, and renewed with the hall', async () => {
  const { link, clock, opened, model, stir } = office();
  await link.reply({ lines: visitLines, total: 11 });
  opened.value = visitNamed('F007');
  expect(link.asked[1]).toEqual({ ask: 'timeline', visit: '2026-07-03.F007' });
  await link.reply(timeline);
  expect(model.timeline.value.face).toBe('known');
  stir();
  await clock.advance(2_000);
  expect(link.asked.slice(2).map(({ ask }) => ask)).toEqual(['visits', 'timeline']);
  opened.value = null;
  expect(model.timeline.value.face).toBe('waiting');
});

test('what could not be renewed stays, and says why', async () => {
  const { link, clock, model, stir } = office();
  await link.reply({ lines: visitLines, total: 11 });
  stir();
  await clock.advance(2_000);
  await link.fail('还没有收到答复');
  expect(model.list.value).toMatchObject({ face: 'known', problem: '还没有收到答复' });
  expect(model.lines.value.length).toBe(visitLines.length);
});

test('at midnight the list is that of the new day', async () => {
  const { link, clock, live, model } = office();
  await link.reply({ lines: linesFrom(60, 50), total: 60 });
  const more = model.loadMore();
  await link.reply({ lines: linesFrom(10, 10), total: 60 });
  await more;
  live.value = JSON.parse(JSON.stringify({ ...liveView, day: '2026-07-04' }));
  await clock.advance(2_000);
  await link.reply({ lines: [], total: 0 });
  expect(link.asked.at(-1)).toMatchObject({ day: '2026-07-04' });
  expect(model.lines.value).toEqual([]);
});
