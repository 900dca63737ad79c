import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { unreachable } from '#contract/assert.ts';
import type { Instant } from '#contract/clock.ts';
import type { Actor, Command, Fact, HallEvent, RuleRefusal } from '#contract/facts.ts';
import type { CounterId, VisitId } from '#contract/ids.ts';
import type { QueueSettings } from '#contract/settings.ts';
import { apply } from '#rules/apply.ts';
import { dueCommands, nextDeadline } from '#rules/deadlines.ts';
import { decide } from '#rules/decide.ts';
import { dumpHall, type Hall, type HallDump, openHall, restoreHall } from '#rules/hall-state.ts';
import { brokenInvariants } from '#rules/invariants.ts';
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
  listen: { before?: (hall: Hall, command: Command) => void; after?: (heard: Heard) => void } = {},
): Told {
  const hall = openHall();
  const facts: HallFact[] = [];
  let at = MORNING;
  const give = (command: Command, by: Actor) => {
    listen.before?.(hall, command);
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

test('a counter calls who is due first of all whom it may call, and nobody only when nobody waits', () => {
  check((settings, steps) => {
    let expected: VisitId | undefined;
    tell(settings, steps, {
      before: (hall, command) => {
        if (command.type === 'callNext') expected = dueFirst(hall, command.counter);
      },
      after: ({ command, events, refused }) => {
        if (command.type !== 'callNext') return;
        const called = events?.find((event) => event.type === 'ticketCalled');
        if (events !== undefined) expect(called?.visit).toBe(expected);
        if (refused?.kind === 'nobodyWaiting') expect(expected).toBe(undefined);
      },
    });
  });
});

/** The same question asked the slow way: look at everybody. */
function dueFirst(hall: Hall, counter: CounterId): VisitId | undefined {
  const served = hall.rulebook.servedAt.get(counter) ?? [];
  const clerk = hall.counters.get(counter)?.shift?.clerk;
  const [first] = [...hall.visits.values()]
    .filter(({ state, line }) => {
      if (state.kind !== 'waiting') return false;
      switch (line.kind) {
        case 'service':
          return served.includes(line.service);
        case 'counter':
          return line.counter === counter;
        case 'clerk':
          return line.clerk === clerk;
        default:
          return unreachable(line);
      }
    })
    .sort((one, other) => one.due - other.due || one.order - other.order);
  return first?.id;
}

test('nobody is called to two counters, and nobody is called who was not waiting or parked', () => {
  check((settings, steps) => {
    const free = new Set<VisitId>();
    for (const { event } of tell(settings, steps).facts) {
      switch (event.type) {
        case 'ticketIssued':
        case 'ticketReturned':
        case 'ticketTransferred':
        case 'ticketParked':
          free.add(event.visit);
          break;
        case 'ticketCalled':
        case 'ticketTakenBack':
          expect(free.delete(event.visit), `${event.visit} was free to be called`).toBe(true);
          break;
        case 'visitLeft':
        case 'ticketVoided':
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

test('a due time is given on joining and changes by returning from a no-show or by a reasoned act of staff alone', () => {
  check((settings, steps) => {
    const due = new Map<VisitId, Instant>();
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
      } else if (event.type === 'ticketCalled') {
        expect(event.because.due).toBe(due.get(event.visit));
      } else if (event.type === 'ticketTransferred') {
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
