import { must } from '#contract/assert.ts';
import { nextCall } from '../queue/who-is-next.ts';
import { openArrivals } from './arrivals.ts';
import { openDesk } from './desk.ts';
import type { Dice } from './dice.ts';
import { chanceToStay } from './leaving.ts';
import { type Expected, newcomer, type RunLine } from './run-line.ts';
import { HORIZON_MS, type RunCounter, type Scene } from './scene.ts';

/** A run that finds no end is called off after so many steps for each one asked about. */
const STEPS_PER_ROW = 6;
const STEPS_MIN = 400;

/**
 * Plays the hall forward once, and notes for each row after how many milliseconds it is called.
 * Who is next is asked of the same rule that calls people.
 */
export function playOnce(
  scene: Scene,
  dice: Dice,
  note: (row: number, afterMs: number) => void,
): void {
  const { at, outlook, counters } = scene;
  for (const line of scene.services) line.begin();
  for (const line of scene.others) line.begin();

  const end = at + HORIZON_MS;
  const desk = openDesk(scene, dice);
  const arrivals = openArrivals(scene, dice);
  let arrivalAt = arrivals.after(at);
  let order = scene.firstOrder + desk.joiners.length;
  const nobodyComes = Number.POSITIVE_INFINITY;
  let left = scene.rows;
  let stepsLeft = STEPS_PER_ROW * scene.rows + STEPS_MIN;

  while (left > 0 && stepsLeft > 0) {
    const index = desk.next();
    const time = desk.nextTime();
    const joiner = desk.joiners[0];
    if (joiner !== undefined && joiner.joinedAt <= time && joiner.joinedAt <= arrivalAt) {
      desk.joiners.shift();
      desk.join(joiner);
      continue;
    }
    if (arrivalAt <= time && arrivalAt < end) {
      const of = arrivals.service(arrivalAt);
      const due = arrivalAt + of.targetWaitMs * arrivals.waitShare();
      if (due <= scene.lastDue || scene.preferred.has(of)) {
        order += 1;
        stepsLeft -= 1;
        desk.join(newcomer({ of, due, order, at: arrivalAt }));
      }
      arrivalAt = arrivals.after(arrivalAt);
      if (arrivalAt > scene.lastDue && scene.preferred.size === 0) arrivalAt = nobodyComes;
      continue;
    }
    const counter = counters[index];
    if (counter === undefined) break;
    const expected = nextCall(counter.lines, scene.bounds, time)?.who;
    if (expected === undefined) {
      desk.rest(index);
      continue;
    }
    lineOf(counter, expected).remove(expected);
    stepsLeft -= 1;
    if (expected.row >= 0) {
      note(expected.row, time - at);
      left -= 1;
    }
    if (!expected.isReal) continue;
    if (dice.next() >= chanceToStay(outlook.leaving, expected.joinedAt, { from: at, to: time }))
      continue;
    desk.call(index, expected);
  }
}

/** The line at whose head it stands, by turn or as the eldest. */
function lineOf({ lines }: RunCounter, expected: Expected): RunLine {
  const calling = lines.find(
    ({ queue }) => queue.turns.first() === expected || queue.elders.first() === expected,
  );
  return must(calling, 'whoever is called stands in a line').queue;
}
