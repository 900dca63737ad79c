import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Clock, Instant } from '#contract/clock.ts';
import type { TicketNumber } from '#contract/ids.ts';
import type { BoardCall } from '#contract/views.ts';
import type { Coming } from '#kit/parts/calling.tsx';

/** The one call that fills the board. */
export interface Hero extends Coming {
  readonly call: BoardCall;
  /** The number that made room for it. */
  readonly left: TicketNumber | null;
}

export interface HeroTurns {
  /** null: nobody has been called today. */
  readonly hero: ReadonlySignal<Hero | null>;
  /** The calls of the newest view, newest first. */
  take(calls: readonly BoardCall[], now: Instant): void;
  close(): void;
}

/** LOOK 7: long enough to be read by everybody who looks up at the chime. */
export const HELD_MS = 6_000;
/** Calls that wait for their turn as hero: two minutes. All of them also stand in the list at once. */
export const PENDING_MAX = 20;
/** Older ones are left to the list: after a lost link they would send people to counters that have gone on. */
const LATE_MS = 30_000;

/** Each call fills the board for a while, in the order in which they were called. */
export function openHeroTurns(clock: Clock): HeroTurns {
  const hero = signal<Hero | null>(null);
  let last: readonly BoardCall[] = [];
  let pending: readonly BoardCall[] = [];
  let isFirst = true;
  let isHeld = false;
  let cancelHold = () => {};

  const show = (call: BoardCall, motion: Coming['motion']) => {
    const before = hero.peek();
    hero.value = {
      call,
      motion,
      turn: (before?.turn ?? 0) + 1,
      left: before === null || before.call.visit === call.visit ? null : before.call.number,
    };
    // A clerk who recalls again and again keeps nobody else from the board.
    if (motion === 'recalled' && isHeld && pending.length > 0) return;
    isHeld = true;
    cancelHold();
    cancelHold = clock.after(HELD_MS, () => {
      isHeld = false;
      showNext();
    });
  };

  const showNext = () => {
    while (!isHeld) {
      const [first, ...others] = pending;
      if (first === undefined) return;
      pending = others;
      const call = last.find(({ visit }) => visit === first.visit) ?? first;
      // Who has come needs no calling any more, but the newest call always gets its place.
      if (call.isCalling || others.length === 0) show(call, 'called');
    }
  };

  const add = (call: BoardCall) => {
    const shown = hero.peek()?.call;
    if (shown?.visit === call.visit) {
      return show(call, shown.counter === call.counter ? 'recalled' : 'called');
    }
    pending = [...pending.filter(({ visit }) => visit !== call.visit), call].slice(-PENDING_MAX);
  };

  const empty = () => {
    cancelHold();
    isHeld = false;
    pending = [];
    hero.value = null;
  };

  return {
    hero,
    take(calls, now) {
      const known = new Set(last.map(keyOf));
      const [newest] = calls;
      last = calls;
      if (newest === undefined) {
        empty();
      } else if (isFirst) {
        show(newest, 'none');
      } else {
        calls
          .filter((call) => !known.has(keyOf(call)))
          .filter((call) => call === newest || now - call.at < LATE_MS)
          .toReversed()
          .forEach(add);
        showNext();
        follow(hero, calls);
      }
      isFirst = false;
    },
    close: () => cancelHold(),
  };
}

/** Whether somebody has come is seen on the hero at once; nothing moves. */
function follow(hero: Signal<Hero | null>, calls: readonly BoardCall[]): void {
  const value = hero.peek();
  const call = calls.find((other) => value !== null && keyOf(other) === keyOf(value.call));
  if (value !== null && call !== undefined && call.isCalling !== value.call.isCalling) {
    hero.value = { ...value, call };
  }
}

export function keyOf({ visit, calling }: BoardCall): string {
  return `${visit} ${calling}`;
}
