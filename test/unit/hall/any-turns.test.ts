import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RequestId } from '#contract/ids.ts';
import type { Answer } from '#hall/answers.ts';
import { brokenInvariants } from '#rules/invariants.ts';
import { anySettings, anyStep, OPENING, orderOf } from '../rules/any-hall.ts';
import { hallRoom, request } from './hall-room.ts';

/** Each run writes some sixty transactions to a real file. */
const RUNS = 40;

/** What comes in within one turn of the event loop, and what becomes of it. */
const anyTurn = fc.record({
  steps: fc.array(anyStep, { minLength: 1, maxLength: 4 }),
  isDiskFull: fc.nat(5).map((chance) => chance === 0),
  clockMs: fc.oneof(
    { weight: 8, arbitrary: fc.constant(0) },
    fc.integer({ min: -600_000, max: 0 }),
  ),
  /** Asked once more: within the turn, or later on. */
  again: fc.constantFrom('never', 'never', 'atOnce', 'later'),
  after: fc.constantFrom('goOn', 'goOn', 'goOn', 'goOn', 'goOn', 'goOn', 'stopped', 'killed'),
} as const);

test('whatever is ordered, refused by the disk and restarted, the hall is what its journal says, and what was acknowledged is in it', async () => {
  await fc.assert(
    fc.asyncProperty(
      anySettings,
      fc.array(anyTurn, { minLength: 25, maxLength: 30 }),
      async (settings, turns) => {
        const room = await hallRoom(settings);
        const answers = new Map<RequestId, Answer>();
        const opening = { steps: OPENING, isDiskFull: false, clockMs: 0 } as const;
        for (const turn of [{ ...opening, again: 'never', after: 'goOn' } as const, ...turns]) {
          for (const { afterMs } of turn.steps) await room.clock.advance(afterMs);
          room.turnClock(turn.clockMs);
          room.disk = turn.isDiskFull ? 'full' : 'fine';
          const orders = turn.steps.map((step) => orderOf(room.hall.state(), settings, step));
          const given = orders.map(({ command, by }) => {
            const id = request();
            const answer = room.give(command, by, id);
            const again = turn.again === 'atOnce' ? room.give(command, by, id) : answer;
            return { id, command, by, answer, again };
          });
          room.endTurn();
          for (const { id, command, by, answer, again } of given) {
            const first = await answer;
            expect(await again).toEqual(first);
            if (!first.ok && first.problem.kind === 'notRecorded') continue;
            answers.set(id, first);
            if (turn.again === 'later') expect(await room.give(command, by, id)).toEqual(first);
          }
          room.disk = 'fine';
          if (turn.after !== 'goOn') await room.restart(turn.after);
          expect(room.dump()).toEqual(room.replayed());
          expect(brokenInvariants(room.hall.state())).toEqual([]);
        }
        const known = new Set<RequestId>(room.facts().map((fact) => fact.request));
        for (const fact of room.facts().slice(2)) {
          const isAcknowledged = answers.get(fact.request)?.ok;
          expect(isAcknowledged ?? fact.request.startsWith('day-'), fact.event.type).toBe(true);
        }
        for (const [id, answer] of answers) {
          if (!answer.ok || answer.value.visit === null) continue;
          expect(known.has(id), `${answer.value.visit} is in the journal`).toBe(true);
        }
        room.remove();
      },
    ),
    { numRuns: RUNS },
  );
});
