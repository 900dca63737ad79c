import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { ByteTrace } from '#contract/devices.ts';
import type { PortId } from '#contract/ids.ts';
import type { Link } from '#kit/link/link.ts';

/** One line of the trace; polling that repeats itself is one line with a count. */
export interface TraceRow extends ByteTrace {
  readonly id: number;
  readonly times: number;
  readonly lastAt: number;
}

/** More is not read by anybody, and a page stays open for days. */
export const ROWS_MAX = 200;
/** A reader is asked for a card three times a second: question and answer, the same each time. */
const REPEATS_WITHIN_MS = 2_000;
const REPEATS_AMONG_ROWS = 4;

/** Adds what was heard; rows keep their place and the oldest go. */
export function addTraces(
  rows: readonly TraceRow[],
  traces: readonly ByteTrace[],
): readonly TraceRow[] {
  const next = [...rows];
  let lastId = rows.at(-1)?.id ?? 0;
  for (const trace of traces) {
    const at = sameBefore(next, trace);
    const row = next[at];
    if (row !== undefined) {
      next[at] = { ...row, times: row.times + 1, lastAt: trace.at };
    } else {
      lastId += 1;
      next.push({ ...trace, id: lastId, times: 1, lastAt: trace.at });
    }
  }
  return next.slice(-ROWS_MAX);
}

/** Where the same bytes went the same way on this line just before; -1 if they did not. */
function sameBefore(rows: readonly TraceRow[], trace: ByteTrace): number {
  let looked = 0;
  for (let at = rows.length - 1; at >= 0 && looked < REPEATS_AMONG_ROWS; at -= 1) {
    const row = rows[at];
    if (row === undefined || row.port !== trace.port) continue;
    looked += 1;
    if (row.hex !== trace.hex || row.direction !== trace.direction) continue;
    return trace.at - row.lastAt <= REPEATS_WITHIN_MS ? at : -1;
  }
  return -1;
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
