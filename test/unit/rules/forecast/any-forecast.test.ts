import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Actor, Command } from '#contract/facts.ts';
import { apply } from '#rules/apply.ts';
import { dueCommands } from '#rules/deadlines.ts';
import { decide } from '#rules/decide.ts';
import { forecastNow } from '#rules/forecast/forecast.ts';
import { waitOfNew, waitOfVisit } from '#rules/forecast/waits.ts';
import { openHall } from '#rules/hall-state.ts';
import { anySettings, anyStep, OPENING, orderOf } from '../any-hall.ts';
import { by, counter, MINUTE, MORNING, SETTINGS, service, toldHall } from '../told-hall.ts';

test('whatever has happened, everybody who waits is told a range', () => {
  fc.assert(
    fc.property(
      anySettings,
      fc.array(anyStep, { minLength: 40, maxLength: 40 }),
      (settings, steps) => {
        const hall = openHall();
        let at = MORNING;
        const give = (command: Command, actor: Actor) => {
          const outcome = decide(hall, command, actor, at);
          if (!outcome.ok) return;
          for (const event of outcome.value) apply(hall, { at, by: actor, event });
        };
        give({ type: 'adoptSettings', revision: 'first', settings }, by.hall);
        for (const step of [...OPENING, ...steps]) {
          at += step.afterMs;
          for (const command of dueCommands(hall, at)) give(command, by.hall);
          const order = orderOf(hall, hall.settings, step);
          give(order.command, order.by);
        }
        const about = { forecast: forecastNow(hall, at), at };
        for (const visit of hall.visits.values()) {
          if (visit.state.kind !== 'waiting') continue;
          const { low, high } = waitOfVisit(hall, about, visit);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeGreaterThanOrEqual(low);
          expect(high).toBeLessThanOrEqual(600);
        }
        for (const { id } of hall.settings.services) {
          expect(waitOfNew(hall, about, id).high).toBeGreaterThanOrEqual(0);
        }
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);

test('what the hall prefers and promises is played too, by the rule that calls people', () => {
  const wait = (change: Partial<typeof SETTINGS>) => {
    const told = toldHall({ ...SETTINGS, ...change });
    told.open(counter.one, by.lin);
    for (let count = 0; count < 8; count += 1) told.ticket(service.pay);
    const repair = told.ticket(service.repair);
    return forecastNow(told.hall, told.now).ofVisit(repair.id)?.p50Ms ?? Number.NaN;
  };
  const usual = wait({});
  const preferred = wait({
    counters: SETTINGS.counters.map((each) =>
      each.id === counter.one ? { ...each, preference: [[service.repair]] } : each,
    ),
  });
  const strictly = wait({ overtakeMax: 0 });
  expect(preferred).toBeLessThan(usual / 4);
  // Payments that come later are due before the repair; where nobody is overtaken, only the eight go first.
  expect(strictly).toBeLessThan(usual);
  expect(strictly).toBeGreaterThan(25 * MINUTE);
});
