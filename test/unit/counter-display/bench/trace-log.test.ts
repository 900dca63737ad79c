import { signal } from '@preact/signals';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { QuestionOf } from '#contract/channels.ts';
import type { ByteTrace } from '#contract/devices.ts';
import { portIdSchema } from '#contract/ids.ts';
import type { LinkFace } from '#kit/link/link.ts';
import { stillLink } from '#test/support/showcase/still-link.ts';
import {
  addTraces,
  openTraceLog,
  ROWS_MAX,
  type TraceRow,
} from '../../../../counter-display/bench/trace-log.ts';

const READER = portIdSchema.parse('card-reader');
const PRINTER = portIdSchema.parse('kiosk-printer');

const trace = (
  hex: string,
  direction: ByteTrace['direction'],
  at: number,
  port = READER,
): ByteTrace => ({ port, at, direction, hex, meaning: '' });

const shown = (rows: readonly TraceRow[]) => rows.map(({ hex, times }) => `${hex}×${times}`);

test('a reader that finds no card for a minute is two rows', () => {
  const polling = Array.from({ length: 200 }, (_, turn) => [
    trace('aa20', 'toDevice', turn * 300),
    trace('aa80', 'fromDevice', turn * 300 + 10),
  ]).flat();
  const rows = polling.reduce<readonly TraceRow[]>((now, one) => addTraces(now, [one]), []);
  expect(shown(rows)).toEqual(['aa20×200', 'aa80×200']);
});

test('the same answer to four questions is four answers', () => {
  const asked = ['100401', '100402', '100403', '100404'].flatMap((question, at) => [
    trace(question, 'toDevice', at, PRINTER),
    trace('12', 'fromDevice', at, PRINTER),
  ]);
  expect(addTraces([], asked)).toHaveLength(8);
});

test('a key that nobody acknowledges and that repeats itself is one row', () => {
  const rows = addTraces(
    [],
    [0, 300, 600].map((at) => trace('ff68', 'fromDevice', at)),
  );
  expect(shown(rows)).toEqual(['ff68×3']);
});

test('the same bytes after a while are news', () => {
  const rows = addTraces([], [trace('12', 'fromDevice', 0), trace('12', 'fromDevice', 5_000)]);
  expect(shown(rows)).toEqual(['12×1', '12×1']);
});

test('the same bytes on another line are news', () => {
  const rows = addTraces([], [trace('12', 'toDevice', 0), trace('12', 'toDevice', 0, PRINTER)]);
  expect(rows).toHaveLength(2);
});

test('however much is heard, nothing is lost but the oldest rows and every row has its own id', () => {
  const anyTrace = fc.record({
    port: fc.constantFrom(READER, PRINTER),
    direction: fc.constantFrom('toDevice' as const, 'fromDevice' as const),
    hex: fc.constantFrom('01', '02', '03'),
    at: fc.nat(100_000),
  });
  fc.assert(
    fc.property(fc.array(fc.array(anyTrace, { maxLength: 300 }), { maxLength: 4 }), (batches) => {
      const rows = batches.reduce<readonly TraceRow[]>(
        (now, batch) =>
          addTraces(
            now,
            batch.map((one) => ({ ...one, meaning: '' })),
          ),
        [],
      );
      const heard = batches.flat().length;
      const counted = rows.reduce((sum, { times }) => sum + times, 0);
      expect(rows.length).toBeLessThanOrEqual(ROWS_MAX);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
      if (rows.length < ROWS_MAX) expect(counted).toBe(heard);
    }),
  );
});

/** A line that keeps what it was asked and lets bytes be heard. */
function listening(face: LinkFace) {
  const asked: boolean[] = [];
  const faces = signal(face);
  let hear: (traces: readonly ByteTrace[]) => void = () => {};
  const still = stillLink({});
  const log = openTraceLog({
    face: faces,
    ask: (question) => {
      if (isTraceQuestion(question)) asked.push(question.on);
      return still.ask(question);
    },
    onTrace(listener) {
      hear = listener;
      return () => {
        hear = () => {};
      };
    },
  });
  return { log, asked, faces, say: (...traces: ByteTrace[]) => hear(traces) };
}

function isTraceQuestion(question: { readonly ask: string }): question is QuestionOf<'traceBytes'> {
  return question.ask === 'traceBytes';
}

test('bytes are asked for again on every new connection', () => {
  const { asked, faces } = listening('connecting');
  expect(asked).toEqual([]);
  faces.value = 'live';
  faces.value = 'lost';
  faces.value = 'live';
  expect(asked).toEqual([true, true]);
});

test('a paused trace gathers nothing, here and at the server', () => {
  const { log, asked, say } = listening('live');
  say(trace('01', 'toDevice', 0));
  log.setPaused(true);
  say(trace('02', 'toDevice', 1));
  expect(asked).toEqual([true, false]);
  expect(shown(log.rows.value)).toEqual(['01×1']);
  log.setPaused(false);
  say(trace('03', 'toDevice', 2));
  expect(shown(log.rows.value)).toEqual(['01×1', '03×1']);
});

test('one line alone is shown, and all again', () => {
  const { log, say } = listening('live');
  say(trace('01', 'toDevice', 0), trace('02', 'toDevice', 0, PRINTER));
  log.show(PRINTER);
  expect(shown(log.rows.value)).toEqual(['02×1']);
  log.show(null);
  expect(log.rows.value).toHaveLength(2);
});

test('a page that goes lets the server rest', () => {
  const { log, asked, say } = listening('live');
  log.close();
  say(trace('01', 'toDevice', 0));
  expect(asked).toEqual([true, false]);
  expect(log.rows.value).toEqual([]);
});
