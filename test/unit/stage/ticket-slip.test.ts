import { expect, test } from 'vitest';
import { ticketNumberSchema } from '#contract/ids.ts';
import { LANGUAGES, type Language } from '#contract/language.ts';
import type { TicketView } from '#contract/views.ts';
import { labelRange, ticketSlip } from '#stage/ticket-slip.ts';
import { texts, today } from '../rules/told-hall.ts';

const VIEW: TicketView = {
  hall: {
    name: { 'zh-Hans': '中山路厅', 'zh-Hant': '中山路廳', en: 'Zhongshan Road' },
    timeZone: 'Asia/Shanghai',
    language: 'zh-Hans',
    isDemo: false,
  },
  visit: today('A017'),
  number: ticketNumberSchema.parse('A017'),
  service: { 'zh-Hans': '缴费', 'zh-Hant': '繳費', en: 'Payment' },
  icon: 'payment',
  issuedAt: Date.parse('2026-07-03T09:04:06+08:00'),
  slot: null,
  area: { 'zh-Hans': '便民区', 'zh-Hant': '便民區', en: 'Quick services' },
  further: [],
  counters: ['5', '6'],
  materials: [
    { 'zh-Hans': '身份证', 'zh-Hant': '身份證', en: 'ID card' },
    { 'zh-Hans': '合同', 'zh-Hant': '合約', en: 'Contract' },
  ],
  state: { kind: 'waiting', ahead: 3, wait: { low: 8, high: 12 } },
  print: 'wanted',
  dayEnd: null,
  phoneUrl: 'http://10.0.0.5:8080/t/key',
  footer: { 'zh-Hans': '过号找窗口', 'zh-Hant': '過號找窗口', en: 'Missed it? Ask' },
  ratingReasons: [],
  lastCalled: [],
};

/** A slip as one reads it: one line a block, the kind of the block where it is not plain text. */
function lines(view: TicketView, language: Language, isReprint = false): string[] {
  return ticketSlip(view, { language, isReprint }).map((block) => {
    switch (block.kind) {
      case 'text':
        return `${block.align === 'centre' ? '<>' : ''}${block.bold ? '*' : ''}${block.size === 2 ? '#' : ''}${block.text}`;
      case 'pair':
        return `${block.bold ? '*' : ''}${block.left} | ${block.right}`;
      case 'direction':
        return `[${block.lines.join(' / ')}]`;
      case 'number':
        return `NUMBER ${block.text}`;
      case 'rule':
        return block.style === 'solid' ? '======' : '------';
      case 'qr':
        return `QR ${block.text}`;
      default:
        return '';
    }
  });
}

const GOLDEN: Readonly<Record<Language, readonly string[]>> = {
  'zh-Hans': [
    '*中山路厅',
    '======',
    '*您的号码 | Your number',
    'NUMBER A017',
    '*#缴费',
    'Payment',
    '[便民区 / → 5–6 号窗口]',
    '*前面还有 3 人 | 预计等候 8–12 分钟',
    '------',
    'QR http://10.0.0.5:8080/t/key',
    '<>*扫码看排队进度',
    '<>Follow on your phone',
    '------',
    '*请备好',
    '身份证',
    '合同',
    '------',
    '过号找窗口',
    '======',
    '09:04:06 | 2026-07-03',
  ],
  'zh-Hant': [
    '*中山路廳',
    '======',
    '*您的號碼 | Your number',
    'NUMBER A017',
    '*#繳費',
    'Payment',
    '[便民區 / → 5–6 號窗口]',
    '*前面還有 3 人 | 預計等候 8–12 分鐘',
    '------',
    'QR http://10.0.0.5:8080/t/key',
    '<>*掃碼看排隊進度',
    '<>Follow on your phone',
    '------',
    '*請備好',
    '身份證',
    '合約',
    '------',
    '過號找窗口',
    '======',
    '09:04:06 | 2026-07-03',
  ],
  en: [
    '*Zhongshan Road',
    '======',
    '*Your number | 您的号码',
    'NUMBER A017',
    '*#Payment',
    '缴费',
    '[Quick services / → Window 5–6]',
    '*3 ahead of you | Wait 8–12 min',
    '------',
    'QR http://10.0.0.5:8080/t/key',
    '<>*Follow on your phone',
    '<>扫码看排队进度',
    '------',
    '*Have ready',
    'ID card',
    'Contract',
    '------',
    'Missed it? Ask',
    '======',
    '09:04:06 | 2026-07-03',
  ],
};

test.each(LANGUAGES)('a ticket in %s reads as it was drawn', (language) => {
  expect(lines(VIEW, language)).toEqual(GOLDEN[language]);
});

test.each(LANGUAGES)('a reprint in %s says so above all else, in both languages', (language) => {
  const [head, ...rest] = lines(VIEW, language, true);
  expect(head).toMatch(/^<>\*(补打|補打) REPRINT$/);
  expect(rest).toEqual(GOLDEN[language]);
});

test('who need not wait is told so instead of a range', () => {
  const state = { kind: 'waiting', ahead: 0, wait: { low: 0, high: 0 } } as const;
  expect(lines({ ...VIEW, state }, 'zh-Hans')).toContain('*前面还有 0 人 | 无需等候');
});

test('a ticket that has been called already tells no wait', () => {
  const called = {
    kind: 'called',
    counterLabel: '5',
    area: texts('east'),
    at: 0,
    times: 1,
  } as const;
  const before = lines(VIEW, 'en');
  expect(lines({ ...VIEW, state: called }, 'en')).toEqual(
    before.filter((line) => !line.includes('ahead of you')),
  );
});

test('nothing to bring leaves no empty heading', () => {
  expect(lines({ ...VIEW, materials: [] }, 'en')).not.toContain('*Have ready');
});

test('a service that no counter serves for now leads to its area alone', () => {
  expect(lines({ ...VIEW, counters: [] }, 'zh-Hans')).toContain('[便民区]');
});

test('the time is that of the hall’s clock, and the day its service day', () => {
  const afterMidnight = {
    ...VIEW,
    hall: { ...VIEW.hall, timeZone: 'Europe/Lisbon' },
    issuedAt: Date.parse('2026-07-04T00:30:05+01:00'),
  };
  expect(lines(afterMidnight, 'en').at(-1)).toBe('00:30:05 | 2026-07-03');
});

test('windows in a row are said as a range, others one by one, names as they are', () => {
  expect(labelRange(['1', '2', '3', '5'])).toBe('1–3, 5');
  expect(labelRange(['10', '9', '2'])).toBe('2, 9–10');
  expect(labelRange(['7'])).toBe('7');
  expect(labelRange(['A', '2', '1'])).toBe('A, 2, 1');
  expect(labelRange(['01', '02'])).toBe('01, 02');
  expect(labelRange(['1E2', '0X1'])).toBe('1E2, 0X1');
  expect(labelRange([])).toBe('');
});

test('a ticket for several things says what comes next, in their order', () => {
  const blocks = ticketSlip(
    { ...VIEW, further: [texts('报修'), texts('移机')] },
    { language: 'zh-Hans', isReprint: false },
  );
  const written = blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
  const [first, second] = [written.indexOf('办完接着办 报修'), written.indexOf('办完接着办 移机')];
  expect(first).toBeGreaterThan(written.indexOf('缴费'));
  expect(second).toBe(first + 1);
});
