import type { DeviceKind, Health, HealthReason } from '#contract/devices.ts';
import {
  counterIdSchema,
  deviceIdSchema,
  portIdSchema,
  type ScreenId,
  serviceDaySchema,
  staffIdSchema,
  ticketNumberSchema,
  trusted,
  visitIdSchema,
} from '#contract/ids.ts';
import type { Place } from '#contract/place.ts';
import type {
  CounterView,
  DevicesView,
  FigureRow,
  LiveView,
  SettingsView,
  TimelineLine,
  TodayFigures,
  VisitLine,
  VisitTimeline,
} from '#contract/views.ts';
import { call, texts } from './board-views.ts';
import { hall, services } from './kiosk-views.ts';

/** Friday, 3 July 2026, 10:41 in Shanghai: the instant of the design's picture of the manage page. */
export const MANAGE_TIME = Date.UTC(2026, 6, 3, 2, 41, 0);
const MINUTE = 60_000;
const ago = (minutes: number, seconds = 0) => MANAGE_TIME - minutes * MINUTE - seconds * 1_000;
const number = (text: string) => ticketNumberSchema.parse(text);
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
});
const nameOf = (prefix: string) =>
  services.find((service) => service.prefix === prefix)?.name ?? texts('业务', '業務', 'Service');
const serving = (ticket: string, minutes: number, seconds: number): State => ({
  kind: 'serving',
  number: number(ticket),
  service: nameOf(ticket.slice(0, 1)),
  since: ago(minutes, seconds),
});

export const counters: LiveView['counters'] = [
  counter('1', ['0371', '周启明'], serving('H032', 7, 12), 14),
  counter('2', ['0379', '何雨桐'], serving('R103', 15, 35), 12),
  counter('3', ['0386', '林晓雯'], serving('A017', 4, 30), 12),
  counter('4', ['0390', '吴佳宁'], {
    kind: 'calling',
    number: number('A016'),
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

const health = (state: Health['state'], why: HealthReason, since: number, detail = ''): Health => ({
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
  longestWait: { number: number('R104'), since: ago(22), targetWaitMin: 20 },
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
    call('A016', '4', { at: ago(0, 18), isCalling: true, calling: 2 }),
    call('C044', '5', { at: ago(1) }),
    call('C043', '6', { at: ago(2) }),
    call('A017', '3', { at: ago(5) }),
    call('Y021', '10', { at: ago(5) }),
    call('H032', '1', { at: ago(8), calling: 3 }),
    call('F009', '8', { at: ago(10) }),
  ],
  alerts: [
    {
      kind: 'waitOverTarget',
      at: ago(2),
      number: number('R104'),
      service: nameOf('R'),
    },
    {
      kind: 'unhappy',
      at: ago(9),
      visit: visitNamed('F007'),
      number: number('F007'),
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
      number: number('C046'),
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

const line = (ticket: string, minutes: number, changes: Partial<VisitLine> = {}): VisitLine => ({
  visit: visitNamed(ticket),
  number: number(ticket),
  service: nameOf(ticket.slice(0, 1)),
  className: null,
  issuedAt: ago(minutes),
  calledAt: ago(minutes - 8),
  finishedAt: null,
  counterLabel: '3',
  clerkName: '林晓雯',
  outcome: 'open',
  level: null,
  ...changes,
});

const waitingLine = { calledAt: null, counterLabel: null, clerkName: null } as const;
export const visitLines: readonly VisitLine[] = [
  line('A019', 1, waitingLine),
  line('C047', 3, { ...waitingLine, className: texts('老人', '長者', 'Elderly') }),
  line('R104', 22, waitingLine),
  line('A016', 24, { counterLabel: '4', clerkName: '吴佳宁' }),
  line('A017', 26),
  line('F008', 40, { outcome: 'noShow', counterLabel: '8', clerkName: '马志强' }),
  line('F007', 52, {
    outcome: 'finished',
    counterLabel: '8',
    clerkName: '马志强',
    level: 2,
    finishedAt: ago(30),
  }),
  line('C042', 55, { outcome: 'finished', level: 5, counterLabel: '6', clerkName: '徐若溪' }),
  line('Y020', 61, { ...waitingLine, outcome: 'left' }),
  line('H030', 75, { outcome: 'finished', level: 4, counterLabel: '1', clerkName: '周启明' }),
  line('W011', 82, { outcome: 'finished', counterLabel: '4', clerkName: '吴佳宁' }),
];

const fact = (
  seq: number,
  at: number,
  what: string,
  by: TimelineLine['by'],
  values: TimelineLine['values'],
): TimelineLine => ({ seq, at, what, by, values });
const clerk: TimelineLine['by'] = {
  kind: 'staff',
  staff: staffIdSchema.parse('0411'),
  name: '马志强',
  role: 'clerk',
};
const atHall: TimelineLine['by'] = { kind: 'hall', name: '' };
const at8 = { counter: '8', clerk: '马志强' };

/** Everything that can happen to one visit, once. */
export const timeline: VisitTimeline = {
  line: visitLines[6] ?? line('F007', 52),
  timeline: [
    fact(
      1,
      ago(52),
      'ticketIssued',
      { kind: 'screen', name: '取号机 1' },
      {
        number: 'F007',
        service: nameOf('F'),
        className: texts('老人', '長者', 'Elderly'),
        due: ago(37),
        kiosk: '取号机 1',
      },
    ),
    fact(2, ago(51, 57), 'printReported', atHall, {
      report: 'held',
      why: 'paperOut',
      device: '取号机 1 打印机',
      isReprint: 0,
    }),
    fact(3, ago(50), 'printReported', atHall, {
      report: 'unconfirmed',
      why: 'silent',
      device: '取号机 1 打印机',
      isReprint: 0,
    }),
    fact(4, ago(49), 'reprintWanted', { ...clerk, name: '张静宜', role: 'supervisor' }, {}),
    fact(5, ago(48, 50), 'printReported', atHall, {
      report: 'printed',
      device: '前台打印机',
      isReprint: 1,
    }),
    fact(6, ago(44), 'ticketCalled', clerk, {
      ...at8,
      step: 1,
      due: ago(37),
      line: 'service',
      lineName: nameOf('F'),
    }),
    fact(
      7,
      ago(43, 40),
      'callSpoken',
      { kind: 'screen', name: '' },
      {
        calling: 1,
        result: 'spoken',
      },
    ),
    fact(8, ago(43), 'ticketRecalled', clerk, { counter: '8', times: 2 }),
    fact(9, ago(42), 'servingBegan', clerk, at8),
    fact(10, ago(38), 'ticketTransferred', clerk, {
      ...at8,
      line: 'counter',
      lineName: texts('6', '6', '6'),
      due: ago(37),
    }),
    fact(
      11,
      ago(36),
      'ticketCalled',
      { ...clerk, name: '徐若溪' },
      {
        counter: '6',
        clerk: '徐若溪',
        step: 2,
        due: ago(37),
        line: 'counter',
        lineName: texts('6', '6', '6'),
      },
    ),
    fact(
      12,
      ago(35),
      'servingBegan',
      { ...clerk, name: '徐若溪' },
      {
        counter: '6',
        clerk: '徐若溪',
      },
    ),
    fact(
      13,
      ago(30),
      'stepFinished',
      { ...clerk, name: '徐若溪' },
      {
        counter: '6',
        clerk: '徐若溪',
        step: 2,
        service: nameOf('F'),
      },
    ),
    fact(
      14,
      ago(9),
      'stepRated',
      { kind: 'screen', name: '6' },
      {
        counter: '6',
        clerk: '徐若溪',
        level: 2,
        reasons: texts('等待太久、说不清楚', '等待太久、說不清楚', 'Waited too long, unclear'),
      },
    ),
  ],
  waitingMs: 15 * MINUTE,
  walkingMs: 95_000,
  handlingMs: 9 * MINUTE,
};

const row = (
  [hans, hant, en]: readonly [string, string, string],
  [issued, served, waitingMin, handlingMin, rated, satisfied]: readonly number[],
): FigureRow => ({
  name: texts(hans, hant, en),
  issued: issued ?? 0,
  served: served ?? 0,
  waitingMsMean: waitingMin === undefined ? null : waitingMin * MINUTE,
  handlingMsMean: handlingMin === undefined ? null : handlingMin * MINUTE,
  rated: rated ?? 0,
  satisfied: satisfied ?? 0,
});
const rowOf = (prefix: string, counts: readonly number[]) => {
  const name = nameOf(prefix);
  return row([name['zh-Hans'], name['zh-Hant'], name.en], counts);
};

const BY_HOUR = [
  [8, 14, 11, 4, 10],
  [9, 34, 26, 7, 16],
  [10, 47, 41, 11, 26],
  [11, 36, 38, 8, 19],
  [12, 18, 16, 6, 14],
  [13, 37, 23, 8.5, 18],
] as const;

export const todayFigures: TodayFigures = {
  day: serviceDaySchema.parse('2026-07-03'),
  issued: 186,
  served: 155,
  left: 3,
  noShows: 5,
  waitingMs: { mean: 9.8 * MINUTE, p50: 8 * MINUTE, p90: 19 * MINUTE, p95: 24.5 * MINUTE },
  handlingMs: { mean: 8.6 * MINUTE, p50: 7.4 * MINUTE, p90: 15 * MINUTE, p95: 21 * MINUTE },
  ratings: [68, 33, 10, 2, 1],
  notRated: 41,
  byService: [
    rowOf('A', [41, 34, 12.4, 10.7, 25, 24]),
    rowOf('C', [52, 50, 4.2, 3.9, 31, 31]),
    rowOf('F', [26, 22, 11.1, 9.2, 18, 16]),
    rowOf('H', [12, 9, 14.6, 13.2, 8, 8]),
    rowOf('R', [24, 17, 16.9, 11.8, 15, 14]),
    rowOf('W', [11, 10, 3.8, 7.1, 6, 6]),
    rowOf('X', [0, 0]),
    rowOf('Y', [20, 13, 6.6, 8.8, 11, 10]),
  ],
  byClerk: [
    row(['陈思远', '陈思远', '陈思远'], [41, 40, 4.1, 3.7, 25, 25]),
    row(['林晓雯', '林晓雯', '林晓雯'], [24, 23, 11.8, 9.7, 16, 15]),
  ],
  byCounter: [row(['1', '1', '1'], [20, 19, 12, 11, 9, 9]), row(['3', '3', '3'], [0, 0])],
  byHour: Array.from({ length: 24 }, (_, hour) => {
    const [, issued, served, half, most] = BY_HOUR.find(([each]) => each === hour) ?? [];
    return {
      hour,
      issued: issued ?? 0,
      served: served ?? 0,
      waitingMsP50: half === undefined ? null : half * MINUTE,
      waitingMsP90: most === undefined ? null : most * MINUTE,
    };
  }),
};

const atCounter = (label: string): Place => ({
  kind: 'counter',
  counter: counterIdSchema.parse(label),
});
const device = (
  id: string,
  kind: DeviceKind,
  [name, place, port]: readonly [string, Place, string],
  history: readonly Health[],
): DevicesView['devices'][number] => ({
  device: deviceIdSchema.parse(id),
  kind,
  name,
  place,
  port: portIdSchema.parse(port),
  path:
    port === 'card-reader'
      ? 'hid:0400:c35a'
      : '/dev/serial/by-id/usb-FTDI_FT232R_A10KZP4T-if00-port0',
  address: kind === 'printer' || kind === 'idCardReader' ? null : Number(name.at(-1)),
  health: history[0] ?? null,
  history,
});

const screen = (
  id: string,
  role: DevicesView['screens'][number]['role'],
  place: Place,
  isConnected: boolean,
): DevicesView['screens'][number] => ({
  screen: screenId(id),
  role,
  place,
  pairedAt: ago(26 * 60),
  isConnected,
});
function screenId(id: string): ScreenId {
  return trusted.screenId(`s-${id.padStart(16, '0')}`);
}

const kiosk: Place = { kind: 'kiosk', kiosk: trusted.kioskId('k1') };
export const devicesView: DevicesView = {
  hall,
  devices: [
    device(
      'printer-k1',
      'printer',
      ['取号机 1 打印机', kiosk, 'kiosk-printer'],
      [
        health('degraded', 'paperLow', ago(26)),
        health('up', 'healthy', ago(130)),
        health('down', 'coverOpen', ago(133)),
        health('up', 'healthy', ago(8 * 60)),
      ],
    ),
    device(
      'printer-desk',
      'printer',
      ['前台打印机', { kind: 'desk' }, 'desk-printer'],
      [health('up', 'healthy', ago(8 * 60))],
    ),
    device(
      'reader-k1',
      'idCardReader',
      ['取号机 1 读卡器', kiosk, 'card-reader'],
      [
        health(
          'down',
          'libraryMissing',
          ago(8 * 60),
          'libhidapi-hidraw0 libudev1 (ERR_DLOPEN_FAILED)',
        ),
      ],
    ),
    ...['1', '2', '3', '4', '5', '6'].map((label) =>
      device(
        `sign-${label}`,
        'ledSign',
        [`窗口屏 ${label}`, atCounter(label), 'signs'],
        [label === '4' ? health('down', 'silent', ago(3)) : health('up', 'healthy', ago(8 * 60))],
      ),
    ),
    ...['1', '2', '3', '4', '5', '6'].map((label) =>
      device(
        `pad-${label}`,
        'ratingPad',
        [`评价器 ${label}`, atCounter(label), 'keypads'],
        label === '6' ? [] : [health('up', 'healthy', ago(30 * 60))],
      ),
    ),
  ],
  screens: [
    screen('1', 'kiosk', kiosk, true),
    screen('2', 'lobbyBoard', { kind: 'lobby' }, true),
    screen('3', 'windowDisplay', atCounter('1'), true),
    screen('4', 'windowDisplay', atCounter('2'), false),
    screen('5', 'ratingPad', atCounter('1'), true),
  ],
  invitations: [
    {
      code: '482193',
      role: 'windowDisplay',
      place: atCounter('3'),
      until: MANAGE_TIME + 8 * MINUTE,
    },
    {
      code: '070615',
      role: 'lobbyBoard',
      place: { kind: 'lobby' },
      until: MANAGE_TIME + 4 * MINUTE,
    },
  ],
  voice: { state: 'spoken', at: ago(0, 30), boards: 1 },
};

export const settingsView: SettingsView = {
  hall,
  text: JSON.stringify(
    {
      name: hall.name,
      timeZone: 'Asia/Shanghai',
      dayBegins: '00:00',
      services: [{ id: 'new-service', prefix: 'A', targetWaitMin: 20 }],
      demo: { accounts: [{ staff: '0371', name: '周启明', password: '********' }] },
    },
    undefined,
    2,
  ),
  revision: '9f2c4be07a51',
  adoptedAt: ago(41),
  faults: [],
};

export const fileFaults: SettingsView['faults'] = [
  { path: 'services[0].prefix', found: '"O"', allowed: '以下之一：A、C、F、H、R、W、X、Y' },
  { path: 'timeZone', found: '"Asia/Shanghi"', allowed: '一个时区名，如 Asia/Shanghai' },
];
