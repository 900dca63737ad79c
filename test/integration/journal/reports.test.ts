import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { parseSettings } from '#config/settings-faults.ts';
import type { HallEvent } from '#contract/facts.ts';
import {
  classIdSchema,
  counterIdSchema,
  kioskIdSchema,
  type ServiceDay,
  serviceIdSchema,
  staffIdSchema,
  ticketNumberFrom,
  trusted,
  type VisitId,
  visitIdOf,
} from '#contract/ids.ts';
import type { Level } from '#contract/ratings.ts';
import { openReader } from '#journal/database.ts';
import { openReports } from '#reports/reports.ts';
import { appendInTurns, nth, value, withJournal } from './opened-journal.ts';
import { temporaryFolder } from './temporary-folder.ts';

const FRIDAY = trusted.serviceDay('2026-07-03');
const SATURDAY = trusted.serviceDay('2026-07-04');
const MINUTE = 60_000;
const payment = serviceIdSchema.parse('payment');
const repair = serviceIdSchema.parse('repair');
const counter = counterIdSchema.parse('5');
const clerk = staffIdSchema.parse('0402');

const demo = readFileSync(new URL('../../../config/hall.json', import.meta.url), 'utf8');
const settings = value(parseSettings(demo, 'en'));
const context = { settings, names: { staffName: (staff: string) => `clerk ${staff}` } };

type Timed = readonly [minute: number, event: HallEvent];

/** Writes events at minutes after nine o'clock of Friday in the hall's time, in the order of their minutes. */
function reportsOver(events: readonly Timed[]) {
  const folder = temporaryFolder();
  const nine = Date.parse('2026-07-03T09:00:00+08:00');
  const entries = events
    .toSorted(([one], [other]) => one - other)
    .map(([minute, event], index) => ({
      at: nine + minute * MINUTE,
      request: trusted.requestId(`request-${index}`),
      by: { kind: 'staff', staff: clerk, role: 'clerk' } as const,
      event,
    }));
  withJournal(folder, (journal) => appendInTurns(journal, entries, 9));
  const reports = openReports(folder);
  onTestFinished(() => reports.close());
  return { reports, folder, at: (minute: number) => nine + minute * MINUTE };
}

const begin = (day: ServiceDay): HallEvent => ({ type: 'dayBegan', day });

function ticket(
  day: ServiceDay,
  number: number,
  service = payment,
): HallEvent & { visit: VisitId } {
  const ticketNumber = ticketNumberFrom('C', number);
  return {
    type: 'ticketIssued',
    visit: visitIdOf(day, ticketNumber),
    number: ticketNumber,
    service,
    priorityClass: classIdSchema.parse('elderly'),
    language: 'zh-Hans',
    kiosk: kioskIdSchema.parse('k1'),
    person: null,
    due: 0,
  };
}

interface Served {
  readonly number: number;
  readonly joined: number;
  readonly called: number;
  readonly handlingMin: number;
  readonly level: Level | null;
}

/** A visit from ticket to rating; walking takes a minute. */
function servedVisit({ number, joined, called, handlingMin, level }: Served): readonly Timed[] {
  const issued = ticket(FRIDAY, number);
  const { visit } = issued;
  const base = { visit, counter, clerk, step: 1 } as const;
  const end = called + 1 + handlingMin;
  const rated: HallEvent =
    level === null
      ? { type: 'stepNotRated', ...base }
      : { type: 'stepRated', ...base, level, reasons: level < 3 ? ['unclear', 'other'] : [] };
  return [
    [joined, issued],
    [
      called,
      {
        type: 'ticketCalled',
        ...base,
        because: { kind: 'dueFirst', line: { kind: 'service', service: payment }, due: 0 },
      },
    ],
    [called + 1, { type: 'servingBegan', visit, counter, clerk }],
    [end, { type: 'stepFinished', ...base, delivered: repair }],
    [end + 1, rated],
  ];
}

test("a day's figures follow from its visits", () => {
  const leaver = ticket(FRIDAY, 4, repair);
  const { reports } = reportsOver([
    [-1, begin(FRIDAY)],
    ...servedVisit({ number: 1, joined: 0, called: 10, handlingMin: 4, level: 5 }),
    ...servedVisit({ number: 2, joined: 5, called: 25, handlingMin: 8, level: 2 }),
    ...servedVisit({ number: 3, joined: 6, called: 66, handlingMin: 6, level: null }),
    [7, leaver],
    [30, { type: 'visitLeft', visit: leaver.visit }],
  ]);
  const figures = reports.today(FRIDAY, context);
  expect(figures).toMatchObject({ issued: 4, served: 3, left: 1, noShows: 0, notRated: 1 });
  expect(figures.ratings).toEqual([1, 0, 0, 1, 0]);
  expect(figures.waitingMs).toEqual({
    mean: 30 * MINUTE,
    p50: 20 * MINUTE,
    p90: 60 * MINUTE,
    p95: 60 * MINUTE,
  });
  expect(figures.handlingMs.mean).toBe(6 * MINUTE);
  const byName = (name: string) => figures.byService.find((row) => row.name.en === name);
  expect(figures.byService).toHaveLength(settings.services.length);
  expect(byName('Payment')).toMatchObject({ issued: 3, served: 3, rated: 2, satisfied: 1 });
  expect(byName('Repair')).toMatchObject({ issued: 1, served: 0, waitingMsMean: null });
  expect(figures.byClerk).toMatchObject([{ name: { en: 'clerk 0402' }, issued: 3, served: 3 }]);
  expect(nth(figures.byCounter, 4)).toMatchObject({ name: { en: '5' }, served: 3 });
  expect(nth(figures.byHour, 9)).toMatchObject({ hour: 9, issued: 4, served: 2 });
  expect(nth(figures.byHour, 9).waitingMsP90).toBe(20 * MINUTE);
  expect(nth(figures.byHour, 10)).toMatchObject({ served: 1, waitingMsP50: 60 * MINUTE });
});

test('a day without visits has figures too, and they claim nothing', () => {
  const { reports } = reportsOver([[-1, begin(FRIDAY)]]);
  const figures = reports.today(FRIDAY, context);
  expect(figures).toMatchObject({ issued: 0, served: 0, ratings: [0, 0, 0, 0, 0] });
  expect(figures.waitingMs).toEqual({ mean: null, p50: null, p90: null, p95: null });
  expect(figures.byHour).toHaveLength(24);
});

test("a visit's timeline tells each step with who did it, and its times", () => {
  const { reports, at } = reportsOver([
    [-1, begin(FRIDAY)],
    ...servedVisit({ number: 7, joined: 0, called: 10, handlingMin: 4, level: 2 }),
  ]);
  const visit = visitIdOf(FRIDAY, ticketNumberFrom('C', 7));
  const timeline = reports.timeline(visit, context);
  expect(timeline).toMatchObject({
    waitingMs: 10 * MINUTE,
    walkingMs: MINUTE,
    handlingMs: 4 * MINUTE,
    line: {
      number: 'C007',
      service: { en: 'Payment' },
      className: { en: 'Aged 65 and over' },
      issuedAt: at(0),
      calledAt: at(10),
      finishedAt: at(15),
      counterLabel: '5',
      clerkName: 'clerk 0402',
      outcome: 'finished',
      level: 2,
    },
  });
  expect(timeline?.timeline.map((line) => [line.what, line.at])).toEqual([
    ['ticketIssued', at(0)],
    ['ticketCalled', at(10)],
    ['servingBegan', at(11)],
    ['stepFinished', at(15)],
    ['stepRated', at(16)],
  ]);
  expect(timeline?.timeline.map((line) => line.values)).toMatchObject([
    { number: 'C007', kiosk: '取号机 1' },
    { counter: '5', clerk: 'clerk 0402', line: 'service', lineName: { en: 'Payment' } },
    { counter: '5' },
    { service: { en: 'Repair' } },
    {
      level: 2,
      reasons: { en: 'Unclear explanation, Something else', 'zh-Hans': '说不清楚、其他' },
    },
  ]);
  expect(nth(timeline?.timeline ?? [], 1).by).toEqual({
    kind: 'staff',
    staff: '0402',
    name: 'clerk 0402',
    role: 'clerk',
  });
  expect(reports.timeline(visitIdOf(FRIDAY, ticketNumberFrom('C', 8)), context)).toBeUndefined();
});

test('the timeline tells how the devices that served the visit were meanwhile, and nothing of others', () => {
  const at = (place: string) =>
    nth(
      settings.devices.filter(
        (each) => each.place.kind === 'counter' && each.place.counter === place,
      ),
      0,
    );
  const silent = (of: ReturnType<typeof at>): HallEvent => ({
    type: 'deviceHealthChanged',
    device: of.id,
    health: { state: 'down', why: 'silent', since: 0, detail: '' },
  });
  const [issued, ...rest] = servedVisit({
    number: 7,
    joined: 0,
    called: 10,
    handlingMin: 4,
    level: 2,
  });
  const { reports } = reportsOver([
    [-2, begin(FRIDAY)],
    [-1, silent(at('5'))],
    ...(issued === undefined ? [] : [issued]),
    [5, silent(at('5'))],
    [5, silent(at('6'))],
    ...rest,
    [60, silent(at('5'))],
  ]);
  const timeline = reports.timeline(visitIdOf(FRIDAY, ticketNumberFrom('C', 7)), context)?.timeline;
  expect(timeline?.map(({ what }) => what)).toEqual([
    'ticketIssued',
    'deviceHealthChanged',
    'ticketCalled',
    'servingBegan',
    'stepFinished',
    'stepRated',
  ]);
  expect(timeline?.[1]?.values).toEqual({ device: at('5').name, state: 'down', why: 'silent' });
});

test('pages of lines follow each other, newest first, over days and over tickets of one instant', () => {
  const friday = Array.from(
    { length: 70 },
    (_, n): Timed => [Math.floor(n / 8), ticket(FRIDAY, n + 1)],
  );
  const saturday = Array.from({ length: 65 }, (_, n): Timed => [1_440, ticket(SATURDAY, n + 1)]);
  const { reports } = reportsOver([
    [-1, begin(FRIDAY)],
    ...friday,
    [1_430, begin(SATURDAY)],
    ...saturday,
  ]);
  const seen: string[] = [];
  let before: number | null = null;
  for (let page = 0; page < 5; page += 1) {
    const { lines, total } = reports.visits({ day: null, search: '', before }, context);
    expect(total).toBe(135);
    if (lines.length === 0) break;
    seen.push(...lines.map((line) => line.visit));
    before = nth(lines, -1).issuedAt;
  }
  expect(seen).toHaveLength(135);
  expect(new Set(seen).size).toBe(135);
  expect(seen[0]).toMatch(SATURDAY);
  expect(nth(seen, -1)).toMatch(FRIDAY);

  const ofFriday = reports.visits({ day: FRIDAY, search: '', before: null }, context);
  expect(ofFriday.total).toBe(70);
  expect(ofFriday.lines.every((line) => line.visit.startsWith(FRIDAY))).toBe(true);
});

test('a number is found on each day on which it was given', () => {
  const { reports } = reportsOver([
    [-1, begin(FRIDAY)],
    [0, ticket(FRIDAY, 17)],
    [1, ticket(FRIDAY, 18)],
    [1_430, begin(SATURDAY)],
    [1_440, ticket(SATURDAY, 17)],
  ]);
  const found = (day: ServiceDay | null, search: string) =>
    reports.visits({ day, search, before: null }, context).lines.map((line) => line.visit);
  expect(found(null, 'c17')).toEqual(['2026-07-04.C017', '2026-07-03.C017']);
  expect(found(FRIDAY, '17')).toEqual(['2026-07-03.C017']);
  expect(found(null, 'C2')).toEqual([]);
  expect(found(null, "'; DROP TABLE visits; --")).toEqual([]);
});

test('no question about a day or a visit reads a table through', () => {
  const { folder } = reportsOver([[-1, begin(FRIDAY)]]);
  const db = value(openReader(folder));
  const plan = (sql: string) =>
    db
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map((row) => String(row.detail));
  const questions = [
    "SELECT * FROM visits WHERE visit > '2026-07-03' AND visit < '2026-07-03' || '/'",
    "SELECT * FROM step_times WHERE visit > '2026-07-03' AND visit < '2026-07-03' || '/'",
    `SELECT * FROM facts WHERE seq IN (SELECT issued_seq FROM visits WHERE visit = 'x'
      UNION ALL SELECT seq FROM fact_of_visit WHERE visit = 'x')`,
  ];
  for (const sql of questions) {
    expect(
      plan(sql).filter((line) => /^SCAN (?!.*subquery)/.test(line)),
      sql,
    ).toEqual([]);
  }
  db.close();
});
