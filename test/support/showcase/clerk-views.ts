import {
  classIdSchema,
  counterIdSchema,
  deviceIdSchema,
  serviceIdSchema,
  staffIdSchema,
  ticketNumberSchema,
  visitIdSchema,
} from '#contract/ids.ts';
import type { CounterWork } from '#contract/steps.ts';
import type { ClerkView, QueuedEntry } from '#contract/views.ts';
import { texts } from './board-views.ts';
import { counterView } from './counter-views.ts';
import { hall } from './kiosk-views.ts';

/** Friday, 3 July 2026, 10:41:12 in Shanghai: the instant of the console's picture. */
export const CLERK_TIME = Date.UTC(2026, 6, 3, 2, 41, 12);
const MINUTE = 60_000;

const NAMES = {
  A: texts('新装开户', '新裝開戶', 'New service'),
  C: texts('缴费', '繳費', 'Payment'),
  F: texts('报修', '報修', 'Repair'),
  H: texts('移机过户', '移機過戶', 'Move or transfer'),
  R: texts('套餐变更', '套餐變更', 'Change plan'),
  W: texts('退机', '退機', 'Return equipment'),
  X: texts('集团业务', '集團業務', 'Corporate'),
  Y: texts('咨询投诉', '諮詢投訴', 'Help & complaints'),
} as const;
type Prefix = keyof typeof NAMES;
const isPrefix = (text: string): text is Prefix => text in NAMES;

export const serviceOf = (prefix: Prefix) =>
  serviceIdSchema.parse(`service-${prefix.toLowerCase()}`);

export const CLASSES = {
  elderly: texts('65 岁以上', '65 歲以上', 'Aged 65 and over'),
  military: texts('军人、消防救援', '軍人、消防救援', 'Military or first responder'),
} as const;

/** Somebody who has waited so long and is due in so many minutes; below zero: is overdue. */
export function entry(
  number: string,
  [waitedMin, dueInMin]: readonly [number, number],
  changes: Partial<QueuedEntry> = {},
): QueuedEntry {
  const prefix = number.charAt(0);
  if (!isPrefix(prefix)) throw new Error(`${number} has no service`);
  const due = CLERK_TIME + dueInMin * MINUTE;
  const service = serviceOf(prefix);
  return {
    visit: visitIdSchema.parse(`2026-07-03.${number}`),
    number: ticketNumberSchema.parse(number),
    service,
    serviceName: NAMES[prefix],
    priorityClass: classIdSchema.parse('normal'),
    className: null,
    joinedAt: CLERK_TIME - waitedMin * MINUTE,
    due,
    slot: null,
    waitsFor: 'service',
    note: null,
    because: { kind: 'dueFirst', line: { kind: 'service', service }, due },
    ...changes,
  };
}

const clerks = { c1: null, c2: ['0391', '陈思远'], c3: ['0386', '林晓雯'], c4: ['0402', '周敏'] };

export const CURRENT = {
  visit: visitIdSchema.parse('2026-07-03.A017'),
  number: ticketNumberSchema.parse('A017'),
  service: serviceOf('A'),
  serviceName: NAMES.A,
  className: CLASSES.elderly,
  slot: null,
  maskedName: '张*',
  state: 'serving',
  isWaitKnown: true,
  joinedAt: CLERK_TIME - 16 * MINUTE - 40_000,
  calledAt: CLERK_TIME - 5 * MINUTE - 10_000,
  servingSince: CLERK_TIME - 4 * MINUTE - 32_000,
  calls: 1,
  because: {
    kind: 'dueFirst',
    line: { kind: 'service', service: serviceOf('A') },
    due: CLERK_TIME - 6 * MINUTE,
  },
  targetHandlingMin: 12,
  proofWanted: null,
  materials: [
    texts('身份证原件', '身份證原件', 'Your ID card'),
    texts('房产证明或租房合同', '房產證明或租房合約', 'Proof of address or lease'),
  ],
  step: 1,
} as const satisfies ClerkView['current'];

export const CALLED = {
  ...CURRENT,
  state: 'called',
  calledAt: CLERK_TIME - 23_000,
  servingSince: null,
  calls: 2,
} as const satisfies ClerkView['current'];

const device = (id: string, kind: ClerkView['devices'][number]['kind'], name: string) => ({
  device: deviceIdSchema.parse(id),
  kind,
  name,
  health: { state: 'up', why: 'healthy', since: CLERK_TIME - 60 * MINUTE, detail: '' } as const,
});

export const DEVICES = [
  device('sign-3', 'ledSign', '窗口屏 3'),
  device('pad-3', 'ratingPad', '评价器 3'),
  device('keypad-3', 'callKeypad', '呼叫器 3'),
] as const;

/** A counter where nothing out of the ordinary holds. */
export const QUIET_WORK: CounterWork = {
  note: null,
  further: [],
  undo: null,
  wrapUp: null,
  callsByItself: null,
  servedHere: [serviceOf('A'), serviceOf('R'), serviceOf('H')],
  recallsLeft: null,
  recallsWanted: 0,
  parkedMax: null,
  callReasons: [
    { id: 'frail', text: texts('身体不适', '身體不適', 'Unwell') },
    { id: 'sentBack', text: texts('补齐材料回来', '補齊材料回來', 'Back with the papers') },
  ],
  noShow: { place: 'penalty', penaltyMin: 10, graceMin: 60, returnsMax: 2 },
};

export const clerkView: ClerkView = {
  hall,
  counter: {
    ...counterView,
    services: [NAMES.A, NAMES.R, NAMES.H],
    state: {
      kind: 'serving',
      number: CURRENT.number,
      service: NAMES.A,
      since: CURRENT.servingSince,
    },
  },
  services: Object.entries(NAMES).map(([prefix, name]) => ({
    id: serviceIdSchema.parse(`service-${prefix.toLowerCase()}`),
    name,
    prefix,
  })),
  counters: Object.entries(clerks).map(([id, clerk]) => ({
    id: counterIdSchema.parse(id),
    label: id.slice(1),
    clerk: clerk === null ? null : staffIdSchema.parse(clerk[0]),
    clerkName: clerk?.[1] ?? null,
  })),
  pauseReasons: [
    { id: 'away', text: texts('临时离开', '臨時離開', 'Back in a moment') },
    { id: 'meal', text: texts('用餐', '用餐', 'Meal break') },
    { id: 'paperwork', text: texts('后台办理', '後台辦理', 'Paperwork') },
    { id: 'training', text: texts('培训', '培訓', 'Training') },
    { id: 'equipment', text: texts('设备故障', '設備故障', 'Equipment fault') },
  ],
  current: CURRENT,
  work: QUIET_WORK,
  queue: [
    entry('R104', [22, -2]),
    entry('A018', [14, 1]),
    entry('H505', [3, 4], { waitsFor: 'counter' }),
    entry('R106', [6, 5], { className: CLASSES.military }),
    entry('A019', [12, 8]),
    entry('A020', [9, 9], { className: CLASSES.elderly }),
    entry('R105', [8, 12], { waitsFor: 'clerk' }),
    entry('A021', [4, 16]),
    entry('H033', [1, 19]),
  ],
  queueCount: 9,
  hallWaiting: 23,
  case: null,
  ownCases: [],
  ownCaseCount: 0,
  helpTopics: [],
  dayEnd: null,
  roll: null,
  isServiceWanted: false,
  parked: [entry('A012', [48, -20]), entry('R101', [70, -44])],
  noShows: [{ ...entry('A015', [30, -8]), until: CLERK_TIME + 47 * MINUTE }],
  today: {
    finished: 11,
    noShows: 2,
    handlingMs: 580_000,
    rated: 56,
    satisfied: 55,
    shiftSince: Date.UTC(2026, 6, 3, 0, 30, 0),
  },
  reminder: null,
  unhappy: [],
  devices: DEVICES,
};
