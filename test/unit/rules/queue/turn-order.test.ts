import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { openTurnOrder } from '#rules/queue/turn-order.ts';

interface Person {
  readonly time: number;
  readonly order: number;
}
const timeOf = ({ time }: Person) => time;
const sorted = (people: Iterable<Person>) =>
  [...people].sort((one, other) => one.time - other.time || one.order - other.order);

test('an empty line has nobody first, and nobody is before anybody', () => {
  const turns = openTurnOrder(timeOf);
  expect(turns.size).toBe(0);
  expect(turns.first()).toBe(undefined);
  expect(turns.countBefore(5, 5)).toBe(0);
  expect(turns.firstFew(3)).toEqual([]);
  expect(turns.lastFew(3)).toEqual([]);
});

test('equal times stand in order of issue', () => {
  const turns = openTurnOrder(timeOf);
  for (const order of [3, 1, 2]) turns.add({ time: 7, order });
  expect(turns.firstFew(3).map(({ order }) => order)).toEqual([1, 2, 3]);
  expect(turns.countBefore(7, 2)).toBe(1);
});

test('who does not stand in a line cannot leave it', () => {
  const turns = openTurnOrder(timeOf);
  turns.add({ time: 1, order: 1 });
  expect(() => turns.remove({ time: 1, order: 2 })).toThrow('stands in it');
  expect(() => turns.remove({ time: 1, order: 1 })).toThrow('stands in it');
  expect(turns.size).toBe(1);
});

test('whatever comes and goes, a line is what sorting everybody would give', () => {
  const anyMove = fc.record({
    time: fc.integer({ min: 0, max: 40 }),
    leave: fc.integer({ min: 0, max: 2 }),
    pick: fc.nat(10_000),
  });
  fc.assert(
    fc.property(
      // Up to 3,000 people: several blocks that split, thin out, merge and go.
      fc.array(anyMove, { minLength: 1, maxLength: 3_000, size: 'max' }),
      fc.boolean(),
      (moves, isDraining) => {
        const turns = openTurnOrder(timeOf);
        const people = new Map<number, Person>();
        moves.forEach(({ time, leave, pick }, order) => {
          const person = { time, order };
          turns.add(person);
          people.set(order, person);
          // In a draining hall more leave than come, once there are some.
          for (let gone = 0; gone < leave && isDraining; gone += 1) {
            const [left] = [...people.keys()].slice(pick % people.size);
            const leaver = left === undefined ? undefined : people.get(left);
            if (leaver === undefined || people.size < 3) break;
            turns.remove(leaver);
            people.delete(leaver.order);
          }
        });
        const all = sorted(people.values());
        expect(turns.size).toBe(all.length);
        expect(turns.first()).toBe(all[0]);
        expect(turns.firstFew(moves.length)).toEqual(all);
        expect(turns.firstFew(7)).toEqual(all.slice(0, 7));
        expect(turns.lastFew(7)).toEqual(all.slice(-7).reverse());
        const asked = moves[0]?.time ?? 0;
        expect(turns.countBefore(asked, 5)).toBe(
          all.filter(({ time, order }) => time < asked || (time === asked && order < 5)).length,
        );
      },
    ),
    { numRuns: 40 },
  );
});

test('a line of two thousand empties from the front, from the back and from the middle', () => {
  for (const from of [() => 0, (size: number) => size - 1, (size: number) => size >>> 1]) {
    const turns = openTurnOrder(timeOf);
    const people = Array.from({ length: 2_000 }, (_, at) => ({ time: (at * 37) % 500, order: at }));
    for (const person of people) turns.add(person);
    let left = sorted(people);
    while (left.length > 0) {
      const at = from(left.length);
      const person = left[at];
      if (person === undefined) throw new Error('there is somebody left');
      expect(turns.countBefore(person.time, person.order)).toBe(at);
      turns.remove(person);
      left = left.toSpliced(at, 1);
      expect(turns.first()).toBe(left[0]);
    }
    expect(turns.size).toBe(0);
  }
});
