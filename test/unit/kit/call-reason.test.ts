import { afterEach, expect, test } from 'vitest';
import { serviceIdSchema } from '#contract/ids.ts';
import { callReason } from '#kit/call-reason.ts';
import { language } from '#kit/language.ts';

afterEach(() => {
  language.value = 'zh-Hans';
});

const due = Date.parse('2026-07-03T10:42:00+08:00');
const line = { kind: 'service', service: serviceIdSchema.parse('repair') } as const;
const timeZone = 'Asia/Shanghai';
const OLD = { 'zh-Hans': '老人优先', 'zh-Hant': '老人優先', en: 'Elderly' };

test('a call says in words why it was whose turn it was, with the class and the due time', () => {
  const plain = { className: null, timeZone };
  expect(callReason({ kind: 'dueFirst', line, due }, plain)).toBe('应叫 10:42');
  expect(callReason({ kind: 'dueFirst', line, due }, { className: OLD, timeZone })).toBe(
    '老人优先，应叫 10:42',
  );
  expect(callReason({ kind: 'overtaken', times: 5, line, due }, plain)).toBe(
    '已被后到的号越过 5 次，应叫 10:42',
  );
  language.value = 'en';
  expect(callReason({ kind: 'waitedLong', since: due, line, due }, plain)).toBe(
    'waiting since 10:42, at the limit, due 10:42',
  );
  expect(callReason({ kind: 'sentToClerk', line, due }, plain)).toBe(
    'sent to this clerk, due 10:42',
  );
});
