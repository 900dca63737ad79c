import * as fc from 'fast-check';
import { WAITING_AT_CLOSING } from '#contract/day-end.ts';
import type { Actor, Command } from '#contract/facts.ts';
import {
  type AppointmentId,
  appointmentIdSchema,
  type CaseId,
  type CounterId,
  caseIdSchema,
  classIdSchema,
  counterIdSchema,
  deviceIdSchema,
  kioskIdSchema,
  personIdSchema,
  type StaffId,
  serviceIdSchema,
  staffIdSchema,
  taskIdOf,
  type VisitId,
} from '#contract/ids.ts';
import { LEVELS } from '#contract/ratings.ts';
import type { QueueSettings, ServiceSettings } from '#contract/settings.ts';
import { RETURN_PLACES } from '#contract/steps.ts';
import type { Hall } from '#rules/hall-state.ts';
import { today as aVisitOfToday, SETTINGS, staff, texts } from './told-hall.ts';

const PREFIXES = ['A', 'C', 'F', 'H'] as const;
const CLERKS = ['0386', '0412', '0590', '0601'].map((id) => staffIdSchema.parse(id));
const PERSONS = ['1', '2'].map((digit) => personIdSchema.parse(`p-${digit.repeat(32)}`));
const KIOSK = kioskIdSchema.parse('k1');
const PRINTER = deviceIdSchema.parse('k1-printer');

const allDay = Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]);

/** The first service reviews some of its cases, the second all of them and wants a signature, the third none. */
function anyFlow(at: number, percent: number): ServiceSettings['flow'] {
  return {
    steps: at === 2 ? [] : [{ id: 's1', name: texts('enter') }],
    needsReview: at === 0 ? { percent } : at === 1 ? 'always' : 'never',
    needsSignature: at === 1,
    promisedDays: at === 2 ? null : at,
    keyPoints: [],
  };
}
/** What a hall may have settled about recalls, no-shows, parking, wrap-up and calling by itself. */
const anyWork = fc
  .record({
    place: fc.constantFrom(...RETURN_PLACES),
    recallsBefore: fc.nat(1),
    returnsMax: fc.option(fc.nat(2)),
    pressGapSeconds: fc.constantFrom(0, 0, 2),
    recallsMax: fc.option(fc.nat(3)),
    parkedMax: fc.option(fc.nat(2)),
    wrapUpSeconds: fc.option(fc.integer({ min: 5, max: 60 })),
    isSelfCalling: fc.boolean(),
  })
  .map(({ place, recallsBefore, returnsMax, isSelfCalling, ...steps }) => ({
    noShow: { ...SETTINGS.noShow, place, recallsBefore, returnsMax },
    steps: {
      ...steps,
      selfCallingAt: isSelfCalling ? [0, 1, 2, 3].map((at) => counterIdSchema.parse(`c${at}`)) : [],
      callReasons: [{ id: 'frail', text: texts('frail') }],
    },
  }));

/** Settings that anybody might have: services, counters and classes as they come. */
export const anySettings: fc.Arbitrary<QueueSettings> = fc
  .record({
    waits: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 4 }),
    shares: fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 2 }),
    counters: fc.array(fc.array(fc.nat(3), { minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 4,
    }),
    quota: fc.option(fc.nat(6), { freq: 4 }),
    work: anyWork,
    openTo: fc.constantFrom<ServiceSettings['openTo'][]>('everyone', 'everyone', 'idCardOnly'),
    tiers: fc.array(fc.array(fc.nat(3), { maxLength: 2 }), { maxLength: 2 }),
    profiles: fc.array(fc.array(fc.nat(3), { minLength: 1, maxLength: 3 }), { maxLength: 2 }),
    overtakeMax: fc.option(fc.nat(3)),
    waitBoundMin: fc.option(fc.integer({ min: 1, max: 20 })),
    dayEnd: fc.record({
      lastTicketsMin: fc.constantFrom(0, 0, 30),
      stopsWhenTooMany: fc.boolean(),
      waiting: fc.constantFrom(...WAITING_AT_CLOSING),
    }),
    hours: fc.constantFrom(allDay, allDay, allDay, SETTINGS.openingHours),
    ownHours: fc.constantFrom(null, SETTINGS.openingHours),
    isShared: fc.boolean(),
  })
  .map((any) => {
    const { waits, shares, counters, quota, openTo, dayEnd, hours, tiers, profiles } = any;
    const { ownHours, isShared, overtakeMax, waitBoundMin } = any;
    const serviceAt = (each: number) => serviceIdSchema.parse(`s${each % waits.length}`);
    const only = (list: readonly number[]) => [...new Set(list.map(serviceAt))];
    const services = waits.map(
      (targetWaitMin, at): ServiceSettings => ({
        id: serviceIdSchema.parse(`s${at}`),
        prefix: PREFIXES[isShared && at === 3 ? 2 : at] ?? 'A',
        name: texts(`service ${at}`),
        icon: 'help',
        targetWaitMin,
        targetHandlingMin: 5,
        materials: at === 1 ? [] : [{ id: 'm1', name: texts('ID card') }],
        flow: at === 3 ? null : anyFlow(at, targetWaitMin),
        openTo: at === 0 ? openTo : 'everyone',
        dailyQuota: at === 1 ? quota : null,
        area: texts('east'),
        pausedUntil: null,
        group: null,
        openingHours: at === 2 ? ownHours : null,
        // So few that the long numbers are reached.
        numbers: isShared && at >= 2 ? { from: 3 * at, to: 3 * at + 2 } : null,
        appointments: at === 0 ? { slotMin: 30, capacity: 2, hours: allDay, horizonDays: 1 } : null,
      }),
    );
    return {
      ...SETTINGS,
      ...any.work,
      overtakeMax,
      waitBoundMin,
      workProfiles: profiles.map((takes, at) => ({
        staff: CLERKS[at] ?? staffIdSchema.parse('0999'),
        services: only(takes),
        preference: at === 0 ? tiers.map(only) : [],
      })),
      openingHours: hours,
      dayEnd,
      services,
      counters: counters.map((served, at) => ({
        id: counterIdSchema.parse(`c${at}`),
        label: `${at}`,
        area: texts('east'),
        services: only(served),
        preference: at % 2 === 0 ? tiers.map(only) : [],
      })),
      priorityClasses: [100, ...shares].map((waitPercent, at) => ({
        id: classIdSchema.parse(`p${at}`),
        name: texts(`class ${at}`),
        waitPercent,
        fromAge: null,
        atKiosk: at === 1,
        proof: at === 1 ? texts('proof') : null,
      })),
    };
  });

/** Numbers that a step picks its places, people and times with, whatever the hall then has. */
export interface Step {
  readonly kind: (typeof STEP_KINDS)[number];
  readonly one: number;
  readonly two: number;
  readonly flag: boolean;
  readonly afterMs: number;
}
/** Half the steps do what a counter would do next; the others come at any moment. */
const STEP_KINDS = [
  ...Array.from({ length: 36 }, () => 'work' as const),
  ...Array.from({ length: 20 }, () => 'issue' as const),
  ...(['present', 'present', 'dismiss', 'callNext', 'callNext', 'recall', 'noShow'] as const),
  ...(['return', 'return', 'return', 'begin', 'finish', 'park', 'takeBack', 'takeBack'] as const),
  ...(['transfer', 'transfer', 'leave', 'rate', 'rate', 'rateVisit', 'rateVisit'] as const),
  ...(['closeRating', 'open', 'pause', 'resume', 'close', 'print', 'print', 'reprint'] as const),
  ...(['spoken', 'spoken', 'health', 'adopt'] as const),
  ...Array.from({ length: 14 }, () => 'case' as const),
  ...(['continue', 'continue', 'slip'] as const),
  ...(['task', 'task', 'taskWork', 'taskWork', 'taskWork', 'appeal', 'overdue'] as const),
  ...(['patrol', 'patrol', 'remind'] as const),
  ...(['several', 'several', 'plan', 'note', 'chosen', 'walkUp', 'putBack', 'toClerk'] as const),
  ...(['undo', 'undo', 'undo', 'undo', 'ready', 'selfCall', 'selfCall', 'forceClose'] as const),
  ...(['rollBegin', 'rollEnd', 'rollNext', 'rollNext', 'rollSkip', 'rollTell'] as const),
  ...(['enterPaper'] as const),
  ...(['reorder', 'reorder', 'toClass', 'toService', 'void', 'atDesk'] as const),
  ...(['pauseService', 'resumeService', 'proof', 'proof'] as const),
  ...(['book', 'book', 'book', 'move', 'cancel', 'checkIn', 'checkIn', 'checkIn'] as const),
] as const;

export const anyStep: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...STEP_KINDS),
  one: fc.nat(1_000),
  two: fc.nat(1_000),
  flag: fc.boolean(),
  afterMs: fc.oneof(
    { weight: 60, arbitrary: fc.nat(30_000) },
    { weight: 10, arbitrary: fc.nat(10 * 60_000) },
    { weight: 1, arbitrary: fc.nat(20 * 60 * 60_000) },
  ),
});

/** Every counter opens and a few people come: what most of the promises are about. */
export const OPENING: readonly Step[] = [
  ...[0, 1, 2, 3].map((at): Step => ({ kind: 'open', one: at, two: at, flag: true, afterMs: 0 })),
  ...[0, 1, 2, 3, 4, 5].map(
    (at): Step => ({ kind: 'issue', one: at, two: 1, flag: true, afterMs: 1_000 }),
  ),
];

export interface Order {
  readonly command: Command;
  readonly by: Actor;
}

/** What a step comes to in this hall: mostly something sensible, now and then something wrong. */
export function orderOf(hall: Hall, full: QueueSettings, step: Step): Order {
  const { kind, one, two, flag, afterMs } = step;
  const pick = <Value>(list: readonly Value[], at: number): Value | undefined =>
    list[at % Math.max(list.length, 1)];
  const counterId: CounterId = pick(full.counters, one)?.id ?? counterIdSchema.parse('none');
  const shift = hall.counters.get(counterId)?.shift ?? null;
  const anyone = pick(CLERKS, two) ?? staffIdSchema.parse('0386');
  const atKiosk: Actor = {
    kind: 'device',
    device: PRINTER,
    place: { kind: 'kiosk', kiosk: KIOSK },
  };
  // One in eight orders at a counter comes from somebody who has no business there.
  const clerk = staff(shift === null || two % 16 === 0 ? anyone : shift.clerk);
  const visits = [...hall.visits.values()];
  const visitIn = (state: string): VisitId =>
    pick(flag ? visits.filter((each) => each.state.kind === state) : visits, two)?.id ??
    aVisitOfToday('A777');
  const service = pick(full.services, one)?.id ?? serviceIdSchema.parse('none');
  const level = pick(LEVELS, two) ?? 5;
  const theHall: Actor = { kind: 'hall' };
  switch (kind) {
    case 'work':
      return orderOf(hall, full, { kind: nextWork(hall, counterId, two), one, two, flag, afterMs });
    case 'issue': {
      const wanted = flag ? null : (pick(full.priorityClasses, two)?.id ?? null);
      const command = { type: 'issueTicket', service, priorityClass: wanted } as const;
      const withCard = two % 3 === 0;
      return { command: { ...command, withCard, language: 'en' }, by: flag ? atKiosk : clerk };
    }
    case 'present': {
      const person = pick(PERSONS, two) ?? personIdSchema.parse(`p-${'0'.repeat(32)}`);
      const priorityClass = pick(full.priorityClasses, one)?.id ?? classIdSchema.parse('none');
      return { command: { type: 'presentCard', kiosk: KIOSK, person, priorityClass }, by: atKiosk };
    }
    case 'dismiss':
      return { command: { type: 'dismissCard', kiosk: KIOSK }, by: theHall };
    case 'callNext':
      return { command: { type: 'callNext', counter: counterId }, by: clerk };
    case 'recall':
      return { command: { type: 'recall', counter: counterId }, by: clerk };
    case 'noShow':
      return { command: { type: 'markNoShow', counter: counterId }, by: clerk };
    case 'return':
      return { command: { type: 'returnTicket', visit: visitIn('noShow') }, by: clerk };
    case 'begin':
      return { command: { type: 'beginServing', counter: counterId }, by: clerk };
    case 'finish':
      return {
        command: { type: 'finish', counter: counterId, delivered: flag ? service : null },
        by: clerk,
      };
    case 'park':
      return { command: { type: 'park', counter: counterId }, by: clerk };
    case 'takeBack':
      return {
        command: { type: 'takeBack', counter: counterId, visit: visitIn('parked') },
        by: clerk,
      };
    case 'transfer': {
      const counter = pick(full.counters, two)?.id ?? counterId;
      const to = [
        { kind: 'service', service: pick(full.services, two)?.id ?? service },
        { kind: 'counter', counter },
        { kind: 'clerk', clerk: anyone },
      ] as const;
      const target = pick(to, two) ?? to[0];
      return { command: { type: 'transfer', counter: counterId, to: target }, by: clerk };
    }
    case 'rollBegin':
      return {
        command: {
          type: 'beginPaperRoll',
          prefix: flag ? '' : 'U',
          from: one % 5,
          to: (one % 5) + (two % 6),
        },
        by: staff(anyone, 'supervisor'),
      };
    case 'rollEnd':
      return { command: { type: 'endPaperRoll' }, by: staff(anyone, 'supervisor') };
    case 'rollNext':
      return { command: { type: 'callRollNext', counter: counterId }, by: clerk };
    case 'rollSkip':
      return { command: { type: 'skipRollNumber', counter: counterId }, by: clerk };
    case 'rollTell':
      return { command: { type: 'tellRollService', counter: counterId, service }, by: clerk };
    case 'enterPaper':
      return {
        command: {
          type: 'enterPaperVisit',
          counter: counterId,
          service,
          noted: '7',
          joinedAt: null,
          beganAt: hall.at - 2,
          finishedAt: flag ? hall.at - 1 : hall.at - 3,
        },
        by: clerk,
      };
    case 'reorder': {
      const rule = pick(full.reorderRules, one)?.id ?? 'none';
      const reason = two % 8 === 0 ? 'whim' : 'unwell';
      return {
        command: { type: 'reorderTicket', visit: visitIn('waiting'), rule, reason },
        by: staff(anyone, 'guide'),
      };
    }
    case 'toClass': {
      const wanted = pick(full.priorityClasses, one)?.id ?? classIdSchema.parse('none');
      return {
        command: {
          type: 'changeClass',
          visit: visitIn('waiting'),
          priorityClass: wanted,
          reason: 'mistaken',
        },
        by: staff(anyone, 'guide'),
      };
    }
    case 'toService':
      return {
        command: { type: 'changeService', visit: visitIn('waiting'), service, reason: 'mistaken' },
        by: staff(anyone, 'guide'),
      };
    case 'void':
      return {
        command: {
          type: 'voidTicket',
          visit: visitIn(one % 2 === 0 ? 'waiting' : 'noShow'),
          reason: 'takenTwice',
        },
        by: staff(anyone, 'guide'),
      };
    case 'pauseService': {
      const reason = flag ? 'lineDown' : 'whim';
      return {
        command: { type: 'pauseService', service, reason, until: flag ? null : '14:00' },
        by: staff(anyone, 'supervisor'),
      };
    }
    case 'resumeService':
      return { command: { type: 'resumeService', service }, by: staff(anyone, 'supervisor') };
    case 'proof':
      return {
        command: { type: 'settleProof', counter: counterId, isSeen: two % 2 === 0 },
        by: clerk,
      };
    case 'atDesk': {
      const paperAt = flag ? KIOSK : null;
      return {
        command: { type: 'issueAtDesk', service, priorityClass: null, language: 'en', paperAt },
        by: staff(anyone, 'guide'),
      };
    }
    case 'task': {
      const about = [
        { kind: 'device', device: PRINTER, why: flag ? 'paperLow' : 'silent' },
        { kind: 'visit', visit: visitIn('finished') },
        { kind: 'other' },
      ] as const;
      const owner = flag ? null : ({ kind: 'staff', staff: anyone } as const);
      return {
        command: { type: 'openTask', about: pick(about, two) ?? about[2], owner, text: '' },
        by: theHall,
      };
    }
    case 'taskWork':
      return { command: taskWork(hall, step, anyone), by: staff(anyone, 'supervisor') };
    case 'appeal': {
      const task = pick([...hall.tasks.byId.values()], one);
      const mine = task?.about.kind === 'unhappyRating' ? task.about.clerk : anyone;
      return {
        command: { type: 'appealRating', task: task?.id ?? taskIdOf(1), text: 'not me' },
        by: staff(mine),
      };
    }
    case 'overdue':
      return {
        command: { type: 'noteOverdue', task: hall.tasks.inTime.first()?.id ?? taskIdOf(1) },
        by: theHall,
      };
    case 'patrol': {
      const walker = staff(anyone, 'supervisor');
      const walk = [...hall.patrols.open.values()].find((each) => each.staff === anyone);
      if (walk === undefined) return { command: { type: 'startPatrol' }, by: walker };
      if (two % 3 === 0) return { command: { type: 'finishPatrol', patrol: walk.id }, by: walker };
      const item = pick(walk.items, two)?.id ?? 'none';
      return {
        command: { type: 'checkPatrolItem', patrol: walk.id, item, isFine: flag, text: '' },
        by: walker,
      };
    }
    case 'remind':
      return {
        command: { type: 'remindCounter', counter: counterId, why: flag ? 'silent' : 'paused' },
        by: staff(anyone, 'supervisor'),
      };
    case 'leave': {
      const id = visitIn('waiting');
      const phone: Actor = { kind: 'customer', visit: flag ? id : aVisitOfToday('A778') };
      return { command: { type: 'leave', visit: id }, by: phone };
    }
    case 'rate':
      return {
        command: {
          type: 'rate',
          visit: null,
          counter: counterId,
          level,
          reasons: flag ? [] : ['slow'],
        },
        by: theHall,
      };
    case 'rateVisit': {
      const id = visitIn('finished');
      const phone: Actor = { kind: 'customer', visit: id };
      return { command: { type: 'rateVisit', visit: id, level, reasons: [] }, by: phone };
    }
    case 'closeRating': {
      const id = hall.counters.get(counterId)?.rating?.visit ?? visitIn('finished');
      return { command: { type: 'closeRating', counter: counterId, visit: id }, by: theHall };
    }
    case 'several': {
      const further = [pick(full.services, two)?.id ?? service];
      const command = { type: 'issueForSeveral', service, further } as const;
      return {
        command: { ...command, priorityClass: null, withCard: false, language: 'en' },
        by: atKiosk,
      };
    }
    case 'plan': {
      const services = flag ? [] : [pick(full.services, two)?.id ?? service];
      const id = visitIn(one % 2 === 0 ? 'serving' : 'waiting');
      return { command: { type: 'planFurther', visit: id, services }, by: clerk };
    }
    case 'note': {
      const text = flag ? 'needs form 3' : '139 1234 5678';
      return { command: { type: 'writeNote', counter: counterId, text }, by: clerk };
    }
    case 'chosen': {
      const reason = two % 4 === 0 ? 'whim' : 'frail';
      const command = {
        type: 'callChosen',
        counter: counterId,
        visit: visitIn('waiting'),
      } as const;
      return { command: { ...command, reason }, by: clerk };
    }
    case 'walkUp':
      return {
        command: { type: 'takeWalkUp', counter: counterId, service, language: 'en' },
        by: clerk,
      };
    case 'putBack':
      return { command: { type: 'putBack', counter: counterId }, by: clerk };
    case 'toClerk': {
      const id = visitIn(one % 2 === 0 ? 'parked' : 'waiting');
      return { command: { type: 'returnToClerk', visit: id, clerk: anyone }, by: clerk };
    }
    case 'undo':
      return { command: { type: 'undoLast', counter: counterId }, by: clerk };
    case 'ready':
      return { command: { type: 'endWrapUp', counter: counterId }, by: clerk };
    case 'selfCall':
      return { command: { type: 'callByItself', counter: counterId, isOn: flag }, by: clerk };
    case 'forceClose':
      return {
        command: { type: 'forceCloseShift', counter: counterId },
        by: staff(anyone, 'supervisor'),
      };
    case 'open':
      return { command: { type: 'openShift', counter: counterId }, by: staff(anyone) };
    case 'pause':
      return {
        command: { type: 'pauseShift', counter: counterId, reason: flag ? 'lunch' : 'whim' },
        by: clerk,
      };
    case 'resume':
      return { command: { type: 'resumeShift', counter: counterId }, by: clerk };
    case 'close':
      return {
        command: { type: 'closeShift', counter: counterId },
        by: flag ? staff(anyone, 'supervisor') : clerk,
      };
    case 'print': {
      const report = flag
        ? ({ kind: 'printed', confirmedBy: 'barrier' } as const)
        : ({ kind: 'unconfirmed', why: 'silent' } as const);
      const id = visitIn('waiting');
      const command = { type: 'reportPrint', visit: id, device: PRINTER, report } as const;
      return { command: { ...command, isReprint: false }, by: theHall };
    }
    case 'reprint':
      return { command: { type: 'reprintTicket', visit: visitIn('waiting') }, by: clerk };
    case 'spoken': {
      const result = flag ? 'spoken' : 'suspended';
      const command = { type: 'reportSpoken', visit: visitIn('called'), result } as const;
      return { command: { ...command, calling: 1 + (one % 2) }, by: theHall };
    }
    case 'health':
      return {
        command: {
          type: 'reportHealth',
          device: PRINTER,
          state: flag ? 'up' : 'down',
          why: flag ? 'healthy' : 'paperOut',
          detail: '',
        },
        by: theHall,
      };
    case 'book': {
      const command = { type: 'bookAppointment', service, language: 'en' } as const;
      const appointment = appointmentIdSchema.parse(`b-${`${one % 40}`.padStart(16, '0')}`);
      const person = pick(PERSONS, two) ?? personIdSchema.parse(`p-${'0'.repeat(32)}`);
      const by: Actor = flag ? { kind: 'passerBy' } : staff(anyone, 'supervisor');
      return { command: { ...command, appointment, slot: nearSlot(hall, step), person }, by };
    }
    case 'move': {
      const appointment = bookingIn(hall, step);
      const command = { type: 'moveAppointment', appointment, slot: nearSlot(hall, step) } as const;
      return { command, by: { kind: 'holder', appointment } };
    }
    case 'cancel': {
      const appointment = bookingIn(hall, step);
      return { command: { type: 'cancelAppointment', appointment }, by: clerk };
    }
    case 'checkIn': {
      const appointment = bookingIn(hall, step);
      return { command: { type: 'checkIn', appointment, language: 'en' }, by: atKiosk };
    }
    case 'case':
      return caseOrder(hall, step, { counter: counterId, clerk, anyone });
    case 'continue': {
      const command = { type: 'continueCase', case: anyCase(hall, two), language: 'en' } as const;
      return { command: { ...command, isForSameClerk: flag }, by: flag ? atKiosk : clerk };
    }
    case 'slip': {
      const report = flag
        ? ({ kind: 'printed', confirmedBy: 'barrier' } as const)
        : ({ kind: 'notPrinted', why: 'paperOut' } as const);
      const command = {
        type: 'reportSlip',
        case: anyCase(hall, two),
        slip: 1 + (one % 2),
      } as const;
      return { command: { ...command, device: PRINTER, report }, by: theHall };
    }
    case 'adopt':
      return { command: adoption(full, step), by: theHall };
    default:
      throw new Error(`no order for ${kind}`);
  }
}

/** One of the next few half hours, or of the last ones. */
function nearSlot(hall: Hall, { one, two }: Step): number {
  const slotMs = 30 * 60_000;
  return (Math.floor(hall.at / slotMs) + (one % 5) - (two % 2)) * slotMs;
}

function bookingIn(hall: Hall, { two }: Step): AppointmentId {
  const ids = [...hall.appointments.all.keys()];
  return ids[two % Math.max(ids.length, 1)] ?? appointmentIdSchema.parse(`b-${'0'.repeat(16)}`);
}

/** What the counter would do next: mostly the usual, now and then something else that fits. */
function nextWork(hall: Hall, id: CounterId, chance: number): Exclude<Step['kind'], 'work'> {
  const counter = hall.counters.get(id);
  if (counter === undefined) return 'issue';
  if (counter.shift === null) return 'open';
  if (counter.shift.pause !== null) return 'resume';
  const present = counter.current === null ? undefined : hall.visits.get(counter.current);
  const called = [
    'begin',
    'begin',
    'begin',
    'begin',
    'noShow',
    'noShow',
    'recall',
    'park',
  ] as const;
  const serving = ['finish', 'finish', 'finish', 'finish', 'park', 'transfer'] as const;
  if (present?.state.kind === 'called') return called[chance % called.length] ?? 'begin';
  if (present?.state.kind === 'serving') return serving[chance % serving.length] ?? 'finish';
  return counter.rating !== null && chance % 2 === 0 ? 'rate' : 'callNext';
}

const NO_CASE = caseIdSchema.parse('K260703-9999');

function anyCase(hall: Hall, at: number): CaseId {
  const cases = [...hall.cases.all.keys()];
  return cases[at % Math.max(cases.length, 1)] ?? NO_CASE;
}

/** What clerk and back office do with cases, in any order. */
function caseOrder(
  hall: Hall,
  { one, two, flag }: Step,
  at: { readonly counter: CounterId; readonly clerk: Actor; readonly anyone: StaffId },
): Order {
  const visit = hall.counters.get(at.counter)?.current ?? null;
  const here = visit === null ? undefined : hall.cases.ofVisit.get(visit);
  const id = here?.id ?? anyCase(hall, two);
  const each = hall.cases.all.get(id);
  const owner = each === undefined || one % 16 === 0 ? at.clerk : staff(each.clerk);
  const office = staff(at.anyone, 'backOffice');
  const help = each?.helpCount ?? 1;
  const orders: readonly Order[] = [
    { command: { type: 'tickMaterial', case: id, material: 'm1', isSeen: two % 5 > 0 }, by: owner },
    { command: { type: 'tickCaseStep', case: id, step: 's1', isDone: two % 5 > 0 }, by: owner },
    { command: { type: 'tellMissing', counter: at.counter }, by: at.clerk },
    { command: { type: 'submitCase', case: id }, by: owner },
    { command: { type: 'submitCase', case: id }, by: owner },
    { command: { type: 'passCase', case: id }, by: office },
    {
      command: { type: 'returnCase', case: id, reasons: ['entry'], text: flag ? 'again' : '' },
      by: office,
    },
    { command: { type: 'askHelp', case: id, topic: null, text: 'may I?' }, by: owner },
    { command: { type: 'takeHelp', case: id, help: Math.max(help, 1) }, by: office },
    {
      command: { type: 'answerHelp', case: id, help: Math.max(help, 1), text: 'you may' },
      by: office,
    },
    { command: { type: 'wantSignature', case: id, counter: at.counter }, by: owner },
    { command: { type: 'dropSignature', counter: at.counter }, by: owner },
    { command: { type: 'noteSignature', counter: at.counter }, by: { kind: 'hall' } },
    { command: { type: 'feedBackCase', case: id, isVoucherWanted: flag }, by: owner },
    { command: { type: 'reprintSlip', case: id, slip: 1 }, by: owner },
    { command: { type: 'nameCase', case: id, person: personOf(one) }, by: owner },
    { command: { type: 'withdrawCase', case: id, why: flag ? 'gone' : '' }, by: office },
  ];
  return orders[one % orders.length] ?? { command: { type: 'submitCase', case: id }, by: owner };
}

function personOf(at: number) {
  return PERSONS[at % PERSONS.length] ?? personIdSchema.parse(`p-${'0'.repeat(32)}`);
}

/** The whole settings again, or without one service or one counter. */
function adoption(full: QueueSettings, { one, two, flag }: Step): Command {
  const revision = `r${one}-${two}`;
  if (two % 3 === 0) return { type: 'adoptSettings', revision, settings: full };
  const gone = flag ? full.services[one % full.services.length]?.id : undefined;
  const closed = flag ? undefined : full.counters[one % full.counters.length]?.id;
  const services = full.services.filter(({ id }) => id !== gone);
  const counters = full.counters
    .filter(({ id }) => id !== closed)
    .map((counter) => ({ ...counter, services: counter.services.filter((id) => id !== gone) }));
  return { type: 'adoptSettings', revision, settings: { ...full, services, counters } };
}

/** Something that is done about one of the tasks, open or closed. */
function taskWork(hall: Hall, { one, two, flag }: Step, anyone: StaffId): Command {
  const tasks = [...hall.tasks.byId.keys()];
  const task = tasks[one % Math.max(tasks.length, 1)] ?? taskIdOf(1);
  const works = [
    { type: 'closeTask', task, outcome: flag ? 'solved' : 'unreachable', text: '' },
    { type: 'noteTask', task, note: flag ? 'callBack' : 'correction', text: 'done' },
    { type: 'reopenTask', task, text: '' },
    {
      type: 'assignTask',
      task,
      owner: { kind: 'staff', staff: anyone },
      dueMin: flag ? 5 : null,
    },
    { type: 'decideAppeal', task, isUpheld: flag, text: '' },
  ] as const;
  return works[two % works.length] ?? works[0];
}
