import { assert } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, Command } from '#contract/facts.ts';
import { NO_CASE_SETTINGS } from '#contract/flow.ts';
import {
  classIdSchema,
  counterIdSchema,
  type ServiceId,
  serviceIdSchema,
  staffIdSchema,
} from '#contract/ids.ts';
import type { Texts } from '#contract/language.ts';
import { type QueueSettings, USUAL_STEPS } from '#contract/settings.ts';
import { apply } from '#rules/apply.ts';
import { decide } from '#rules/decide.ts';
import { type Hall, openHall } from '#rules/hall-state.ts';
import { dueDayChange } from '#rules/service-day.ts';

export interface CallNextFigure {
  readonly waiting: number;
  /** One cycle of callNext, beginServing, finish and issueTicket through decide and apply. */
  readonly usPerCycle: number;
  /** The callNext of the cycle alone. */
  readonly usPerCall: number;
}

const WAITING = [100, 10_000, 100_000] as const;
const CYCLES_TIMED = 20_000;
const CYCLES_WARM = 5_000;
const ROUNDS = 5;

const START: Instant = Date.parse('2026-07-03T00:00:00Z');
const COUNTER = counterIdSchema.parse('c1');
const CLERK: Actor = { kind: 'staff', staff: staffIdSchema.parse('0386'), role: 'clerk' };
const THE_HALL: Actor = { kind: 'hall' };
const SERVICES = (['A', 'C', 'F', 'H'] as const).map((prefix) => ({
  prefix,
  id: serviceIdSchema.parse(prefix.toLowerCase()),
}));
const CLASSES = [100, 50, 100, 100].map((waitPercent, at) => ({
  id: classIdSchema.parse(`p${at}`),
  waitPercent,
}));

/**
 * Does calling get slower with many waiting? The line keeps its length: each cycle calls, serves and
 * finishes one and issues one. Rounds of the three sizes take turns, so that a slow moment of the
 * machine meets all of them, and the best round of each counts.
 */
export function benchCallNext(): CallNextFigure[] {
  const halls = WAITING.map((waiting) => hallWith(waiting));
  for (const hall of halls) hall.run(CYCLES_WARM);
  const rounds = Array.from({ length: ROUNDS }, () => halls.map((hall) => hall.run(CYCLES_TIMED)));
  return WAITING.map((waiting, at) => {
    const own = rounds.flatMap((round) => round[at] ?? []);
    return {
      waiting,
      usPerCycle: Math.min(...own.map((each) => each.usPerCycle)),
      usPerCall: Math.min(...own.map((each) => each.usPerCall)),
    };
  });
}

interface RunningHall {
  run(cycles: number): Omit<CallNextFigure, 'waiting'>;
}

function hallWith(waiting: number): RunningHall {
  const hall: Hall = openHall();
  let at = START;
  let issued = 0;
  const give = (command: Command, by: Actor) => {
    const outcome = decide(hall, command, by, at);
    assert(outcome.ok, `${command.type} goes well`);
    for (const event of outcome.value) apply(hall, { at, by, event });
  };
  const issue = () => {
    const service: ServiceId = SERVICES[issued % SERVICES.length]?.id ?? serviceIdSchema.parse('a');
    // A third class in turn lets one in four join far ahead in its line, as elderly customers do.
    const priorityClass = CLASSES[(issued >>> 2) % CLASSES.length]?.id ?? null;
    issued += 1;
    give(
      { type: 'issueTicket', service, priorityClass, withCard: false, language: 'en' },
      THE_HALL,
    );
  };
  give({ type: 'adoptSettings', revision: 'bench', settings: settings() }, THE_HALL);
  const change = dueDayChange(hall, at);
  assert(change !== undefined, 'the first day begins');
  give(change, THE_HALL);
  give({ type: 'openShift', counter: COUNTER }, CLERK);
  while (issued < waiting) {
    at += 1;
    issue();
  }
  return {
    run: (cycles) => {
      let callMs = 0;
      const begun = performance.now();
      for (let cycle = 0; cycle < cycles; cycle += 1) {
        at += 1;
        const before = performance.now();
        give({ type: 'callNext', counter: COUNTER }, CLERK);
        callMs += performance.now() - before;
        give({ type: 'beginServing', counter: COUNTER }, CLERK);
        give({ type: 'finish', counter: COUNTER, delivered: null }, CLERK);
        issue();
      }
      const cycleMs = performance.now() - begun;
      return { usPerCycle: (cycleMs * 1_000) / cycles, usPerCall: (callMs * 1_000) / cycles };
    },
  };
}

export function settings(): QueueSettings {
  const named = (text: string): Texts => ({ 'zh-Hans': text, 'zh-Hant': text, en: text });
  const allDay = [{ from: '00:00', to: '24:00' }];
  return {
    timeZone: 'Asia/Shanghai',
    dayBegins: '04:00',
    dayEnd: { lastTicketsMin: 0, stopsWhenTooMany: false, waiting: 'serveAll' },
    tasks: {
      unhappyRating: { owner: 'supervisor', dueMin: 1_440 },
      device: { owner: 'maintainer', dueMin: 240 },
      patrolFinding: { owner: 'supervisor', dueMin: 1_440 },
      visit: { owner: 'supervisor', dueMin: 1_440 },
      other: { owner: 'supervisor', dueMin: 1_440 },
    },
    patrol: { items: [] },
    sla: { handlingPercent: 150, silentMin: 5, pausedMin: 15 },
    reorderRules: [],
    serviceGroups: [],
    servicePauseReasons: [],
    workProfiles: [],
    overtakeMax: null,
    waitBoundMin: null,
    guideReasons: { reorder: [], change: [], void: [] },
    openingHours: [allDay, allDay, allDay, allDay, allDay, allDay, allDay],
    services: SERVICES.map(({ id, prefix }) => ({
      id,
      prefix,
      name: named(prefix),
      icon: 'help',
      targetWaitMin: 10,
      targetHandlingMin: 5,
      materials: [],
      flow: null,
      openTo: 'everyone',
      dailyQuota: null,
      area: named('east'),
      pausedUntil: null,
      group: null,
      openingHours: null,
      numbers: null,
      appointments: null,
    })),
    counters: [
      {
        id: COUNTER,
        label: '1',
        area: named('east'),
        services: SERVICES.map(({ id }) => id),
        preference: [],
      },
    ],
    priorityClasses: CLASSES.map(({ id, waitPercent }) => ({
      id,
      waitPercent,
      name: named(id),
      fromAge: null,
      atKiosk: true,
      proof: null,
    })),
    kiosks: [],
    appointments: {
      priorityClass: classIdSchema.parse('appointment'),
      earlyMin: 30,
      lateMin: 15,
      lateDueMin: 5,
      missed: 'normalTicket',
      reminderMin: null,
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
    cases: NO_CASE_SETTINGS,
    pauseReasons: [{ id: 'lunch', text: named('lunch') }],
    rating: { openSeconds: 20, reasons: [] },
  };
}
