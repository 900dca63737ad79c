import type { ComponentChild } from 'preact';
import type { StartInfo } from '#contract/channels.ts';
import { counterIdSchema } from '#contract/ids.ts';
import { ok } from '#contract/outcome.ts';
import { PairScreen } from '#kit/door/pair-screen.tsx';
import { SignIn } from '#kit/door/sign-in.tsx';
import { pageClock } from '#kit/page-clock.ts';
import { Start } from '../../../counter-display/start/start.tsx';
import { openStartModel } from '../../../counter-display/start/start-model.ts';
import { hall } from './kiosk-views.ts';

const INFO: StartInfo = {
  name: hall.name,
  language: 'zh-Hans',
  isDemo: true,
  version: '0.1.0',
  accounts: [
    { staff: '0386', name: '林晓雯', role: 'clerk', password: 'demo-0386' },
    { staff: '0201', name: '张静宜', role: 'supervisor', password: 'demo-0201' },
  ],
  stations: [],
  kiosks: [{ id: 'k1', name: '取号机 1' }],
  counters: ['1', '2', '3'].map((id) => ({
    id,
    label: id,
    area: { 'zh-Hans': '综合受理区', 'zh-Hant': '綜合受理區', en: 'General services' },
  })),
};

const startPage = (info: StartInfo) => (
  <Start model={openStartModel(async () => ok(info), pageClock)} />
);

const signIn = (why: string) => (
  <SignIn title="工作台" why={why} accounts={INFO.accounts} signIn={() => new Promise(() => {})} />
);

/** Start page, sign-in and pairing: what stands before every other page. */
const SCENES: Readonly<Record<string, () => ComponentChild>> = {
  'start-demo': () => startPage(INFO),
  'start-hall': () => startPage({ ...INFO, isDemo: false, accounts: [] }),
  'sign-in': () => signIn(''),
  'sign-in-refused': () => signIn('这个账号不能使用本页。'),
  pair: () => (
    <PairScreen
      screen="windowDisplay"
      place={{ kind: 'counter', counter: counterIdSchema.parse('3') }}
      pair={() => new Promise(() => {})}
      onPaired={() => {}}
    />
  ),
};

export const DOOR_SCENES: readonly string[] = Object.keys(SCENES);

export function doorScene(name: string): ComponentChild {
  return SCENES[name]?.();
}
