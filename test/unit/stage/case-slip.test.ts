import { expect, test } from 'vitest';
import type { SlipView } from '#contract/cases.ts';
import { caseIdSchema, serviceDaySchema } from '#contract/ids.ts';
import { LANGUAGES } from '#contract/language.ts';
import { caseSlip } from '#stage/case-slip.ts';
import { MORNING, texts } from '../rules/told-hall.ts';

const view: SlipView = {
  kind: 'missing',
  case: caseIdSchema.parse('K260703-0012'),
  service: texts('New service'),
  hallName: texts('hall'),
  timeZone: 'Asia/Shanghai',
  at: MORNING,
  language: 'zh-Hans',
  lines: [texts('lease'), texts('mandate')],
  promised: null,
  clerkName: '林晓雯',
  counterLabel: '3',
  isReprint: false,
  code: 'K260703-0012~q3XvAAAAAAAAAAAA',
  footer: texts('thank you'),
};
const linesOf = (slip: SlipView) =>
  caseSlip(slip).map((block) => {
    if (block.kind === 'text' || block.kind === 'qr') return block.text;
    return block.kind === 'pair' ? `${block.left} ${block.right}` : block.kind;
  });

test('the notice names every missing thing once, says that this is all, and how to come back', () => {
  expect(linesOf(view)).toEqual([
    'hall',
    'rule',
    '一次性告知',
    'New service',
    '办件号 K260703-0012',
    'rule',
    '还缺 2 项材料，请带齐：',
    '1. lease',
    '2. mandate',
    'rule',
    '以上是全部缺少的材料，带齐即可办理。',
    'K260703-0012~q3XvAAAAAAAAAAAA',
    '再来时刷身份证或扫此码，接着办不用重新排队',
    'rule',
    '经办 林晓雯 3 号窗口',
    'thank you',
    'rule',
    '2026-07-03 09:00',
  ]);
});

test('a voucher says what was done and what is promised, and holds no code to come back with', () => {
  const voucher = linesOf({
    ...view,
    kind: 'voucher',
    promised: serviceDaySchema.parse('2026-07-06'),
  });
  expect(voucher).toContain('承诺办结 2026-07-06');
  expect(voucher).toContain('1. lease');
  expect(voucher.join()).not.toContain('~');
});

test('in every language a reprint is marked as one', () => {
  for (const language of LANGUAGES) {
    expect(linesOf({ ...view, language, isReprint: true })[0]).toMatch(/补打|補打/);
  }
});
