import { signal } from '@preact/signals';
import type { ComponentChild } from 'preact';
import { ticketNumberSchema } from '#contract/ids.ts';
import type { CounterView } from '#contract/views.ts';
import { pageClock } from '#kit/page-clock.ts';
import { WindowDisplay } from '../../../counter-display/window/window.tsx';
import { openWindowModel } from '../../../counter-display/window/window-model.ts';
import { BOARD_TIME, texts } from './board-views.ts';
import { counterView, STATES } from './counter-views.ts';
import { stillLink } from './still-link.ts';

interface Scene {
  readonly view?: Partial<CounterView>;
  readonly line?: 'waiting' | 'refused' | 'unsure' | 'adrift' | 'neverSeen';
}

const longService = texts(
  '宽带电视新装与开户综合业务',
  '寬頻電視新裝與開戶綜合業務',
  'New broadband and television service with installation at home',
);

/** Every face of the window display, by name. */
const SCENES: Readonly<Record<string, Scene>> = {
  serving: {},
  calling: { view: { state: STATES.calling } },
  idle: { view: { state: STATES.idle } },
  paused: { view: { state: STATES.paused } },
  'paused-nowhere': { view: { state: { ...STATES.paused, elsewhere: [] } } },
  'paused-many': {
    view: { state: { ...STATES.paused, elsewhere: ['1', '2', '4', '12', '13'] } },
  },
  closed: { view: { state: STATES.closed, clerk: null } },
  unsure: { view: { state: STATES.calling }, line: 'unsure' },
  adrift: { line: 'adrift' },
  'never-seen': { line: 'neverSeen' },
  waiting: { line: 'waiting' },
  refused: { line: 'refused' },
  'long-names': {
    view: {
      label: '12A',
      area: texts('综合受理一区东侧', '綜合受理一區東側', 'General services, east side'),
      clerk: counterView.clerk && { ...counterView.clerk, name: '欧阳·阿不都热合曼' },
      state: {
        ...STATES.calling,
        number: ticketNumberSchema.parse('W12345'),
        service: longService,
      },
    },
  },
  'two-digits': {
    view: { label: '12', state: { ...STATES.calling, number: ticketNumberSchema.parse('W777') } },
  },
};

export const WINDOW_SCENES: readonly string[] = Object.keys(SCENES);

export function windowScene(name: string): ComponentChild {
  const { view: changes, line } = SCENES[name] ?? {};
  const view = { ...counterView, ...changes };
  const isLost = line === 'unsure' || line === 'adrift' || line === 'neverSeen';
  const link = stillLink(
    {
      counter:
        line === 'refused'
          ? {
              face: 'refused',
              problem: { refusal: { kind: 'noSuchCounter' }, text: '没有这个窗口，请核对窗口号' },
            }
          : line === 'waiting' || line === 'neverSeen'
            ? { face: 'waiting' }
            : { face: 'live', view, at: BOARD_TIME },
    },
    isLost ? 'lost' : 'live',
  );
  const isAdrift = line === 'adrift' || line === 'neverSeen';
  const model = openWindowModel({
    link: { ...link, lostSince: signal(isLost ? pageClock.now() : null) },
    counter: view.counter,
    clock: {
      now: pageClock.now,
      after(_delayMs, run) {
        if (isAdrift) run();
        return () => {};
      },
    },
    memory: { read: () => null, note() {} },
  });
  if (line === 'unsure' || line === 'adrift') {
    link.feeds.counter.value = { face: 'linkLost', view, at: BOARD_TIME };
  }
  return <WindowDisplay model={model} />;
}
