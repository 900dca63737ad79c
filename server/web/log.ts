import { type DestinationStream, type Logger, pino } from 'pino';
import type { Clock } from '#contract/clock.ts';
import { scrubLine } from './scrub.ts';

export type Log = Logger;

/** The program's own record, for whoever mends it. The scrubber is the last one to touch each line. */
export function openLog(clock: Clock, destination: DestinationStream): Log {
  return pino(
    {
      base: null,
      timestamp: () => `,"time":${clock.now()}`,
      hooks: { streamWrite: scrubLine },
    },
    destination,
  );
}
