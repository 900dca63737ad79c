import type { Clock } from '#contract/clock.ts';
import type { ByteTrace } from '#contract/devices.ts';

/** Bytes on the lines are gathered and sent at most so often. */
const GATHER_MS = 100;
/** More than this in one gathering is not read by anybody; the oldest are dropped. */
const TRACES_MAX = 200;

/** Bytes on the lines for the pages that watch them; nothing is gathered while nobody does. */
export interface TraceRelay {
  /** Counts one watcher; the returned function takes it away again. */
  watch(): () => void;
  stop(): void;
}

export function openTraceRelay(given: {
  readonly onTrace: (listener: (trace: ByteTrace) => void) => () => void;
  readonly send: (traces: readonly ByteTrace[]) => void;
  readonly clock: Clock;
}): TraceRelay {
  let watchers = 0;
  let gathered: ByteTrace[] = [];
  let turnDeaf: (() => void) | undefined;
  let callOff: (() => void) | undefined;

  const flush = () => {
    callOff = undefined;
    const traces = gathered;
    gathered = [];
    given.send(traces);
  };
  const hear = (trace: ByteTrace) => {
    gathered.push(trace);
    if (gathered.length > TRACES_MAX) gathered.shift();
    callOff ??= given.clock.after(GATHER_MS, flush);
  };
  const quiet = () => {
    turnDeaf?.();
    turnDeaf = undefined;
    callOff?.();
    callOff = undefined;
    gathered = [];
  };

  return {
    watch() {
      watchers += 1;
      turnDeaf ??= given.onTrace(hear);
      return () => {
        watchers -= 1;
        if (watchers === 0) quiet();
      };
    },
    stop: quiet,
  };
}
