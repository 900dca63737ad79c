import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { taskIdOf } from '#contract/ids.ts';
import type { LiveView } from '#contract/views.ts';
import { openUnhappyAlarm } from '../../../../counter-display/manage/alarm/unhappy-alarm.ts';
import { liveView } from '../../../support/showcase/manage-views.ts';

type Unhappy = Extract<LiveView['alerts'][number], { readonly kind: 'unhappy' }>;

/** The hall with an open task for each of these unhappy ratings, newest first. */
function liveWith(...tasks: readonly number[]): LiveView {
  const one = liveView.alerts.find((alert): alert is Unhappy => alert.kind === 'unhappy');
  if (one === undefined) throw new Error('the picture has an unhappy rating');
  return { ...liveView, alerts: tasks.map((task) => ({ ...one, task: taskIdOf(task) })) };
}

function opened(stored: string | null = null) {
  const view = signal<LiveView | null>(null);
  const kept = new Map<string, string>();
  const told = { rings: 0, allowed: 0 };
  const alarm = openUnhappyAlarm({
    view,
    chime: {
      isBlocked: signal(false),
      ring: () => {
        told.rings += 1;
      },
      allow: () => {
        told.allowed += 1;
      },
      close() {},
    },
    storage: {
      getItem: (key) => kept.get(key) ?? stored,
      setItem: (key, value) => void kept.set(key, value),
    },
  });
  return { view, kept, told, alarm };
}

test('what stood there when the page was opened is no news; what comes after is seen and heard once', () => {
  const { view, told, alarm } = opened();
  view.value = liveWith(1);
  expect([told.rings, alarm.shown.value]).toEqual([0, null]);
  view.value = liveWith(2, 1);
  expect([told.rings, alarm.shown.value?.task]).toEqual([1, 't-2']);
  view.value = liveWith(2, 1);
  expect(told.rings).toBe(1);
});

test('two that come at once are heard as one, and the newest is shown', () => {
  const { view, told, alarm } = opened();
  view.value = liveWith();
  view.value = liveWith(3, 2);
  expect([told.rings, alarm.shown.value?.task]).toEqual([1, 't-3']);
});

test('muted it is seen all the same, and the choice is kept for the next time', () => {
  const { view, told, alarm, kept } = opened();
  view.value = liveWith();
  alarm.mute(true);
  view.value = liveWith(1);
  expect([told.rings, alarm.shown.value?.task]).toEqual([0, 't-1']);
  expect([...kept.values()]).toEqual(['yes']);
  expect(opened('yes').alarm.isMuted.value).toBe(true);
  alarm.mute(false);
  expect(told.allowed).toBe(1);
  view.value = liveWith(2, 1);
  expect(told.rings).toBe(1);
});

test('it stays until somebody takes note or the task is closed', () => {
  const { view, alarm } = opened();
  view.value = liveWith();
  view.value = liveWith(1);
  alarm.dismiss();
  expect(alarm.shown.value).toBeNull();
  view.value = liveWith(2, 1);
  view.value = liveWith(1);
  expect(alarm.shown.value).toBeNull();
});
