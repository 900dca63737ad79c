import { signal } from '@preact/signals';
import type { ComponentChild } from 'preact';
import type { Answers, Question, SignedIn } from '#contract/channels.ts';
import { ok, refuse } from '#contract/outcome.ts';
import type { PatrolsView } from '#contract/patrols.ts';
import type { StaffRole } from '#contract/staff.ts';
import type { TasksView } from '#contract/tasks.ts';
import type { DevicesView, LiveView, SettingsView } from '#contract/views.ts';
import type { Link } from '#kit/link/link.ts';
import { hallNow, holdHallTime, pageClock } from '#kit/page-clock.ts';
import { Manage } from '../../../counter-display/manage/manage.tsx';
import { openManageModel } from '../../../counter-display/manage/manage-model.ts';
import { devicesView, fileFaults, settingsView } from './manage-devices.ts';
import { timeline, todayFigures, visitLines } from './manage-history.ts';
import { daySupervision, pastPatrols, patrolsView, taskStory, tasksView } from './manage-tasks.ts';
import { liveView, MANAGE_TIME, quietLive, slowAlerts } from './manage-views.ts';
import { stillLink } from './still-link.ts';

type AnswersHere = { readonly [Name in Question['ask']]?: Answers[Name] };

interface Scene {
  readonly hash: string;
  readonly role: StaffRole;
  readonly live?: LiveView;
  /** What the hall showed before: whatever is new since then is an alarm. */
  readonly before?: LiveView;
  readonly tasks?: TasksView;
  readonly patrols?: PatrolsView;
  readonly devices?: DevicesView;
  readonly settings?: SettingsView;
  readonly answers?: AnswersHere;
  readonly state?: 'waiting' | 'refused' | 'lost';
  /** What is done once the room stands. */
  readonly after?: (model: ReturnType<typeof openManageModel>) => void;
}

const ANSWERS: AnswersHere = {
  visits: { lines: visitLines, total: 186 },
  timeline,
  today: todayFigures,
  taskStory,
  pastPatrols,
  daySupervision,
  testDevice: { isDone: false, why: 'paperOut' },
};
const longName = '设备名称很长的取号机旁边第二台热敏打印机备用机';

const SCENES: Readonly<Record<string, Scene>> = {
  live: { hash: '#live', role: 'supervisor' },
  'live-quiet': { hash: '#live', role: 'backOffice', live: quietLive },
  'live-lost': { hash: '#live', role: 'supervisor', state: 'lost' },
  'live-waiting': { hash: '#live', role: 'supervisor', state: 'waiting' },
  'live-refused': { hash: '#live', role: 'supervisor', state: 'refused' },
  'live-crowded': {
    hash: '#live',
    role: 'supervisor',
    live: {
      ...liveView,
      counters: [...liveView.counters, ...liveView.counters, ...liveView.counters].map(
        (counter, place) => ({ ...counter, label: String(place + 1) }),
      ),
      waiting: 1_284,
      longestWait: liveView.longestWait && { ...liveView.longestWait, since: MANAGE_TIME - 7.6e6 },
      alerts: [
        ...liveView.alerts,
        { kind: 'voiceSilent', at: MANAGE_TIME, number: visitLines[0]?.number ?? todayNumber() },
        ...liveView.alerts.flatMap((alert) =>
          alert.kind === 'deviceDown' ? [{ ...alert, name: longName, device: deviceTwo() }] : [],
        ),
      ],
    },
  },
  'live-alarm': {
    hash: '#live',
    role: 'supervisor',
    before: { ...liveView, alerts: [] },
  },
  'live-slow': { hash: '#live', role: 'supervisor', live: { ...liveView, alerts: slowAlerts } },
  report: { hash: '#report', role: 'supervisor' },
  'report-refused': { hash: '#report', role: 'supervisor', answers: {} },
  'report-lost': { hash: '#report', role: 'supervisor', state: 'lost' },
  tasks: { hash: '#tasks', role: 'supervisor' },
  task: { hash: '#task=t-31', role: 'supervisor' },
  'task-closed': { hash: '#task=t-24', role: 'supervisor' },
  'tasks-maintainer': { hash: '#task=t-27', role: 'maintainer' },
  'tasks-none': {
    hash: '#tasks',
    role: 'supervisor',
    tasks: { ...tasksView, open: [], openCount: 0, overdueCount: 0 },
  },
  'tasks-waiting': { hash: '#tasks', role: 'supervisor', state: 'waiting' },
  'tasks-lost': { hash: '#task=t-31', role: 'supervisor', state: 'lost' },
  patrol: { hash: '#patrol', role: 'supervisor' },
  'patrol-none': {
    hash: '#patrol',
    role: 'supervisor',
    patrols: { ...patrolsView, open: [] },
    answers: { pastPatrols: { lines: [] } },
  },
  'patrol-waiting': { hash: '#patrol', role: 'supervisor', state: 'waiting' },
  'patrol-lost': { hash: '#patrol', role: 'supervisor', state: 'lost' },
  visits: { hash: '#visits', role: 'backOffice' },
  visit: { hash: '#visit=2026-07-03.F007', role: 'supervisor' },
  'visits-none': {
    hash: '#visits',
    role: 'supervisor',
    answers: { visits: { lines: [], total: 0 } },
  },
  'visits-refused': { hash: '#visit=2026-07-03.F007', role: 'supervisor', answers: {} },
  today: { hash: '#today', role: 'supervisor' },
  'today-clerks': {
    hash: '#today',
    role: 'supervisor',
    after: ({ today }) => today?.chooseTable('clerk'),
  },
  'today-none': {
    hash: '#today',
    role: 'supervisor',
    answers: {
      today: { ...todayFigures, issued: 0, served: 0, ratings: [0, 0, 0, 0, 0], notRated: 0 },
    },
  },
  'today-bad': {
    hash: '#today',
    role: 'supervisor',
    answers: {
      today: {
        ...todayFigures,
        ratings: [1, 0, 1, 3, 9],
        byHour: todayFigures.byHour.map((hour) =>
          hour.hour === 10
            ? hour
            : { ...hour, issued: 0, served: 0, waitingMsP50: null, waitingMsP90: null },
        ),
      },
    },
  },
  devices: { hash: '#device=printer-k1', role: 'maintainer' },
  'devices-library': { hash: '#device=reader-k1', role: 'administrator' },
  'devices-tried': {
    hash: '#device=printer-k1',
    role: 'maintainer',
    after: ({ devices }) => {
      const device = devices?.opened.peek();
      if (device) void devices?.test(device);
    },
  },
  'devices-none': {
    hash: '#devices',
    role: 'maintainer',
    devices: { ...devicesView, devices: [] },
  },
  screens: {
    hash: '#screens',
    role: 'administrator',
    after: ({ devices }) => {
      const screen = devicesView.screens[3]?.screen;
      if (screen !== undefined) devices?.revoke.press(screen);
    },
  },
  'screens-none': {
    hash: '#screens',
    role: 'maintainer',
    devices: {
      ...devicesView,
      screens: [],
      invitations: [],
      voice: { state: 'silent', at: MANAGE_TIME, boards: 0 },
    },
  },
  settings: { hash: '#settings', role: 'administrator' },
  'settings-file-broken': {
    hash: '#settings',
    role: 'administrator',
    settings: { ...settingsView, faults: fileFaults },
  },
  'settings-faulty': {
    hash: '#settings',
    role: 'administrator',
    answers: { saveSettings: { faults: fileFaults, isStale: false } },
    after: ({ settings }) => {
      settings?.edit(settingsView.text.replace('"A"', '"O"'));
      void settings?.press();
    },
  },
  'settings-stale': {
    hash: '#settings',
    role: 'administrator',
    answers: { saveSettings: { faults: [], isStale: true } },
    after: ({ settings }) => {
      settings?.edit(settingsView.text.replace('20', '25'));
      void settings?.press();
    },
  },
  'devices-file-broken': {
    hash: '#devices',
    role: 'administrator',
    settings: { ...settingsView, faults: fileFaults },
  },
};

export const MANAGE_SCENES: readonly string[] = Object.keys(SCENES);

export function manageScene(name: string): ComponentChild {
  holdHallTime(MANAGE_TIME);
  const scene = SCENES[name] ?? { hash: '#live', role: 'supervisor' };
  const still = stillLink({}, scene.state === 'lost' ? 'lost' : 'live');
  const answers = scene.answers ?? ANSWERS;
  const link: Link = {
    ...still,
    async ask(question) {
      const answer = answers[question.ask];
      if (answer !== undefined) return ok(JSON.parse(JSON.stringify(answer)));
      return refuse({ refusal: { kind: 'notRecorded' }, text: '现在查不了，请稍后再试。' });
    },
  };
  const { live, tasks, patrols, devices, settings } = still.feeds;
  const view = {
    live: scene.live ?? liveView,
    tasks: scene.tasks ?? tasksView,
    patrols: scene.patrols ?? patrolsView,
  };
  if (scene.state === 'refused') {
    const problem = {
      refusal: { kind: 'notAllowed' },
      text: '您没有这个权限，请联系管理员',
    } as const;
    live.value = { face: 'refused', problem };
  } else if (scene.state === 'lost') {
    const at = MANAGE_TIME - 180_000;
    live.value = { face: 'linkLost', view: view.live, at };
    tasks.value = { face: 'linkLost', view: view.tasks, at };
    patrols.value = { face: 'linkLost', view: view.patrols, at };
  } else if (scene.state !== 'waiting') {
    live.value = { face: 'live', view: scene.before ?? view.live, at: MANAGE_TIME };
    tasks.value = { face: 'live', view: view.tasks, at: MANAGE_TIME };
    patrols.value = { face: 'live', view: view.patrols, at: MANAGE_TIME };
  }
  devices.value = { face: 'live', view: scene.devices ?? devicesView, at: MANAGE_TIME };
  settings.value = { face: 'live', view: scene.settings ?? settingsView, at: MANAGE_TIME };
  const model = openManageModel({
    link,
    staff: staffOf(scene.role),
    hash: signal(scene.hash),
    clock: pageClock,
    hallNow,
    openChime: () => ({ isBlocked: signal(false), ring() {}, allow() {}, close() {} }),
    storage: { getItem: () => null, setItem() {} },
    askStart: async () =>
      ok({
        name: {},
        language: 'zh-Hans',
        isDemo: true,
        version: '',
        accounts: [],
        stations: [],
        kiosks: [{ id: 'k1', name: '取号机 1' }],
        counters: ['1', '2', '3', '4', '5', '6'].map((label) => ({ id: label, label, area: {} })),
      }),
  });
  if (scene.before !== undefined) {
    live.value = { face: 'live', view: view.live, at: MANAGE_TIME };
  }
  scene.after?.(model);
  return <Manage model={model} />;
}

function staffOf(role: StaffRole): SignedIn {
  return { token: '', staff: '0201', name: '张静宜', role };
}

function todayNumber(): LiveView['calls'][number]['number'] {
  const [first] = liveView.calls;
  if (first === undefined) throw new Error('the picture has calls');
  return first.number;
}

function deviceTwo(): DevicesView['devices'][number]['device'] {
  const [, second] = devicesView.devices;
  if (second === undefined) throw new Error('the picture has devices');
  return second.device;
}
