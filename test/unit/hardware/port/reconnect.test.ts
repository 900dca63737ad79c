import { expect, test } from 'vitest';
import { ok, refuse } from '#contract/outcome.ts';
import type { OpenPort, PortReason } from '#hardware/port/byte-port.ts';
import { chanceFrom } from '#hardware/port/chance.ts';
import { keepConnected } from '#hardware/port/reconnect.ts';
import { steppedClock } from '#test/support/stepped-clock.ts';
import { type Cable, openCable } from '../cable.ts';

/** A port that cannot be opened for the reason given, or can be while there is none. */
function keptPort(failing: PortReason | undefined) {
  const clock = steppedClock(0);
  const cables: Cable[] = [];
  const triedAt: number[] = [];
  const problems: string[] = [];
  const state = { failing };
  const open: OpenPort = async () => {
    triedAt.push(clock.now());
    if (state.failing !== undefined) return refuse({ kind: state.failing, detail: '' });
    const cable = openCable();
    cables.push(cable);
    return ok({ ...cable.port, close: async () => cable.pull() });
  };
  const keeper = keepConnected({
    open,
    clock,
    chance: () => 0.5,
    onConnected: () => problems.push('connected'),
    onProblem: ({ kind }) => problems.push(kind),
  });
  return { clock, cables, triedAt, problems, state, keeper };
}

test('tries come further and further apart, up to ten seconds', async () => {
  const { clock, triedAt } = keptPort('portBusy');
  await clock.advance(60_000);
  const gaps = triedAt.slice(1).map((at, index) => at - (triedAt[index] ?? 0));
  expect(gaps).toEqual([500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000, 10_000]);
});

test('a device that is not plugged in is looked for every two seconds', async () => {
  const { clock, triedAt } = keptPort('portMissing');
  await clock.advance(20_000);
  expect(Math.max(...triedAt.slice(1).map((at, index) => at - (triedAt[index] ?? 0)))).toBe(2_000);
});

test('a lost line is told and opened again as a new one', async () => {
  const { clock, cables, problems } = keptPort(undefined);
  await clock.advance(1);
  cables[0]?.pull();
  await clock.advance(500);
  expect([cables.length, problems]).toEqual([2, ['connected', 'portLost', 'connected']]);
});

test('a line that has held for long is tried again quickly, one that flaps is not', async () => {
  const { clock, cables, triedAt } = keptPort(undefined);
  await clock.advance(1);
  for (let times = 0; times < 4; times += 1) {
    cables.at(-1)?.pull();
    await clock.advance(1);
    while (triedAt.length < times + 2) await clock.advance(500);
  }
  expect((triedAt[4] ?? 0) - (triedAt[3] ?? 0)).toBeGreaterThanOrEqual(4_000);
  await clock.advance(10_000);
  const steady = triedAt.length;
  cables.at(-1)?.pull();
  await clock.advance(501);
  expect(triedAt.length).toBe(steady + 1);
});

test('a wait is cut short by the news that the port is back', async () => {
  const { clock, cables, state, keeper } = keptPort('portBusy');
  await clock.advance(20_000);
  state.failing = undefined;
  keeper.tryNow();
  await clock.advance(0);
  expect(cables).toHaveLength(1);
});

test('stopping calls off the wait and lets nothing open afterwards', async () => {
  const { clock, triedAt, keeper } = keptPort('portBusy');
  await clock.advance(3_000);
  const tries = triedAt.length;
  await keeper.stop();
  expect(clock.sleepers).toBe(0);
  await clock.advance(60_000);
  expect(triedAt).toHaveLength(tries);
});

test('stopping while a port is being opened closes it as soon as it is', async () => {
  const clock = steppedClock(0);
  const cable = openCable();
  let isClosed = false;
  let isConnected = false;
  const opening = Promise.withResolvers<void>();
  const keeper = keepConnected({
    open: async () => {
      await opening.promise;
      return ok({
        ...cable.port,
        close: async () => {
          isClosed = true;
        },
      });
    },
    clock,
    chance: () => 0,
    onConnected: () => {
      isConnected = true;
    },
    onProblem: () => {},
  });
  const stopped = keeper.stop();
  opening.resolve();
  await stopped;
  expect([isClosed, isConnected]).toEqual([true, false]);
});

test('one seed gives one row of chances, all from 0 up to 1', () => {
  const draw = (seed: number) => Array.from({ length: 1_000 }, chanceFrom(seed));
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
  expect(draw(7).every((chance) => chance >= 0 && chance < 1)).toBe(true);
});
