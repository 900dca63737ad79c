import { must, unreachable } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import { noteCall } from '../queue/waiting-line.ts';
import { nextCall } from '../queue/who-is-next.ts';
import { openArrivals } from './arrivals.ts';
import type { Dice } from './dice.ts';
import { chanceToStay, type Outlook, type ServiceOutlook } from './outlook.ts';
import { WRAPPED_UP_MS } from './pace.ts';
import type { Expected, RunLine } from './run-line.ts';
import {
  type CounterStart,
  HORIZON_MS,
  type LastTurn,
  type RunCounter,
  type Scene,
  slotAt,
} from './scene.ts';
import { drawn, pick, rest, shareAbove } from './tables.ts';

/** A counter that somebody waits for and nobody has opened: half of them open within this. */
const AWAITED_MS = 5 * 60_000;
/** A run that finds no end is called off after so many steps for each one asked about. */
const STEPS_PER_ROW = 6;
const STEPS_MIN = 400;

/**
 * Plays the hall forward once, and notes for each row after how many milliseconds it is called.
 * Who is next is asked of the same rule that calls people.
 */
export function playOnce(
  scene: Scene,
  dice: Dice,
  note: (row: number, afterMs: number) => void,
): void {
  const { at, outlook, counters } = scene;
  for (const line of scene.services) line.begin();
  for (const line of scene.others) line.begin();

  const end = at + HORIZON_MS;
  const desk = openDesk(scene, dice);
  const arrivals = openArrivals(scene, dice);
  let arrivalAt = arrivals.after(at);
  let order = scene.firstOrder + desk.joiners.length;
  const nobodyComes = Number.POSITIVE_INFINITY;
  let left = scene.rows;
  let stepsLeft = STEPS_PER_ROW * scene.rows + STEPS_MIN;

  while (left > 0 && stepsLeft > 0) {
    const index = desk.next();
    const time = desk.nextTime();
    const joiner = desk.joiners[0];
    if (joiner !== undefined && joiner.joinedAt <= time && joiner.joinedAt <= arrivalAt) {
      desk.joiners.shift();
      desk.join(joiner);
      continue;
    }
    if (arrivalAt <= time && arrivalAt < end) {
      const of = arrivals.service(arrivalAt);
      const due = arrivalAt + of.targetWaitMs * arrivals.waitShare();
      if (due <= scene.lastDue || scene.preferred.has(of)) {
        order += 1;
        stepsLeft -= 1;
        desk.join(newcomer({ of, due, order, at: arrivalAt }));
      }
      arrivalAt = arrivals.after(arrivalAt);
      if (arrivalAt > scene.lastDue && scene.preferred.size === 0) arrivalAt = nobodyComes;
      continue;
    }
    const counter = counters[index];
    if (counter === undefined) break;
    const expected = nextCall(counter.lines, scene.bounds, time)?.who;
    if (expected === undefined) {
      desk.rest(index);
      continue;
    }
    lineOf(counter, expected).remove(expected);
    stepsLeft -= 1;
    if (expected.row >= 0) {
      note(expected.row, time - at);
      left -= 1;
    }
    if (!expected.isReal) continue;
    if (dice.next() >= chanceToStay(outlook, expected.joinedAt, { from: at, to: time })) continue;
    desk.call(index, expected);
  }
}

/** Somebody who comes into a line, and has not waited before. Of one shape for all, which is quicker. */
function newcomer({
  of,
  due,
  order,
  at,
}: Pick<Expected, 'of' | 'due' | 'order'> & { at: Instant }): Expected {
  return { due, order, of, joinedAt: at, waitsSince: at, row: -1, isReal: true };
}

/** The line at whose head it stands, by turn or as the eldest. */
function lineOf({ lines }: RunCounter, expected: Expected): RunLine {
  const calling = lines.find(
    ({ queue }) => queue.turns.first() === expected || queue.elders.first() === expected,
  );
  return must(calling, 'whoever is called stands in a line').queue;
}

interface AtCounter {
  readonly of: ServiceOutlook;
  readonly turn: LastTurn;
}

/** The counters of one run: when each of them calls next, and who comes back into the lines from them. */
function openDesk(scene: Scene, dice: Dice) {
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

/** After how many milliseconds a counter calls at which nobody is. */
function startMs(
  start: Exclude<CounterStart, { readonly kind: 'serving' | 'called' }>,
  {
    scene,
    dice,
    reactMs,
  }: { readonly scene: Scene; readonly dice: Dice; readonly reactMs: number },
): number {
  const { outlook, at } = scene;
  switch (start.kind) {
    case 'wrappingUp':
      return rest(outlook.wrapUp, start.forMs, dice);
    case 'reacting':
      return rest(outlook.reacting, start.forMs, dice);
    case 'free': {
      const isWrappedUp = start.forMs >= WRAPPED_UP_MS;
      return isWrappedUp ? reactMs : Math.max(rest(outlook.wrapUp, start.forMs, dice), reactMs);
    }
    case 'paused':
      return rest(outlook.lasting(start.reason), start.forMs, dice) + drawn(outlook.wrapUp, dice);
    case 'opening': {
      const opensMs = start.at + start.spreadMs * dice.normal() - at;
      return Math.max(opensMs, LATE_MS * dice.next()) + drawn(outlook.wrapUp, dice);
    }
    case 'awaited':
      return AWAITED_MS * Math.exp(dice.normal());
    case 'closed':
      return Number.POSITIVE_INFINITY;
    default:
      return unreachable(start);
  }
}

/** A counter that opens later than it usually does opens within about this. */
const LATE_MS = 60_000;

/** From the end of a step to the next call: getting ready, and at times a pause. */
function afterStepMs(scene: Scene, time: Instant, dice: Dice): number {
  const { outlook } = scene;
  const slot = slotAt(scene, time);
  const isPaused = dice.next() < (outlook.pauseChance[slot] ?? 0);
  return (isPaused ? pauseMs(outlook, slot, dice) : 0) + drawn(outlook.wrapUp, dice);
}

/** A reason that was never given at this time of day is not quite impossible. */
const UNHEARD_OF = 0.01;

function pauseMs({ pauses }: Outlook, slot: number, dice: Dice): number {
  let all = 0;
  for (const { byHalfHour } of pauses) all += (byHalfHour[slot] ?? 0) + UNHEARD_OF;
  let place = dice.next() * all;
  for (const { byHalfHour, lasting } of pauses) {
    place -= (byHalfHour[slot] ?? 0) + UNHEARD_OF;
    if (place < 0) return drawn(lasting, dice);
  }
  return 0;
}
