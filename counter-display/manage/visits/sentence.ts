import type { PrintReport } from '#contract/devices.ts';
import type { SpokenResult } from '#contract/equipment.ts';
import type { EventOf, HallEvent } from '#contract/facts.ts';
import type { VisitId } from '#contract/ids.ts';
import type { CallReason, Line } from '#contract/queue.ts';
import type { TimelineLine } from '#contract/reports.ts';
import type { TaskEvent } from '#contract/tasks.ts';
import { timeOfDay } from '#kit/format.ts';
import { healthWord, isHealthReason } from '#kit/health-texts.ts';
import { pick } from '#kit/language.ts';
import { LEVELS_BEST_FIRST, levelName } from '#kit/parts/faces.tsx';
import { isKeyOf } from '../ids.ts';
import { dayAndTime } from '../parts/ago.ts';
import { TASK_SENTENCES } from '../tasks/task-words.ts';
import { STEP_SENTENCES } from './step-sentences.ts';
import { timelineWords as words } from './timeline-texts.ts';

/** Everything that can stand in a visit's timeline; a new event without a sentence does not compile. */
type VisitEventType =
  | Extract<HallEvent, { readonly visit: VisitId }>['type']
  | TaskEvent['type']
  | 'deviceHealthChanged';

/** The values of one line as texts of the page's language; what is absent is empty. */
export interface Values {
  text(name: string): string;
  /** An instant as a time of the hall's clock. */
  time(name: string): string;
  /** The same with its day, where that is another one than the fact's. */
  moment(name: string): string;
}

const SENTENCES: Readonly<Record<VisitEventType, (values: Values) => string>> = {
  ...STEP_SENTENCES,
  ticketIssued: ({ text, time }) => {
    const said = { number: text('number'), service: text('service'), due: time('due') };
    const className = text('className');
    return className === ''
      ? words('ticketIssued', said)
      : words('ticketIssuedAs', { ...said, className });
  },
  ticketCalled: ({ text, time }) =>
    words(`ticketCalled.${reasonOf(text('because'))}`, {
      clerk: text('clerk'),
      counter: text('counter'),
      lineName: text('lineName'),
      due: time('due'),
      times: text('times'),
      since: time('since'),
    }),
  ticketRecalled: ({ text }) =>
    words('ticketRecalled', { counter: text('counter'), times: text('times') }),
  noShowMarked: ({ text }) => words('noShowMarked', atCounter(text)),
  servingBegan: ({ text }) => words('servingBegan', atCounter(text)),
  stepFinished: ({ text }) =>
    words('stepFinished', { counter: text('counter'), service: text('service') }),
  ticketParked: ({ text }) => words('ticketParked', atCounter(text)),
  ticketTakenBack: ({ text }) => words('ticketTakenBack', atCounter(text)),
  ticketTransferred: ({ text, time }) =>
    words(`ticketTransferred.${lineOf(text('line'))}`, {
      clerk: text('clerk'),
      lineName: text('lineName'),
      due: time('due'),
    }),
  rollNumberCalled: ({ text }) => words('rollNumberCalled', atCounter(text)),
  rollServiceTold: ({ text }) => words('rollServiceTold', { service: text('service') }),
  paperVisitEntered: ({ text, time }) =>
    words('paperVisitEntered', {
      ...atCounter(text),
      noted: text('noted'),
      service: text('service'),
      began: time('began'),
      finished: time('finished'),
    }),
  visitCarried: () => words('visitCarried'),
  carriedVisitJoined: ({ time }) => words('carriedVisitJoined', { due: time('due') }),
  paperSentTo: ({ text }) => words('paperSentTo', { kiosk: text('kiosk') }),
  ticketReordered: ({ text, time }) =>
    words('ticketReordered', { rule: text('rule'), reason: text('reason'), due: time('due') }),
  classChanged: ({ text, time }) =>
    words('classChanged', {
      className: text('className'),
      reason: text('reason'),
      due: time('due'),
    }),
  serviceChanged: ({ text, time }) =>
    words('serviceChanged', {
      service: text('service'),
      reason: text('reason'),
      due: time('due'),
    }),
  proofSeen: ({ text }) => words('proofSeen', atCounter(text)),
  classDenied: ({ text, time }) => words('classDenied', { ...atCounter(text), due: time('due') }),
  ticketVoided: ({ text }) => words('ticketVoided', { reason: text('reason') }),
  ...TASK_SENTENCES,
  deviceHealthChanged: ({ text }) => {
    const why = text('why');
    return words('deviceHealthChanged', {
      device: text('device'),
      why: isHealthReason(why) ? healthWord(why) : why,
    });
  },
  visitLeft: () => words('visitLeft'),
  visitEndedByDay: () => words('visitEndedByDay'),
  stepRated: ({ text }) => {
    const said = { ...atCounter(text), level: levelText(text('level')) };
    const reasons = text('reasons');
    return reasons === ''
      ? words('stepRated', said)
      : words('stepRatedBecause', { ...said, reasons });
  },
  stepNotRated: ({ text }) => words('stepNotRated', atCounter(text)),
  printReported: ({ text }) => printSentence(text),
  reprintWanted: () => words('reprintWanted'),
  appointmentCheckedIn: ({ text, time }) => {
    const standing = text('standing');
    const known: keyof typeof STANDINGS = isKeyOf(STANDINGS, standing) ? standing : 'early';
    return words(STANDINGS[known], { slot: time('slot') });
  },
  caseOpened: ({ text }) => words('caseOpened', { ...atCounter(text), caseId: text('caseId') }),
  caseTaken: ({ text }) => words('caseTaken', { ...atCounter(text), caseId: text('caseId') }),
  caseReopened: ({ text }) => words('caseReopened', { caseId: text('caseId') }),
  caseKept: ({ text }) => words('caseKept', { caseId: text('caseId') }),
  caseContinued: ({ text }) => words('caseContinued', { caseId: text('caseId') }),
  missingTold: ({ text }) => words('missingTold', { caseId: text('caseId'), count: text('count') }),
  callSpoken: ({ text }) => {
    const result = text('result');
    const known: keyof typeof SPOKEN = isKeyOf(SPOKEN, result) ? result : 'silent';
    return words(SPOKEN[known], { calling: text('calling') });
  },
};

const SPOKEN = {
  spoken: 'spoken.spoken',
  suspended: 'spoken.suspended',
  clipMissing: 'spoken.clipMissing',
  stopped: 'spoken.stopped',
  silent: 'spoken.silent',
} as const satisfies Record<SpokenResult, string>;

const STANDINGS = {
  early: 'checkedIn.early',
  late: 'checkedIn.late',
  missed: 'checkedIn.missed',
} as const satisfies Record<EventOf<'appointmentCheckedIn'>['standing'], string>;

const PRINTS = {
  printed: 'print.printed',
  notPrinted: 'print.notPrinted',
  held: 'print.held',
  unconfirmed: 'print.unconfirmed',
} as const satisfies Record<PrintReport['kind'], string>;

const LINES = { service: true, counter: true, clerk: true } as const satisfies Record<
  Line['kind'],
  true
>;

const REASONS = {
  dueFirst: true,
  preferred: true,
  overtaken: true,
  waitedLong: true,
  sentToCounter: true,
  sentToClerk: true,
  chosenByHand: true,
} as const satisfies Record<CallReason['kind'], true>;

/** What happened, in one sentence of the page's language. */
export function sentenceOf(line: TimelineLine, timeZone: string): string {
  const { what, values } = line;
  const text = (name: string): string => {
    const value = values[name];
    if (value === undefined) return '';
    return typeof value === 'object' ? pick(value) : String(value);
  };
  const time = (name: string): string => {
    const value = values[name];
    return typeof value === 'number' ? timeOfDay(value, timeZone) : '';
  };
  const moment = (name: string): string => {
    const value = values[name];
    return typeof value === 'number' ? dayAndTime(value, line.at, timeZone) : '';
  };
  return isKeyOf(SENTENCES, what)
    ? SENTENCES[what]({ text, time, moment })
    : words('unknown', { what });
}

/** Who gave the order: a person by name, a page or a device by where it stands. */
export function whoOf({ by, what }: Pick<TimelineLine, 'by' | 'what'>): string {
  switch (by.kind) {
    case 'staff':
      return by.name;
    case 'screen':
      if (by.name === '') return words('byBoard');
      return what === 'stepRated' ? words('byPad', { label: by.name }) : by.name;
    case 'device':
      return by.name;
    case 'customer':
    case 'passerBy':
    case 'holder':
      return words('byCustomer');
    case 'api':
      return words('byApi');
    case 'hall':
      return words('byHall');
  }
}

type Text = Values['text'];

function atCounter(text: Text) {
  return { counter: text('counter'), clerk: text('clerk') };
}

function printSentence(text: Text): string {
  const paper = words(text('isReprint') === '1' ? 'reprintPaper' : 'ticketPaper');
  const device = text('device');
  const report = text('report');
  if (device === '') return words('print.noPrinter', { paper });
  const known: keyof typeof PRINTS = isKeyOf(PRINTS, report) ? report : 'unconfirmed';
  const why = text('why');
  return words(PRINTS[known], { paper, device, why: isHealthReason(why) ? healthWord(why) : why });
}

function reasonOf(text: string): CallReason['kind'] {
  return isKeyOf(REASONS, text) ? text : 'dueFirst';
}

function lineOf(text: string): Line['kind'] {
  return isKeyOf(LINES, text) ? text : 'service';
}

function levelText(text: string): string {
  const level = LEVELS_BEST_FIRST.find((each) => String(each) === text);
  return level === undefined ? text : levelName(level);
}
