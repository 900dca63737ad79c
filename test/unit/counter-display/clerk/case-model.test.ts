import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import type { CaseSheet } from '#contract/cases.ts';
import { caseIdSchema, serviceIdSchema, staffIdSchema } from '#contract/ids.ts';
import type { ClerkView } from '#contract/views.ts';
import { openCaseModel } from '../../../../counter-display/clerk/case/case-model.ts';
import { clerkView } from '../../../support/showcase/clerk-views.ts';
import { stillLink } from '../../../support/showcase/still-link.ts';
import { texts } from '../../rules/told-hall.ts';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => {} });

const sheet: CaseSheet = {
  case: caseIdSchema.parse('K260703-0012'),
  service: serviceIdSchema.parse('new'),
  serviceName: texts('New service'),
  openedAt: 0,
  state: 'open',
  since: 0,
  stage: 'acceptance',
  clerk: { staff: staffIdSchema.parse('0386'), name: '林晓雯' },
  counterLabel: '3',
  number: null,
  maskedName: null,
  materials: [
    { id: 'm1', name: texts('ID card'), seenAt: 1 },
    { id: 'm2', name: texts('lease'), seenAt: null },
  ],
  steps: [{ id: 's1', name: texts('enter'), doneAt: null }],
  keyPoints: [],
  needsReview: true,
  needsSignature: false,
  signedAt: null,
  isSigning: false,
  promised: null,
  isOverdue: false,
  returned: null,
  helps: [],
  slips: [],
};
const returned: CaseSheet = {
  ...sheet,
  case: caseIdSchema.parse('K260703-0007'),
  state: 'returned',
};

function desk(change: Partial<ClerkView>) {
  const view = signal<ClerkView | null>({ ...clerkView, case: sheet, ...change });
  const said: string[] = [];
  const link = stillLink({});
  const toast = { say: (text: string) => void said.push(text), hide: () => {} };
  return { model: openCaseModel({ link, view, toast }), view, link, said };
}

test('a digit ticks the line that bears it, materials before steps, and takes a tick away again', () => {
  const { model, link } = desk({});
  model.tickNth(0);
  model.tickNth(1);
  model.tickNth(2);
  model.tickNth(3);
  expect(link.sent).toEqual([
    { type: 'tickMaterial', case: sheet.case, material: 'm1', isSeen: false },
    { type: 'tickMaterial', case: sheet.case, material: 'm2', isSeen: true },
    { type: 'tickCaseStep', case: sheet.case, step: 's1', isDone: true },
  ]);
});

test('while a number is only called, no case lies on the desk', () => {
  const current = clerkView.current && { ...clerkView.current, state: 'called' as const };
  expect(desk({ current }).model.sheet.value).toBeNull();
});

test('a returned case is opened while nobody is at the counter, mended and sent again', () => {
  const { model, link } = desk({ current: null, case: null, ownCases: [returned] });
  expect(model.sheet.value).toBeNull();
  model.open(returned.case);
  expect(model.sheet.value?.case).toBe(returned.case);
  expect(model.isAlone.value).toBe(true);
  model.submit();
  expect(link.sent).toEqual([{ type: 'submitCase', case: returned.case }]);
});

test('whoever comes to the counter puts the opened case away, and what was written for it', () => {
  const { model, view } = desk({ current: null, case: null, ownCases: [returned] });
  model.open(returned.case);
  model.showPanel('help');
  model.write('a question');
  view.value = { ...clerkView, case: sheet, ownCases: [returned] };
  expect(model.sheet.value?.case).toBe(sheet.case);
  expect([model.panel.value, model.text.value]).toEqual([null, '']);
});

test('a refusal is said in the words of the hall', async () => {
  const { model, link, said } = desk({});
  model.submit();
  const refusal = { kind: 'materialsMissing', count: 1 } as const;
  await link.answer({ ok: false, problem: { refusal, text: 'one is missing' } });
  await vi.waitFor(() => expect(said).toEqual(['one is missing']));
});
