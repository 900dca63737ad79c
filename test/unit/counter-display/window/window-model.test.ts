import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import { ticketNumberSchema } from '#contract/ids.ts';
import type { CounterView } from '#contract/views.ts';
import { openLabelMemory } from '../../../../counter-display/window/label-memory.ts';
import {
  ADRIFT_AFTER_MS,
  openWindowModel,
} from '../../../../counter-display/window/window-model.ts';
import { BOARD_TIME } from '../../../support/showcase/board-views.ts';
import { counterView, STATES } from '../../../support/showcase/counter-views.ts';
import { stillLink } from '../../../support/showcase/still-link.ts';
import { steppedClock } from '../../../support/stepped-clock.ts';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => {} });

const other = ticketNumberSchema.parse('C042');

function display(first: CounterView['state'] | null, remembered?: string) {
  const clock = steppedClock(BOARD_TIME);
  const kept = new Map<string, string>();
  const memory = openLabelMemory(
    {
      getItem: (name) => kept.get(name) ?? null,
      setItem: (name, text) => void kept.set(name, text),
    },
    counterView.counter,
  );
  if (remembered !== undefined) memory.note(remembered);
  const link = stillLink({
    counter:
      first === null
        ? { face: 'waiting' }
        : { face: 'live', view: { ...counterView, state: first }, at: BOARD_TIME },
  });
  const lostSince = signal<number | null>(null);
  const { counter } = counterView;
  const model = openWindowModel({ link: { ...link, lostSince }, counter, clock, memory });
  const feed = link.feeds.counter;
  return {
    ...{ clock, model, feed },
    face: () => model.face.value,
    shows(state: CounterView['state'], changes: Partial<CounterView> = {}) {
      feed.value = { face: 'live', view: { ...counterView, ...changes, state }, at: clock.now() };
      lostSince.value = null;
    },
    loses() {
      const { value } = feed;
      feed.value =
        value.face === 'live'
          ? { ...value, face: 'linkLost' }
          : { face: 'linkLost', view: null, at: null };
      lostSince.value = clock.now();
    },
  };
}

test('a display that wakes up in the middle of a call shows it, and nothing moves', () => {
  expect(display(STATES.calling).face()).toMatchObject({
    kind: 'shown',
    shown: { motion: 'none', view: { state: { number: 'A017' } } },
    isUnsure: false,
  });
});

test('a call comes in place of the number before it', () => {
  const { shows, face } = display({ ...STATES.serving, number: other });
  shows(STATES.calling);
  expect(face()).toMatchObject({ shown: { motion: 'called', left: 'C042', turn: 1 } });
});

test('a recall underlines the same number', () => {
  const { shows, face } = display(STATES.idle);
  shows(STATES.calling);
  shows({ ...STATES.calling, times: 2 });
  expect(face()).toMatchObject({ shown: { motion: 'recalled', left: null, turn: 2 } });
});

test('the same call drawn again does not move again', () => {
  const { shows, face } = display(STATES.idle);
  shows(STATES.calling);
  shows(STATES.calling, { thanked: null, label: '4' });
  expect(face()).toMatchObject({ shown: { motion: 'called', turn: 1, view: { label: '4' } } });
});

test('serving is still: the number stays where it was', () => {
  const { shows, face } = display(STATES.calling);
  shows(STATES.serving);
  expect(face()).toMatchObject({ shown: { motion: 'none', view: { state: { kind: 'serving' } } } });
});

test('a lost line is marked at once, and after ten seconds the number is gone', async () => {
  const { clock, loses, face } = display(STATES.calling);
  loses();
  await clock.advance(ADRIFT_AFTER_MS - 1);
  expect(face()).toMatchObject({ kind: 'shown', isUnsure: true });
  await clock.advance(1);
  expect(face()).toEqual({ kind: 'adrift', label: '3' });
});

test('a line that is back within ten seconds leaves no trace', async () => {
  const { clock, shows, loses, face } = display(STATES.calling);
  loses();
  await clock.advance(ADRIFT_AFTER_MS - 1);
  shows(STATES.serving);
  await clock.advance(ADRIFT_AFTER_MS);
  expect(face()).toMatchObject({ kind: 'shown', isUnsure: false });
});

test('a line that is back heals the display by itself', async () => {
  const { clock, shows, loses, face } = display(STATES.calling);
  loses();
  await clock.advance(ADRIFT_AFTER_MS);
  shows(STATES.idle);
  expect(face()).toMatchObject({ kind: 'shown', shown: { view: { state: { kind: 'idle' } } } });
});

test('a display that wakes up before its server knows its number from last time', async () => {
  const { clock, loses, face } = display(null, '12');
  expect(face()).toEqual({ kind: 'connecting' });
  loses();
  await clock.advance(ADRIFT_AFTER_MS);
  expect(face()).toEqual({ kind: 'adrift', label: '12' });
});

test('a counter that the hall does not have is said in the hall’s own words', () => {
  const { feed, face } = display(null);
  const problem = { refusal: { kind: 'noSuchCounter' }, text: '没有这个窗口' } as const;
  feed.value = { face: 'refused', problem };
  expect(face()).toEqual({ kind: 'refused', text: '没有这个窗口' });
});

test('a display that is left keeps no clock running', () => {
  const { clock, loses, model } = display(STATES.idle);
  loses();
  model.close();
  expect(clock.sleepers).toBe(0);
});
