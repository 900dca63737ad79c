import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { serviceIdSchema } from '#contract/ids.ts';
import type { CallReason } from '#contract/queue.ts';
import type { QueueSettings } from '#contract/settings.ts';
import { openTurnOrder } from '#rules/queue/turn-order.ts';
import { noteCall, type Standing } from '#rules/queue/waiting-line.ts';
import { nextCall } from '#rules/queue/who-is-next.ts';
import {
  by,
  clerk,
  counter,
  MINUTE,
  priorityClass,
  SETTINGS,
  service,
  toldHall,
} from '../told-hall.ts';

/** Counter 1 calls repairs before payments. */
const PREFERRING: QueueSettings = {
  ...SETTINGS,
  counters: SETTINGS.counters.map((each) =>
    each.id === counter.one ? { ...each, preference: [[service.repair]] } : each,
  ),
};

/** What is called at counter 1 one after another, and why. */
function calledAtOne(told: ReturnType<typeof toldHall>, count: number): string[] {
  return Array.from({ length: count }, () => {
    const { number, because } = told.call(counter.one, by.lin);
    told.done({ type: 'markNoShow', counter: counter.one }, by.lin);
    return `${number} ${because?.kind}`;
  });
}

test('a counter that prefers a service calls it first, and by due time within it', () => {
  const told = toldHall(PREFERRING);
  told.open(counter.one, by.lin);
  told.ticket(service.pay); // due 9:10
  told.ticket(service.repair); // due 9:20
  told.ticket(service.repair, priorityClass.elderly); // due 9:10
  expect(calledAtOne(told, 3)).toEqual(['C002 preferred', 'C001 preferred', 'A001 dueFirst']);
});

test('without a preference the services of a counter are one line by due time', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.ticket(service.repair);
  told.ticket(service.pay);
  expect(calledAtOne(told, 2)).toEqual(['A001 dueFirst', 'C001 dueFirst']);
});

test('a counter calls what it serves of what its clerk takes, and who is in no profile takes all', () => {
  const told = toldHall({
    ...SETTINGS,
    workProfiles: [
      { staff: clerk.lin, services: [service.repair, service.corporate], preference: [] },
    ],
  });
  told.ticket(service.pay);
  told.ticket(service.corporate);
  told.ticket(service.repair);
  told.open(counter.one, by.lin);
  expect(calledAtOne(told, 1)).toEqual(['C001 dueFirst']);
  expect(told.refused({ type: 'callNext', counter: counter.one }, by.lin)).toEqual({
    kind: 'nobodyWaiting',
  });
  // The next shift at the same counter is somebody else's.
  told.done({ type: 'closeShift', counter: counter.one }, by.lin);
  told.open(counter.one, by.wu);
  expect(told.call(counter.one, by.wu).number).toBe('A001');
});

test('a clerk’s own preference goes before the counter’s', () => {
  const told = toldHall({
    ...PREFERRING,
    workProfiles: [
      {
        staff: clerk.lin,
        services: [service.pay, service.repair],
        preference: [[service.pay], [service.repair]],
      },
    ],
  });
  told.open(counter.one, by.lin);
  told.ticket(service.repair, priorityClass.vip);
  told.ticket(service.pay);
  expect(calledAtOne(told, 2)).toEqual(['A001 preferred', 'C001 dueFirst']);
});

test('whoever was sent to a counter or clerk is of the first tier there', () => {
  const told = toldHall(PREFERRING);
  told.open(counter.one, by.lin);
  told.open(counter.three, by.zhao);
  const sent = told.ticket(service.pay);
  told.call(counter.three, by.zhao);
  const to = { kind: 'counter', counter: counter.one } as const;
  told.done({ type: 'transfer', counter: counter.three, to }, by.zhao);
  told.ticket(service.repair);
  expect(told.call(counter.one, by.lin)).toBe(sent);
  expect(sent.because?.kind).toBe('sentToCounter');
});

test('nobody is overtaken more than the bound: the third elderly one waits behind', () => {
  const told = toldHall({ ...SETTINGS, overtakeMax: 2 });
  told.open(counter.one, by.lin);
  told.ticket(service.pay); // due 9:10
  told.wait(MINUTE);
  for (let count = 0; count < 3; count += 1) told.ticket(service.pay, priorityClass.elderly); // due 9:06
  expect(calledAtOne(told, 4)).toEqual([
    'A002 dueFirst',
    'A003 dueFirst',
    'A001 overtaken',
    'A004 dueFirst',
  ]);
});

test('whoever has waited as long as the hall lets anybody wait is next at the first counter for them', () => {
  const told = toldHall({ ...PREFERRING, waitBoundMin: 30 });
  told.open(counter.one, by.lin);
  told.ticket(service.pay);
  told.wait(29 * MINUTE);
  for (let count = 0; count < 3; count += 1) told.ticket(service.repair);
  expect(calledAtOne(told, 1)).toEqual(['C001 preferred']);
  told.wait(MINUTE);
  expect(calledAtOne(told, 3)).toEqual(['A001 waitedLong', 'C002 dueFirst', 'C003 dueFirst']);
});

test('an undone call has overtaken nobody', () => {
  const told = toldHall({ ...SETTINGS, overtakeMax: 1 });
  told.open(counter.one, by.lin);
  told.ticket(service.pay);
  told.wait(MINUTE);
  for (let count = 0; count < 2; count += 1) told.ticket(service.pay, priorityClass.elderly);
  told.call(counter.one, by.lin);
  told.done({ type: 'undoLast', counter: counter.one }, by.lin);
  expect(calledAtOne(told, 3)).toEqual(['A002 dueFirst', 'A001 overtaken', 'A003 dueFirst']);
});

test('a no-show who returns, and who was moved back, wait anew for the bounds', () => {
  const told = toldHall({ ...SETTINGS, overtakeMax: 1 });
  told.open(counter.one, by.lin);
  const away = told.ticket(service.pay);
  const polite = told.ticket(service.pay);
  told.ticket(service.pay);
  told.call(counter.one, by.lin);
  told.done({ type: 'markNoShow', counter: counter.one }, by.lin);
  told.wait(1_000);
  told.done({ type: 'returnTicket', visit: away.id }, by.lin); // due 9:05
  told.done(
    { type: 'reorderTicket', visit: polite.id, rule: 'toBack', reason: 'unwell' },
    by.supervisor,
  );
  told.wait(MINUTE);
  told.ticket(service.pay);
  expect(calledAtOne(told, 4)).toEqual([
    'A001 dueFirst',
    // Passed by the returner, and at the bound with it; the others are behind.
    'A003 overtaken',
    'A002 dueFirst',
    'A004 dueFirst',
  ]);
});

// ── in random halls, on light lines ─────────────────────────────────────────────────────────────

interface Person extends Standing {
  readonly due: number;
}
const LINES = 3;

/** Everything that a forecast needs to play calls forward. */
function lightLine(at: number) {
  const service = serviceIdSchema.parse(`s${at}`);
  return {
    line: { kind: 'service', service } as const,
    turns: openTurnOrder<Person>(({ due }) => due),
    elders: openTurnOrder<Person>(({ waitsSince }) => waitsSince),
    called: [] as readonly Standing[],
  };
}

const anyMove = fc.record({
  comes: fc.option(fc.nat(LINES - 1), { nil: undefined }),
  dueInMin: fc.integer({ min: -5, max: 90 }),
  /** Which of the counters calls; each serves some of the lines. */
  calls: fc.nat(3),
  afterMs: fc.nat(4 * MINUTE),
  leaves: fc.option(fc.nat(100), { freq: 12, nil: undefined }),
});
const anyCounters = fc.array(
  fc.array(fc.record({ line: fc.nat(LINES - 1), tier: fc.nat(2) }), { minLength: 1, maxLength: 3 }),
  { minLength: 1, maxLength: 4 },
);

test('in any hall nobody is overtaken more than the bound or passed over after it, and the reason is true', () => {
  fc.assert(
    fc.property(
      fc.array(anyMove, { maxLength: 250, size: 'max' }),
      anyCounters,
      fc.integer({ min: 0, max: 6 }),
      fc.option(fc.integer({ min: 1, max: 40 })),
      (moves, counters, overtakeMax, waitBoundMin) => {
        const bounds = { overtakeMax, waitBoundMin };
        const lines = Array.from({ length: LINES }, (_, at) => lightLine(at));
        const overtaken = new Map<Person, number>();
        let now = 0;
        const waitingIn = (place: number) => {
          const turns = lines[place]?.turns;
          return turns?.firstFew(turns.size) ?? [];
        };
        const isBehind = (one: Person, other: Person) => one.order > other.order;
        moves.forEach(({ comes, dueInMin, calls, afterMs, leaves }, order) => {
          now += afterMs;
          if (comes !== undefined) {
            const person = { waitsSince: now, order, due: now + dueInMin * MINUTE };
            lines[comes]?.turns.add(person);
            lines[comes]?.elders.add(person);
            overtaken.set(person, 0);
          }
          if (leaves !== undefined) {
            const place = leaves % LINES;
            const leaver = waitingIn(place)[leaves % Math.max(waitingIn(place).length, 1)];
            if (leaver !== undefined) {
              lines[place]?.turns.remove(leaver);
              lines[place]?.elders.remove(leaver);
            }
          }
          const served = new Map(
            counters[calls % counters.length]?.map(({ line, tier }) => [line, tier] as const),
          );
          const calling = [...served].flatMap(([place, tier]) => {
            const queue = lines[place];
            return queue === undefined ? [] : [{ tier, queue }];
          });
          const waiting = [...served.keys()].flatMap(waitingIn);
          const next = nextCall<Person>(calling, bounds, now);
          expect(next === undefined).toBe(waiting.length === 0);
          if (next === undefined) return;
          const { who } = next;
          const because: CallReason = next.because;
          const long = waiting.filter(
            ({ waitsSince }) => waitBoundMin !== null && now - waitsSince >= waitBoundMin * MINUTE,
          );
          const often = waiting.filter((each) => (overtaken.get(each) ?? 0) >= overtakeMax);
          // Who is at a bound is told so exactly, and the eldest of them goes.
          expect(because.kind === 'waitedLong').toBe(long.length > 0);
          expect(because.kind === 'overtaken').toBe(long.length === 0 && often.length > 0);
          for (const other of long.length > 0 ? long : often) {
            expect(isBehind(who, other)).toBe(false);
          }
          for (const queue of lines) {
            if (queue.turns.firstFew(queue.turns.size).includes(who)) {
              queue.turns.remove(who);
              queue.elders.remove(who);
            }
          }
          for (const { queue } of calling) noteCall(queue, who, overtakeMax);
          for (const other of waiting.filter((each) => isBehind(who, each))) {
            const times = (overtaken.get(other) ?? 0) + 1;
            expect(times).toBeLessThanOrEqual(overtakeMax);
            overtaken.set(other, times);
          }
        });
      },
    ),
    { numRuns: 200 },
  );
});

test('what a call looks at does not grow with those who wait', () => {
  const queue = lightLine(0);
  let asked = 0;
  const counting = (first: () => Person | undefined) => () => {
    asked += 1;
    return first();
  };
  const counted = {
    ...queue,
    turns: { first: counting(queue.turns.first) },
    elders: { first: counting(queue.elders.first) },
  };
  for (let order = 0; order < 20_000; order += 1) {
    const person = { waitsSince: order, order, due: (order * 37) % 5_000 };
    queue.turns.add(person);
    queue.elders.add(person);
  }
  nextCall([{ tier: 0, queue: counted }], { overtakeMax: 5, waitBoundMin: null }, 20_000);
  expect(asked).toBe(2);
  for (let order = 0; order < 500; order += 1) {
    noteCall(queue, { waitsSince: 20_000 + order, order }, 5);
    expect(queue.called.length).toBeLessThanOrEqual(5);
  }
});
