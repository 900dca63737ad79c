import { expect, test } from 'vitest';
import type { ClerkView } from '#contract/views.ts';
import {
  type Act,
  mainActOf,
  undoSecondsLeft,
  whyNot,
} from '../../../../counter-display/clerk/acts.ts';
import { CALLED, CLERK_TIME, CURRENT, clerkView } from '../../../support/showcase/clerk-views.ts';
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
  'returnToClerk',
  'callChosen',
  'takeWalkUp',
  'putBack',
  'writeNote',
  'planFurther',
  'undoLast',
  'endWrapUp',
  'callByItself',
];
const possible = (view: ClerkView) => ACTS.filter((act) => whyNot(act, view, CLERK_TIME) === null);

test('at each moment exactly the keys work that the hall would take', () => {
  expect(possible(at('idle'))).toEqual([
    'callNext',
    'pauseShift',
    'closeShift',
    'takeBack',
    'returnTicket',
    'returnToClerk',
    'callChosen',
    'takeWalkUp',
  ]);
  expect(possible(at('calling'))).toEqual([
    'recall',
    'markNoShow',
    'park',
    'transfer',
    'beginServing',
    'returnTicket',
    'returnToClerk',
    'putBack',
    'writeNote',
    'planFurther',
  ]);
  expect(possible(at('serving'))).toEqual([
    'park',
    'transfer',
    'finish',
    'returnTicket',
    'returnToClerk',
    'putBack',
    'writeNote',
    'planFurther',
  ]);
  expect(possible(at('paused'))).toEqual(['resumeShift', 'closeShift', 'returnTicket']);
  expect(possible(at('closed'))).toEqual([]);
});

test('nobody can be called where nobody waits', () => {
  expect(whyNot('callNext', { ...at('idle'), queue: [], queueCount: 0 }, CLERK_TIME)).toBe(
    'nobodyWaiting',
  );
});

test('the large key is always what comes next, and it always works when somebody waits', () => {
  for (const kind of ['idle', 'calling', 'serving', 'paused'] as const) {
    expect(whyNot(mainActOf(at(kind)), at(kind), CLERK_TIME)).toBeNull();
  }
  expect(mainActOf(at('calling'))).toBe('beginServing');
});

const withWork = (kind: keyof typeof STATES, work: Partial<ClerkView['work']>): ClerkView => ({
  ...at(kind),
  work: { ...clerkView.work, ...work },
});

test('the hall’s rules stand in the keys: recalls before a no-show, recalls at most, parked at most', () => {
  const why = (act: Act, view: ClerkView) => whyNot(act, view, CLERK_TIME);
  expect(why('markNoShow', withWork('calling', { recallsWanted: 1 }))).toBe('recallFirst');
  expect(why('recall', withWork('calling', { recallsLeft: 0 }))).toBe('recalledEnough');
  expect(why('park', withWork('serving', { parkedMax: 2 }))).toBe('parkedEnough');
  expect(why('park', withWork('serving', { parkedMax: 3 }))).toBe(null);
  expect(why('callByItself', withWork('idle', { callsByItself: false }))).toBe(null);
  expect(why('callByItself', at('idle'))).toBe('notOffered');
});

test('undo and wrap-up are offered as long as they last, by the page’s own clock', () => {
  const undo = {
    what: 'stepFinished',
    number: CURRENT.number,
    until: CLERK_TIME + 9_500,
  } as const;
  const view = withWork('idle', {
    undo,
    wrapUp: { since: CLERK_TIME, until: CLERK_TIME + 60_000 },
  });
  expect(undoSecondsLeft(view, CLERK_TIME)).toBe(10);
  expect(whyNot('undoLast', view, CLERK_TIME)).toBe(null);
  expect(whyNot('undoLast', view, undo.until)).toBe('nothingToUndo');
  expect(whyNot('endWrapUp', view, CLERK_TIME)).toBe(null);
  expect(whyNot('endWrapUp', view, CLERK_TIME + 60_000)).toBe('noWrapUp');
});
