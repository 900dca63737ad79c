import { join } from 'node:path';
import { systemChance } from '#clock/system-chance.ts';
import { systemClock } from '#clock/system-clock.ts';
import { hallTime } from '#contract/hall-time.ts';
import type { Employment } from '#contract/stations.ts';
import { catalogue } from '../catalogue.ts';
import { openCrew } from '../crew.ts';
import { openSimulation } from '../simulator/simulation.ts';
import { openHallLine } from './hall-line.ts';
import { identityOf } from './identity.ts';
import { openJobBook } from './job-book.ts';
import { openStation } from './station.ts';
import { readStationArguments } from './station-arguments.ts';

/** The devices of a kiosk or counter PC, for the hall: `npm run station -- --hall http://… --code 123456`. */
const say = (sentence: string) => void process.stdout.write(`${sentence}\n`);

const STATES = {
  linked: 'Linked with the hall.',
  away: 'The hall is away; what is under way goes on, and it is tried again.',
  taken: 'Another machine speaks as this station at the moment; it is tried again.',
  notAllowed: 'The hall does not know this station any more: pair it again with --code.',
} as const;

async function main(): Promise<void> {
  const given = readStationArguments(process.argv.slice(2));
  if (!given.ok) return giveUp(given.problem);
  const identity = await identityOf(given.value);
  if (!identity.ok) return giveUp(identity.problem);

  let employment: Employment | undefined;
  const simulation = openSimulation({
    clock: systemClock,
    transport: process.platform === 'win32' ? 'tcp' : 'pty',
    onPath: (port) => crew.pathChanged(port),
    onDevice: () => {},
    onTrouble: (detail) => say(`The simulator cannot run: ${detail}`),
  });
  const crew = openCrew({
    clock: systemClock,
    seed: systemChance.below(2 ** 31),
    today: () => employment?.today ?? '',
    time: () => hallTime(systemClock.now(), employment?.timeZone ?? 'UTC'),
    resolvePath: ({ id, path }) => (path === 'simulated' ? simulation.pathOf(id) : path),
    openers: catalogue,
  });
  const line = openHallLine({
    ...identity.value,
    clock: systemClock,
    onState: (state) => say(STATES[state]),
  });
  const station = openStation({
    crew,
    book: openJobBook(join(given.value.dataFolder, 'jobs.db')),
    line,
    clock: systemClock,
    onEmployed: (wanted) => {
      employment = wanted;
      simulation.employ(wanted.ports, wanted.devices);
    },
  });

  const stop = async () => {
    await station.stop();
    await simulation.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  process.on('disconnect', stop);
}

function giveUp(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

await main();
