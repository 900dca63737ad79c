import fc from 'fast-check';
import type { HallEvent } from '#contract/facts.ts';
import {
  classIdSchema,
  counterIdSchema,
  deviceIdSchema,
  kioskIdSchema,
  serviceIdSchema,
  staffIdSchema,
  ticketNumberFrom,
  trusted,
  type VisitId,
  visitIdOf,
} from '#contract/ids.ts';
import { LEVELS } from '#contract/ratings.ts';
import type { Entry } from '#journal/fact-row.ts';

export const DAY = trusted.serviceDay('2026-07-03');
export const MORNING = Date.UTC(2026, 6, 3, 0, 30);
const service = serviceIdSchema.parse('payment');
const other = serviceIdSchema.parse('repair');
const counter = counterIdSchema.parse('3');
const clerk = staffIdSchema.parse('0386');
const device = deviceIdSchema.parse('printer-k1');

/** What a hall could have written next about a visit that is there, or a new one; always keeps to the tables' keys. */
const MOVES = [
  'issue',
  'call',
  'recall',
  'serve',
  'park',
  'takeBack',
  'finish',
  'transfer',
  'noShow',
  'return',
  'leave',
  'void',
  'reorder',
  'carry',
  'joinAgain',
  'toClass',
  'toService',
  'endByDay',
  'rate',
  'notRated',
  'print',
  'speak',
  'open',
  'pause',
  'resume',
  'close',
  'signIn',
] as const;
type Move = (typeof MOVES)[number];

interface Step {
  readonly move: Move;
  readonly visit: number;
  readonly later: number;
}

const anyStep: fc.Arbitrary<Step> = fc.record({
  move: fc.oneof(
    fc.constantFrom<Move[]>('issue', 'call', 'serve', 'finish'),
    fc.constantFrom(...MOVES),
  ),
  visit: fc.nat(20),
  later: fc.nat(90_000),
});

export function issued(number: number, at: number): Entry {
  const ticket = ticketNumberFrom('C', number);
  return {
    at,
    request: trusted.requestId(`issue-${String(number).padStart(6, '0')}`),
    by: { kind: 'hall' },
    event: {
      type: 'ticketIssued',
      visit: visitIdOf(DAY, ticket),
      number: ticket,
      service,
      priorityClass: classIdSchema.parse('normal'),
      language: 'zh-Hans',
      kiosk: kioskIdSchema.parse('k1'),
      person: null,
      due: at + 600_000,
    },
  };
}

/** Lists of facts in any order that the tables can hold, the sensible and the odd alike. */
export const anyEntries: fc.Arbitrary<readonly Entry[]> = fc
  .array(anyStep, { minLength: 1, maxLength: 80 })
  .map(entriesOf);

function entriesOf(steps: readonly Step[]): readonly Entry[] {
  let at = MORNING;
  let tickets = 0;
  const calls = new Map<VisitId, number>();
  return steps.map(({ move, visit: nth, later }, index) => {
    at += later;
    if (move === 'issue' || tickets === 0) {
      tickets += 1;
      return issued(tickets, at);
    }
    const visit = visitIdOf(DAY, ticketNumberFrom('C', (nth % tickets) + 1));
    const step = (calls.get(visit) ?? 0) + (move === 'call' ? 1 : 0);
    calls.set(visit, step);
    return {
      at,
      request: trusted.requestId(`step-${String(index).padStart(6, '0')}`),
      by: { kind: 'staff', staff: clerk, role: 'clerk' },
      event: eventOf(move, visit, step, at),
    };
  });
}

function eventOf(
  move: Exclude<Move, 'issue'>,
  visit: VisitId,
  step: number,
  at: number,
): HallEvent {
  switch (move) {
    case 'call': {
      const because = { kind: 'dueFirst', line: { kind: 'service', service }, due: at } as const;
      return { type: 'ticketCalled', visit, counter, clerk, step, because };
    }
    case 'recall':
      return { type: 'ticketRecalled', visit, counter, times: 2 };
    case 'serve':
      return { type: 'servingBegan', visit, counter, clerk };
    case 'park':
      return { type: 'ticketParked', visit, counter, clerk };
    case 'takeBack':
      return { type: 'ticketTakenBack', visit, counter, clerk };
    case 'finish':
      return { type: 'stepFinished', visit, counter, clerk, step, delivered: service };
    case 'transfer': {
      const to = { kind: 'service', service: other } as const;
      return { type: 'ticketTransferred', visit, counter, clerk, to, due: at };
    }
    case 'noShow':
      return { type: 'noShowMarked', visit, counter, clerk };
    case 'return':
      return { type: 'ticketReturned', visit, due: at, rule: 'penalty' };
    case 'leave':
      return { type: 'visitLeft', visit };
    case 'void':
      return { type: 'ticketVoided', visit, reason: 'takenTwice' };
    case 'carry':
      return { type: 'visitCarried', visit };
    case 'joinAgain':
      return { type: 'carriedVisitJoined', visit, due: at, joinedAt: at + 60_000 };
    case 'reorder':
      return { type: 'ticketReordered', visit, rule: 'toFront', reason: 'unwell', due: at };
    case 'toClass': {
      const priorityClass = classIdSchema.parse('elderly');
      return { type: 'classChanged', visit, priorityClass, reason: 'proofSeen', due: at };
    }
    case 'toService':
      return { type: 'serviceChanged', visit, service: other, reason: 'tookWrong', due: at };
    case 'endByDay':
      return { type: 'visitEndedByDay', visit };
    case 'rate': {
      const level = LEVELS[at % LEVELS.length] ?? 5;
      return { type: 'stepRated', visit, step, counter, clerk, level, reasons: ['other'] };
    }
    case 'notRated':
      return { type: 'stepNotRated', visit, step, counter, clerk };
    case 'print': {
      const report = { kind: 'held', why: 'paperOut' } as const;
      return { type: 'printReported', visit, device, report, isReprint: false };
    }
    case 'speak':
      return { type: 'callSpoken', visit, calling: step, result: 'spoken' };
    case 'open':
      return { type: 'shiftOpened', counter, clerk };
    case 'pause':
      return { type: 'shiftPaused', counter, clerk, reason: 'meal' };
    case 'resume':
      return { type: 'shiftResumed', counter, clerk };
    case 'close':
      return { type: 'shiftClosed', counter, clerk };
    case 'signIn':
      return { type: 'staffSignedIn', staff: clerk, role: 'clerk' };
  }
}
