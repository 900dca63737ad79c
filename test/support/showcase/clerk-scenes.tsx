import { signal } from '@preact/signals';
import type { ComponentChild } from 'preact';
import { taskIdSchema, ticketNumberSchema } from '#contract/ids.ts';
import { refuse } from '#contract/outcome.ts';
import type { ClerkView } from '#contract/views.ts';
import { isCounterId } from '#kit/ids.ts';
import { Clerk } from '../../../counter-display/clerk/clerk.tsx';
import { type ClerkModel, openClerkModel } from '../../../counter-display/clerk/clerk-model.ts';
import { texts } from './board-views.ts';
import { CALLED, CLERK_TIME, CURRENT, clerkView, DEVICES, QUIET_WORK } from './clerk-views.ts';
import { openRating, STATES } from './counter-views.ts';
import { type StillLink, stillLink } from './still-link.ts';

interface Scene {
  readonly view?: Partial<ClerkView>;
  readonly line?: 'lost' | 'waiting' | 'refused' | 'oneMoment';
  readonly act?: (model: ClerkModel, link: StillLink) => void;
}

const { counter } = clerkView;
const idle: Partial<ClerkView> = { current: null, counter: { ...counter, state: STATES.idle } };
const paused: Partial<ClerkView> = {
  current: null,
  counter: { ...counter, state: { ...STATES.paused, since: CLERK_TIME - 192_000 } },
};
const unseated: Partial<ClerkView> = {
  current: null,
  counter: { ...counter, clerk: null, state: STATES.closed },
  counters: clerkView.counters.map((each) =>
    each.clerk === '0386' ? { ...each, clerk: null, clerkName: null } : each,
  ),
};
const trouble = (state: 'degraded' | 'down', why: 'noisyLine' | 'portLost') =>
  ({ state, why, since: CLERK_TIME, detail: '' }) as const;
const longNames = texts(
  '宽带电视新装与开户综合业务',
  '寬頻電視新裝與開戶綜合業務',
  'New broadband and television service with installation at home',
);

const NOTED: ClerkView['work'] = {
  ...QUIET_WORK,
  note: '合同已看过，缺一张装机回执，办完请提醒顾客关注公众号',
  further: clerkView.services.slice(1, 3).map(({ id, name }) => ({ id, name })),
};
const turn = { line: { kind: 'counter', counter: counter.counter }, due: CLERK_TIME } as const;
const REASONS = [
  { kind: 'waitedLong', since: CLERK_TIME - 60 * 60_000, ...turn },
  { kind: 'overtaken', times: 8, ...turn },
  { kind: 'preferred', ...turn },
] as const;

/** Every face of the console, by name. */
const SCENES: Readonly<Record<string, Scene>> = {
  serving: { act: (model) => model.ticks.toggle(CURRENT.visit, 0) },
  'serving-long': {
    view: {
      current: { ...CURRENT, servingSince: CLERK_TIME - 4_000_000, maskedName: null, step: 2 },
    },
  },
  'serving-other': {
    act: (model) => {
      const other = clerkView.services[4];
      if (other !== undefined) model.deliver(other.id);
    },
  },
  calling: {
    view: { current: CALLED, counter: { ...counter, state: { ...STATES.calling, times: 2 } } },
  },
  'proof-wanted': {
    view: {
      current: {
        ...CALLED,
        proofWanted: {
          'zh-Hans': '军人证或消防救援证',
          'zh-Hant': '軍人證或消防救援證',
          en: 'Military card',
        },
      },
      counter: { ...counter, state: STATES.calling },
      queue: clerkView.queue.map((each, place) => ({
        ...each,
        because: REASONS[place] ?? each.because,
      })),
    },
  },
  idle: { view: idle },
  reminded: {
    view: {
      ...idle,
      reminder: { why: 'silent', at: CLERK_TIME - 60_000 },
      unhappy: [
        {
          task: taskIdSchema.parse('t-31'),
          number: CURRENT.number,
          at: CLERK_TIME - 600_000,
          level: 2,
          reasons: [longNames],
          isClosed: false,
          appeal: 'none',
        },
        {
          task: taskIdSchema.parse('t-30'),
          number: CURRENT.number,
          at: CLERK_TIME - 900_000,
          level: 1,
          reasons: [],
          isClosed: true,
          appeal: 'made',
        },
      ],
    },
  },
  'idle-rating': {
    view: {
      ...idle,
      counter: {
        ...counter,
        state: STATES.idle,
        rating: { ...openRating, until: CLERK_TIME + 42_000 },
      },
    },
  },
  empty: {
    view: { ...idle, queue: [], queueCount: 0, parked: [], noShows: [] },
  },
  'first-minute': {
    view: {
      ...idle,
      queue: [],
      queueCount: 0,
      hallWaiting: 0,
      today: {
        ...clerkView.today,
        finished: 0,
        noShows: 0,
        handlingMs: null,
        rated: 0,
        satisfied: 0,
      },
    },
  },
  paused: { view: paused },
  parked: { view: idle, act: (model) => model.showTab('parked') },
  'no-shows': { act: (model) => model.showTab('noShows') },
  'nothing-parked': { view: { parked: [] }, act: (model) => model.showTab('parked') },
  under: { view: idle, act: (model) => model.press('callNext') },
  refused: {
    view: idle,
    act: (model, link) => {
      model.press('callNext');
      void link.answer(
        refuse({ refusal: { kind: 'nobodyWaiting' }, text: '现在没有人等候您办理的业务' }),
      );
    },
  },
  hint: { act: (model) => model.press('callNext') },
  'pause-sheet': { view: idle, act: (model) => model.press('pauseShift') },
  'leave-sheet': { view: idle, act: (model) => model.press('closeShift') },
  'transfer-sheet': { act: (model) => model.press('transfer') },
  'note-sheet': { act: (model) => model.press('writeNote') },
  'further-sheet': {
    view: { work: NOTED },
    act: (model) => model.press('planFurther'),
  },
  'chosen-sheet': { view: idle, act: (model) => model.press('callChosen') },
  'walk-up-sheet': { view: idle, act: (model) => model.press('takeWalkUp') },
  noted: { view: { work: NOTED } },
  'wrap-up': {
    view: {
      ...idle,
      work: {
        ...QUIET_WORK,
        undo: { what: 'stepFinished', number: CURRENT.number, until: CLERK_TIME + 7_000 },
        wrapUp: { since: CLERK_TIME - 34_000, until: CLERK_TIME + 86_000 },
        callsByItself: true,
      },
    },
  },
  'parked-noted': {
    view: {
      ...idle,
      parked: clerkView.parked.map((each) => ({ ...each, note: '缺房产证明，下午补来' })),
    },
    act: (model) => model.showTab('parked'),
  },
  roll: {
    view: {
      ...idle,
      roll: { prefix: '', from: 1, to: 100, next: ticketNumberSchema.parse('058'), left: 43 },
    },
  },
  'roll-service': {
    view: {
      current: {
        ...CALLED,
        number: ticketNumberSchema.parse('057'),
        serviceName: texts('', '', ''),
        isWaitKnown: false,
      },
      counter: { ...counter, state: { ...STATES.calling, times: 1 } },
      isServiceWanted: true,
    },
  },
  'devices-down': {
    view: {
      devices: DEVICES.map((device, place) => ({
        ...device,
        health:
          [trouble('degraded', 'noisyLine'), trouble('down', 'portLost'), null][place] ?? null,
      })),
    },
  },
  'long-names': {
    view: {
      current: { ...CURRENT, serviceName: longNames, materials: [longNames, longNames, longNames] },
      queue: clerkView.queue.slice(0, 5).map((each) => ({ ...each, serviceName: longNames })),
      queueCount: 128,
    },
  },
  'choose-counter': { view: unseated },
  'all-taken': {
    view: {
      ...unseated,
      counters: clerkView.counters.map((each, place) => ({
        ...each,
        clerk: clerkView.counters[1]?.clerk ?? null,
        clerkName: `员工${place}`,
      })),
    },
  },
  full: { line: 'refused' },
  waiting: { line: 'waiting' },
  lost: { line: 'lost' },
  'lost-calling': { view: { ...idle }, line: 'lost' },
  'one-moment': { line: 'oneMoment' },
};

export const CLERK_SCENES: readonly string[] = Object.keys(SCENES);

export function clerkScene(name: string): ComponentChild {
  const scene = SCENES[name] ?? {};
  const view = { ...clerkView, ...scene.view };
  const { line } = scene;
  const link = stillLink(
    {
      clerk:
        line === 'waiting'
          ? { face: 'waiting' }
          : line === 'refused'
            ? { face: 'refused', problem: { refusal: { kind: 'notAllowed' }, text: '' } }
            : { face: 'live', view, at: CLERK_TIME },
    },
    line === 'lost' ? 'lost' : 'live',
  );
  const model = openClerkModel({
    link: line === 'oneMoment' ? { ...link, isOneMoment: signal(true) } : link,
    staff: { token: 't', staff: '0386', name: '林晓雯', role: 'clerk' },
    storage: { getItem: (key) => (key.endsWith('counter') ? 'c3' : null), setItem() {} },
    counters: async () => clerkView.counters.map(({ id }) => id),
    isCounterId,
    // Nothing goes by itself: a toast stays as long as somebody looks.
    clock: { now: () => CLERK_TIME, after: () => () => {} },
    hallNow: signal(CLERK_TIME),
    signOut() {},
  });
  queueMicrotask(() => {
    if (line === 'lost') {
      link.feeds.clerk.value = { face: 'linkLost', view, at: CLERK_TIME - 120_000 };
    }
    scene.act?.(model, link);
  });
  return <Clerk model={model} />;
}
