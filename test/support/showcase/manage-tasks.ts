import {
  deviceIdSchema,
  patrolIdSchema,
  serviceDaySchema,
  staffIdSchema,
  taskIdSchema,
} from '#contract/ids.ts';
import type { PatrolLine, PatrolsView, PatrolWalk } from '#contract/patrols.ts';
import type { DaySupervision } from '#contract/reports.ts';
import type { TaskLine, TaskStory, TasksView } from '#contract/tasks.ts';
import { texts } from './board-views.ts';
import { hall } from './kiosk-views.ts';
import { ago, MANAGE_TIME, MINUTE, numberNamed, visitNamed } from './manage-views.ts';

const supervisor = { kind: 'role', role: 'supervisor' } as const;
const inMinutes = (minutes: number) => MANAGE_TIME + minutes * MINUTE;

const task = (id: number, line: Pick<TaskLine, 'about' | 'due'> & Partial<TaskLine>): TaskLine => ({
  task: taskIdSchema.parse(`t-${id}`),
  kind: line.about.kind,
  owner: supervisor,
  openedAt: ago(90),
  isOverdue: false,
  outcome: null,
  closedAt: null,
  hasCallBack: false,
  hasCorrection: false,
  appeal: 'none',
  text: '',
  ...line,
});

const open: readonly TaskLine[] = [
  task(27, {
    about: {
      kind: 'device',
      device: deviceIdSchema.parse('printer-k1'),
      name: '取号机 1 打印机',
      why: 'paperLow',
    },
    owner: { kind: 'role', role: 'maintainer' },
    due: ago(12),
    isOverdue: true,
  }),
  task(31, {
    about: {
      kind: 'unhappyRating',
      visit: visitNamed('F007'),
      number: numberNamed('F007'),
      counterLabel: '8',
      clerkName: '马志强',
      level: 2,
      reasons: [
        texts('等待太久', '等待太久', 'Waited too long'),
        texts('说不清楚', '說不清楚', 'Unclear'),
      ],
    },
    owner: { kind: 'staff', staff: staffIdSchema.parse('0201'), name: '张静宜' },
    openedAt: ago(9),
    due: inMinutes(1_431),
    hasCallBack: true,
    appeal: 'made',
  }),
  task(29, {
    about: { kind: 'patrolFinding', item: texts('填单台有笔、有表，老花镜在', '', '') },
    due: inMinutes(400),
    text: '老花镜少一副',
  }),
  task(33, {
    about: { kind: 'other' },
    due: inMinutes(1_400),
    text: '联系物业修东门的自动门，顾客反映关得太快',
  }),
];

export const tasksView: TasksView = {
  hall,
  open,
  openCount: 4,
  overdueCount: 1,
  closed: [
    task(24, {
      about: { kind: 'visit', visit: visitNamed('C012'), number: numberNamed('C012') },
      due: ago(20),
      outcome: 'explained',
      closedAt: ago(30),
    }),
  ],
  staff: [
    { staff: staffIdSchema.parse('0201'), name: '张静宜', role: 'supervisor' },
    { staff: staffIdSchema.parse('0501'), name: '孙维', role: 'maintainer' },
    { staff: staffIdSchema.parse('0411'), name: '马志强', role: 'clerk' },
  ],
};

const byHall = { kind: 'hall', name: '' } as const;
const byZhang = {
  kind: 'staff',
  staff: staffIdSchema.parse('0201'),
  name: '张静宜',
  role: 'supervisor',
} as const;
export const taskStory: TaskStory = {
  task: taskIdSchema.parse('t-31'),
  lines: [
    {
      seq: 401,
      at: ago(9),
      what: 'taskOpened',
      by: byHall,
      values: { kind: 'unhappyRating', role: 'supervisor', due: inMinutes(1_431) },
    },
    {
      seq: 409,
      at: ago(7),
      what: 'taskAssigned',
      by: byZhang,
      values: { owner: '张静宜', due: inMinutes(1_431) },
    },
    {
      seq: 415,
      at: ago(5),
      what: 'taskNoted',
      by: byZhang,
      values: {
        note: 'callBack',
        text: '电话回访，顾客说前面一位办了很久，等得急；已说明报修要先测线路。',
      },
    },
    {
      seq: 422,
      at: ago(2),
      what: 'ratingAppealed',
      by: { kind: 'staff', staff: staffIdSchema.parse('0411'), name: '马志强', role: 'clerk' },
      values: { clerk: '马志强', text: '等待久是因为线路测试，办理本身 6 分钟。' },
    },
  ],
};

const item = (id: string, text: string, check: PatrolWalk['items'][number]['check']) => ({
  id,
  text: texts(text, text, text),
  check,
});
const fine = { isFine: true, text: '', task: null } as const;
const finding = {
  isFine: false,
  text: '老花镜少一副',
  task: taskIdSchema.parse('t-29'),
} as const;
const walk: PatrolWalk = {
  patrol: patrolIdSchema.parse('w-7'),
  staff: staffIdSchema.parse('0201'),
  name: '张静宜',
  startedAt: ago(11),
  items: [
    item('entrance', '门口、通道畅通，地面干净', fine),
    item('kiosks', '取号机开着，有纸，旁边有人引导', fine),
    item('boards', '综合屏、窗口屏显示正常，广播听得清', fine),
    item('forms', '填单台有笔、有表，老花镜在', finding),
    item('clerks', '窗口人员在岗，着装、工牌整齐', null),
    item('barrierFree', '无障碍通道和爱心座椅没有被占用', null),
    item('fire', '消防通道、灭火器完好', null),
  ],
};
export const patrolsView: PatrolsView = { hall, open: [walk], itemCount: 7 };

const past = (id: number, minutes: number, checks: PatrolWalk['items']): PatrolLine => ({
  ...walk,
  patrol: patrolIdSchema.parse(`w-${id}`),
  startedAt: ago(minutes + 18),
  finishedAt: ago(minutes),
  items: checks,
});
export const pastPatrols = {
  lines: [
    past(6, 110, walk.items.slice(0, 4)),
    past(
      5,
      1_300,
      walk.items.map((each) => ({ ...each, check: fine })),
    ),
    past(4, 2_800, walk.items),
  ],
};

export const daySupervision: DaySupervision = {
  day: serviceDaySchema.parse('2026-07-03'),
  tasks: [
    { kind: 'unhappyRating', opened: 2, closed: 1, overdue: 0 },
    { kind: 'device', opened: 3, closed: 2, overdue: 1 },
    { kind: 'patrolFinding', opened: 1, closed: 0, overdue: 0 },
  ],
  unhappy: [
    {
      task: taskIdSchema.parse('t-31'),
      visit: visitNamed('F007'),
      number: numberNamed('F007'),
      at: ago(9),
      level: 2,
      counterLabel: '8',
      clerkName: '马志强',
      calledBackAt: ago(5),
      isOverdue: false,
      outcome: null,
      appeal: 'made',
    },
  ],
  patrols: pastPatrols.lines.slice(0, 1),
  pauses: [
    {
      clerkName: '刘芸',
      reason: texts('临时离开', '臨時離開', 'Away for a moment'),
      times: 3,
      ms: 22 * MINUTE,
    },
  ],
};
