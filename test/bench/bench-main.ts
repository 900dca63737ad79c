import { cpus } from 'node:os';
import { benchCallNext } from './call-next.ts';
import { benchDurableCall } from './durable-call.ts';
import { printTable } from './measure.ts';
import { benchScreens } from './screens.ts';
import { benchStartUp } from './start-up.ts';
import { benchTickets } from './tickets.ts';

const SECTIONS: Readonly<Record<string, () => void | Promise<void>>> = {
  tickets: () => benchTickets('0'),
  'slow-disk': () => benchTickets('10'),
  screens: benchScreens,
  'call-next': () => {
    const figures = benchCallNext();
    const least = figures[0];
    printTable('callNext in the rules alone, by how many wait', [
      ['waiting', 'µs a call', 'ratio', 'µs a whole cycle'],
      ...figures.map(({ waiting, usPerCall, usPerCycle }) => [
        String(waiting),
        usPerCall.toFixed(2),
        (usPerCall / (least?.usPerCall ?? usPerCall)).toFixed(2),
        usPerCycle.toFixed(2),
      ]),
    ]);
  },
  'durable-call': benchDurableCall,
  'start-up': benchStartUp,
};

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !(name in SECTIONS));
if (unknown !== undefined) {
  process.stderr.write(`There is no section "${unknown}": ${Object.keys(SECTIONS).join(', ')}.\n`);
  process.exit(1);
}
const model = cpus()[0]?.model ?? 'unknown';
process.stdout.write(`${cpus().length} × ${model}, Node ${process.version}\n`);
for (const [name, run] of Object.entries(SECTIONS)) {
  if (wanted.length === 0 || wanted.includes(name)) await run();
}
