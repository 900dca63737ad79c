import { expect, test } from 'vitest';
import type { ClerkView } from '#contract/views.ts';
import { type Act, mainActOf, whyNot } from '../../../../counter-display/clerk/acts.ts';
import { CALLED, CURRENT, clerkView } from '../../../support/showcase/clerk-views.ts';
import { STATES } from '../../../support/showcase/counter-views.ts';

const at = (kind: keyof typeof STATES): ClerkView => ({
  ...clerkView,
  current: kind === 'serving' ? CURRENT : kind === 'calling' ? CALLED : null,
  counter: { ...clerkView.counter, state: STATES[kind] },
});
const ACTS: readonly Act[] = [
  'callNext',
  'recall',
  'markNoShow',
  'park',
  'transfer',
  'beginServing',
  'finish',
  'pauseShift',
  'resumeShift',
  'closeShift',
  'takeBack',
  'returnTicket',
];
const possible = (view: ClerkView) => ACTS.filter((act) => whyNot(act, view) === null);

test('at each moment exactly the keys work that the hall would take', () => {
  expect(possible(at('idle'))).toEqual([
    'callNext',
    'pauseShift',
    'closeShift',
    'takeBack',
    'returnTicket',
  ]);
  expect(possible(at('calling'))).toEqual([
    'recall',
    'markNoShow',
    'park',
    'transfer',
    'beginServing',
    'returnTicket',
  ]);
  expect(possible(at('serving'))).toEqual(['park', 'transfer', 'finish', 'returnTicket']);
  expect(possible(at('paused'))).toEqual(['resumeShift', 'closeShift', 'returnTicket']);
  expect(possible(at('closed'))).toEqual([]);
});

test('nobody can be called where nobody waits', () => {
  expect(whyNot('callNext', { ...at('idle'), queue: [], queueCount: 0 })).toBe('nobodyWaiting');
});

test('the large key is always what comes next, and it always works when somebody waits', () => {
  for (const kind of ['idle', 'calling', 'serving', 'paused'] as const) {
    expect(whyNot(mainActOf(at(kind)), at(kind))).toBeNull();
  }
  expect(mainActOf(at('calling'))).toBe('beginServing');
});
