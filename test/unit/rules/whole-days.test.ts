import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { must, unreachable } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, Command, EventOf, Fact, HallEvent, RuleRefusal } from '#contract/facts.ts';
import type { CounterId, ServiceId, VisitId } from '#contract/ids.ts';
import type { QueueSettings } from '#contract/settings.ts';
import { apply } from '#rules/apply.ts';
import { dueCommands, nextDeadline } from '#rules/deadlines.ts';
import { decide } from '#rules/decide.ts';
import {
  dumpHall,
  type Hall,
  type HallDump,
  openHall,
  restoreHall,
  type Visit,
} from '#rules/hall-state.ts';
import { brokenInvariants } from '#rules/invariants.ts';
import { callOrder } from '#rules/queue/call-order.ts';
import { linesOf } from '#rules/queue/lines.ts';
import type { NextCall } from '#rules/queue/who-is-next.ts';
import { dueDayChange } from '#rules/service-day.ts';
import { anySettings, anyStep, OPENING, orderOf, type Step } from './any-hall.ts';
import { MORNING } from './told-hall.ts';

type HallFact = Pick<Fact, 'at' | 'by' | 'event'>;

/** Two hundred halls, sixty orders each; every promise is looked at after every order. */
const RUNS = 250;
const ORDERS = 60;

const anyStory = fc.tuple(anySettings, fc.array(anyStep, { minLength: ORDERS, maxLength: ORDERS }));

interface Told {
  readonly hall: Hall;
  readonly facts: readonly HallFact[];
}

interface Heard {
  readonly hall: Hall;
  readonly command: Command;
  /** The hall as it was before; read it, it has moved on since. */
  readonly before: string;
  readonly events: readonly HallEvent[] | undefined;
  readonly refused: RuleRefusal | undefined;
}

/** Tells a story to a hall, as the hall service does: what time has brought about comes first. */
function tell(
  settings: QueueSettings,
  steps: readonly Step[],
  listen: {
    before?: (hall: Hall, command: Command, at: Instant) => void;
    after?: (heard: Heard) => void;
  } = {},
): Told {
  const hall = openHall();
  const facts: HallFact[] = [];
  let at = MORNING;
  const give = (command: Command, by: Actor) => {
    listen.before?.(hall, command, at);
    const before = text(hall);
    const outcome = decide(hall, command, by, at);
    expect(text(hall)).toBe(before);
    const events = outcome.ok ? outcome.value : undefined;
    for (const event of events ?? []) {
      const fact = { at, by, event };
      facts.push(fact);
      apply(hall, fact);
    }
    const refused = outcome.ok ? undefined : outcome.problem;
    listen.after?.({ hall, command, before, events, refused });
  };
  const theHall: Actor = { kind: 'hall' };
  give({ type: 'adoptSettings', revision: 'first', settings }, theHall);
  for (const step of [...OPENING, ...steps]) {
    at += step.afterMs;
    for (const command of dueCommands(hall, at)) give(command, theHall);
    const change = dueDayChange(hall, at);
    if (change !== undefined) give(change, theHall);
    const { command, by } = orderOf(hall, settings, step);
    give(command, by);
  }
  return { hall, facts };
}

function text(hall: Hall): string {
  return JSON.stringify(dumpHall(hall));
}

function check(story: (settings: QueueSettings, steps: Step[]) => void): void {
  fc.assert(
    fc.property(anyStory, ([settings, steps]) => story(settings, steps)),
    { numRuns: RUNS },
  );
}

test('the hall is whole after every order, and an order that is refused changes nothing', () => {
  check((settings, steps) => {
    tell(settings, steps, {
      after: ({ hall, command, before, events }) => {
        expect(brokenInvariants(hall), `after ${command.type}`).toEqual([]);
        if (events === undefined || events.length === 0) expect(text(hall)).toBe(before);
      },
    });
  });
});

test('a number is given once in a service day', () => {
  check((settings, steps) => {
    const given = new Set<VisitId>();
    for (const { event } of tell(settings, steps).facts) {
      if (event.type !== 'ticketIssued') continue;
      expect(given.has(event.visit), `${event.visit} is new`).toBe(false);
      given.add(event.visit);
    }
  });
});

/** Who was waiting, and for how many calls of others behind, just before a counter called. */
interface Choice {
  readonly hall: Hall;
  readonly at: Instant;
  readonly waiting: readonly Visit[];
}

/** Hears of each call that the hall decides, with everybody whom that counter might have called. */
function eachCall(
  settings: QueueSettings,
  steps: readonly Step[],
  hear: (choice: Choice, called: EventOf<'ticketCalled'> | undefined) => void,
): void {
  let choice: Choice | undefined;
  tell(settings, steps, {
    before: (hall, command, at) => {
      if (command.type !== 'callNext') return;
      choice = {
        hall,
        at,
        waiting: callable(hall, command.counter).map((visit) => ({ ...visit })),
      };
    },
    after: ({ command, events, refused }) => {
      if (command.type !== 'callNext' || choice === undefined) return;
      const called = events?.find((event) => event.type === 'ticketCalled');
      if (called !== undefined || refused?.kind === 'nobodyWaiting') hear(choice, called);
    },
  });
}

/** The slow way: look at everybody. */
function callable(hall: Hall, id: CounterId): Visit[] {
  const clerk = hall.counters.get(id)?.shift?.clerk;
  const profile = hall.settings.workProfiles.find(({ staff }) => staff === clerk);
  const takes = (service: ServiceId) =>
    (hall.rulebook.servedAt.get(id) ?? []).includes(service) &&
    (profile === undefined ||
      profile.services.includes(service) ||
      !hall.settings.services.some((each) => each.id === service));
  return [...hall.visits.values()].filter(({ state, line }) => {
    if (state.kind !== 'waiting') return false;
    switch (line.kind) {
      case 'service':
        return takes(line.service);
      case 'counter':
        return line.counter === id;
      case 'clerk':
        return line.clerk === clerk;
      default:
        return unreachable(line);
    }
  });
}

const isBehind = (one: Visit, other: Visit) =>
  one.waitsSince > other.waitsSince ||
  (one.waitsSince === other.waitsSince && one.order > other.order);
const isDueBefore = (one: Visit, other: Visit) =>
  one.due < other.due || (one.due === other.due && one.order < other.order);

test('a counter calls by preference and then who is due first, unless somebody is at a bound, and nobody only when nobody waits', () => {
  check((settings, steps) => {
    eachCall(settings, steps, ({ hall, waiting }, called) => {
      if (called === undefined) return expect(waiting).toEqual([]);
      const who = must(
        waiting.find(({ id }) => id === called.visit),
        'it waited for this counter',
      );
      const { because, counter, clerk } = called;
      expect(because).toMatchObject({ line: who.line, due: who.due });
      const own = settings.workProfiles.find(({ staff }) => staff === clerk)?.preference ?? [];
      const ofCounter = hall.settings.counters.find(({ id }) => id === counter)?.preference ?? [];
      const preference = own.length > 0 ? own : ofCounter;
      const tier = ({ line }: Visit) => {
        if (line.kind !== 'service') return 0;
        const named = preference.findLastIndex((services) => services.includes(line.service));
        return named < 0 ? preference.length : named;
      };
      const sooner = waiting.filter((other) => isDueBefore(other, who));
      switch (because.kind) {
        case 'dueFirst':
        case 'sentToCounter':
        case 'sentToClerk':
        case 'preferred': {
          // Nobody of an earlier tier waits, and of the same tier nobody is due before.
          expect(sooner.filter((other) => tier(other) <= tier(who))).toEqual([]);
          expect(waiting.filter((other) => tier(other) < tier(who))).toEqual([]);
          if (because.kind === 'dueFirst') expect(sooner).toEqual([]);
          if (because.kind === 'preferred') expect(sooner).not.toEqual([]);
          return;
        }
        case 'overtaken':
          return expect(because.times).toBe(settings.overtakeMax);
        case 'waitedLong':
          return expect(because.since).toBe(who.waitsSince);
        case 'chosenByHand':
          throw new Error('the hall chooses nobody by hand');
        default:
          return unreachable(because);
      }
    });
  });
});

test('nobody is overtaken more often than the hall lets anybody be, whatever comes and goes', () => {
  check((settings, steps) => {
    const { overtakeMax } = settings;
    const overtaken = new Map<VisitId, number>();
    let choice: readonly Visit[] = [];
    const lastBehind = new Map<VisitId, readonly VisitId[]>();
    tell(settings, steps, {
      before: (hall, command) => {
        // A call chosen by hand is a person's, and heeds no bound.
        const isCall = command.type === 'callNext' && hall.counters.has(command.counter);
        choice = isCall ? callable(hall, command.counter).map((visit) => ({ ...visit })) : [];
      },
      after: ({ hall, command, events }) => {
        for (const event of events ?? []) {
          if (event.type === 'stepUndone' && event.what === 'ticketCalled') {
            // Taken back before anything came of it: nobody has been overtaken.
            for (const other of lastBehind.get(event.visit) ?? []) {
              overtaken.set(other, Math.max((overtaken.get(other) ?? 0) - 1, 0));
            }
          } else if (event.type === 'ticketCalled' && command.type !== 'callNext') {
            lastBehind.delete(event.visit);
          } else if (event.type === 'ticketCalled') {
            const who = must(
              choice.find(({ id }) => id === event.visit),
              'it waited',
            );
            for (const other of choice.filter((each) => isBehind(who, each))) {
              const times = (overtaken.get(other.id) ?? 0) + 1;
              overtaken.set(other.id, times);
              if (overtakeMax !== null) expect(times).toBeLessThanOrEqual(overtakeMax);
            }
            lastBehind.set(
              who.id,
              choice.filter((each) => isBehind(who, each)).map(({ id }) => id),
            );
          } else if ('visit' in event && hall.visits.get(event.visit)?.state.kind === 'waiting') {
            // Whoever joins a line, or another one, is counted in it from then on.
            if (event.type in JOINS) overtaken.set(event.visit, 0);
          }
        }
      },
    });
  });
});
const JOINS = {
  ticketIssued: true,
  ticketReturned: true,
  ticketTransferred: true,
  serviceChanged: true,
  ticketReordered: true,
  ticketPutBack: true,
  returnedToClerk: true,
  visitWentOn: true,
  carriedVisitJoined: true,
};

test('whoever has waited as long as the hall lets anybody wait is next at the first counter that calls for them, longest waiting first', () => {
  check((settings, steps) => {
    const { waitBoundMin } = settings;
    eachCall(settings, steps, ({ waiting, at }, called) => {
      if (waitBoundMin === null || called === undefined) return;
      const long = waiting.filter(({ waitsSince }) => at - waitsSince >= waitBoundMin * 60_000);
      const [eldest] = long.sort((one, other) => (isBehind(one, other) ? 1 : -1));
      if (eldest === undefined) return expect(called.because.kind).not.toBe('waitedLong');
      expect(called.visit).toBe(eldest.id);
      expect(called.because.kind).toBe('waitedLong');
    });
  });
});

test('the first in the clerk’s column is who is called, for the reason that stands there', () => {
  check((settings, steps) => {
    let first: NextCall<Visit> | undefined;
    tell(settings, steps, {
      before: (hall, command, at) => {
        if (command.type !== 'callNext') return;
        const counter = hall.counters.get(command.counter);
        if (counter === undefined) return;
        const order = callOrder(linesOf(hall, counter), { bounds: hall.settings, at, count: 50 });
        first = order[0];
        expect(order).toHaveLength(Math.min(callable(hall, counter.id).length, 50));
      },
      after: ({ command, events }) => {
        const called = events?.find((event) => event.type === 'ticketCalled');
        if (called !== undefined && command.type === 'callNext') {
          expect({ visit: first?.who.id, because: first?.because }).toEqual({
            visit: called.visit,
            because: called.because,
          });
        }
      },
    });
  });
});

test('nobody is called to two counters, and nobody is called who was not waiting or parked', () => {
  check((settings, steps) => {
    const free = new Set<VisitId>();
    for (const { event } of tell(settings, steps).facts) {
      switch (event.type) {
        case 'ticketIssued':
        case 'ticketReturned':
        case 'ticketTransferred':
        case 'ticketPutBack':
        case 'visitWentOn':
        case 'ticketParked':
        case 'carriedVisitJoined':
          free.add(event.visit);
          break;
        case 'rollNumberCalled':
        case 'ticketCalled':
        case 'ticketTakenBack':
          expect(free.delete(event.visit), `${event.visit} was free to be called`).toBe(true);
          break;
        case 'stepUndone':
          // Back at the counter, or back in the line it was called from.
          if (event.what === 'ticketCalled') free.add(event.visit);
          else free.delete(event.visit);
          break;
        case 'walkUpTaken':
        case 'visitLeft':
        case 'ticketVoided':
        case 'visitCarried':
        case 'visitEndedByDay':
          free.delete(event.visit);
          break;
        default:
      }
    }
  });
});

test('no order loses a visit or invents one', () => {
  check((settings, steps) => {
    const known = new Set<VisitId>();
    tell(settings, steps, {
      after: ({ hall, events, before }) => {
        for (const event of events ?? []) {
          if (event.type === 'ticketIssued') known.add(event.visit);
          if (event.type === 'dayBegan') {
            // Only who was finished, gone or ended before this change of day may be forgotten by it.
            const dump: HallDump = JSON.parse(before);
            for (const { id, state } of dump.visits) {
              if (['finished', 'left', 'cancelled', 'endedByDay'].includes(state.kind))
                known.delete(id);
            }
          }
        }
        expect([...hall.visits.keys()].sort()).toEqual([...known].sort());
      },
    });
  });
});

test('a due time is given on joining a service and changes by returning from a no-show or by a reasoned act of staff alone', () => {
  check((settings, steps) => {
    const due = new Map<VisitId, Instant>();
    const before = new Map<VisitId, Instant | undefined>();
    const { facts } = tell(settings, steps);
    for (const { event } of facts) {
      if (
        event.type === 'ticketIssued' ||
        event.type === 'ticketReturned' ||
        event.type === 'ticketReordered' ||
        event.type === 'classChanged' ||
        event.type === 'serviceChanged'
      ) {
        due.set(event.visit, event.due);
      } else if (event.type === 'visitWentOn') {
        // The next service of the same ticket; taken back with its finish.
        before.set(event.visit, due.get(event.visit));
        due.set(event.visit, event.due);
      } else if (event.type === 'stepFinished') {
        before.delete(event.visit);
      } else if (event.type === 'stepUndone' && event.what === 'stepFinished') {
        const earlier = before.get(event.visit);
        if (earlier !== undefined) due.set(event.visit, earlier);
      } else if (event.type === 'ticketCalled') {
        expect(event.because.due).toBe(due.get(event.visit));
      } else if (event.type === 'ticketTransferred' || event.type === 'ticketPutBack') {
        expect(event.due).toBe(due.get(event.visit));
      }
    }
  });
});

test('the same facts give the same hall, from the first one on and from any snapshot on', () => {
  fc.assert(
    fc.property(anyStory, fc.nat(), ([settings, steps], place) => {
      const { hall, facts } = tell(settings, steps);
      const replayed = openHall();
      let resumed: Hall = openHall();
      facts.forEach((fact, index) => {
        if (index === place % facts.length) {
          const dump: HallDump = JSON.parse(text(replayed));
          resumed = restoreHall(dump);
        }
        apply(replayed, fact);
        if (index >= place % facts.length) apply(resumed, fact);
      });
      expect(dumpHall(replayed)).toEqual(dumpHall(hall));
      expect(dumpHall(resumed)).toEqual(dumpHall(hall));
      expect(brokenInvariants(resumed)).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

test('a restored hall decides as the one it was dumped from', () => {
  check((settings, steps) => {
    const { hall, facts } = tell(settings, steps);
    const dump: HallDump = JSON.parse(text(hall));
    const restored = restoreHall(dump);
    const at = facts.at(-1)?.at ?? MORNING;
    expect(nextDeadline(restored)).toBe(nextDeadline(hall));
    for (const step of steps) {
      const { command, by } = orderOf(hall, settings, step);
      expect(decide(restored, command, by, at)).toEqual(decide(hall, command, by, at));
    }
  });
});
