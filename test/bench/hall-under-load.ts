import { readEnvironment } from '#config/environment.ts';
import { commitAtOnce } from '#journal/journal.ts';
import { AS_IN_A_HALL, runServer } from '../../server/main.ts';

/** The real server without its bound on one socket's pace. Argument: injected fsync delay in ms. */
const [syncDelay = '0'] = process.argv.slice(2);
const environment = readEnvironment(process.env, []);
if (!environment.ok) throw new Error(environment.problem.sentence);

const cell = new Int32Array(new SharedArrayBuffer(4));
const server = await runServer(environment.value, {
  ...AS_IN_A_HALL,
  pace: { perSecond: 1_000_000, atOnce: 1_000_000 },
  commit:
    Number(syncDelay) === 0
      ? commitAtOnce
      : (write) => {
          write();
          Atomics.wait(cell, 0, 0, Number(syncDelay));
        },
});
process.send?.({ kind: 'listening', port: server.port });
process.on('disconnect', () => process.exit(0));
