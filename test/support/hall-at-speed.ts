import { readEnvironment } from '#config/environment.ts';
import type { Clock } from '#contract/clock.ts';
import { systemClock } from '../../server/clock/system-clock.ts';
import { AS_IN_A_HALL, runServer } from '../../server/main.ts';

/**
 * The real server in a hall whose day goes by faster: `HALL_SPEED` times as fast as the wall's clock,
 * and from the instant `HALL_STARTS` on. Its devices keep their own time.
 */
const speed = Number(process.env.HALL_SPEED);
const startsAt = Number(process.env.HALL_STARTS);
const begunAt = systemClock.now();

const clock: Clock = {
  now: () => Math.round(startsAt + (systemClock.now() - begunAt) * speed),
  after: (delayMs, run) => systemClock.after(delayMs / speed, run),
};

const environment = readEnvironment(process.env, []);
if (!environment.ok) throw new Error(environment.problem.sentence);
const server = await runServer(environment.value, {
  ...AS_IN_A_HALL,
  clock,
  // As many orders a second as the hall's own time would bring.
  pace: { perSecond: 50 * speed, atOnce: 100 * speed },
});
process.send?.({ kind: 'listening', port: server.port });
const stop = () => void server.stop().then(() => process.exit(0));
process.on('SIGTERM', stop);
process.on('disconnect', stop);
