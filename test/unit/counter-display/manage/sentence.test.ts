import { afterEach, expect, test } from 'vitest';
import { LANGUAGES } from '#contract/language.ts';
import type { TimelineLine } from '#contract/reports.ts';
import { UNDOABLE } from '#contract/steps.ts';
import { language } from '#kit/language.ts';
import { sentenceOf, whoOf } from '../../../../counter-display/manage/visits/sentence.ts';
import { timeline } from '../../../support/showcase/manage-history.ts';

afterEach(() => {
  language.value = 'zh-Hans';
});

const said = (what: string, values: TimelineLine['values']): string =>
  sentenceOf({ seq: 1, at: 0, what, by: { kind: 'hall', name: '' }, values }, 'Asia/Shanghai');
const AT_3 = { counter: '3', clerk: '林晓雯' } as const;
const REPAIR = { 'zh-Hans': '报修', 'zh-Hant': '報修', en: 'Repair' } as const;
const CLERK = { 'zh-Hans': '徐若溪', 'zh-Hant': '徐若溪', en: '徐若溪' } as const;
/** 10:42 in Shanghai. */
const DUE = Date.UTC(2026, 6, 3, 2, 42);

/** Every event that can stand in a timeline, with the values that the history gives it. */
const CALLED = { ...AT_3, step: 1, due: DUE, line: 'service', lineName: REPAIR } as const;
const EVENTS: readonly (readonly [string, TimelineLine['values']])[] = [
  ['ticketIssued', { number: 'F007', service: REPAIR, due: DUE }],
  ['ticketIssued', { number: 'F007', service: REPAIR, due: DUE, className: REPAIR }],
  ...['dueFirst', 'preferred', 'sentToCounter', 'sentToClerk', 'chosenByHand'].map(
    (because) => ['ticketCalled', { ...CALLED, because }] as const,
  ),
  ['ticketCalled', { ...CALLED, because: 'overtaken', times: 5 }],
  ['ticketCalled', { ...CALLED, because: 'waitedLong', since: DUE }],
  ['proofSeen', AT_3],
  ['classDenied', { ...AT_3, due: DUE }],
  ['ticketRecalled', { counter: '3', times: 2 }],
  ['noShowMarked', AT_3],
  ['ticketReturned', { due: DUE, rule: 'front' }],
  ['ticketReturned', { due: DUE, rule: 'penalty' }],
  ['ticketReturned', { due: DUE, rule: 'end' }],
  ['furtherPlanned', { services: REPAIR }],
  ['furtherPlanned', {}],
  ['visitWentOn', { service: REPAIR, due: DUE }],
  ['noteWritten', { clerk: '林晓雯', note: '缺一张回执' }],
  ['noteWritten', { clerk: '林晓雯', note: '' }],
  ['ticketChosen', { ...AT_3, reason: REPAIR }],
  ['walkUpTaken', AT_3],
  ['ticketPutBack', { ...AT_3, due: DUE, outcome: 'returned' }],
  ['ticketPutBack', { ...AT_3, due: DUE, outcome: 'endedByLogOff' }],
  ['returnedToClerk', { clerk: '林晓雯', due: DUE }],
  ...UNDOABLE.map((undone) => ['stepUndone', { ...AT_3, undone }] as const),
  ['servingBegan', AT_3],
  ['stepFinished', { ...AT_3, step: 1, service: REPAIR }],
  ['ticketParked', AT_3],
  ['ticketTakenBack', AT_3],
  ['ticketTransferred', { ...AT_3, due: DUE, line: 'service', lineName: REPAIR }],
  ['ticketTransferred', { ...AT_3, due: DUE, line: 'counter', lineName: REPAIR }],
  ['ticketTransferred', { ...AT_3, due: DUE, line: 'clerk', lineName: CLERK }],
  ['visitLeft', {}],
  ['visitEndedByDay', {}],
  ['stepRated', { ...AT_3, level: 5 }],
  ['stepRated', { ...AT_3, level: 1, reasons: REPAIR }],
  ['stepNotRated', AT_3],
  ['printReported', { report: 'printed', isReprint: 0, device: 'P' }],
  ['printReported', { report: 'notPrinted', isReprint: 0, why: 'coverOpen', device: 'P' }],
  ['printReported', { report: 'held', isReprint: 0, why: 'paperOut', device: 'P' }],
  ['printReported', { report: 'unconfirmed', isReprint: 1, why: 'silent', device: 'P' }],
  ['printReported', { report: 'notPrinted', isReprint: 0, why: 'portMissing' }],
  ['reprintWanted', {}],
  ['callSpoken', { calling: 1, result: 'spoken' }],
  ['callSpoken', { calling: 1, result: 'suspended' }],
  ['callSpoken', { calling: 2, result: 'clipMissing' }],
  ['callSpoken', { calling: 2, result: 'stopped' }],
  ['callSpoken', { calling: 3, result: 'silent' }],
];

test.each(LANGUAGES)(
  'each thing that can happen to a visit is one whole sentence in %s',
  (wanted) => {
    language.value = wanted;
    const sentences = EVENTS.map(([what, values]) => said(what, values));
    for (const sentence of sentences) {
      expect(sentence).not.toMatch(/[{}]|undefined|paperOut|coverOpen|portMissing|level\d/);
      expect(sentence).not.toMatch(/（\s*）|\(\s*\)|：$|: $| {2}/);
    }
    // Two different things are never told in the same words.
    expect(new Set(sentences).size).toBe(EVENTS.length);
  },
);

test('a call says whose turn it was and why', () => {
  const why = (because: string, more: TimelineLine['values'] = {}) =>
    said('ticketCalled', { ...CALLED, because, ...more });
  expect(why('dueFirst')).toBe('林晓雯叫号到 3 号窗口：在报修里应叫时刻最早（10:42）');
  expect(why('overtaken', { times: 5 })).toBe(
    '林晓雯叫号到 3 号窗口：已被后到的号越过 5 次，不再让（应叫 10:42）',
  );
  expect(why('waitedLong', { since: DUE })).toBe(
    '林晓雯叫号到 3 号窗口：从 10:42 等起，已到等候上限（应叫 10:42）',
  );
});

test('a ticket that no printer could take is told so, not as some printer’s fault', () => {
  expect(said('printReported', { report: 'notPrinted', why: 'portMissing', isReprint: 0 })).toBe(
    '没有打印机能打小票，号码只在屏幕上',
  );
});

test('an event of a later version is still a line of the timeline', () => {
  expect(said('ticketBlessed', {})).toBe('记了一笔（ticketBlessed）');
  expect(said('toString', {})).toBe('记了一笔（toString）');
});

test('who did it is a person, a place, a device, the customer or the system', () => {
  expect(timeline.timeline.map(whoOf)).toEqual(
    expect.arrayContaining(['取号机 1', '马志强', '系统', '综合屏', '6 号窗口评价屏']),
  );
  expect(whoOf({ what: 'visitLeft', by: { kind: 'customer', name: '' } })).toBe('顾客');
  expect(whoOf({ what: 'stepRated', by: { kind: 'device', name: '评价器 3' } })).toBe('评价器 3');
});
