import { expect, test } from 'vitest';
import type { Line } from '#hardware/simulator/line/line.ts';
import { paceLine } from '#hardware/simulator/line/paced-line.ts';
import { steppedClock } from '#test/support/stepped-clock.ts';

function pacedLine(baudRate: number) {
  const clock = steppedClock(0);
  const written: number[][] = [];
  let isFlowing = true;
  let listener = (_bytes: Uint8Array) => {};
  const raw: Line = {
    path: 'raw',
    write: (bytes) => void written.push([...bytes]),
    onBytes: (next) => {
      listener = next;
    },
    setFlowing: (next) => {
      isFlowing = next;
    },
    close() {},
  };
  const line = paceLine(raw, baudRate, clock);
  const heard: number[] = [];
  line.onBytes((bytes) => void heard.push(...bytes));
  return {
    ...{ clock, line, written, heard, isFlowing: () => isFlowing },
    arrive: (bytes: Uint8Array) => listener(bytes),
  };
}
const countUp = (length: number) => Uint8Array.from({ length }, (_, at) => at & 0xff);

test.each([
  [115_200, 1_295, 112],
  [38_400, 1_295, 337],
  [9_600, 1_295, 1_349],
])('at %i baud %i bytes take %i ms, in pieces and in order', async (baudRate, length, ms) => {
  const { clock, line, written } = pacedLine(baudRate);
  line.write(countUp(length));
  await clock.advance(ms - 8);
  expect(written.flat().length).toBeLessThan(length);
  await clock.advance(16);
  expect(written.flat()).toEqual([...countUp(length)]);
  expect(written.length).toBeGreaterThan(5);
});

test('the device hears no faster than the line carries, and the sender waits meanwhile', async () => {
  const { clock, arrive, heard, isFlowing } = pacedLine(9_600);
  arrive(countUp(96));
  expect(isFlowing()).toBe(false);
  await clock.advance(50);
  expect(heard.length).toBeGreaterThan(30);
  expect(heard.length).toBeLessThanOrEqual(48);
  await clock.advance(60);
  expect(heard).toEqual([...countUp(96)]);
  expect(isFlowing()).toBe(true);
});

test('a device that is not ready hears nothing until it is', async () => {
  const { clock, line, arrive, heard, isFlowing } = pacedLine(115_200);
  line.setFlowing(false);
  arrive(countUp(50));
  await clock.advance(1_000);
  expect(heard).toEqual([]);
  expect(isFlowing()).toBe(false);
  line.setFlowing(true);
  await clock.advance(1_000);
  expect(heard).toHaveLength(50);
  expect(isFlowing()).toBe(true);
});

test('a line that is closed leaves no wait behind', async () => {
  const { clock, line, arrive } = pacedLine(9_600);
  line.write(countUp(100));
  arrive(countUp(100));
  line.close();
  expect(clock.sleepers).toBe(0);
});

test('more than the line can hold is lost', async () => {
  const { clock, line, written } = pacedLine(115_200);
  for (let nth = 0; nth < 40; nth += 1) line.write(countUp(4_096));
  await clock.advance(20_000);
  expect(written.flat()).toHaveLength(131_072);
});
