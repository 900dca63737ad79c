import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { ByteTrace } from '#contract/devices.ts';
import type { PortId } from '#contract/ids.ts';
import type { Link } from '#kit/link/link.ts';

/** One line of the trace; polling that repeats itself is one line with a count. */
export interface TraceRow extends ByteTrace {
  readonly id: number;
  readonly times: number;
  readonly lastAt: number;
  /** Counts on with everything heard: whose is highest was heard last. */
  readonly heard: number;
}

/** More is not read by anybody, and a page stays open for days. */
export const ROWS_MAX = 200;
/** A reader is asked for a card three times a second: question and answer, the same each time. */
const REPEATS_WITHIN_MS = 2_000;
const REPEATS_AMONG_ROWS = 6;

/** Adds what was heard; rows keep their place and the oldest go. */
export function addTraces(
  rows: readonly TraceRow[],
  traces: readonly ByteTrace[],
): readonly TraceRow[] {
  const next = [...rows];
  let lastId = rows.at(-1)?.id ?? 0;
  let heard = rows.reduce((latest, row) => Math.max(latest, row.heard), 0);
  for (const trace of traces) {
    heard += 1;
    const repeated = repeatedBy(next, trace);
    if (repeated !== undefined) {
      const { row, at } = repeated;
      next[at] = { ...row, times: row.times + 1, lastAt: trace.at, heard };
    } else {
      lastId += 1;
      next.push({ ...trace, id: lastId, times: 1, lastAt: trace.at, heard });
    }
  }
  return next.slice(-ROWS_MAX);
}

/**
 * The row that says the same already: the last of its line, the same question again, or the same
 * answer to it. The same answer to another question is news.
 */
function repeatedBy(rows: readonly TraceRow[], trace: ByteTrace) {
  const own = rows
    .map((row, at) => ({ row, at }))
    .filter(({ row }) => row.port === trace.port)
    .slice(-REPEATS_AMONG_ROWS);
  const same = own.findLast(
    ({ row }) =>
      row.hex === trace.hex &&
      row.direction === trace.direction &&
      trace.at - row.lastAt <= REPEATS_WITHIN_MS,
  );
  if (same === undefined) return undefined;
  if (same === latestOf(own)) return same;
  const question = latestOf(own.filter(({ row }) => row.direction === 'toDevice'));
  if (question === undefined) return undefined;
  const isRepeated =
    trace.direction === 'toDevice'
      ? same === question
      : question.row.times > 1 && same.at > question.at;
  return isRepeated ? same : undefined;
}

function latestOf<Placed extends { readonly row: TraceRow }>(
  placed: readonly Placed[],
): Placed | undefined {
  return placed.reduce<Placed | undefined>(
    (latest, one) => (latest !== undefined && latest.row.heard > one.row.heard ? latest : one),
    undefined,
  );
}

export interface TraceLog {
  readonly rows: ReadonlySignal<readonly TraceRow[]>;
  readonly isPaused: ReadonlySignal<boolean>;
  /** The only line that is shown; null for all. */
  readonly port: ReadonlySignal<PortId | null>;
  /** The row that is shown to its last byte. */
  readonly opened: ReadonlySignal<number | null>;
  show(port: PortId | null): void;
  open(row: number | null): void;
  setPaused(isPaused: boolean): void;
  clear(): void;
  close(): void;
}

/** While it runs, the server is asked for bytes on each new connection; paused, it gathers none. */
export function openTraceLog(link: Pick<Link, 'ask' | 'onTrace' | 'face'>): TraceLog {
  const all = signal<readonly TraceRow[]>([]);
  const isPaused = signal(false);
  const port = signal<PortId | null>(null);
  const opened = signal<number | null>(null);

  const deaf = link.onTrace((traces) => {
    // What was under way when the pause was pressed belongs to nothing that is looked at.
    if (!isPaused.peek()) all.value = addTraces(all.peek(), traces);
  });
  const stopAsking = effect(() => {
    if (link.face.value === 'live') void link.ask({ ask: 'traceBytes', on: !isPaused.value });
  });

  return {
    rows: computed(() =>
      port.value === null ? all.value : all.value.filter((row) => row.port === port.value),
    ),
    isPaused,
    port,
    opened,
    show(wanted) {
      port.value = wanted;
    },
    open(row) {
      opened.value = row;
    },
    setPaused(wanted) {
      isPaused.value = wanted;
    },
    clear() {
      all.value = [];
    },
    close() {
      stopAsking();
      deaf();
      if (link.face.peek() === 'live') void link.ask({ ask: 'traceBytes', on: false });
    },
  };
}
