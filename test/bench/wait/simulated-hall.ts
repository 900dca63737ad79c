import { assert, must, mustGet } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, Command, HallEvent } from '#contract/facts.ts';
import type { CounterId, VisitId } from '#contract/ids.ts';
import { apply } from '#rules/apply.ts';
import { decide } from '#rules/decide.ts';
import { type Dice, openDice } from '#rules/forecast/dice.ts';
import { type Hall, openHall, type Visit } from '#rules/hall-state.ts';
import { isWorking } from '#rules/queue/open-counters.ts';
import { dueDayChange } from '#rules/service-day.ts';
import { makeTruth, type Shape, type TrueCounter } from './shapes.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A Monday, midnight in Shanghai. */
const MIDNIGHT: Instant = Date.parse('2026-06-01T00:00:00+08:00');
const THE_HALL: Actor = { kind: 'hall' };

/** A listener's answer that ends the hall's life as it is. */
export const stopHere = 'stopHere';

export interface Listener {
  /** The ticket has just been issued. */
  issued(hall: Hall, visit: Visit, at: Instant): typeof stopHere | undefined;
  /** Somebody who waits is asked about on the way. */
  onTheWay(hall: Hall, visit: Visit, at: Instant): void;
  /** Before the call is applied: the visit still says since when it waited. */
  called(hall: Hall, visit: Visit, at: Instant): void;
}

interface Happening {
  readonly at: Instant;
  readonly order: number;
  readonly run: () => void;
}

/** Lets a hall of this shape and seed live for so many days, by the real rules on simulated time. */
export function liveThrough(
  shape: Shape,
  seed: number,
  {
    days,
    listen,
  }: { readonly days: number; readonly listen: (day: number) => Listener | undefined },
): Hall {
  const dice = openDice(seed);
  const truth = makeTruth(shape, dice);
  const hall = openHall();
  const agenda = openAgenda();
  const states = new Map<CounterId, { pauseAt: Instant; isLunchDone: boolean; isBusy: boolean }>();
  let at = MIDNIGHT;
  let listener: Listener | undefined;
  let dayPace = 1;
  let closesAt = 0;
  let isStopped = false;

  const give = (command: Command, by: Actor): readonly HallEvent[] | undefined => {
    const outcome = decide(hall, command, by, at);
    if (!outcome.ok) return undefined;
    for (const event of outcome.value) {
      if (event.type === 'ticketCalled') {
        const visit = mustGet(hall.visits, event.visit);
        if (event.step === 1 && visit.callings === 0) listener?.called(hall, visit, at);
      }
      apply(hall, { at, by, event });
    }
    return outcome.value;
  };
  const later = (ms: number, run: () => void) => agenda.add(at + Math.max(ms, 1), run);
  const staff = ({ clerk }: TrueCounter): Actor => ({ kind: 'staff', staff: clerk, role: 'clerk' });

  const serveNext = (one: TrueCounter) => {
    const state = mustGet(states, one.id);
    const counter = mustGet(hall.counters, one.id);
    if (counter.shift === null || state.isBusy) return;
    if (at >= closesAt && !anybodyWaits(hall)) {
      give({ type: 'closeShift', counter: one.id }, staff(one));
      return;
    }
    if (at >= state.pauseAt && at < closesAt) {
      pause(one);
      return;
    }
    const mine = mustGet(hall.clerks, one.clerk).parked[0];
    const called =
      mine !== undefined && dice.next() < 0.3
        ? give({ type: 'takeBack', counter: one.id, visit: mine }, staff(one))
        : give({ type: 'callNext', counter: one.id }, staff(one));
    if (called === undefined) {
      if (mine !== undefined) later(2 * MINUTE, () => serveNext(one));
      else if (at >= closesAt - HOUR) later(5 * MINUTE, () => serveNext(one));
      // Nobody is there: the pause is taken when it is due, not when somebody comes.
      else later(state.pauseAt - at, () => serveNext(one));
      return;
    }
    state.isBusy = true;
    const event = called.find(({ type }) => type === 'ticketCalled' || type === 'ticketTakenBack');
    assert(
      event?.type === 'ticketCalled' || event?.type === 'ticketTakenBack',
      'somebody was called',
    );
    receive(one, mustGet(hall.visits, event.visit));
  };

  const free = (one: TrueCounter) => {
    mustGet(states, one.id).isBusy = false;
    later(one.wrapUpSeconds * 1_000 * Math.exp(0.7 * dice.normal()), () => serveNext(one));
  };

  const receive = (one: TrueCounter, visit: Visit) => {
    const waitedMs = at - visit.joinedAt;
    const absent = truth.noShowShare * (waitedMs > 40 * MINUTE ? 2 : 1);
    if (dice.next() < absent) {
      later(45_000 + 50_000 * dice.next(), () => {
        give({ type: 'markNoShow', counter: one.id }, staff(one));
        if (dice.next() < 0.35)
          later(9 * MINUTE * Math.exp(0.7 * dice.normal()), () => comeBack(visit.id));
        free(one);
      });
      return;
    }
    const walkMs = 8_000 - 11_000 * Math.log(1 - dice.next());
    later(walkMs, () => {
      give({ type: 'beginServing', counter: one.id }, staff(one));
      later(handlingMs(one, visit), () => end(one, visit));
    });
  };

  const handlingMs = (one: TrueCounter, visit: Visit): number => {
    const service = must(
      truth.services.find(({ id }) => id === visit.service),
      'the service exists',
    );
    const { meanMin, spread } = service;
    const noise = Math.exp(spread * dice.normal() - (spread * spread) / 2);
    // One case in fourteen is a hard one, whatever the service.
    const hard = dice.next() < 0.07 ? 2.5 : 0.895;
    const own = one.speed * (one.speedOf.get(service.id) ?? 1);
    return Math.max(meanMin * MINUTE * noise * hard * own * dayPace, 20_000);
  };

  const end = (one: TrueCounter, visit: Visit) => {
    const luck = dice.next();
    if (luck < truth.sentOnShare) {
      const to = must(truth.services[dice.below(truth.services.length)], 'there is a service').id;
      const sent = give(
        { type: 'transfer', counter: one.id, to: { kind: 'service', service: to } },
        staff(one),
      );
      if (sent !== undefined) wakeIdle(visit);
      else give({ type: 'finish', counter: one.id, delivered: null }, staff(one));
    } else if (luck < truth.sentOnShare + truth.parkShare) {
      give({ type: 'park', counter: one.id }, staff(one));
    } else {
      give({ type: 'finish', counter: one.id, delivered: null }, staff(one));
    }
    free(one);
  };

  const comeBack = (id: VisitId) => {
    const visit = hall.visits.get(id);
    if (visit === undefined || give({ type: 'returnTicket', visit: id }, THE_HALL) === undefined)
      return;
    wakeIdle(visit);
  };

  const pause = (one: TrueCounter) => {
    const state = mustGet(states, one.id);
    const isLunch = !state.isLunchDone && at >= lunchOf(one);
    const reason = isLunch ? 'lunch' : 'short';
    if (give({ type: 'pauseShift', counter: one.id, reason }, staff(one)) === undefined) return;
    if (isLunch) state.isLunchDone = true;
    state.isBusy = true;
    const minutes = isLunch ? 40 + 8 * dice.normal() : 6 * Math.exp(0.5 * dice.normal());
    later(Math.max(minutes, 1) * MINUTE, () => {
      give({ type: 'resumeShift', counter: one.id }, staff(one));
      state.pauseAt = nextPause(one);
      free(one);
    });
  };

  const dayStart = () => at - ((at - MIDNIGHT) % DAY);
  const lunchOf = (one: TrueCounter) =>
    dayStart() + (Number(one.clerk) % 2 === 0 ? 11.5 : 12.25) * HOUR;
  const nextPause = (one: TrueCounter): Instant => {
    const short = at - 2.5 * HOUR * Math.log(1 - dice.next());
    return mustGet(states, one.id).isLunchDone
      ? short
      : Math.min(short, Math.max(lunchOf(one), at));
  };

  const wakeIdle = (visit: Visit) => {
    for (const one of truth.counters) {
      const counter = mustGet(hall.counters, one.id);
      const serves = hall.rulebook.servedAt.get(one.id)?.includes(visit.service) ?? false;
      if (!serves || !isWorking(counter) || mustGet(states, one.id).isBusy) continue;
      later(4_000 * Math.exp(0.6 * dice.normal()), () => serveNext(one));
    }
  };

  const arrive = () => {
    let place = dice.next();
    const service = truth.services.find(({ share }) => {
      place -= share;
      return place < 0;
    });
    let classPlace = dice.next();
    const priorityClass = truth.classShares.find(({ share }) => {
      classPlace -= share;
      return classPlace < 0;
    });
    const events = give(
      {
        type: 'issueTicket',
        service: (service ?? must(truth.services[0], 'there is a service')).id,
        priorityClass: priorityClass?.id ?? null,
        withCard: false,
        language: 'zh-Hans',
      },
      THE_HALL,
    );
    const issued = events?.find(({ type }) => type === 'ticketIssued');
    if (issued?.type !== 'ticketIssued') return;
    const visit = mustGet(hall.visits, issued.visit);
    if (listener?.issued(hall, visit, at) === stopHere) isStopped = true;
    wakeIdle(visit);
    const patienceMs = truth.patienceMin * MINUTE * (-Math.log(1 - dice.next())) ** 0.6;
    later(patienceMs, () => {
      if (visit.state.kind === 'waiting' && visit.step === 0)
        give({ type: 'leave', visit: visit.id }, THE_HALL);
    });
  };

  const beginDay = (day: number) => {
    const midnight = MIDNIGHT + day * DAY;
    const change = dueDayChange(hall, at);
    if (change !== undefined) give(change, THE_HALL);
    listener = listen(day);
    dayPace = Math.exp(0.08 * dice.normal());
    closesAt = midnight + 17.5 * HOUR;
    for (const one of truth.counters) {
      const openAt = midnight + 8.5 * HOUR + 3 * MINUTE * dice.normal();
      states.set(one.id, { pauseAt: 0, isLunchDone: false, isBusy: false });
      agenda.add(openAt, () => {
        give({ type: 'openShift', counter: one.id }, staff(one));
        mustGet(states, one.id).pauseAt = nextPause(one);
        free(one);
      });
    }
    for (const time of arrivalsOf(shape, {
      dice,
      midnight,
      isMonthsEnd: day % 5 === 4,
      workMin: workMin(truth),
    })) {
      agenda.add(time, arrive);
    }
    for (let time = midnight + 9 * HOUR; time < midnight + 17 * HOUR; time += 7 * MINUTE) {
      agenda.add(time, () => {
        if (listener === undefined) return;
        const waiting = [...hall.services.values()].flatMap(({ turns }) =>
          turns.firstFew(turns.size),
        );
        const visit = waiting[Math.floor(((time / MINUTE) * 7_919) % Math.max(waiting.length, 1))];
        if (visit !== undefined && visit.step === 0 && visit.callings === 0)
          listener.onTheWay(hall, visit, at);
      });
    }
  };

  give({ type: 'adoptSettings', revision: 'bench', settings: truth.settings }, THE_HALL);
  for (let day = 0; day < days; day += 1) {
    agenda.add(MIDNIGHT + day * DAY + 5 * HOUR, () => beginDay(day));
  }
  for (let next = agenda.take(); next !== undefined && !isStopped; next = agenda.take()) {
    at = next.at;
    next.run();
  }
  return hall;
}

function workMin({ services }: ReturnType<typeof makeTruth>): number {
  return services.reduce((sum, { share, meanMin }) => sum + share * meanMin, 0) + 0.7;
}

function anybodyWaits(hall: Hall): boolean {
  return [...hall.services.values()].some(({ arrivals }) => arrivals.size > 0);
}

/** 08:15 to 17:00, two peaks, a rush or two that nobody could know of, and more at the month's end. */
function arrivalsOf(
  shape: Shape,
  day: { dice: Dice; midnight: Instant; isMonthsEnd: boolean; workMin: number },
): Instant[] {
  const { dice, midnight, isMonthsEnd, workMin: work } = day;
  const busy = Math.exp(0.1 * dice.normal()) * (isMonthsEnd ? 1.25 : 1);
  const perHour = ((shape.counters * 60 * shape.load) / work) * busy;
  const rushes = Array.from({ length: 1 + dice.below(2) }, () => 9 + 7 * dice.next());
  const rateAt = (hour: number) => {
    const shapeOfDay =
      0.7 +
      0.6 * Math.exp(-((hour - 10) ** 2) / 1.2) +
      0.45 * Math.exp(-((hour - 14.8) ** 2) / 1.5);
    const rush = rushes.some((from) => hour >= from && hour < from + 0.4) ? 1.9 : 1;
    return perHour * 0.88 * shapeOfDay * rush;
  };
  const times: Instant[] = [];
  const most = perHour * 3;
  for (let hour = 8.25; hour < 17; ) {
    hour -= Math.log(1 - dice.next()) / most;
    if (hour < 17 && dice.next() < rateAt(hour) / most) times.push(midnight + hour * HOUR);
  }
  return times;
}

/** What is to happen, earliest first: a binary heap. */
function openAgenda() {
  const heap: Happening[] = [];
  let order = 0;
  const isBefore = (one: Happening, other: Happening) =>
    one.at < other.at || (one.at === other.at && one.order < other.order);
  return {
    add(at: Instant, run: () => void): void {
      order += 1;
      const happening = { at: Math.round(at), order, run };
      let place = heap.length;
      heap.push(happening);
      while (place > 0) {
        const above = (place - 1) >>> 1;
        const parent = heap[above];
        if (parent === undefined || !isBefore(happening, parent)) break;
        heap[place] = parent;
        place = above;
      }
      heap[place] = happening;
    },
    take(): Happening | undefined {
      const first = heap[0];
      const last = heap.pop();
      if (first === undefined || last === undefined || heap.length === 0) return first;
      let place = 0;
      for (;;) {
        let child = place * 2 + 1;
        const left = heap[child];
        if (left === undefined) break;
        const right = heap[child + 1];
        if (right !== undefined && isBefore(right, left)) child += 1;
        const smaller = heap[child];
        if (smaller === undefined || !isBefore(smaller, last)) break;
        heap[place] = smaller;
        place = child;
      }
      heap[place] = last;
      return first;
    },
  };
}
