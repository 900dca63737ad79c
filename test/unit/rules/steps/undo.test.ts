import { DatabaseSync } from 'node:sqlite';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Instant } from '#contract/clock.ts';
import type { Actor, Command, Fact } from '#contract/facts.ts';
import type { CounterId, VisitId } from '#contract/ids.ts';
import { trusted } from '#contract/ids.ts';
import type { QueueSettings } from '#contract/settings.ts';
import { UNDO_MS } from '#contract/steps.ts';
import { createHistory, HISTORY_ORDER, openHistory } from '#journal/history.ts';
import { apply } from '#rules/apply.ts';
import { dueCommands } from '#rules/deadlines.ts';
import { decide } from '#rules/decide.ts';
import { dumpHall, type Hall, openHall } from '#rules/hall-state.ts';
import { brokenInvariants } from '#rules/invariants.ts';
import { dueDayChange } from '#rules/service-day.ts';
import { drawBoard } from '#rules/views/draw-board.ts';
import { drawClerk } from '#rules/views/draw-clerk.ts';
import { drawLive } from '#rules/views/draw-live.ts';
import { drawTicket } from '#rules/views/draw-ticket.ts';
import { anySettings, anyStep, OPENING, orderOf, type Step } from '../any-hall.ts';
import { by, clerk, counter, MORNING, SETTINGS, service, today, toldHall } from '../told-hall.ts';
import { about } from '../views/about.ts';

const undo = { type: 'undoLast', counter: counter.one } as const;
const finish = { type: 'finish', counter: counter.one, delivered: null } as const;

function openHallAt() {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.open(counter.two, by.wu);
  return told;
}

test('a finish that was a misclick is taken back, and the service time goes on as if it had never been', () => {
  const told = openHallAt();
  const ticket = told.ticket(service.pay);
  told.serve(counter.one, by.lin);
  told.wait(60_000);
  const { state } = ticket;
  told.done(finish, by.lin);
  told.wait(8_000);
  expect(told.done(undo, by.lin)).toMatchObject([
    { type: 'stepUndone', what: 'stepFinished', servingSince: MORNING, visit: ticket.id },
  ]);
  expect(ticket.state).toEqual(state);
  expect(told.hall.counters.get(counter.one)).toMatchObject({ current: ticket.id, rating: null });
  told.wait(60_000);
  told.done(finish, by.lin);
  expect(told.hall.clerks.get(clerk.lin)?.today).toMatchObject({
    finished: 1,
    handlingMs: 128_000,
  });
});

test('ten seconds are enough to see a misclick and too little to rewrite a day', () => {
  const told = openHallAt();
  told.ticket(service.pay);
  told.call(counter.one, by.lin);
  told.wait(UNDO_MS + 1);
  expect(told.refused(undo, by.lin)).toEqual({ kind: 'tooLateToUndo' });
  expect(toldHall().refused(undo, by.lin)).toEqual({ kind: 'counterClosed' });
});

test('once somebody has rated, called or voided, nothing is taken back', () => {
  const rated = openHallAt();
  rated.ticket(service.pay);
  rated.finish(counter.one, by.lin);
  rated.done({ type: 'rate', counter: counter.one, visit: null, level: 5, reasons: [] }, by.pad);
  expect(rated.refused(undo, by.lin)).toEqual({ kind: 'ratedSince', number: 'A001' });

  const transferred = openHallAt();
  transferred.ticket(service.pay);
  transferred.serve(counter.one, by.lin);
  const to = { kind: 'counter', counter: counter.two } as const;
  transferred.done({ type: 'transfer', counter: counter.one, to }, by.lin);
  transferred.call(counter.two, by.wu);
  expect(transferred.refused(undo, by.lin)).toEqual({ kind: 'movedOnSince', number: 'A001' });
});

test('only the last step is taken back, by its own clerk, and once', () => {
  const told = openHallAt();
  expect(told.refused(undo, by.lin)).toEqual({ kind: 'nothingToUndo' });
  told.ticket(service.pay);
  told.serve(counter.one, by.lin);
  expect(told.refused(undo, by.wu)).toEqual({ kind: 'notYourCounter' });
  expect(told.done(undo, by.lin)).toMatchObject([{ what: 'servingBegan' }]);
  expect(told.refused(undo, by.lin)).toEqual({ kind: 'nothingToUndo' });
});

test('a call that cut a rating short gives it back with the time it had', () => {
  const told = openHallAt();
  told.ticket(service.pay);
  told.ticket(service.pay);
  told.finish(counter.one, by.lin);
  const { rating } = told.hall.counters.get(counter.one) ?? {};
  told.call(counter.one, by.lin);
  told.wait(3_000);
  expect(told.done(undo, by.lin)).toMatchObject([{ reopens: { visit: today('A001'), step: 1 } }]);
  expect(told.hall.counters.get(counter.one)?.rating).toEqual(rating);
});

test('who was called by mistake stands in the old place, and the next call is a new calling', () => {
  const told = openHallAt();
  const first = told.ticket(service.pay);
  told.ticket(service.pay);
  told.call(counter.one, by.lin);
  told.done(undo, by.lin);
  expect(told.hall.calls).toEqual([]);
  expect(told.call(counter.two, by.wu)).toBe(first);
  // A board that heard the first calling does not take this one for it.
  expect(told.hall.calls).toMatchObject([{ visit: first.id, calling: 2 }]);
});

/** A story told to a hall and to the history, as the hall service does it. */
function tellStory(settings: QueueSettings, steps: readonly Step[]) {
  const hall = openHall();
  const db = new DatabaseSync(':memory:');
  createHistory(db);
  const history = openHistory(db);
  let at = MORNING;
  let seq = 0;
  const give = (command: Command, actor: Actor) => {
    const outcome = decide(hall, command, actor, at);
    for (const event of outcome.ok ? outcome.value : []) {
      seq += 1;
      const request = trusted.requestId(`request-${String(seq).padStart(6, '0')}`);
      const fact: Fact = { seq, at, request, by: actor, event };
      history.record(fact);
      apply(hall, fact);
    }
    return outcome;
  };
  give({ type: 'adoptSettings', revision: 'first', settings }, by.hall);
  const pass = (ms: number) => {
    at += ms;
    for (const command of dueCommands(hall, at)) give(command, by.hall);
    const change = dueDayChange(hall, at);
    if (change !== undefined) give(change, by.hall);
  };
  for (const step of [...OPENING, ...steps]) {
    pass(step.afterMs);
    const { command, by: actor } = orderOf(hall, settings, step);
    give(command, actor);
  }
  return { hall, db, give, now: () => at };
}

/** Everything that a hall is, but for what was heard in it and what its counters could have taken back before. */
function whole(hall: Hall) {
  // That the clerk has acted is true of the undoing too, and what waits have taught is an estimate.
  const { visits, work, at: _, watched: _w, pace: _p, ...rest } = dumpHall(hall);
  return {
    ...rest,
    visits: visits.map(({ callings: _c, told: _t, moves: _m, ...visit }) => visit),
    // A counter that nothing is remembered of is as one that was never heard of.
    work: work
      .map(([id, { undo: _u, cutRating: _r, ...at }]) => ({ id, ...at }))
      .filter(({ lastPressAt, wrapUp, callsByItself }) => lastPressAt ?? wrapUp ?? callsByItself)
      .sort((one, other) => (one.id < other.id ? -1 : 1)),
  };
}

function views(hall: Hall, at: Instant) {
  const context = about({ now: at });
  const boards = { board: drawBoard(hall, context), live: drawLive(hall, context) };
  const calls = <Call extends object>(list: readonly Call[]) =>
    list.map((call) => ({ ...call, calling: 0 }));
  return {
    board: { ...boards.board, calls: calls(boards.board.calls) },
    live: {
      ...boards.live,
      calls: calls(boards.live.calls),
      // Those of a counter tell when its clerk last acted.
      alerts: boards.live.alerts.filter(
        ({ kind }) => kind !== 'counterSilent' && kind !== 'unlikelyRatings',
      ),
    },
    clerks: [...hall.counters.keys()].map((id) => {
      const view = drawClerk(hall, context, id);
      return view && { ...view, work: { ...view.work, undo: null } };
    }),
    tickets: [...hall.visits.keys()].map((id) => drawTicket(hall, context, id)),
  };
}

/** A reminder is over once its clerk has acted, be it by undoing; an estimate has learnt something. */
const NOT_COMPARED = new Set(['reminder', 'wait', 'forecast', 'waits', 'expectedAt']);

function text(drawn: ReturnType<typeof views>): string {
  return JSON.stringify(drawn, (key, value) => (NOT_COMPARED.has(key) ? null : value), 1);
}

/** What was undone, and which facts there were, is history too; everything else is as it was. */
function tables(db: DatabaseSync) {
  const kept = Object.keys(HISTORY_ORDER).filter((name) => !/^fact_of|undone/.test(name));
  return kept.map((name) =>
    db.prepare(`SELECT * FROM ${name} ORDER BY ${HISTORY_ORDER[name]}`).all(),
  );
}

const ACTS = [
  'callNext',
  'markNoShow',
  'beginServing',
  'finish',
  'park',
  'transfer',
  'putBack',
] as const;

function actAt(act: (typeof ACTS)[number], at: CounterId, settings: QueueSettings): Command {
  switch (act) {
    case 'finish':
      return { type: 'finish', counter: at, delivered: null };
    case 'transfer': {
      const [first] = settings.services;
      if (first === undefined) throw new Error('a hall has a service');
      return { type: 'transfer', counter: at, to: { kind: 'service', service: first.id } };
    }
    default:
      return { type: act, counter: at };
  }
}

test('whatever a counter did last, taking it back leaves hall, screens and history as they were', () => {
  let undone = 0;
  fc.assert(
    fc.property(
      anySettings,
      fc.array(anyStep, { minLength: 30, maxLength: 40 }),
      (settings, steps) => {
        const { hall, db, give, now } = tellStory(settings, steps);
        for (const { id, shift } of [...hall.counters.values()]) {
          if (shift === null) continue;
          const actor: Actor = { kind: 'staff', staff: shift.clerk, role: 'clerk' };
          for (const act of ACTS) {
            const before = {
              hall: whole(hall),
              views: text(views(hall, now())),
              tables: tables(db),
            };
            const done = give(actAt(act, id, settings), actor);
            if (!done.ok || done.value.length === 0) continue;
            const taken = give({ type: 'undoLast', counter: id }, actor);
            expect(taken.ok, `${act} is taken back`).toBe(true);
            const isSelfCalling = taken.ok && taken.value.length > 1;
            expect(brokenInvariants(hall)).toEqual([]);
            // A case that was opened, kept or closed has its own history, and its own tests.
            const isOfCase = [...done.value, ...(taken.ok ? taken.value : [])].some(({ type }) =>
              /case|missing/i.test(type),
            );
            if (isOfCase) {
              const { cases: _c, ...rest } = whole(hall);
              const { cases: _b, ...earlier } = before.hall;
              expect(rest, act).toEqual(earlier);
              continue;
            }
            // Taking back a call that came by itself switches that off, which is meant.
            if (isSelfCalling) continue;
            expect(whole(hall), act).toEqual(before.hall);
            expect(text(views(hall, now())), act).toEqual(before.views);
            expect(tables(db), act).toEqual(before.tables);
            undone += 1;
          }
        }
      },
    ),
    { numRuns: 120 },
  );
  expect(undone).toBeGreaterThan(100);
});

test('what others did in between stays done', () => {
  const told = openHallAt();
  told.adopt({ ...SETTINGS, rating: { ...SETTINGS.rating, openSeconds: 60 } });
  for (let count = 0; count < 4; count += 1) told.ticket(service.pay);
  const mine = told.call(counter.one, by.lin);
  const other: VisitId = told.call(counter.two, by.wu).id;
  told.done(undo, by.lin);
  expect(mine.state.kind).toBe('waiting');
  expect(told.hall.calls.map(({ visit }) => visit)).toEqual([other]);
  expect(told.hall.services.get(service.pay)?.lastCalled).toEqual(['A002']);
  expect(told.hall.today.waits).toBe(1);
});
