import { expect, test } from 'vitest';
import { openWriter } from '#hardware/port/deadline-writer.ts';
import { steppedClock } from '#test/support/stepped-clock.ts';

function writerTo(put: (chunk: Uint8Array, done: (failure: string | undefined) => void) => void) {
  const clock = steppedClock(0);
  const lost: string[] = [];
  const writer = openWriter({
    clock,
    put,
    lose: (problem) => {
      lost.push(problem.detail);
      writer.end(problem);
    },
  });
  return { clock, writer, lost };
}

test('a peer that takes nothing loses the line after three seconds, and nothing is written after', async () => {
  const chunks: Uint8Array[] = [];
  const { clock, writer, lost } = writerTo((chunk) => chunks.push(chunk));
  const first = writer.write(Uint8Array.of(1));
  const second = writer.write(Uint8Array.of(2));
  await clock.advance(2_999);
  expect(lost).toEqual([]);
  await clock.advance(1);
  expect(lost).toHaveLength(1);
  expect(await first).toMatchObject({ ok: false, problem: { kind: 'portLost' } });
  expect(await second).toMatchObject({ ok: false, problem: { kind: 'portLost' } });
  expect([chunks.length, clock.sleepers]).toEqual([1, 0]);
});

test('a slow line that goes on taking bytes is not a stuck one', async () => {
  const { clock, writer, lost } = writerTo((_, done) => clock.after(2_500, () => done(undefined)));
  const written = writer.write(new Uint8Array(2_048));
  await clock.advance(10_000);
  expect(await written).toEqual({ ok: true, value: undefined });
  expect(lost).toEqual([]);
});

test('bytes of one write are never mixed with those of another', async () => {
  const taken: number[] = [];
  const { clock, writer } = writerTo((chunk, done) => {
    taken.push(...chunk);
    clock.after(1, () => done(undefined));
  });
  writer.write(new Uint8Array(1_500).fill(1));
  writer.write(new Uint8Array(700).fill(2));
  await clock.advance(10);
  expect(taken).toEqual([...new Uint8Array(1_500).fill(1), ...new Uint8Array(700).fill(2)]);
});

test('a failed write loses the line with what the system said', async () => {
  const { writer, lost } = writerTo((_, done) => done('input/output error'));
  expect(await writer.write(Uint8Array.of(1))).toMatchObject({
    problem: { detail: 'input/output error' },
  });
  expect(lost).toEqual(['input/output error']);
});
