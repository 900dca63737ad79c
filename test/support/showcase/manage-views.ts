import type { Health, HealthReason } from '#contract/devices.ts';
import {
  counterIdSchema,
  deviceIdSchema,
  serviceDaySchema,
  serviceIdSchema,
  staffIdSchema,
  taskIdSchema,
  ticketNumberSchema,
  visitIdSchema,
} from '#contract/ids.ts';
import type { BoardCall, CounterView, LiveView, LoggedCall } from '#contract/views.ts';
import { call, texts } from './board-views.ts';
import { hall, services } from './kiosk-views.ts';

/** Friday, 3 July 2026, 10:41 in Shanghai: the instant of the design's picture of the manage page. */
export const MANAGE_TIME = Date.UTC(2026, 6, 3, 2, 41, 0);
export const MINUTE = 60_000;
export const ago = (minutes: number, seconds = 0) =>
  MANAGE_TIME - minutes * MINUTE - seconds * 1_000;
export const numberNamed = (text: string) => ticketNumberSchema.parse(text);
/** Due first, unless it is told otherwise. */
const logged = (shown: BoardCall, changes: Partial<LoggedCall> = {}): LoggedCall => {
  const line = { kind: 'service', service: serviceIdSchema.parse('service-a') } as const;
  const because = { kind: 'dueFirst', line, due: shown.at - 2 * MINUTE } as const;
  return { ...shown, className: null, because, ...changes };
};
export const visitNamed = (text: string) => visitIdSchema.parse(`2026-07-03.${text}`);

type State = CounterView['state'];
const counter = (
  label: string,
  who: readonly [staff: string, name: string] | null,
  state: State,
  targetHandlingMin: number | null = null,
): LiveView['counters'][number] => ({
  counter: counterIdSchema.parse(label),
  label,
  clerk: who === null ? null : { staff: staffIdSchema.parse(who[0]), name: who[1] },
  state,
  targetHandlingMin,
  waiting: state.kind === 'paused' ? 12 : 5,
  reminder: null,
});
export const nameOf = (prefix: string) =>
  services.find((service) => service.prefix === prefix)?.name ?? texts('业务', '業務', 'Service');
const serving = (ticket: string, minutes: number, seconds: number): State => ({
  kind: 'serving',
  number: numberNamed(ticket),
  service: nameOf(ticket.slice(0, 1)),
  since: ago(minutes, seconds),
});

export const counters: LiveView['counters'] = [
  counter('1', ['0371', '周启明'], serving('H032', 7, 12), 14),
  counter('2', ['0379', '何雨桐'], serving('R103', 15, 35), 12),
  counter('3', ['0386', '林晓雯'], serving('A017', 4, 30), 12),
  counter('4', ['0390', '吴佳宁'], {
    kind: 'calling',
    number: numberNamed('A016'),
    service: nameOf('A'),
    at: ago(0, 18),
    times: 1,
  }),
  counter('5', ['0402', '陈思远'], serving('C044', 1, 48), 4),
  counter('6', ['0405', '徐若溪'], { kind: 'idle' }),
  counter('7', null, { kind: 'closed' }),
  counter('8', ['0411', '马志强'], serving('F009', 9, 5), 8),
  counter('9', ['0417', '刘芸'], {
    kind: 'paused',
    reason: texts('临时离开', '臨時離開', 'Away for a moment'),
    since: ago(6, 40),
    elsewhere: [],
  }),
  counter('10', ['0420', '赵海波'], serving('Y021', 5, 0), 10),
];

const LONGEST_MIN: Readonly<Record<string, number>> = { A: 14, C: 4, F: 11, H: 9, R: 22, Y: 7 };
const TARGETS_MIN: Readonly<Record<string, number>> = { C: 10, F: 20, Y: 15 };

export const health = (
  state: Health['state'],
  why: HealthReason,
  since: number,
  detail = '',
): Health => ({
  state,
  why,
  since,
  detail,
});

export const liveView: LiveView = {
  hall,
  day: serviceDaySchema.parse('2026-07-03'),
  isOpen: true,
  waiting: 23,
  openCounters: 8,
  longestWait: { number: numberNamed('R104'), since: ago(22), targetWaitMin: 20 },
  meanWaitMs: 11 * MINUTE,
  issued: 186,
  served: 155,
  left: 3,
  noShows: 5,
  rated: 114,
  satisfied: 111,
  counters,
  services: services.map((service) => ({
    ...service,
    longestSince: service.waiting === 0 ? null : ago(LONGEST_MIN[service.prefix] ?? 5),
    targetWaitMin: TARGETS_MIN[service.prefix] ?? 20,
  })),
  calls: [
    logged(call('A016', '4', { at: ago(0, 18), isCalling: true, calling: 2 })),
    logged(call('C044', '5', { at: ago(1) }), {
      className: texts('65 岁以上', '65 歲以上', 'Aged 65 and over'),
    }),
    logged(call('C043', '6', { at: ago(2) }), {
      because: {
        kind: 'waitedLong',
        since: ago(32),
        line: { kind: 'service', service: serviceIdSchema.parse('service-c') },
        due: ago(2),
      },
    }),
    logged(call('A017', '3', { at: ago(5) })),
    logged(call('Y021', '10', { at: ago(5) })),
    logged(call('H032', '1', { at: ago(8), calling: 3 })),
    logged(call('F009', '8', { at: ago(10) })),
  ],
  servicePauseReasons: [
    { id: 'systemDown', text: texts('系统维护', '系統維護', 'System maintenance') },
    { id: 'noStock', text: texts('设备缺货', '設備缺貨', 'Out of stock') },
  ],
  alerts: [
    {
      kind: 'waitOverTarget',
      at: ago(2),
      number: numberNamed('R104'),
      service: nameOf('R'),
    },
    {
      kind: 'unhappy',
      at: ago(9),
      task: taskIdSchema.parse('t-31'),
      visit: visitNamed('F007'),
      number: numberNamed('F007'),
      level: 2,
      reasons: [
        texts('等待太久', '等待太久', 'Waited too long'),
        texts('说不清楚', '說不清楚', 'Unclear'),
      ],
    },
    {
      kind: 'deviceDown',
      at: ago(13),
      device: deviceIdSchema.parse('pad-8'),
      name: '评价器 8',
      health: health('down', 'silent', ago(13)),
    },
    {
      kind: 'printUnconfirmed',
      at: ago(15),
      visit: visitNamed('C046'),
      number: numberNamed('C046'),
    },
    {
      kind: 'deviceDegraded',
      at: ago(26),
      device: deviceIdSchema.parse('printer-k1'),
      name: '取号机 1 打印机',
      health: health('degraded', 'paperLow', ago(26)),
    },
  ],
  devices: [
    { kind: 'printer', up: 1, degraded: 1, down: 0 },
    { kind: 'idCardReader', up: 10, degraded: 0, down: 0 },
    { kind: 'ledSign', up: 10, degraded: 0, down: 0 },
    { kind: 'ratingPad', up: 9, degraded: 0, down: 1 },
    { kind: 'callKeypad', up: 10, degraded: 0, down: 0 },
    { kind: 'voice', up: 1, degraded: 0, down: 0 },
  ],
};

export const quietLive: LiveView = {
  ...liveView,
  isOpen: false,
  waiting: 0,
  openCounters: 0,
  longestWait: null,
  meanWaitMs: null,
  issued: 0,
  served: 0,
  rated: 0,
  satisfied: 0,
  counters: counters.slice(0, 6).map((one) => ({
    ...one,
    clerk: null,
    state: { kind: 'closed' },
    targetHandlingMin: null,
  })),
  services: liveView.services.map((service) => ({
    ...service,
    waiting: 0,
    counters: 0,
    longestSince: null,
    wait: { low: 0, high: 0 },
    state: 'closed',
    opensAt: '08:30',
  })),
  calls: [],
  alerts: [],
  devices: [],
};

const atCounter = (label: string, clerkName: string) => ({
  counter: counterIdSchema.parse(label),
  label,
  clerkName,
});
/** What the watch over the counters tells, each with its remedy. */
export const slowAlerts: LiveView['alerts'] = [
  {
    kind: 'handlingOverTarget',
    at: ago(3),
    ...atCounter('2', '何雨桐'),
    isReminded: false,
    visit: visitNamed('R103'),
    number: numberNamed('R103'),
    service: nameOf('R'),
  },
  {
    kind: 'counterSilent',
    at: ago(4),
    ...atCounter('6', '徐若溪'),
    isReminded: true,
    waiting: 5,
  },
  {
    kind: 'pausedWhileWaiting',
    at: ago(5),
    ...atCounter('9', '刘芸'),
    isReminded: false,
    waiting: 12,
    reason: texts('临时离开', '臨時離開', 'away for a moment'),
  },
  {
    kind: 'unlikelyRatings',
    at: ago(6),
    ...atCounter('5', '陈思远'),
    isReminded: false,
    pattern: { kind: 'sameLevel', count: 30, level: 5 },
  },
  {
    kind: 'unlikelyRatings',
    at: ago(7),
    ...atCounter('3', '林晓雯'),
    isReminded: false,
    pattern: { kind: 'tooQuick', count: 6, of: 24 },
  },
  {
    kind: 'taskOverdue',
    at: ago(12),
    task: taskIdSchema.parse('t-27'),
    about: {
      kind: 'device',
      device: deviceIdSchema.parse('printer-k1'),
      name: '取号机 1 打印机',
      why: 'paperLow',
    },
  },
];
