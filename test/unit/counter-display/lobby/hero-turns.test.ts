import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BoardCall } from '#contract/views.ts';
import {
  HELD_MS,
  openHeroTurns,
  PENDING_MAX,
} from '../../../../counter-display/lobby/hero-turns.ts';
import { BOARD_TIME, call } from '../../../support/showcase/board-views.ts';
import { steppedClock } from '../../../support/stepped-clock.ts';

function board(...first: readonly BoardCall[]) {
  const clock = steppedClock(BOARD_TIME);
  const turns = openHeroTurns(clock);
  let calls = first;
  const take = (next: readonly BoardCall[]) => {
    calls = next;
    turns.take(calls, clock.now());
  };
  take(first);
  return {
    clock,
    take,
    hero: () => turns.hero.value?.call.number,
    whole: () => turns.hero.value,
    /** As the hall does it: the newest stands first, six at most. */
    called: (next: BoardCall) =>
      take([next, ...calls.filter(({ visit }) => visit !== next.visit)].slice(0, 6)),
    turns,
  };
}

const calling = (number: string, counter = '3', changes: Partial<BoardCall> = {}) =>
  call(number, counter, { isCalling: true, ...changes });

test('a board that has just been opened shows the newest call, and nothing moves', () => {
  const { whole } = board(calling('A002'), call('A001', '1'));
  expect(whole()).toMatchObject({ call: { number: 'A002' }, motion: 'none', left: null });
});

test('the first call of the day fills the empty board', () => {
  const { called, whole } = board();
  expect(whole()).toBe(null);
  called(calling('A001'));
  expect(whole()).toMatchObject({ call: { number: 'A001' }, motion: 'called', left: null });
});

test('a call is held six seconds, however soon the next one comes', async () => {
  const { clock, called, hero, whole } = board();
  called(calling('A001'));
  called(calling('A002'));
  await clock.advance(HELD_MS - 1);
  expect(hero()).toBe('A001');
  await clock.advance(1);
  expect(whole()).toMatchObject({ call: { number: 'A002' }, motion: 'called', left: 'A001' });
});

test('a call that comes after six seconds is shown at once', async () => {
  const { clock, called, hero } = board(calling('A001'));
  await clock.advance(HELD_MS);
  called(calling('A002'));
  expect(hero()).toBe('A002');
});

test('calls in one instant are all shown, in the order in which they were called', async () => {
  const { clock, called, hero } = board();
  for (const number of ['A001', 'A002', 'A003']) called(calling(number));
  const shown = [hero()];
  for (let turn = 0; turn < 2; turn += 1) {
    await clock.advance(HELD_MS);
    shown.push(hero());
  }
  expect(shown).toEqual(['A001', 'A002', 'A003']);
});

test('a recall underlines the number that is shown, and holds it anew', async () => {
  const { clock, called, hero, whole } = board(calling('A001'));
  await clock.advance(HELD_MS - 1);
  called(calling('A001', '3', { calling: 2 }));
  expect(whole()).toMatchObject({ call: { number: 'A001' }, motion: 'recalled', left: null });
  called(calling('A002'));
  await clock.advance(HELD_MS - 1);
  expect(hero()).toBe('A001');
});

test('a number that is called to another counter comes as a new call', () => {
  const { called, whole } = board(calling('A001', '3'));
  called(calling('A001', '5', { calling: 2 }));
  expect(whole()).toMatchObject({ call: { counterLabel: '5' }, motion: 'called', left: null });
});

test('who has come while waiting to be shown makes room for who has not', async () => {
  const { clock, take, hero } = board(calling('A001'));
  take([calling('A003'), calling('A002'), calling('A001')]);
  take([calling('A003'), call('A002', '3'), calling('A001')]);
  await clock.advance(HELD_MS);
  expect(hero()).toBe('A003');
});

test('the newest call is shown even when its customer came at once', async () => {
  const { clock, take, hero } = board(calling('A001'));
  take([call('A002', '3'), calling('A001')]);
  await clock.advance(HELD_MS);
  expect(hero()).toBe('A002');
});

test('that somebody has come is seen at once, and nothing moves again', () => {
  const { take, whole } = board();
  take([calling('A001')]);
  const turn = whole()?.turn;
  take([call('A001', '3')]);
  expect(whole()).toMatchObject({ call: { isCalling: false }, turn });
});

test('after a lost link only the newest of the old calls comes to the fore', async () => {
  const { clock, take, hero } = board(calling('A001'));
  await clock.advance(5 * 60_000);
  const old = { at: BOARD_TIME + 60_000 };
  take([calling('A004', '3', old), calling('A003', '3', old), calling('A002', '3', old)]);
  expect(hero()).toBe('A004');
  await clock.advance(HELD_MS);
  expect(hero()).toBe('A004');
});

test('a new day begins with an empty board', async () => {
  const { clock, called, take, hero } = board(calling('A001'));
  called(calling('A002'));
  take([]);
  expect(hero()).toBe(undefined);
  await clock.advance(HELD_MS);
  expect(hero()).toBe(undefined);
});

test('a page that is left keeps no clock running', async () => {
  const { clock, turns } = board(calling('A001'));
  turns.close();
  expect(clock.sleepers).toBe(0);
});

test('recalls of the shown number do not keep the next one waiting', async () => {
  const { clock, called, hero } = board(calling('A001'));
  called(calling('A002'));
  await clock.advance(HELD_MS - 1);
  called(calling('A001', '3', { calling: 2 }));
  await clock.advance(1);
  expect(hero()).toBe('A002');
});

test('whatever is called when, no number is shown for less than six seconds, and each is shown after its last call', async () => {
  const steps = fc.array(
    fc.record({ number: fc.integer({ min: 100, max: 130 }), waitMs: fc.nat(8_000) }),
    { minLength: 1, maxLength: PENDING_MAX },
  );
  await fc.assert(
    fc.asyncProperty(steps, async (row) => {
      const { clock, called, turns } = board();
      const shown: { readonly number: string; readonly at: number }[] = [];
      const stop = turns.hero.subscribe((value) => {
        if (value !== null) shown.push({ number: value.call.number, at: clock.now() });
      });
      const lastCalls = new Map<string, number>();
      for (const [place, { number, waitMs }] of row.entries()) {
        lastCalls.set(`A${number}`, clock.now());
        called(calling(`A${number}`, '3', { calling: place + 1, at: clock.now() }));
        await clock.advance(waitMs);
      }
      await clock.advance(HELD_MS * (PENDING_MAX + 1));
      stop();
      const changes = shown.filter(({ number }, place) => shown[place - 1]?.number !== number);
      const heldMs = changes.slice(1).map(({ at }, place) => at - (changes[place]?.at ?? 0));
      expect(Math.min(HELD_MS, ...heldMs)).toBe(HELD_MS);
      for (const [number, calledAt] of lastCalls) {
        expect(shown.some((one) => one.number === number && one.at >= calledAt)).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});
