import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ViewKey } from '#contract/channels.ts';
import type { HallEvent } from '#contract/facts.ts';
import { apply } from '#rules/apply.ts';
import { dueCommands } from '#rules/deadlines.ts';
import { decide } from '#rules/decide.ts';
import { type Hall, openHall } from '#rules/hall-state.ts';
import { dueDayChange } from '#rules/service-day.ts';
import type { ViewContext } from '#rules/views/context.ts';
import { drawBoard } from '#rules/views/draw-board.ts';
import { drawClerk } from '#rules/views/draw-clerk.ts';
import { drawCounter } from '#rules/views/draw-counter.ts';
import { drawGuide } from '#rules/views/draw-guide.ts';
import { drawKiosk } from '#rules/views/draw-kiosk.ts';
import { drawLive } from '#rules/views/draw-live.ts';
import { drawOffice } from '#rules/views/draw-office.ts';
import { drawTicket } from '#rules/views/draw-ticket.ts';
import { touchedBy } from '#rules/views/touched.ts';
import { anySettings, anyStep, OPENING, orderOf } from '../any-hall.ts';
import {
  by,
  counter,
  kiosk,
  MORNING,
  service,
  type ToldHall,
  today,
  toldHall,
} from '../told-hall.ts';
import { about, HALL_SETTINGS } from './about.ts';

const touched = (told: ToldHall, events: readonly HallEvent[]) => {
  const all = events.map((event) => touchedBy(told.hall, { at: told.now, by: by.hall, event }));
  return {
    now: [...new Set(all.flatMap(({ now }) => now))],
    soon: [...new Set(all.flatMap(({ soon }) => soon))],
  };
};

test('a call reaches the board, the counter, its clerk and the ticket at once, the counts soon after', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.ticket(service.pay);
  const events = told.done({ type: 'callNext', counter: counter.one }, by.lin);
  const { now, soon } = touched(told, events);
  expect(now.sort()).toEqual(['board', 'clerk:c1', 'counter:c1', `ticket:${today('A001')}`]);
  expect(soon).toEqual(['board', 'live', 'kiosk:*', 'clerk:*', 'ticket:*', 'guide:*']);
});

test('a ticket and its paper reach the kiosk at once', () => {
  const told = toldHall();
  told.ticket(service.pay);
  const report = { kind: 'printed', confirmedBy: 'barrier' } as const;
  const paper = { visit: today('A001'), device: null, isReprint: false } as const;
  const events = told.done({ type: 'reportPrint', ...paper, report }, by.hall);
  expect(touched(told, events).now).toEqual([`ticket:${today('A001')}`, `kiosk:${kiosk.one}`]);
});

test('an opened counter reaches the displays of paused ones, which say where else to go', () => {
  const told = toldHall();
  const events = told.done({ type: 'openShift', counter: counter.one }, by.lin);
  expect(touched(told, events).now).toEqual(['board', 'counter:c1', 'clerk:c1']);
  expect(touched(told, events).soon).toContain('counter:*');
});

test('an unhappy rating reaches the supervisor at once', () => {
  const told = toldHall();
  told.open(counter.one, by.lin);
  told.ticket(service.pay);
  told.finish(counter.one, by.lin);
  const rate = {
    type: 'rate',
    visit: null,
    counter: counter.one,
    level: 1,
    reasons: [] as string[],
  } as const;
  expect(touched(told, told.done(rate, by.pad)).now).toContain('live');
});

/** Every view of the hall, drawn and written out. */
function draw(hall: Hall, context: ViewContext): Map<ViewKey, string> {
  const views = new Map<ViewKey, unknown>([
    ['board', drawBoard(hall, context)],
    ['live', drawLive(hall, context)],
    ['office', drawOffice(hall, context)],
    ['guide:/1', drawGuide(hall, context, { view: 'guide', service: null, search: '1' })],
  ]);
  for (const id of hall.kiosks.keys()) views.set(`kiosk:${id}`, drawKiosk(hall, context, id));
  for (const id of hall.visits.keys()) views.set(`ticket:${id}`, drawTicket(hall, context, id));
  for (const id of hall.counters.keys()) {
    views.set(`counter:${id}`, drawCounter(hall, context, id));
    const clerk = drawClerk(hall, context, id);
    expect(clerk?.queue.length).toBeLessThanOrEqual(50);
    views.set(`clerk:${id}`, clerk);
  }
  return new Map([...views].map(([key, view]) => [key, JSON.stringify(view)]));
}

test('whatever happens, no view changes that was not said to be touched', () => {
  fc.assert(
    fc.property(
      anySettings,
      fc.array(anyStep, { minLength: 30, maxLength: 30 }),
      (queue, steps) => {
        const hall = openHall();
        let at = MORNING;
        const contextAt = (): ViewContext => ({
          ...about(toldStill),
          settings: { ...HALL_SETTINGS, ...queue, rating: HALL_SETTINGS.rating },
          at,
        });
        const give = ({ command, by: actor }: ReturnType<typeof orderOf>) => {
          const before = draw(hall, contextAt());
          const outcome = decide(hall, command, actor, at);
          const keys = new Set<ViewKey>();
          for (const event of outcome.ok ? outcome.value : []) {
            apply(hall, { at, by: actor, event });
            const { now, soon } = touchedBy(hall, { at, by: actor, event });
            for (const key of [...now, ...soon]) keys.add(key);
          }
          for (const [key, view] of draw(hall, contextAt())) {
            const isTouched = keys.has(key) || keys.has(`${key.split(':')[0]}:*`);
            if (before.has(key) && !isTouched) {
              expect(view, `${key} after ${command.type}`).toBe(before.get(key));
            }
          }
        };
        const theHall = { kind: 'hall' } as const;
        give({ command: { type: 'adoptSettings', revision: 'r', settings: queue }, by: theHall });
        for (const step of [...OPENING, ...steps]) {
          at += step.afterMs;
          for (const command of dueCommands(hall, at)) give({ command, by: theHall });
          const change = dueDayChange(hall, at);
          if (change !== undefined) give({ command: change, by: theHall });
          give(orderOf(hall, queue, step));
        }
      },
    ),
    { numRuns: 60 },
  );
});
const toldStill = toldHall();
