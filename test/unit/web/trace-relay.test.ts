import { expect, test } from 'vitest';
import type { ByteTrace } from '#contract/devices.ts';
import { portIdSchema } from '#contract/ids.ts';
import { steppedClock } from '#test/support/stepped-clock.ts';
import { openTraceRelay } from '#web/trace-relay.ts';

function relay() {
  const clock = steppedClock(0);
  const listeners = new Set<(trace: ByteTrace) => void>();
  const sent: string[][] = [];
  const traces = openTraceRelay({
    onTrace: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    send: (batch) => void sent.push(batch.map(({ hex }) => hex)),
    clock,
  });
  const say = (hex: string) => {
    const port = portIdSchema.parse('rs485');
    for (const hear of listeners) {
      hear({ port, at: clock.now(), direction: 'toDevice', hex, meaning: '' });
    }
  };
  return { clock, listeners, sent, traces, say };
}

test('bytes are gathered and sent ten times a second at most', async () => {
  const { clock, sent, traces, say } = relay();
  traces.watch();
  for (let ms = 0; ms < 1_000; ms += 10) {
    say(ms.toString(16));
    await clock.advance(10);
  }
  expect(sent.length).toBeLessThanOrEqual(10);
  expect(sent.flat().length).toBeGreaterThan(80);
});

test('a noisy line loses its oldest bytes and nothing else', async () => {
  const { clock, sent, traces, say } = relay();
  traces.watch();
  for (let index = 0; index < 1_000; index += 1) say(String(index));
  await clock.advance(100);
  expect(sent).toHaveLength(1);
  expect(sent[0]).toHaveLength(200);
  expect(sent[0]?.at(-1)).toBe('999');
});

test('when the last watcher goes nothing is listened to and nobody sleeps', async () => {
  const { clock, listeners, sent, traces, say } = relay();
  const [first, second] = [traces.watch(), traces.watch()];
  say('a0');
  first();
  expect(listeners.size).toBe(1);
  second();
  expect([listeners.size, clock.sleepers]).toEqual([0, 0]);
  await clock.advance(1_000);
  expect(sent).toEqual([]);
});
