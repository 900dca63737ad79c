import { must, unreachable } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import { noteCall } from '../queue/waiting-line.ts';
import { afterStepMs, startMs } from './counter-start.ts';
import type { Dice } from './dice.ts';
import type { ServiceOutlook } from './outlook.ts';
import { type Expected, newcomer } from './run-line.ts';
import { type CounterStart, HORIZON_MS, type LastTurn, type Scene } from './scene.ts';
import { drawn, pick, rest, shareAbove } from './tables.ts';

interface AtCounter {
  readonly of: ServiceOutlook;
  readonly turn: LastTurn;
}

/** The counters of one run: when each of them calls next, and who comes back into the lines from them. */
export function openDesk(scene: Scene, dice: Dice) {
  const { at, outlook, counters } = scene;
  const day = Math.exp(outlook.dayLean + outlook.dayDoubt * dice.normal());
  const longer = outlook.services.map(({ doubt }) => day * Math.exp(doubt * dice.normal()));
  const clerks = counters.map(({ doubt }) => Math.exp(doubt * dice.normal()));
  const nextAt = new Float64Array(counters.length);
  const isIdle = new Uint8Array(counters.length);
  const joiners: Expected[] = [];
  let idle = 0;
  let isMoved = true;
  let order = scene.firstOrder;
  let nextIndex = -1;
  let nextTime = at;

  const longerAt = (index: number, of: ServiceOutlook) =>
    (counters[index]?.speeds[of.index] ?? 1) * (clerks[index] ?? 1) * (longer[of.index] ?? 1);

  const joinLater = (joiner: Expected) => {
    let place = joiners.length;
    while (place > 0 && (joiners[place - 1]?.joinedAt ?? 0) > joiner.joinedAt) place -= 1;
    joiners.splice(place, 0, joiner);
  };

  const dueOfReturner = (due: Instant, back: Instant): Instant => {
    switch (scene.noShow.place) {
      case 'front':
        return Math.min(due, back);
      case 'penalty':
        return back + scene.noShow.penaltyMin * 60_000;
      case 'end':
        // Behind whoever is due last: nobody in this run is held up.
        return Number.MAX_SAFE_INTEGER;
      default:
        return unreachable(scene.noShow.place);
    }
  };

  const returnLater = ({ of, turn }: AtCounter, back: Instant) => {
    order += 1;
    joinLater(newcomer({ of, due: dueOfReturner(turn.due, back), order, at: back }));
  };

  /** Nobody has come: the call is marked then, and some of them come back later. */
  const missed = (index: number, who: AtCounter, marked: Instant) => {
    if (dice.next() < outlook.returnShare) {
      returnLater(who, marked + drawn(outlook.returning, dice));
    }
    freeFrom(index, marked);
  };

  /** Served to the end, and some are sent on, with the due time and the waiting they have. */
  const served = (index: number, { of, turn }: AtCounter, until: Instant) => {
    if (of.sentOnShare > 0 && dice.next() < of.sentOnShare) {
      const to = outlook.serviceOf.get(pick(of.sentOn, dice)?.to ?? of.id) ?? of;
      order += 1;
      const expected = newcomer({ of: to, due: turn.due, order, at: until });
      joinLater({ ...expected, waitsSince: until - turn.waitedMs });
    }
    freeFrom(index, until);
  };

  const freeFrom = (index: number, time: Instant) => {
    nextAt[index] = time + afterStepMs(scene, time, dice);
    isMoved = true;
  };

  // Of all who are free, the quickest calls: one draw for all of them, as it was learned.
  const reactMs = drawn(outlook.reacting, dice);
  const begin = (index: number, start: CounterStart) => {
    switch (start.kind) {
      case 'serving': {
        const times = longerAt(index, start.of);
        served(index, start, at + rest(start.of.handling, start.forMs / times, dice) * times);
        break;
      }
      case 'called': {
        const { forMs, of } = start;
        const absent = outlook.noShowShare * shareAbove(outlook.noShowing, forMs);
        const walking = (1 - outlook.noShowShare) * shareAbove(outlook.walking, forMs);
        if (dice.next() * (absent + walking) < absent) {
          missed(index, start, at + rest(outlook.noShowing, forMs, dice));
        } else {
          const handlingMs = drawn(of.handling, dice) * longerAt(index, of);
          served(index, start, at + rest(outlook.walking, forMs, dice) + handlingMs);
        }
        break;
      }
      default:
        nextAt[index] = at + startMs(start, { scene, dice, reactMs });
    }
  };
  counters.forEach(({ start }, index) => {
    begin(index, start);
  });
  for (const { forMs, ...who } of scene.absent) {
    const coming = outlook.returnShare * shareAbove(outlook.returning, forMs);
    if (dice.next() * (coming + 1 - outlook.returnShare) < coming) {
      returnLater(who, at + rest(outlook.returning, forMs, dice));
    }
  }

  return {
    joiners,
    /** Which counter calls next; below zero: none ever will. */
    next(): number {
      if (!isMoved) return nextIndex;
      isMoved = false;
      nextIndex = -1;
      nextTime = at + HORIZON_MS;
      for (let index = 0; index < nextAt.length; index += 1) {
        const free = nextAt[index] ?? nextTime;
        if (free < nextTime) {
          nextTime = free;
          nextIndex = index;
        }
      }
      return nextIndex;
    },
    /** And when. */
    nextTime: () => nextTime,
    /** Nobody is there for this counter. */
    rest(index: number): void {
      isIdle[index] = 1;
      idle += 1;
      nextAt[index] = Number.POSITIVE_INFINITY;
      isMoved = true;
    },
    call(index: number, { of, due, waitsSince, order: own }: Expected): void {
      const time = nextTime;
      const { overtakeMax } = scene.bounds;
      if (overtakeMax !== null) {
        for (const { queue } of counters[index]?.lines ?? []) {
          noteCall(queue, { waitsSince, order: own }, overtakeMax);
        }
      }
      const who = { of, turn: { due, waitedMs: Math.max(time - waitsSince, 0) } };
      if (dice.next() < outlook.noShowShare) {
        missed(index, who, time + drawn(outlook.noShowing, dice));
      } else {
        const handlingMs = drawn(of.handling, dice) * longerAt(index, of);
        served(index, who, time + drawn(outlook.walking, dice) + handlingMs);
      }
    },
    join(expected: Expected): void {
      const { of, joinedAt } = expected;
      must(scene.services[of.index], 'a service has its line').add(expected);
      if (idle === 0) return;
      const calledAt = joinedAt + drawn(outlook.reacting, dice);
      counters.forEach(({ services }, index) => {
        if (isIdle[index] === 0 || !services.has(of)) return;
        isIdle[index] = 0;
        idle -= 1;
        nextAt[index] = calledAt;
        isMoved = true;
      });
    },
  };
}
