import { assert, must } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, Command, Fact, HallEvent, RuleRefusal } from '#contract/facts.ts';
import { NO_CASE_SETTINGS } from '#contract/flow.ts';
import {
  type CounterId,
  classIdSchema,
  counterIdSchema,
  deviceIdSchema,
  kioskIdSchema,
  personIdSchema,
  screenIdSchema,
  serviceIdSchema,
  staffIdSchema,
  type VisitId,
  visitIdSchema,
} from '#contract/ids.ts';
import type { Texts } from '#contract/language.ts';
import type { Outcome } from '#contract/outcome.ts';
import { type QueueSettings, type ServiceSettings, USUAL_STEPS } from '#contract/settings.ts';
import type { StaffRole } from '#contract/staff.ts';
import { apply } from '#rules/apply.ts';
import { decide } from '#rules/decide.ts';
import { type Hall, openHall, type Visit } from '#rules/hall-state.ts';
import { brokenInvariants } from '#rules/invariants.ts';
import { dueDayChange } from '#rules/service-day.ts';

/** A Friday, 09:00 in Shanghai. */
export const MORNING: Instant = Date.parse('2026-07-03T09:00:00+08:00');
export const MINUTE = 60_000;

export const service = {
  pay: serviceIdSchema.parse('pay'),
  repair: serviceIdSchema.parse('repair'),
  corporate: serviceIdSchema.parse('corporate'),
} as const;
export const counter = {
  one: counterIdSchema.parse('c1'),
  two: counterIdSchema.parse('c2'),
  three: counterIdSchema.parse('c3'),
} as const;
export const priorityClass = {
  normal: classIdSchema.parse('normal'),
  elderly: classIdSchema.parse('elderly'),
  vip: classIdSchema.parse('vip'),
} as const;
export const kiosk = { one: kioskIdSchema.parse('k1'), two: kioskIdSchema.parse('k2') } as const;
export const clerk = {
  lin: staffIdSchema.parse('0386'),
  wu: staffIdSchema.parse('0412'),
  zhao: staffIdSchema.parse('0590'),
} as const;
export const person = {
  chen: personIdSchema.parse(`p-${'9'.repeat(32)}`),
  he: personIdSchema.parse(`p-${'8'.repeat(32)}`),
} as const;
export const device = {
  printer: deviceIdSchema.parse('k1-printer'),
  reader: deviceIdSchema.parse('k1-reader'),
  neighbour: deviceIdSchema.parse('k2-printer'),
  keypad: deviceIdSchema.parse('c1-keypad'),
} as const;
export const visit = (day: string, number: string): VisitId =>
  visitIdSchema.parse(`${day}.${number}`);
export const today = (number: string): VisitId => visit('2026-07-03', number);

export const staff = (
  id: (typeof clerk)[keyof typeof clerk],
  role: StaffRole = 'clerk',
): Actor => ({
  kind: 'staff',
  staff: id,
  role,
});
export const screen = screenIdSchema.parse('s-0123456789abcdef');
export const by = {
  lin: staff(clerk.lin),
  wu: staff(clerk.wu),
  zhao: staff(clerk.zhao),
  supervisor: staff(staffIdSchema.parse('0101'), 'supervisor'),
  hall: { kind: 'hall' },
  kiosk: { kind: 'screen', screen, role: 'kiosk', place: { kind: 'kiosk', kiosk: kiosk.one } },
  reader: { kind: 'device', device: device.reader, place: { kind: 'kiosk', kiosk: kiosk.one } },
  keypad: {
    kind: 'device',
    device: device.keypad,
    place: { kind: 'counter', counter: counter.one },
  },
  pad: {
    kind: 'screen',
    screen,
    role: 'ratingPad',
    place: { kind: 'counter', counter: counter.one },
  },
  board: { kind: 'screen', screen, role: 'lobbyBoard', place: { kind: 'lobby' } },
  phone: (id: VisitId): Actor => ({ kind: 'customer', visit: id }),
} as const satisfies Record<string, Actor | ((id: VisitId) => Actor)>;

export const texts = (text: string): Texts => ({ 'zh-Hans': text, 'zh-Hant': text, en: text });

const offered = (
  id: ServiceSettings['id'],
  prefix: ServiceSettings['prefix'],
  targetWaitMin: number,
): ServiceSettings => ({
  id,
  prefix,
  name: texts(id),
  icon: 'help',
  targetWaitMin,
  targetHandlingMin: 5,
  materials: [{ id: 'm1', name: texts('ID card') }],
  flow: null,
  openTo: 'everyone',
  dailyQuota: null,
  area: texts('east'),
  pausedUntil: null,
  group: null,
  openingHours: null,
  numbers: null,
  appointments: null,
});

const weekday = [
  { from: '08:30', to: '12:00' },
  { from: '13:30', to: '17:30' },
];

/** Three services; counter c1 serves pay and repair, c2 pay, c3 all; weekdays 8:30–12, 13:30–17:30. */
export const SETTINGS: QueueSettings = {
  cases: NO_CASE_SETTINGS,
  timeZone: 'Asia/Shanghai',
  dayBegins: '04:00',
  openingHours: [weekday, weekday, weekday, weekday, weekday, [], []],
  services: [
    offered(service.pay, 'A', 10),
    offered(service.repair, 'C', 20),
    offered(service.corporate, 'F', 30),
  ],
  counters: [
    {
      id: counter.one,
      label: '1',
      area: texts('east'),
      services: [service.pay, service.repair],
      preference: [],
    },
    { id: counter.two, label: '2', area: texts('east'), services: [service.pay], preference: [] },
    {
      id: counter.three,
      label: '3',
      area: texts('west'),
      services: [service.corporate, service.repair, service.pay],
      preference: [],
    },
  ],
  priorityClasses: [
    {
      id: priorityClass.normal,
      name: texts('normal'),
      waitPercent: 100,
      fromAge: null,
      atKiosk: false,
      proof: null,
    },
    {
      id: priorityClass.elderly,
      name: texts('elderly'),
      waitPercent: 50,
      fromAge: 65,
      atKiosk: true,
      proof: texts('ID card'),
    },
    {
      id: priorityClass.vip,
      name: texts('VIP'),
      waitPercent: 0,
      fromAge: null,
      atKiosk: false,
      proof: null,
    },
  ],
  kiosks: [
    { id: kiosk.one, name: 'K1' },
    { id: kiosk.two, name: 'K2' },
  ],
  appointments: {
    priorityClass: priorityClass.vip,
    earlyMin: 30,
    lateMin: 15,
    lateDueMin: 5,
    missed: 'normalTicket',
    reminderMin: 60,
    perPersonMax: 3,
  },
  noShow: {
    penaltyMin: 5,
    graceMin: 30,
    recallsBefore: 0,
    place: 'penalty',
    returnsMax: null,
  },
  steps: { ...USUAL_STEPS, pressGapSeconds: 0 },
  pauseReasons: [{ id: 'lunch', text: texts('lunch') }],
  dayEnd: { lastTicketsMin: 0, stopsWhenTooMany: false, waiting: 'serveAll' },
  reorderRules: [
    {
      id: 'bringForward',
      name: texts('ten minutes forward'),
      move: { kind: 'forward', minutes: 10 },
    },
    { id: 'toFront', name: texts('to the front'), move: { kind: 'front' } },
    { id: 'toBack', name: texts('to the back'), move: { kind: 'back' } },
  ],
  guideReasons: {
    reorder: [{ id: 'unwell', text: texts('unwell') }],
    change: [{ id: 'mistaken', text: texts('mistaken') }],
    void: [{ id: 'takenTwice', text: texts('taken twice') }],
  },
  tasks: {
    unhappyRating: { owner: 'supervisor', dueMin: 60 },
    device: { owner: 'maintainer', dueMin: 30 },
    patrolFinding: { owner: 'supervisor', dueMin: 120 },
    visit: { owner: 'backOffice', dueMin: 240 },
    other: { owner: 'supervisor', dueMin: 240 },
  },
  patrol: {
    items: [
      { id: 'floor', text: texts('the floor is clean') },
      { id: 'boards', text: texts('the boards can be read') },
    ],
  },
  sla: { handlingPercent: 150, silentMin: 5, pausedMin: 10 },
  rating: { openSeconds: 20, reasons: ['slow', 'rude'] },
  serviceGroups: [],
  servicePauseReasons: [{ id: 'lineDown', text: texts('line down') }],
  workProfiles: [],
  overtakeMax: null,
  waitBoundMin: null,
};

/** Settings with one service told otherwise. */
export const withService = (
  id: ServiceSettings['id'],
  change: Partial<ServiceSettings>,
): QueueSettings => ({
  ...SETTINGS,
  services: SETTINGS.services.map((each) => (each.id === id ? { ...each, ...change } : each)),
});

export interface ToldHall {
  readonly hall: Hall;
  readonly facts: readonly Pick<Fact, 'at' | 'by' | 'event'>[];
  readonly now: Instant;
  wait(ms: number): void;
  /** Decides, applies what comes of it, and looks whether the hall is still whole. */
  give(command: Command, actor: Actor): Outcome<readonly HallEvent[], RuleRefusal>;
  /** As `give`, for what goes well. */
  done(command: Command, actor: Actor): readonly HallEvent[];
  /** As `give`, for what is refused. */
  refused(command: Command, actor: Actor): RuleRefusal;
  adopt(settings: QueueSettings): readonly HallEvent[];
  open(at: CounterId, actor: Actor): void;
  /** Calls whoever is next there. */
  call(at: CounterId, actor: Actor): Visit;
  /** Calls and begins to serve whoever is next there. */
  serve(at: CounterId, actor: Actor): Visit;
  /** Calls, serves and finishes whoever is next there. */
  finish(at: CounterId, actor: Actor): Visit;
  /** A ticket by touch at kiosk 1; one for a VIP from the desk. */
  ticket(
    of: ServiceSettings['id'],
    wanted?: (typeof priorityClass)[keyof typeof priorityClass],
  ): Visit;
}

/** A hall that works from the first moment, to tell a test's story to. */
export function toldHall(settings: QueueSettings = SETTINGS, start: Instant = MORNING): ToldHall {
  const hall = openHall();
  const facts: Pick<Fact, 'at' | 'by' | 'event'>[] = [];
  let now = start;
  let revision = 0;

  const giveAlone = (command: Command, actor: Actor) => {
    const outcome = decide(hall, command, actor, now);
    if (!outcome.ok) return outcome;
    for (const event of outcome.value) {
      const fact = { at: now, by: actor, event };
      facts.push(fact);
      apply(hall, fact);
    }
    const broken = brokenInvariants(hall);
    assert(broken.length === 0, `after ${command.type}: ${broken.join('; ')}`);
    return outcome;
  };
  const told: ToldHall = {
    hall,
    facts,
    get now() {
      return now;
    },
    wait: (ms) => {
      now += ms;
    },
    give: (command, actor) => {
      const change = dueDayChange(hall, now);
      if (change !== undefined) giveAlone(change, by.hall);
      return giveAlone(command, actor);
    },
    done: (command, actor) => {
      const outcome = told.give(command, actor);
      assert(outcome.ok, `${command.type} goes well: ${JSON.stringify(outcome)}`);
      return outcome.value;
    },
    refused: (command, actor) => {
      const outcome = told.give(command, actor);
      assert(!outcome.ok, `${command.type} is refused: ${JSON.stringify(outcome)}`);
      return outcome.problem;
    },
    adopt: (next) => {
      revision += 1;
      return told.done(
        { type: 'adoptSettings', revision: `r${revision}`, settings: next },
        by.hall,
      );
    },
    open: (at, actor) => {
      told.done({ type: 'openShift', counter: at }, actor);
    },
    call: (at, actor) => {
      const called = told
        .done({ type: 'callNext', counter: at }, actor)
        .find((event) => event.type === 'ticketCalled');
      return must(called && hall.visits.get(called.visit), 'somebody was called');
    },
    serve: (at, actor) => {
      const called = told.call(at, actor);
      told.done({ type: 'beginServing', counter: at }, actor);
      return called;
    },
    finish: (at, actor) => {
      const served = told.serve(at, actor);
      told.done({ type: 'finish', counter: at, delivered: null }, actor);
      return served;
    },
    ticket: (of, wanted) => {
      const command = {
        type: 'issueTicket',
        service: of,
        priorityClass: wanted ?? null,
        withCard: false,
        language: 'zh-Hans',
      } as const;
      const [event] = told.done(command, wanted === priorityClass.vip ? by.lin : by.kiosk);
      assert(event?.type === 'ticketIssued', 'a ticket was issued');
      const issued = hall.visits.get(event.visit);
      assert(issued !== undefined, 'the visit is there');
      return issued;
    },
  };
  told.adopt(settings);
  const firstDay = dueDayChange(hall, now);
  if (firstDay !== undefined) giveAlone(firstDay, by.hall);
  return told;
}
