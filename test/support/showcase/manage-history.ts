import { serviceDaySchema, staffIdSchema } from '#contract/ids.ts';
import type {
  FigureRow,
  TimelineLine,
  TodayFigures,
  VisitLine,
  VisitTimeline,
} from '#contract/reports.ts';
import { texts } from './board-views.ts';
import { ago, MINUTE, nameOf, numberNamed, visitNamed } from './manage-views.ts';

const line = (ticket: string, minutes: number, changes: Partial<VisitLine> = {}): VisitLine => ({
  visit: visitNamed(ticket),
  number: numberNamed(ticket),
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
