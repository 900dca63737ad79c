import { signal } from '@preact/signals';
import type { ComponentChild } from 'preact';
import { ticketNumberSchema } from '#contract/ids.ts';
import { ok, refuse } from '#contract/outcome.ts';
import type { GuideEntry, GuideView } from '#contract/views.ts';
import { Guide } from '../../../counter-display/guide/guide.tsx';
import { type GuideModel, openGuideModel } from '../../../counter-display/guide/guide-model.ts';
import { texts } from './board-views.ts';
import { CLERK_TIME, clerkView, entry } from './clerk-views.ts';
import { kioskView } from './kiosk-views.ts';
import { type StillLink, stillLink } from './still-link.ts';

interface Scene {
  readonly view?: Partial<GuideView>;
  readonly line?: 'lost' | 'waiting' | 'refused';
  readonly act?: (model: GuideModel, link: StillLink) => void;
}

const waiting = (each: ReturnType<typeof entry>): GuideEntry => ({
  ...each,
  state: 'waiting',
  counterLabel: null,
  until: null,
});
const noShow: GuideEntry = {
  ...entry('A015', [30, -8]),
  state: 'noShow',
  counterLabel: '2',
  until: CLERK_TIME + 47 * 60_000,
};
const called: GuideEntry = {
  ...entry('A017', [16, 0]),
  state: 'called',
  counterLabel: '3',
  until: null,
};
const queue = clerkView.queue.map(waiting);
const [first] = queue;
const reason = (id: string, ...[hans, hant, en]: [string, string, string]) => ({
  id,
  text: texts(hans, hant, en),
});

export const guideView: GuideView = {
  hall: clerkView.hall,
  isOpen: true,
  opensAt: '',
  services: kioskView.services,
  waiting: 23,
  queue,
  queueCount: 23,
  noShows: [noShow],
  found: null,
  classes: [
    { id: first?.priorityClass ?? noShow.priorityClass, name: texts('普通', '普通', 'Normal') },
    ...kioskView.classes,
  ],
  rules: [
    { id: 'forwardTen', name: texts('提前 10 分钟', '提前 10 分鐘', '10 minutes forward') },
    { id: 'toFront', name: texts('排到最前', '排到最前', 'To the front') },
    { id: 'toBack', name: texts('排到最后', '排到最後', 'To the back') },
  ],
  reasons: {
    reorder: [
      reason('unwell', '身体不适', '身體不適', 'Unwell'),
      reason('withInfant', '带婴幼儿', '帶嬰幼兒', 'With an infant'),
      reason('hallMistake', '大厅差错补救', '大廳差錯補救', 'To mend our mistake'),
    ],
    change: [reason('tookWrong', '取错业务', '取錯業務', 'Took the wrong service')],
    void: [reason('takenTwice', '重复取号', '重複取號', 'Taken twice')],
  },
  roll: null,
  rollPrefixes: ['', 'U', 'K', 'M', 'J'],
  papers: [
    { kiosk: null, name: null },
    { kiosk: kioskView.kiosk, name: '取号机 1' },
  ],
};

const numberOf = (text: string) => ticketNumberSchema.parse(text);
const chooseFirst = (model: GuideModel) => {
  if (first !== undefined) model.choose(first);
};

/** Every face of the guide's tablet, by name. */
const SCENES: Readonly<Record<string, Scene>> = {
  queue: {},
  chosen: { act: chooseFirst },
  reasons: {
    act: (model) => {
      chooseFirst(model);
      model.wants({ kind: 'reorder', rule: 'toFront' });
    },
  },
  refused: {
    act: (model, link) => {
      chooseFirst(model);
      model.wants({ kind: 'reorder', rule: 'toFront' });
      void model.because('unwell');
      const text = '这张号票已经在这个位置，不用调整';
      void link.answer(refuse({ refusal: { kind: 'standsThereAlready' }, text }));
    },
  },
  'no-show': { act: (model) => model.choose(noShow) },
  called: { view: { found: [called] }, act: (model) => model.look('17') },
  'called-chosen': { act: (model) => model.choose(called) },
  'not-found': { view: { found: [] }, act: (model) => model.look('499') },
  issue: { act: (model) => model.beginIssue() },
  given: {
    act: (model, link) => {
      model.beginIssue();
      model.wishFor({ service: guideView.services[1]?.service ?? null });
      void model.issue();
      void link.answer(ok({ seq: 1, visit: called.visit, number: called.number }));
    },
  },
  'no-rules': {
    view: { rules: [], reasons: { reorder: [], change: [], void: [] }, papers: [] },
    act: chooseFirst,
  },
  empty: { view: { queue: [], queueCount: 0, noShows: [], waiting: 0 } },
  roll: {
    view: { roll: { prefix: 'U', from: 1, to: 100, next: numberOf('U058'), left: 43 } },
  },
  'roll-used-up': { view: { roll: { prefix: '', from: 1, to: 100, next: null, left: 0 } } },
  waiting: { line: 'waiting' },
  'not-allowed': { line: 'refused' },
  lost: { line: 'lost' },
};

export const GUIDE_SCENES: readonly string[] = Object.keys(SCENES);

export function guideScene(name: string): ComponentChild {
  const scene = SCENES[name] ?? {};
  const view = { ...guideView, ...scene.view };
  const { line } = scene;
  const link = stillLink(
    {
      guide:
        line === 'waiting'
          ? { face: 'waiting' }
          : line === 'refused'
            ? {
                face: 'refused',
                problem: { refusal: { kind: 'notAllowed' }, text: '您没有这个权限' },
              }
            : { face: 'live', view, at: CLERK_TIME },
    },
    line === 'lost' ? 'lost' : 'live',
  );
  const model = openGuideModel({
    link,
    staff: { token: 't', staff: '0220', name: '马可欣', role: 'guide' },
    hallNow: signal(CLERK_TIME),
    service: '',
    signOut() {},
  });
  queueMicrotask(() => {
    if (line === 'lost') {
      link.feeds.guide.value = { face: 'linkLost', view, at: CLERK_TIME - 120_000 };
    }
    scene.act?.(model, link);
  });
  return <Guide model={model} />;
}
