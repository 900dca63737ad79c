import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { issue } from '../hall/hall-room.ts';
import { by } from '../rules/told-hall.ts';
import { at, stageRoom } from './stage-room.ts';
import type { PrinterState } from './stand-in-printer.ts';

const RUNS = 60;
const PATIENCE_MS = 60_000;

const anyPrinter = fc.constantFrom(at.printer, at.desk);
const anyState = fc.constantFrom<PrinterState[]>(
  'works',
  'works',
  'paperLow',
  'paperOut',
  'paperOut',
  'unplugged',
  'refuses',
);
const anyStep = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ kind: 'issue' } as const) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('become' as const),
      printer: anyPrinter,
      state: anyState,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      ms: fc.constantFrom(500, 2_000, 6_000),
    }),
  },
);

test('whatever the printers do, no number is on two papers, and all come out in the end that can', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 10, maxLength: 40 }), async (steps) => {
      const room = await stageRoom();
      for (const step of steps) {
        if (step.kind === 'issue') await room.give(issue(), by.kiosk);
        else if (step.kind === 'become') room.printerAt(step.printer).become(step.state);
        else await room.pass(step.ms);
        await room.settle();
      }
      for (const printer of [at.printer, at.desk]) room.printerAt(printer).become('works');
      await room.pass(PATIENCE_MS);

      const numbers = room.papers().map(({ number }) => number);
      expect(new Set(numbers).size).toBe(numbers.length);
      for (const visit of room.hall.state().visits.values()) {
        const [paper] = room.papers().filter(({ number }) => number === visit.number);
        expect(visit.print.kind).toBe(paper?.isUnconfirmed === true ? 'unconfirmed' : 'printed');
      }
      await room.close();
    }),
    { numRuns: RUNS },
  );
});
