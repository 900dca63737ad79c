import { printTable } from '../measure.ts';
import { collectAll, figures, inHindsight, type Told } from './calibration.ts';
import { costOf } from './cost.ts';
import { SHAPES } from './shapes.ts';

/** Seeds that nothing was tuned on: those up to 300 were looked at. */
const UNSEEN_SEEDS = [301, 302, 303, 304];
const DAYS = { learn: 5, test: 3 };

const minutes = (ms: number) => (ms / 60_000).toFixed(1);
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

function row(name: string, told: readonly Told[]): string[] {
  const all = figures(told);
  return [
    name,
    String(all.visits),
    percent(all.below50),
    percent(all.below90),
    minutes(all.widthMs),
    minutes(inHindsight(told, 'naiveMs', all)),
    minutes(inHindsight(told, 'rollingMs', all)),
    `${percent(all.writtenBelow50)} / ${percent(all.writtenBelow90)}`,
  ];
}

const HEAD = [
  '',
  'visits',
  'below p50',
  'below p90',
  'width, min',
  'people ahead × average',
  'rolling average',
  'as written, below low / high',
];

const seedsWanted = process.argv.slice(2).map(Number);
const seeds = seedsWanted.length > 0 ? seedsWanted : UNSEEN_SEEDS;
const collected = SHAPES.map((shape) => ({ shape, ...collectAll(shape, seeds, DAYS) }));
printTable(`Told at issue, halls that have worked ${DAYS.learn} days, seeds ${seeds.join(' ')}`, [
  HEAD,
  ...collected.map(({ shape, atIssue }) => row(shape.name, atIssue)),
]);
printTable('Told again on the way, of what is left', [
  HEAD,
  ...collected.map(({ shape, onTheWay }) => row(shape.name, onTheWay)),
]);
const firstDay = SHAPES.map((shape) => ({
  shape,
  ...collectAll(shape, seeds, { learn: 0, test: 1 }),
}));
printTable('Told at issue on the very first day, from the settings’ targets', [
  HEAD,
  ...firstDay.map(({ shape, atIssue }) => row(shape.name, atIssue)),
]);

const costs: string[][] = [];
for (const shape of SHAPES.slice(1)) {
  const cost = await costOf(shape, seeds[0] ?? 1);
  if (cost === undefined) continue;
  costs.push([
    shape.name,
    String(cost.waiting),
    cost.secondsBetween.toFixed(1),
    cost.msPerSecond.toFixed(2),
    cost.sliceMs.toFixed(2),
  ]);
}
printTable('What it costs the server, in processor time', [
  ['', 'waiting', 's between forecasts', 'ms a second', 'slice, ms'],
  ...costs,
]);
