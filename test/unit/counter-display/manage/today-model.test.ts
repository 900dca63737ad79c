import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { serviceDaySchema } from '#contract/ids.ts';
import { openTodayModel } from '../../../../counter-display/manage/today/today-model.ts';
import { todayFigures } from '../../../support/showcase/manage-history.ts';
import { liveView, MANAGE_TIME } from '../../../support/showcase/manage-views.ts';
import { steppedClock } from '../../../support/stepped-clock.ts';
import { askingLink } from './asking-link.ts';

function office() {
  const link = askingLink({});
  const clock = steppedClock(0);
  const live = signal(liveView);
  const hallNow = signal(MANAGE_TIME);
  const model = openTodayModel({ link, clock, hallNow, live, isShown: signal(true) });
  return { link, clock, live, hallNow, model };
}

test('figures say when they were true, and follow the hall', async () => {
  const { link, clock, live, hallNow, model } = office();
  await link.reply(todayFigures);
  expect(model.figures.value).toMatchObject({ face: 'known', at: MANAGE_TIME, problem: null });
  live.value = { ...liveView };
  hallNow.value += 5_000;
  await clock.advance(5_000);
  await link.reply({ ...todayFigures, issued: 187 });
  expect(model.figures.value).toMatchObject({
    at: MANAGE_TIME + 5_000,
    value: { issued: 187 },
  });
});

test('another day is asked for by its name, and the figures of today are gone at once', async () => {
  const { link, model } = office();
  await link.reply(todayFigures);
  model.chooseDay(serviceDaySchema.parse('2026-07-02'));
  expect(model.figures.value.face).toBe('waiting');
  expect(link.asked).toEqual([
    { ask: 'today', day: null },
    { ask: 'today', day: '2026-07-02' },
  ]);
});
